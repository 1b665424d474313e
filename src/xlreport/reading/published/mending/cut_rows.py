"""Rows that the end of a page cuts in two: the form says which two pieces are one label."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlreport.form.text.normal import same
from xlreport.layout.grid import Grid
from xlreport.reading.published.page import Page, PrintedCell, PrintedTable


def whole_rows(page: Page, grids: Sequence[Grid]) -> Page:
    """The page with two rows as one where their labels are the pieces of one label, and cell stands under cell.

    What stands in both of two cells keeps its lines apart: a number of which both have a piece is none.
    """
    labels = frozenset(same(cell.text) for grid in grids for cell in grid.labels)
    return Page(tuple(part if isinstance(part, str) else _whole(part, labels) for part in page.parts))


def _whole(table: PrintedTable, labels: frozenset[str]) -> PrintedTable:
    for row in reversed(range(table.height - 1)):
        upper, lower = (_own(table, one) for one in (row, row + 1))
        if all(at in upper or not cell.text for at, cell in lower.items()) and any(
            at in upper and _is_cut(upper[at], cell, labels) for at, cell in lower.items()
        ):
            table = PrintedTable(tuple(_joined(table, row)))
    return table


def _own(table: PrintedTable, row: int) -> dict[tuple[int, int], PrintedCell]:
    """The cells of one row alone, by where they stand in it."""
    return {(cell.left, cell.width): cell for cell in table.cells if (cell.top, cell.height) == (row, 1)}


def _is_cut(upper: PrintedCell, lower: PrintedCell, labels: frozenset[str]) -> bool:
    pieces = same(upper.text), same(lower.text)
    return all(pieces) and "".join(pieces) in labels and not labels & set(pieces)


def _joined(table: PrintedTable, row: int) -> Iterator[PrintedCell]:
    """The cells of the table, those of the row below joined to those of this one."""
    lower = _own(table, row + 1)
    for cell in table.cells:
        below = lower.get((cell.left, cell.width))
        if cell is below:
            continue
        if (cell.top, cell.height) == (row, 1) and below is not None:
            yield replace(cell, text="\n".join(filter(None, (cell.text, below.text))))
        elif cell.top > row + 1:
            yield replace(cell, top=cell.top - 1)
        else:
            yield replace(cell, height=cell.height - 1) if cell.bottom > row + 1 else cell
