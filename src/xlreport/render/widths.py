"""How wide the columns of a printed table are, and how high its rows, in twips."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil

from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.layout.sizes import text_width
from xlreport.narrative.blocks import TableBlock

_MOST_LABEL_CHARACTERS = 14
EASY, CRAMPED = 8, 4
"""Characters that a line of a row label holds at the least."""

_LEAST_HEAD_CHARACTERS = 2
_FIGURE_MARGINS = 56
_LABEL_MARGINS = 120
"""What stays free on both sides together."""

LINE = 40 / 3
"""The height of a line in twips for each half-point of its letters: four thirds."""
_ROW_MARGINS = 100

_NARROW = 0.636
"""The widest figures of the fonts that stand in for Times New Roman, as a share of a full-width character."""


def column_widths(grid: Grid, across: int, character: int) -> list[int]:
    """Label columns as their labels need, at least an even share; figure columns share the rest evenly.

    `character` is the width of a full-width character in the label style, in the unit of `across`.
    """
    even = across // grid.width
    stubs = [max(even, _needed(grid, column, character)) for column in range(grid.stub_width)]
    most = max(across // 2, even * grid.stub_width)
    if sum(stubs) > most:
        stubs = [width * most // sum(stubs) for width in stubs]
    figures = grid.width - grid.stub_width
    rest = across - sum(stubs)
    edges = [rest * place // figures for place in range(figures + 1)]
    return [*stubs, *(right - left for left, right in pairwise(edges))]


def _needed(grid: Grid, column: int, character: int) -> int:
    """A label that spans rows may take a line for each."""
    lengths = [-(-len(cell.text) // cell.height) for cell in _row_labels(grid, column)]
    return character * (min(max(lengths, default=0), _MOST_LABEL_CHARACTERS) + 1)


def _row_labels(grid: Grid, column: int) -> Iterator[GridCell]:
    for cell in grid.labels:
        if cell.kind is CellKind.ROW_LABEL and cell.left == column and cell.width == 1:
            yield cell


@dataclass(frozen=True, slots=True)
class Needs:
    """The least width of each label column and of each column of figures, and what the labels would like.

    `size`: of the letters, in half-points.
    """

    size: int
    stubs: tuple[int, ...]
    wanted: tuple[int, ...]
    figures: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.stubs) + sum(self.figures)

    def part(self, left: int, right: int) -> "Needs":
        """Those of the columns of figures from `left` up to `right`."""
        return Needs(self.size, self.stubs, self.wanted, self.figures[left:right])

    def held_by(self, widths: Sequence[int]) -> bool:
        return all(width >= need for width, need in zip(widths, (*self.stubs, *self.figures), strict=True))


def needs_of(block: TableBlock, size: int, labels: int) -> Needs:
    """What the columns need so that no figure breaks and no head is a tower of single characters.

    `size`: of the letters, in half-points; `labels`: characters that a line of a row label holds.
    """
    grid = block.grid
    stubs = [
        max((_least_label(cell.text, size, labels) for cell in _row_labels(grid, column)), default=0)
        for column in range(grid.stub_width)
    ]
    wanted = [max(least, _needed(grid, place, 10 * size)) for place, least in enumerate(stubs)]
    figures = [0] * (grid.width - grid.stub_width)
    for cell in grid.cells:
        if cell.left >= grid.stub_width and cell.width == 1:
            place = cell.left - grid.stub_width
            figures[place] = max(figures[place], _least(block, cell, size))
    return Needs(size, tuple(stubs), tuple(wanted), tuple(figures))


def _least(block: TableBlock, cell: GridCell, size: int) -> int:
    if cell.kind is CellKind.FIGURE:
        text = "" if cell.address is None else block.figures.get(cell.address, "")
        return _least_label(text, size, EASY) if cell.room else _extent(text, size) + _FIGURE_MARGINS
    return _least_label(cell.text, size, _LEAST_HEAD_CHARACTERS)


@lru_cache(maxsize=4096)
def _least_label(label: str, size: int, characters: int) -> int:
    """Labels break between Chinese characters, never within a number or a Latin word."""
    words = "".join(letter if letter.isascii() else " " for letter in label).split()
    longest = max((_extent(word, size) for word in words), default=0)
    return max(longest, min(_extent(label, size), 10 * size * characters)) + _LABEL_MARGINS


@lru_cache(maxsize=8192)
def _extent(text: str, size: int) -> int:
    """The width of a text on one line."""
    full = text_width(text) - len(text)
    return ceil(10 * size * (full + _NARROW * (len(text) - full)))


def fitted_widths(needs: Needs, width: int) -> list[int] | None:
    """Columns that hold what they must, the rest shared; None where that is more than there is."""
    if needs.total > width:
        return None
    labels = label_widths(needs, width)
    return [*labels, *levelled(needs.figures, width - sum(labels))]


def label_widths(needs: Needs, width: int) -> list[int]:
    """What the labels would like, but no more than half of what the figures leave; less where that is nothing."""
    if not needs.stubs:
        return []
    if needs.total > width:
        return [width // 4 // len(needs.stubs)] * len(needs.stubs)
    wishes = [wish - least for wish, least in zip(needs.wanted, needs.stubs, strict=True)]
    given = min(sum(wishes), (width - needs.total) // 2)
    return [least + wish * given // max(sum(wishes), 1) for least, wish in zip(needs.stubs, wishes, strict=True)]


def levelled(needs: Sequence[int], width: int) -> list[int]:
    """As even as columns can be of which each is as wide as it must; a single one has all there is."""
    level, rest, left = 0, width, len(needs)
    for need in sorted(needs, reverse=True):
        level = rest // left
        if need <= level:
            break
        rest, left = rest - need, left - 1
    widths = [max(need, level) for need in needs]
    widths[-1] += width - sum(widths)
    return widths


def table_height(grid: Grid, widths: Sequence[int], size: int) -> int:
    """About how high a table becomes, by the labels of its rows."""
    heights = [0.0] * grid.height
    for cell in sorted(grid.cells, key=lambda cell: cell.height):
        room = sum(widths[cell.left : cell.right]) - _LABEL_MARGINS
        lines = max(1, ceil(_extent(cell.text, size) / max(room, 10 * size)))
        lacking = _ROW_MARGINS + lines * size * LINE - sum(heights[cell.top : cell.bottom])
        for row in range(cell.top, cell.bottom):
            heights[row] += max(0.0, lacking) / cell.height
    return ceil(sum(heights))
