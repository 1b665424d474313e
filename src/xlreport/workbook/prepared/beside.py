"""A small workbook beside a prepared one, for what XlsxWriter writes anew: notes, and what a return copy has more.

It has the same sheets with the same widths, heights and notes, and no cells but those of the list of findings. Taken
from it are the parts of the notes, which depend on where they stand and on what stands before them, the list, and the
looks. In the prepared sheets the cells with findings get the look of their mark, until the copy is packed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from xlreport.form.model.cell import cell_name
from xlreport.form.model.finding import Severity
from xlreport.layout.finished import FinishedCell, FinishedSheet, Link
from xlreport.layout.styles import Style
from xlreport.messages import workbook as words
from xlreport.workbook.book import text_of_cell, write_sheet
from xlreport.workbook.packing import Part
from xlreport.workbook.parts import PartsWorkbook
from xlreport.workbook.prepared.holes import formula_cell
from xlreport.workbook.prepared.open_sheet import OpenSheet
from xlreport.workbook.prepared.opened import Additions, Mark, Place
from xlreport.workbook.prepared.shared_texts import SharedTexts
from xlreport.workbook.styles import Styles
from xlreport.workbook.writer import MARK_PROPERTY, options

_NUMBER = re.compile(r' s="\d+"')
_FILTERED = re.compile(r'(<definedName name="_xlnm._FilterDatabase"[^>]*>[^<]*:\$[A-Z]+\$)\d+')
_STYLES = "xl/styles.xml"
_DRAWING, _END = '<legacyDrawing r:id="rId1"/>', "</worksheet>"
Look = tuple[Style, Severity]
Places = Mapping[Place, Mark]


class Beside:
    """`parts`: those that are taken from it, in the order of all parts of such a workbook."""

    def __init__(self, sheets: Sequence[OpenSheet], texts: SharedTexts, additions: Additions | None) -> None:
        self._additions = additions
        marked = {one.sheet.name: list(_marked(one, self._marks(one.sheet.name))) for one in sheets}
        self._marked = marked
        bare = [self._bare(one) for one in sheets]
        looks = frozenset(look for own in marked.values() for _, look in own)
        self._looks = _looks(looks, noted=any(one.notes for one in bare))
        workbook = PartsWorkbook(BytesIO(), options())
        workbook.str_table = texts.numbers
        workbook.set_custom_property(MARK_PROPERTY, "", "text")
        for one in bare:
            write_sheet(workbook, self._looks.styles, one)
        workbook.close()
        self._list = next((one.pieces.name for one in sheets if one.sheet.name == words.RETURNED), "")
        self.names = [one.name for one in workbook.parts]
        self.parts = {one.name: one.text for one in workbook.parts if self._is_taken(one)}
        if additions is not None:
            self.parts[_STYLES] = self._looks.part

    def _marks(self, name: str) -> Places:
        return {} if self._additions is None else self._additions.marks.get(name, {})

    def _is_taken(self, part: Part) -> bool:
        name = part.name
        if name.startswith(("xl/comments", "xl/drawings/", "xl/worksheets/_rels/", "[Content_Types]")):
            return True
        return self._additions is not None and name == self._list

    def _bare(self, one: OpenSheet) -> FinishedSheet:
        """What notes depend on; the list as a whole."""
        sheet = one.sheet
        if self._additions is not None and sheet.name == words.RETURNED:
            return self._additions.listed
        notes = {**sheet.notes, **{place: mark.note for place, mark in self._marks(sheet.name).items()}}
        bare = FinishedSheet(name=sheet.name, cells=())
        return replace(bare, notes=notes, widths=sheet.widths, heights=one.heights) if notes else bare

    def lay_over(self, one: OpenSheet) -> None:
        """Marks and answers in a prepared sheet."""
        for place, (style, severity) in self._marked[one.sheet.name]:
            number = self._looks.styles.cell(style, severity)._get_xf_index()  # noqa: SLF001  it has no other way
            _restyle(one, place, number)
        for place, cell in answered_in(one.sheet, self._additions).items():
            number = self._looks.styles.cell(cell.style, cell.mark)._get_xf_index() if cell.style else 0  # noqa: SLF001
            one.pieces.change_for_once(one.pieces.holes[place], formula_cell(cell, number))
        last = one.pieces.last
        if (
            one.pieces.name.replace("sheets/", "sheets/_rels/") + ".rels" in self.parts
            and _DRAWING not in one.pieces[last]
        ):
            one.pieces.change_for_once(last, one.pieces[last].replace(_END, _DRAWING + _END))

    def book(self, written: str) -> str:
        """The part of the workbook, with the range of the list."""
        filtered = None if self._additions is None else self._additions.listed.filtered
        return written if filtered is None else _FILTERED.sub(rf"\g<1>{filtered.bottom + 1}", written)


def answered_in(sheet: FinishedSheet, additions: Additions | None) -> Mapping[Place, FinishedCell]:
    """The cells of a sheet that take an answer from the list."""
    return {} if additions is None else additions.answered.get(sheet.name, {})


def number_texts(texts: SharedTexts, listed: FinishedSheet) -> None:
    """Numbers the texts of the list, in the order of its cells."""
    for one in listed.cells:
        text = one.content.text if isinstance(one.content, Link) else one.content
        if isinstance(text, str):
            texts.number(text_of_cell(text, listed.name, one.row, one.column))


@dataclass(frozen=True, slots=True)
class _Looks:
    """The looks of workbooks in which the same ones are marked, and the part that declares them."""

    styles: Styles
    part: str


@lru_cache(maxsize=64)
def _looks(marked: frozenset[Look], *, noted: bool) -> _Looks:
    """`noted`: whether there are notes, which have a lettering of their own."""
    workbook = PartsWorkbook(BytesIO(), options())
    styles = Styles(workbook)
    styles.number_marked(marked)
    write_sheet(workbook, styles, FinishedSheet(name="1", cells=(), notes={(0, 0): "1"} if noted else {}))
    workbook.close()
    [part] = [one.text for one in workbook.parts if one.name == _STYLES]
    return _Looks(styles, part)


def _marked(one: OpenSheet, marks: Places) -> Iterator[tuple[Place, Look]]:
    """Each cell that has the look of a mark, with all that are merged into one; a link keeps its own."""
    looks: dict[Place, Look | None] = {}
    laid = ((cell, mark.severity) for place, mark in marks.items() for cell in one.laid.get(place, ()) if cell.style)
    for cell, severity in laid:
        look = None if isinstance(cell.content, Link) or cell.style is None else (cell.style, severity)
        for row in range(cell.row, cell.row + cell.rows):
            looks |= {(row, column): look for column in range(cell.column, cell.column + cell.columns)}
    yield from ((place, look) for place, look in looks.items() if look is not None)


def _restyle(one: OpenSheet, place: Place, number: int) -> None:
    begins = f'<c r="{cell_name(*place)}"'
    piece = one.pieces.holes.get(place)
    piece = one.pieces.piece_with(begins) if piece is None else piece
    before, own, after = one.pieces[piece].partition(begins)
    one.pieces.change_for_once(piece, before + own + _NUMBER.sub(f' s="{number}"', after, count=1))
