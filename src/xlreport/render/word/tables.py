"""A printed table as WordprocessingML, straight from its grid."""

from collections.abc import Iterator
from functools import cache

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
    drawing = _Drawing(made, styles)
    grid = made.block.grid
    kept = grid.height - 1 if table_height(grid, made.widths, made.size) < room else grid.head_height + 1
    columns = element("tblGrid", "".join([element("gridCol", w=width) for width in made.widths]))
    rows = [drawing.row(row, keep=row < kept) for row in range(grid.height)]
    yield element("tbl", drawing.properties() + columns + "".join(rows))


class _Drawing:
    """What the cells of one table share."""

    def __init__(self, table: SetTable, styles: Styles) -> None:
        self._table = table
        self._styles = styles
        self.content = cache(self._content)
        self._grid = table.block.grid

    def properties(self) -> str:
        made = self._table
        title = cleaned(made.block.title) + (continued(made.part, made.parts) if made.part > 1 else "")
        return element(
            "tblPr",
            element("tblStyle", val=self._styles[STYLE_TABLE].id)
            + element("tblW", w=sum(made.widths), type="dxa")
            + element("jc", val="center")
            + element("tblLayout", type="fixed")
            + element("tblLook", val="0000")
            + element("tblCaption", val=title),
        )

    def row(self, row: int, *, keep: bool) -> str:
        head = element("tblHeader") if row < self._grid.head_height else ""
        properties = element("trPr", element("cantSplit") + head)
        return element(
            "tr", properties + "".join([self._cell(cell, row, keep=keep) for cell in self._grid.reaching.get(row, ())])
        )

    def _cell(self, cell: GridCell, row: int, *, keep: bool) -> str:
        width = sum(self._table.widths[cell.left : cell.right])
        spans = f'<w:gridSpan w:val="{cell.width}"/>' if cell.width > 1 else ""
        if cell.height > 1:
            spans += element("vMerge", val="restart" if row == cell.top else "continue")
        block = self._table.block
        text = _text(block, cell) if row == cell.top else ""
        name = STYLE_TABLE_LABEL if block.reads_on(cell) else _style_name(self._grid, cell)
        before, after = self.content(name, keep=keep, has_text=bool(text))
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}<w:vAlign w:val="center"/></w:tcPr>'
            f"{before}{text_elements(text) if text else ''}{after}</w:tc>"
        )

    def _content(self, name: str, *, keep: bool, has_text: bool) -> tuple[str, str]:
        """What stands in such a cell before and after its text."""
        style, table = self._styles[name], self._table
        size = table.size if table.size < style.size else None
        content = run(_HOLE, style, size=size) if has_text else ""
        whole = paragraph(style, content, keep_with_next=None if keep else False, size=size)
        before, _, after = whole.partition(text_elements(_HOLE))
        return before, after


def _style_name(grid: Grid, cell: GridCell) -> str:
    """Short names in an only column are centred like heads, sentences in a tree of labels are not."""
    centred = cell.kind is CellKind.ROW_LABEL and grid.stub_width == 1
    return STYLE_TABLE_HEAD if centred else _CELL_STYLES[cell.kind]


def _text(block: TableBlock, cell: GridCell) -> str:
    return cell.text if cell.address is None else block.figures.get(cell.address, "")
