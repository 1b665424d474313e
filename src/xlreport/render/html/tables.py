"""A printed table as HTML in which every figure names its heads."""

from collections.abc import Iterator

from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.messages.report import continued
from xlreport.narrative.blocks import TableBlock
from xlreport.render.html.escaping import attributes, element
from xlreport.render.html.style import size_class
from xlreport.render.setting import SetTable

_FEW_COLUMNS = 6
_MANY_COLUMNS = 12
_QUARTER = 0.25
"""The share of the width that each of few columns of figures has; four would leave nothing to the labels."""


def table_html(made: SetTable, mark: str) -> Iterator[str]:
    """The lines of the table; its `mark` keeps its ids apart from those of other tables of the page."""
    block = made.block
    grid = block.grid
    title = block.title
    if made.part > 1:
        mark = continued(made.part, made.parts)
        title += mark
        yield element("p", mark, own={"class": "continued"})
    box = attributes({"class": _box_classes(made), "role": "region", "tabindex": "0", "aria-label": title})
    yield f"<div{box}>"
    yield "<table>"
    yield element("caption", title)
    yield _columns(grid)
    if grid.head_height:
        yield "<thead>"
        yield from _rows(block, mark, range(grid.head_height))
        yield "</thead>"
    yield "<tbody>"
    yield from _rows(block, mark, range(grid.head_height, grid.height))
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _box_classes(made: SetTable) -> str:
    """How wide the figures may be, and whether the row labels are short names in an only column."""
    grid = made.block.grid
    figures = grid.width - grid.stub_width
    words = any(cell.room for cell in grid.figures)
    few = "few" if figures * _QUARTER < 1 and not words else "some"
    breadth = few if grid.width <= _FEW_COLUMNS else "many" if grid.width <= _MANY_COLUMNS else "many most"
    fitted = f" fitted {size_class(made.size)}" if made.fitted else ""
    return f"scroll {breadth}" + (" single" if grid.stub_width == 1 else "") + fitted


def _columns(grid: Grid) -> str:
    stubs = f'<col span="{grid.stub_width}">' if grid.stub_width else ""
    return f'<colgroup>{stubs}<col class="figure" span="{grid.width - grid.stub_width}"></colgroup>'


def _rows(block: TableBlock, mark: str, rows: range) -> Iterator[str]:
    for row in rows:
        yield "<tr>"
        yield from (_cell(block, mark, cell) for cell in block.grid.reaching.get(row, ()) if cell.top == row)
        yield "</tr>"


def _cell(block: TableBlock, mark: str, cell: GridCell) -> str:
    spans = {
        "rowspan": str(cell.height) if cell.height > 1 else None,
        "colspan": str(cell.width) if cell.width > 1 else None,
    }
    if cell.address is not None:
        heads = " ".join(_id(mark, head) for head in block.grid.heads(cell) if head.text)
        text = block.figures.get(cell.address, "")
        kind = "words" if block.reads_on(cell) else "figure"
        return element("td", text, own={"class": kind, **spans, "headers": heads})
    if cell.kind is CellKind.CORNER or not cell.text:
        return element("td", cell.text, own=spans)
    named = {"id": _id(mark, cell), "class": _label_class(cell), "scope": _scope(cell)}
    return element("th", cell.text, own={**named, **spans})


def _id(mark: str, cell: GridCell) -> str:
    return f"{mark}r{cell.top}c{cell.left}"


def _label_class(cell: GridCell) -> str | None:
    return {CellKind.CAPTION: "across", CellKind.COLUMN_LABEL: "column"}.get(cell.kind)


def _scope(cell: GridCell) -> str:
    if cell.kind is CellKind.ROW_LABEL:
        return "row" if cell.is_leaf else "rowgroup"
    return "col" if cell.is_leaf else "colgroup"
