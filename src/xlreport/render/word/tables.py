"""A printed table as WordprocessingML, straight from its grid."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from xlreport.form.text.clean import cleaned
from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.messages.report import STYLE_TABLE, STYLE_TABLE_FIGURE, STYLE_TABLE_HEAD, STYLE_TABLE_LABEL, continued
from xlreport.narrative.blocks import TableBlock
from xlreport.render.setting import SetTable
from xlreport.render.widths import table_height
from xlreport.render.word.styles import StyleSheet
from xlreport.render.word.xml import element, resized, spaced, styled_paragraph

_CELL_STYLES = {
    CellKind.CAPTION: STYLE_TABLE_HEAD,
    CellKind.CORNER: STYLE_TABLE_HEAD,
    CellKind.COLUMN_LABEL: STYLE_TABLE_HEAD,
    CellKind.ROW_LABEL: STYLE_TABLE_LABEL,
    CellKind.FIGURE: STYLE_TABLE_FIGURE,
}
_BETWEEN_PARTS = 160


def table_elements(made: SetTable, styles: StyleSheet, room: int) -> Iterator[Element]:
    """The table as wide as its columns, kept on one page where it fits on one; over a later part stands that it is.

    `room`: the height of the text block, in twips.
    """
    if made.part > 1:
        mark = styled_paragraph(styles[STYLE_TABLE_HEAD], continued(made.part, made.parts))
        yield spaced(mark, _BETWEEN_PARTS)
    table = element("tbl", _table_properties(made, styles))
    table.append(element("tblGrid", *(element("gridCol", w=width) for width in made.widths)))
    grid = made.block.grid
    kept = grid.height - 1 if table_height(grid, made.widths, made.size) < room else grid.head_height + 1
    table.extend(_row(made, styles, row, keep=row < kept) for row in range(grid.height))
    yield table


def _table_properties(made: SetTable, styles: StyleSheet) -> Element:
    title = cleaned(made.block.title) + (continued(made.part, made.parts) if made.part > 1 else "")
    return element(
        "tblPr",
        element("tblStyle", val=styles[STYLE_TABLE].id),
        element("tblW", w=sum(made.widths), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0000"),
        element("tblCaption", val=title),
    )


def _row(table: SetTable, styles: StyleSheet, row: int, *, keep: bool) -> Element:
    grid = table.block.grid
    properties = element("trPr", element("cantSplit"))
    if row < grid.head_height:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    for cell in grid.reaching.get(row, ()):
        made.append(_cell(table, styles, cell, row, keep=keep))
    return made


def _cell(table: SetTable, styles: StyleSheet, cell: GridCell, row: int, *, keep: bool) -> Element:
    width = sum(table.widths[cell.left : cell.right])
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if cell.width > 1:
        properties.append(element("gridSpan", val=cell.width))
    if cell.height > 1:
        properties.append(element("vMerge", val="restart" if row == cell.top else "continue"))
    properties.append(element("vAlign", val="center"))
    grid = table.block.grid
    text = _text(table.block, cell) if row == cell.top else ""
    style = styles[STYLE_TABLE_LABEL if table.block.reads_on(cell) else _style_name(grid, cell)]
    content = styled_paragraph(style, text, keep_with_next=None if keep else False)
    if table.size < style.size:
        resized(content, table.size)
    return element("tc", properties, content)


def _style_name(grid: Grid, cell: GridCell) -> str:
    """Short names in an only column are centred like heads, sentences in a tree of labels are not."""
    centred = cell.kind is CellKind.ROW_LABEL and grid.stub_width == 1
    return STYLE_TABLE_HEAD if centred else _CELL_STYLES[cell.kind]


def _text(block: TableBlock, cell: GridCell) -> str:
    return cell.text if cell.address is None else block.figures.get(cell.address, "")
