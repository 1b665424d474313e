"""How much of a file is let in. A form has ten sheets of under 300 rows; 2,956 real files set the rest."""

from dataclasses import dataclass

from xlreport.errors import UnreadableWorkbookError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Settings of the gate, the reason beside each.

    Together they bound what the costliest file that is let in takes: some 6 s and 350 MB. Names, merges, styles and
    number formats need no limit of their own: none is expanded, so that they cost what their bytes cost.
    """

    file_bytes: int = 60 * MEGABYTE  # no file of the corpus is larger; the file is held in memory
    unpacked_bytes: int = 150 * MEGABYTE  # the largest real workbook unpacks to 42 MB
    part_bytes: int = 100 * MEGABYTE  # a part is held in memory three times: unpacked, judged, rebuilt
    ratio: int = 200  # real workbooks shrink at most 41 times, a bomb some 1,000 times
    ratio_free_bytes: int = 5 * MEGABYTE  # below this a high ratio harms nobody
    parts: int = 5_000  # a sheet has a handful of parts; the directory of a zip costs memory before it is read
    sheets: int = 300  # 5,000 sheets cost seconds before anything is known of them
    sheet_tags: int = 500_000  # some 150,000 filled cells, 100 MB while the sheet is parsed
    book_tags: int = 1_500_000  # three such sheets; they are parsed one after another, but the cells are kept
    part_tags: int = 1_000_000  # of any other part that is parsed; some 150 MB
    content_tags: int = 800_000  # of an .ods, all sheets of which stand in one part; a filled form has 43,000
    relation_tags: int = 20_000  # four for each part
    text_node_bytes: int = 10 * MEGABYTE  # of one text; libxml2 takes no more
    text_tags: int = 2_000_000  # of the shared texts, each of which has four
    shared_strings: int = 1_000_000  # calamine reserves what the file declares, 24 bytes a string
    text_bytes: int = 50 * MEGABYTE  # a shared text is copied for each of its cells; all texts of a form are under 1 MB
    last_row: int = 20_000  # calamine holds every cell between the first and the last one
    last_column: int = 256  # column IV, the last one of old Excel
    cells: int = 100_000  # filled ones of a workbook that is not .xlsx, where a cell may be repeated at no cost
    merges: int = 20_000  # of a sheet; the form's sheets have some 60, and each is held against each figure
    area: int = 10_000_000  # cells between first and last filled ones, all sheets together
    remark_bytes: int = 8 * MEGABYTE  # of all remarks and drawings together; those of our own workbook take 0.1 MB
    remark_tags: int = 300_000  # likewise; some 60 MB while the largest part is parsed
    shared_formula_characters: int = 2_000_000  # 6 KB shared over 20,000 rows hung openpyxl
    pages: int = 200  # of a PDF; a report has under twenty
    container_files: int = 2_000  # of a zip or a mail with those in it; a county with its towns sends a few hundred
    container_bytes: int = 600 * MEGABYTE  # of them together, unpacked one at a time
    harmless_bytes: int = 6 * MEGABYTE  # unpacked; a filled form has 2.4 MB. More is read in a process of its own
    seconds: int = 10  # of work on a file read in a process of its own; a filled .xls takes a tenth of a second
    waiting_seconds: int = 60  # until it is done, on a machine that has other work
    memory_bytes: int = 1 << 30  # likewise; address space, of which a Python with its libraries maps a third


LIMITS = Limits()


def is_more_than_a_form(refusal: UnreadableWorkbookError) -> bool:
    """Whether one sheet holds more than any of a form, or holds it further away, and nothing else is wrong."""
    return refusal.code == "FILE-FAR-CELL" or (refusal.code == "FILE-TOO-BIG" and "sheet" in refusal.params)
