"""A printed table as WordprocessingML, straight from its grid."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from xlreport.form.text.clean import cleaned
from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.messages.report import STYLE_TABLE, STYLE_TABLE_FIGURE, STYLE_TABLE_HEAD, STYLE_TABLE_LABEL
from xlreport.narrative.blocks import TableBlock
from xlreport.render.widths import column_widths
from xlreport.render.word.styles import StyleSheet
from xlreport.render.word.xml import element, styled_paragraph

_CELL_STYLES = {
    CellKind.CAPTION: STYLE_TABLE_HEAD,
    CellKind.CORNER: STYLE_TABLE_HEAD,
    CellKind.COLUMN_LABEL: STYLE_TABLE_HEAD,
    CellKind.ROW_LABEL: STYLE_TABLE_LABEL,
    CellKind.FIGURE: STYLE_TABLE_FIGURE,
}
_TWIPS_A_HALF_POINT = 10


def table_element(block: TableBlock, styles: StyleSheet, text_width: int) -> Element:
    """The table across the text width (in twips), kept on one page where it fits on one."""
    grid = block.grid
    widths = column_widths(grid, text_width, styles[STYLE_TABLE_LABEL].size * _TWIPS_A_HALF_POINT)
    table = element("tbl", _table_properties(block, styles, text_width))
    table.append(element("tblGrid", *(element("gridCol", w=width) for width in widths)))
    table.extend(_row(block, styles, widths, row) for row in range(grid.height))
    return table


def _table_properties(block: TableBlock, styles: StyleSheet, text_width: int) -> Element:
    return element(
        "tblPr",
        element("tblStyle", val=styles[STYLE_TABLE].id),
        element("tblW", w=text_width, type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0000"),
        element("tblCaption", val=cleaned(block.title)),
    )


def _row(block: TableBlock, styles: StyleSheet, widths: list[int], row: int) -> Element:
    grid = block.grid
    properties = element("trPr", element("cantSplit"))
    if row < grid.head_height:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    for cell in _crossing(grid, row):
        made.append(_cell(block, styles, cell, sum(widths[cell.left : cell.right]), row))
    return made


def _crossing(grid: Grid, row: int) -> Iterator[GridCell]:
    """The cells that stand in a row or reach into it, from the left."""
    yield from sorted((cell for cell in grid.cells if cell.covers_row(row)), key=lambda cell: cell.left)


def _cell(block: TableBlock, styles: StyleSheet, cell: GridCell, width: int, row: int) -> Element:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if cell.width > 1:
        properties.append(element("gridSpan", val=cell.width))
    if cell.height > 1:
        properties.append(element("vMerge", val="restart" if row == cell.top else "continue"))
    properties.append(element("vAlign", val="center"))
    text = _text(block, cell) if row == cell.top else ""
    style = styles[_style_name(block.grid, cell)]
    ends_here = row == block.grid.height - 1
    content = styled_paragraph(style, text, keep_with_next=False if ends_here else None)
    return element("tc", properties, content)


def _style_name(grid: Grid, cell: GridCell) -> str:
    """Short names in an only column are centred like heads, sentences in a tree of labels are not."""
    centred = cell.kind is CellKind.ROW_LABEL and grid.stub_width == 1
    return STYLE_TABLE_HEAD if centred else _CELL_STYLES[cell.kind]


def _text(block: TableBlock, cell: GridCell) -> str:
    return cell.text if cell.address is None else block.figures.get(cell.address, "")
