"""How wide and high labels need their cells, and where a table too wide for a page may be parted.

Widths are in characters of the default font, heights in points; what is measured on paper is in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from xlreport.form.model.address import Address
from xlreport.layout.grid import CellKind, Grid, GridCell

LINE_HEIGHT = 15.0
LEAST_HEIGHT = 21.0
HEAD_HEIGHT = 18.0
"""A line of a table's head needs no more: heads stay in sight while the table moves below them."""
MOST_HEIGHT = 400.0


WIDEST_DIGIT = 9.0
"""A digit in pixels in what stands in for the workbook's font where that is not installed."""

WINDOW = 1255.0
"""So many pixels of a sheet a screen of 1366 shows."""

MARK_ROOM = 12.0
"""How much of it the marks right of a table need, in characters."""

NARROW_GRID = 6
"""With fewer columns of figures each may be wider."""

WIDE_FIGURE, FIGURE, LEAST_FIGURE = 20.0, 9.0, 7.5
MOST_WORDS = 44.0
"""How wide a column of words is at the most; a longer text breaks over several lines."""


def points_of(characters: float, digit: float) -> float:
    """How wide a column of so many characters is, in points; `digit` is how wide the font's digits are, in pixels."""
    return (digit * characters + 5) * 0.75


def text_width(text: str) -> int:
    """Width in half characters: a Chinese character counts two."""
    if text.isascii():
        return len(text)
    return sum(1 if ord(character) < 0x2E80 and character not in "“”‘’—…" else 2 for character in text)  # noqa: PLR2004  where East Asian scripts begin


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell so wide, each of its own lines counted."""
    return sum(max(1, ceil(text_width(line) / max(width - 2.5, 1))) for line in text.split("\n"))


def height_of(text: str, width: float, line_height: float = LINE_HEIGHT) -> float:
    """The height a text needs in a cell so wide, within what a row may have."""
    return min(MOST_HEIGHT, max(LEAST_HEIGHT, 5 + line_height * lines_of(text, width)))


@dataclass(frozen=True, slots=True)
class Fit:
    """A row in which a text stands that each report has for itself, in a cell so wide.

    `lines`: so many it has room for in any case, with the `edge` above and below; else a text has what it needs.
    """

    row: int
    address: Address
    width: float
    line_height: float = LINE_HEIGHT
    lines: int = 0
    edge: float = 0.0

    def points(self, text: str) -> float:
        """The least height; zero where no text asks for any."""
        if self.lines:
            return self.edge + max(self.lines, lines_of(text, self.width)) * self.line_height
        return height_of(text, self.width, self.line_height) if text else 0.0


def stub_widths(grid: Grid) -> list[float]:
    """A width for each label column: a group's label may break over its rows, a line's own over two lines."""
    return [_stub_width(grid, column) for column in range(grid.stub_width)]


def _stub_width(grid: Grid, column: int) -> float:
    own = [cell for cell in grid.labels if cell.left == column and cell.width == 1 and cell.top >= grid.head_height]
    needs = [text_width(cell.text) / (2 if cell.height == 1 else min(cell.height, 4)) for cell in own]
    alone = grid.stub_width == 1
    return min(32.0, max(8.0, 4 + max(needs, default=8.0) * (2 if alone else 1)))


def table_widths(grid: Grid) -> list[float]:
    """A width for each column: labels, then figures as wide as a small screen allows with the marks beside them.

    A table that no screen shows as a whole has columns of the usual width.
    """
    usual = _usual_widths(grid)
    return [max(width, _for_words(grid, column)) for column, width in enumerate(usual)]


def _for_words(grid: Grid, column: int) -> float:
    """How wide the words of a column want it, zero where it has none."""
    rooms = [cell.room for cell in grid.figures if cell.left == column and cell.width == 1]
    most = max(rooms, default=0)
    return min(MOST_WORDS, 3.0 + 2 * most) if most else 0.0


def _usual_widths(grid: Grid) -> list[float]:
    stub = stub_widths(grid)
    figures = grid.width - grid.stub_width
    if figures < NARROW_GRID:
        return [*stub, *([WIDE_FIGURE] * figures)]
    others = sum(_pixels(width) for width in (*stub, MARK_ROOM))
    fitting = ((WINDOW - others) / figures - 5) / WIDEST_DIGIT
    return [*stub, *([round(min(FIGURE, fitting), 1) if fitting >= LEAST_FIGURE else FIGURE] * figures)]


def _pixels(characters: float) -> float:
    return WIDEST_DIGIT * characters + 5


def table_heights(grid: Grid) -> list[float]:
    """For each row of the grid the height its labels need."""
    return row_heights(grid, table_widths(grid))


def row_heights(grid: Grid, widths: list[float]) -> list[float]:
    """For each row of the grid the height its labels need; tall cells spread over their rows."""
    heights = [HEAD_HEIGHT if row < grid.head_height else LEAST_HEIGHT for row in range(grid.height)]
    for cell in sorted(grid.labels, key=lambda cell: cell.height):
        needed = height_of(cell.text, _width(cell, widths))
        if cell.bottom <= grid.head_height:
            needed = HEAD_HEIGHT + LINE_HEIGHT * (lines_of(cell.text, _width(cell, widths)) - 1)
        have = sum(heights[cell.top : cell.bottom])
        for row in range(cell.top, cell.bottom):
            heights[row] += max(0.0, needed - have) / cell.height
    return heights


def _width(cell: GridCell, widths: list[float]) -> float:
    return sum(widths[cell.left : cell.right])


_SHARES = 20


def page_breaks(grid: Grid, points: Sequence[float], page: float) -> tuple[int, ...]:
    """The columns that begin a page beside the first one, pages about as wide as each other; none if one page will do.

    Columns under one label are parted only where they are too wide together. The label columns stand on every page.
    """
    room = page - sum(points[: grid.stub_width])
    starts = _starts(grid)
    if max(sum(points[a:b]) for a, b in pairwise((*starts, grid.width))) > room:
        starts = list(range(grid.stub_width, grid.width))
    fewest = _packed(grid, points, starts, room)
    even = sum(points[grid.stub_width :]) / (len(fewest) + 1)
    limits = (even + (room - even) * share / _SHARES for share in range(_SHARES))
    packed = (_packed(grid, points, starts, limit) for limit in limits)
    return next((breaks for breaks in packed if len(breaks) == len(fewest)), fewest)


def widths_of_pages(grid: Grid, points: Sequence[float], breaks: Sequence[int]) -> list[float]:
    """How wide each page is with the label columns on it."""
    labels = sum(points[: grid.stub_width])
    return [labels + sum(points[a:b]) for a, b in pairwise((grid.stub_width, *breaks, grid.width))]


def _starts(grid: Grid) -> list[int]:
    """The columns at which no label of the head goes on from the column before."""
    heads = [cell for cell in grid.labels if cell.kind is CellKind.COLUMN_LABEL]
    columns = range(grid.stub_width, grid.width)
    return [column for column in columns if not any(cell.left < column < cell.right for cell in heads)]


def _packed(grid: Grid, points: Sequence[float], starts: Sequence[int], limit: float) -> tuple[int, ...]:
    """Each page as full as the limit allows."""
    breaks: list[int] = []
    first = grid.stub_width
    for start, end in pairwise((*starts, grid.width)):
        if start > first and sum(points[first:end]) > limit:
            breaks.append(start)
            first = start
    return tuple(breaks)
