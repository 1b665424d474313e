"""A printed table as WordprocessingML, straight from its grid.

All that a table says but its figures is the form's, so its markup is made once for each look it gets: text with holes
where the figures go. A few are kept, each known by the grid itself, the styles themselves and how it is set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from xlreport.form.text.clean import cleaned
from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.messages.report import STYLE_TABLE, STYLE_TABLE_FIGURE, STYLE_TABLE_HEAD, STYLE_TABLE_LABEL, continued
from xlreport.narrative.blocks import TableBlock
from xlreport.render.setting import SetTable
from xlreport.render.widths import table_height
from xlreport.render.word.styles import Styles
from xlreport.render.word.xml import element, paragraph, run, styled_paragraph, text_elements

_CELL_STYLES = {
    CellKind.CAPTION: STYLE_TABLE_HEAD,
    CellKind.CORNER: STYLE_TABLE_HEAD,
    CellKind.COLUMN_LABEL: STYLE_TABLE_HEAD,
    CellKind.ROW_LABEL: STYLE_TABLE_LABEL,
    CellKind.FIGURE: STYLE_TABLE_FIGURE,
}
_BETWEEN_PARTS = 160
_HOLE = "text"


def table_markup(made: SetTable, styles: Styles, room: int) -> Iterator[str]:
    """The table as wide as its columns, kept on one page where it fits on one; over a later part stands that it is.

    `room`: the height of the text block, in twips.
    """
    if made.part > 1:
        yield styled_paragraph(styles[STYLE_TABLE_HEAD], continued(made.part, made.parts), before=_BETWEEN_PARTS)
    table = _drawn(_Same(made.block.grid), made.widths, made.size, styles, room)
    yield element("tbl", _properties(made, styles) + table.filled(made.block))


def _properties(made: SetTable, styles: Styles) -> str:
    title = cleaned(made.block.title) + (continued(made.part, made.parts) if made.part > 1 else "")
    return element(
        "tblPr",
        element("tblStyle", val=styles[STYLE_TABLE].id)
        + element("tblW", w=sum(made.widths), type="dxa")
        + element("jc", val="center")
        + element("tblLayout", type="fixed")
        + element("tblLook", val="0000")
        + element("tblCaption", val=title),
    )


class _Same:
    """A grid that is equal to itself alone: two are not compared cell by cell to know which one is meant."""

    __slots__ = ("grid",)

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    def __hash__(self) -> int:
        return id(self.grid)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.grid is self.grid


_Around = tuple[str, str]
"""What stands in a cell before and after its text."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """Where a figure goes: what stands around it, and what stands there without one; the same where words stand there
    that read on. `is_top`: of a merged cell, the part that holds the text.
    """

    cell: GridCell
    is_top: bool
    around: _Around
    blank: str
    around_words: _Around
    blank_words: str

    def filled(self, block: TableBlock) -> str:
        reads_on = self.cell.room > 0 and block.reads_on(self.cell)
        address = self.cell.address if self.is_top else None
        text = "" if address is None else block.figures.get(address, "")
        if not text:
            return self.blank_words if reads_on else self.blank
        before, after = self.around_words if reads_on else self.around
        return f"{before}{text_elements(text)}{after}"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The markup of a table, with the figures between it."""

    pieces: tuple[str | _Figure, ...]

    def filled(self, block: TableBlock) -> str:
        return "".join([one if isinstance(one, str) else one.filled(block) for one in self.pieces])


@lru_cache(maxsize=32)
def _drawn(same: _Same, widths: tuple[int, ...], size: int, styles: Styles, room: int) -> _Drawn:
    """The columns and rows of a table. `size`: of its letters; `room`: the height of a page."""
    grid = same.grid
    cells = _Cells(grid, widths, size, styles)
    kept = grid.height - 1 if table_height(grid, widths, size) < room else grid.head_height + 1
    pieces: list[str | _Figure] = [element("tblGrid", "".join([element("gridCol", w=width) for width in widths]))]
    for row in range(grid.height):
        head = element("tblHeader") if row < grid.head_height else ""
        pieces.append(f"<w:tr>{element('trPr', element('cantSplit') + head)}")
        for cell in grid.reaching.get(row, ()):
            pieces += cells.pieces(cell, row, keep=row < kept)
        pieces.append("</w:tr>")
    return _Drawn(tuple(_joined(pieces)))


def _joined(pieces: list[str | _Figure]) -> Iterator[str | _Figure]:
    """The pieces with nothing but figures between two texts."""
    text: list[str] = []
    for one in pieces:
        if isinstance(one, str):
            text.append(one)
            continue
        yield "".join(text)
        yield one
        text = []
    yield "".join(text)


@dataclass(frozen=True)
class _Cells:
    """What the cells of one table share."""

    grid: Grid
    widths: tuple[int, ...]
    size: int
    styles: Styles

    def pieces(self, cell: GridCell, row: int, *, keep: bool) -> Iterator[str | _Figure]:
        width = element("tcW", w=sum(self.widths[cell.left : cell.right]), type="dxa")
        spans = element("gridSpan", val=cell.width) if cell.width > 1 else ""
        if cell.height > 1:
            spans += element("vMerge", val="restart" if row == cell.top else "continue")
        yield f"<w:tc>{element('tcPr', width + spans + element('vAlign', val='center'))}"
        name, is_top = _style_name(self.grid, cell), row == cell.top
        if cell.address is not None:
            yield _Figure(
                cell, is_top, self._around(name, keep=keep), self._blank(name, keep=keep),
                self._around(STYLE_TABLE_LABEL, keep=keep), self._blank(STYLE_TABLE_LABEL, keep=keep),
            )  # fmt: skip
        elif cell.text and is_top:
            before, after = self._around(name, keep=keep)
            yield f"{before}{text_elements(cell.text)}{after}"
        else:
            yield self._blank(name, keep=keep)
        yield "</w:tc>"

    def _around(self, name: str, *, keep: bool) -> _Around:
        whole = self._paragraph(name, _HOLE, keep=keep)
        before, _, after = whole.partition(text_elements(_HOLE))
        return before, after

    def _blank(self, name: str, *, keep: bool) -> str:
        return self._paragraph(name, "", keep=keep)

    def _paragraph(self, name: str, text: str, *, keep: bool) -> str:
        style = self.styles[name]
        size = self.size if self.size < style.size else None
        content = run(text, style, size=size) if text else ""
        return paragraph(style, content, keep_with_next=None if keep else False, size=size)


def _style_name(grid: Grid, cell: GridCell) -> str:
    """Short names in an only column are centred like heads, sentences in a tree of labels are not."""
    centred = cell.kind is CellKind.ROW_LABEL and grid.stub_width == 1
    return STYLE_TABLE_HEAD if centred else _CELL_STYLES[cell.kind]
