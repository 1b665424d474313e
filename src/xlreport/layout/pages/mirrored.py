"""The report's tables as the preview shows them, beside its text: where each of their cells lies.

The text flows while somebody types and the tables cannot: cells of a grid are merged for good. So they stand right
of it, in the report's order, none parted by the end of a page if it fits on one. That also keeps every printed page
of the preview from being white, however short the text: no print area is left to each program's idea of one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from math import ceil

from xlreport.form.language.guard import blanks_count_as_zero
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.kind import Kind, is_counted
from xlreport.form.report.accepted import refer
from xlreport.layout.grid import Grid, GridCell
from xlreport.layout.pages.visual import PAGE_ROWS
from xlreport.layout.sizes import stub_widths, text_width
from xlreport.layout.table_plan import TableSheet

COLUMNS = 30
"""So many narrow columns are shared by all tables, each taking some for one of its own."""

COLUMN_PIXELS = 17
MOST_COLUMNS = 15
"""A table with more is not shown: its figures could not be read."""

_PADDING, _LETTER = 6, 12
"""Pixels at the sides of a cell, and of a Chinese character of nine points."""

_FIGURE_WIDTH, _LEAST = 9.5, 2
"""How wide a column of figures is beside those of labels, in characters; the fewest narrow ones of a label."""

_WORDS_WIDTH, _LINES_OF_WORDS = 26.0, 2
"""The most room that a column of words has, in characters; so many lines are kept where they may be longer."""

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class MirroredCell:
    """A cell of a table. Rows count from the first of the preview, columns from the first of the tables."""

    cell: GridCell
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class MirroredTable:
    """`top`: the row of the heading."""

    sheet: TableSheet
    top: int
    cells: tuple[MirroredCell, ...]

    @property
    def bottom(self) -> int:
        """The row below."""
        return 1 + max(cell.bottom for cell in self.cells)


def mirrored_tables(sheets: Sequence[TableSheet]) -> tuple[MirroredTable, ...]:
    """Those that can be read at this width, one below the other, at most one begun on a page."""
    found: list[MirroredTable] = []
    top = 0
    for sheet in sheets:
        if is_mirrored(sheet):
            found.append(_table(sheet, top))
            top = PAGE_ROWS * ceil(found[-1].bottom / PAGE_ROWS)
    return tuple(found)


def is_mirrored(sheet: TableSheet) -> bool:
    return sheet.grid.width <= MOST_COLUMNS


def pages_of(tables: Sequence[MirroredTable]) -> int:
    return ceil(max((table.bottom for table in tables), default=0) / PAGE_ROWS)


def mirror(address: FigureAddress, kind: Kind) -> Expression:
    """What the cell holds; while it is blank, nothing, or the zero it stands for."""
    if not is_counted(kind):
        return Call("mirror", (refer(address, kind), Text("")))
    blank = Call("choose", (blanks_count_as_zero(address.table), Number(_ZERO), Text("")))
    return Call("mirror", (Reference(address), blank))


def _table(sheet: TableSheet, top: int) -> MirroredTable:
    edges = _edges(sheet.grid)
    starts = list(accumulate(_heights(sheet.grid, edges), initial=top + 1))
    cells = (
        MirroredCell(cell, starts[cell.top], edges[cell.left], starts[cell.bottom] - 1, edges[cell.right] - 1)
        for cell in sheet.grid.cells
    )
    return MirroredTable(sheet, top, tuple(cells))


def _edges(grid: Grid) -> list[int]:
    """Where each column begins, and where the last one ends: figures alike, labels by their need, words by theirs."""
    if any(cell.room for cell in grid.figures):
        return _edges_by_need([*stub_widths(grid), *_figure_needs(grid)])
    stubs, figures = stub_widths(grid), grid.width - grid.stub_width
    needed = sum(stubs) + _FIGURE_WIDTH * figures
    most = (COLUMNS - _LEAST * len(stubs)) // figures
    each = min(most, max(1, round(COLUMNS * _FIGURE_WIDTH / needed)))
    room = COLUMNS - each * figures if stubs else 0
    ends = [max(_LEAST * number, round(room * part / sum(stubs))) for number, part in enumerate(accumulate(stubs), 1)]
    return [0, *ends, *(room + each * number for number in range(1, figures)), COLUMNS]


def _figure_needs(grid: Grid) -> list[float]:
    """For each column of figures the room that it needs, in characters."""
    needs = [_FIGURE_WIDTH] * (grid.width - grid.stub_width)
    for cell in grid.figures:
        place = cell.left - grid.stub_width
        needs[place] = max(needs[place], min(2.0 * cell.room, _WORDS_WIDTH))
    return needs


def _edges_by_need(needs: Sequence[float]) -> list[int]:
    """Edges that share the room by need, each column with the least it must have."""
    ends = [round(COLUMNS * part / sum(needs)) for part in accumulate(needs)]
    edges = [0]
    for place, end in enumerate(ends, 1):
        edges.append(min(max(end, edges[-1] + _LEAST), COLUMNS - _LEAST * (len(ends) - place)))
    return edges


def _heights(grid: Grid, edges: Sequence[int]) -> list[int]:
    """How many rows each row of the grid takes, so that every label is whole, and words as a rule."""
    heights = [1] * grid.height
    for cell in sorted((*grid.labels, *grid.figures), key=lambda cell: cell.height):
        pixels = COLUMN_PIXELS * (edges[cell.right] - edges[cell.left]) - _PADDING
        needed = ceil(text_width(cell.text) / 2 / (pixels // _LETTER))
        if cell.room > pixels // _LETTER:
            needed = _LINES_OF_WORDS
        heights[cell.bottom - 1] += max(0, needed - sum(heights[cell.top : cell.bottom]))
    return heights
