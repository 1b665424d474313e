"""A printed form or report as a file: a Word document, a web page, Markdown, or a workbook."""

from pathlib import Path

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import read_content
from xlreport.files.grids import read_book
from xlreport.files.isolated import run_isolated
from xlreport.files.package.package import Package
from xlreport.files.printed.formats import PageFormat, page_format, page_of
from xlreport.files.printed.old_word import as_word
from xlreport.files.printed.sheet_page import sheet_page
from xlreport.files.printed.transport import page_from_json
from xlreport.reading.published.page import Page, on_one_line

_WORKER = "xlreport.files.printed.worker"
_HARMLESS_BYTES = 2_000_000
"""Unpacked; a report has a tenth of that."""


def read_page(path: Path) -> Page:
    """What is printed in the file, known by its content, each text on one line.

    Raises UnreadableWorkbookError for any other kind of file.
    """
    page = published_page(path)
    return on_one_line(sheet_page(read_book(path)) if page is None else page)


def published_page(path: Path) -> Page | None:
    """What is printed in a file, None in one of another kind.

    A page that holds far more than a report, and of a format that cannot be looked into beforehand, is read in a
    process of its own. Raises UnreadableWorkbookError for one that cannot be read.
    """
    content = read_content(path)
    own = page_format(content, path)
    if own is PageFormat.OLD_WORD:
        content, own = as_word(content), PageFormat.WORD
    if own is None:
        return None
    unpacked = Package(content).unpacked_bytes if own is PageFormat.WORD else len(content)
    if unpacked <= _HARMLESS_BYTES and own is not PageFormat.PDF:
        return page_of(content, own)
    answer = run_isolated(_WORKER, own.value.encode() + b"\n" + content)
    try:
        return page_from_json(answer)
    except (ValueError, KeyError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail="the reader was cut short") from error
