"""Ruled cells as they stand on the pages of a PDF, made into tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from xlreport.reading.published.page import PrintedCell, PrintedTable, continued

SNAP = 3.0
"""Lines so near to each other, in points, are one."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The ruled cells of one page, each with its left, upper, right and lower edge."""

    cells: tuple[tuple[Box, str], ...]

    @property
    def edges(self) -> tuple[float, float]:
        return min(box[0] for box, _ in self.cells), max(box[2] for box, _ in self.cells)


def is_below(table: Ruled, more: Ruled) -> bool:
    """Whether both are as wide and stand at the same place of the page."""
    return all(abs(edge - other) <= SNAP for edge, other in zip(table.edges, more.edges, strict=True))


def printed_table(ruled: Sequence[Ruled]) -> PrintedTable:
    """The cells of one table, which may go over several pages, each from edge to edge."""
    columns = _edges([edge for one in ruled for box, _ in one.cells for edge in (box[0], box[2])])
    return reduce(continued, (_placed(one, columns) for one in ruled))


def _placed(ruled: Ruled, columns: Sequence[float]) -> PrintedTable:
    rows = _edges([edge for box, _ in ruled.cells for edge in (box[1], box[3])])
    cells = []
    for box, text in sorted(ruled.cells, key=lambda one: (one[0][1], one[0][0])):
        (left, right), (top, bottom) = ((_at(edges, box[at]), _at(edges, box[at + 2]))
                                        for at, edges in ((0, columns), (1, rows)))  # fmt: skip
        cells.append(PrintedCell(top, left, max(bottom - top, 1), max(right - left, 1), text))
    return PrintedTable(tuple(cells))


def _edges(positions: Sequence[float]) -> Sequence[float]:
    """One for all that are near to each other."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > SNAP:
            edges.append(position)
    return edges


def _at(edges: Sequence[float], position: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - position))
