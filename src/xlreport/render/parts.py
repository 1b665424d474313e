"""A table in parts: the tables of a shared grid apart, and the columns of one too wide for a page."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from math import inf

from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.narrative.blocks import TableBlock
from xlreport.render.widths import Needs

_COST_OF_A_TORN_GROUP = 4
"""A cut may stand up to two columns off the middle rather than tear a group of columns apart."""


def single_tables(block: TableBlock) -> list[TableBlock]:
    """Each table of the block in a grid of its own, as narrow as its own columns."""
    by_table = groupby(block.grid.cells, key=lambda cell: cell.table)
    return [replace(block, grid=_own_grid(block.grid, list(cells))) for _, cells in by_table]


def _own_grid(grid: Grid, cells: list[GridCell]) -> Grid:
    top, bottom = min(cell.top for cell in cells), max(cell.bottom for cell in cells)
    figures = [cell for cell in cells if cell.kind is CellKind.FIGURE]
    width = max(cell.left for cell in figures) + 1
    own = (replace(cell, top=cell.top - top, width=min(cell.right, width) - cell.left) for cell in cells)
    head = min(cell.top for cell in figures) - top
    return Grid(tuple(own), bottom - top, width, grid.stub_width, head)


def column_part(grid: Grid, left: int, right: int) -> Grid:
    """The row labels with the columns of figures from `left` up to `right`, which count from the first of them."""
    cells = tuple(_within(grid, left + grid.stub_width, right + grid.stub_width))
    return replace(grid, cells=cells, width=grid.stub_width + right - left)


def _within(grid: Grid, left: int, right: int) -> Iterator[GridCell]:
    shift = left - grid.stub_width
    for cell in grid.cells:
        if cell.kind is CellKind.CAPTION:
            yield replace(cell, width=grid.stub_width + right - left)
        elif cell.left < grid.stub_width:
            yield cell
        elif cell.left < right and cell.right > left:
            start = max(cell.left, left)
            yield replace(cell, left=start - shift, width=min(cell.right, right) - start)


def cuts(grid: Grid, needs: Needs, width: int) -> list[int]:
    """The edges of the fewest parts that hold in `width`: of like length, cut between groups where that is near.

    A column that holds on no page is a part of its own.
    """
    columns = len(needs.figures)
    for parts in range(1, columns + 1):
        cost, edges = _best_cuts(_group_edges(grid), needs, width, parts)
        if cost < inf:
            return [0, *edges]
    raise ValueError("a table without columns of figures")


def _best_cuts(groups: set[int], needs: Needs, width: int, parts: int) -> tuple[float, tuple[int, ...]]:
    """The least cost of so many parts, infinite where they do not hold, and where each ends."""
    columns = len(needs.figures)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 0:
            return (0.0 if start == columns else inf), ()
        found: tuple[float, tuple[int, ...]] = (inf, ())
        for end in range(start + 1, columns + 1):
            if end > start + 1 and needs.part(start, end).total > width:
                break
            cost, ends = best(end, left - 1)
            cost += (end - start - columns / parts) ** 2 + (0 if end in groups else _COST_OF_A_TORN_GROUP)
            found = min(found, (cost, (end, *ends)))
        return found

    return best(0, parts)


def _group_edges(grid: Grid) -> set[int]:
    """Where a cut tears no label of the head apart."""
    heads = [cell for cell in grid.cells if cell.kind is CellKind.COLUMN_LABEL]
    edges = range(grid.stub_width, grid.width + 1)
    return {
        edge - grid.stub_width for edge in edges if not any(head.left < edge < head.right for head in heads)
    }  # fmt: skip
