"""Tables whose merged cells came apart on the way to a page: the form says how they were merged."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.reading.published.near import is_near
from xlreport.reading.published.page import Page, PrintedCell, PrintedTable

_Block = Sequence[Sequence[GridCell]]
"""The cells of one declared table by the row in which they begin."""

_SAYING_NOTHING = {CellKind.CORNER, CellKind.CAPTION}
"""Labels by which no figure is told from another."""


def rejoined(page: Page, grids: Sequence[Grid]) -> Page:
    """The page with each cell of its tables where the form has it.

    That is done where every row of a declared table is there, cell for cell, and every label is the form's. What the
    page itself says of merged cells must not speak against it. All else stays as it is.
    """
    blocks = [block for grid in grids for block in _blocks(grid)]
    return Page(tuple(part if isinstance(part, str) else _rejoined(part, blocks) for part in page.parts))


def _blocks(grid: Grid) -> Iterator[_Block]:
    for table in dict.fromkeys(cell.table for cell in grid.cells):
        own = [cell for cell in grid.cells if cell.table == table]
        top, bottom = own[0].top, max(cell.bottom for cell in own)
        moved = [replace(cell, top=cell.top - top) for cell in own]
        yield [[cell for cell in moved if cell.top == row] for row in range(bottom - top)]


def _rejoined(table: PrintedTable, blocks: Sequence[_Block]) -> PrintedTable:
    rows: list[list[PrintedCell]] = [[] for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.top].append(cell)
    cells: list[PrintedCell] = []
    row = above = 0
    while row < len(rows):
        block = next((one for one in blocks if above <= row and _is_block(rows[row : row + len(one)], one)), None)
        own = rows[row] if block is None else list(_placed(rows, row, block))
        cells += own
        above = max([above, *(cell.bottom for cell in own)])
        row += 1 if block is None else len(block)
    return PrintedTable(tuple(cells))


def _placed(rows: Sequence[Sequence[PrintedCell]], top: int, block: _Block) -> Iterator[PrintedCell]:
    for row, wanted in enumerate(block, top):
        for cell, its in zip(rows[row], wanted, strict=True):
            yield replace(cell, left=its.left, height=its.height, width=its.width)


def _is_block(rows: Sequence[Sequence[PrintedCell]], block: _Block) -> bool:
    return len(rows) == len(block) and all(
        len(own) == len(wanted) and all(map(_is_cell, own, wanted)) for own, wanted in zip(rows, block, strict=True)
    )


def _is_cell(cell: PrintedCell, wanted: GridCell) -> bool:
    if cell.height not in {1, wanted.height} or cell.width not in {1, wanted.width}:
        return False
    if wanted.kind is CellKind.FIGURE or wanted.kind in _SAYING_NOTHING:
        return True
    return is_near(cell.text, wanted.text)
