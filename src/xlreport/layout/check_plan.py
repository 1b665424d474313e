"""Where the lines of the check sheet stand."""

from collections.abc import Iterator, Mapping

from xlreport.formula.spell import Cell
from xlreport.layout import words
from xlreport.layout.live import MISSING, WRONG, Line, Live
from xlreport.model.address import Address

STATE, TITLE, WHERE, LEFT, RIGHT, GAP, LINK, FLAG = range(8)
"""The columns; the flags stand in a hidden one."""

CHECKS_TOP = 3
SUMS_ROW = 1


def line_rows(live: Live) -> Iterator[tuple[Line, int]]:
    """Each line with its row: completeness under a heading, then relations under theirs."""
    for row, line in enumerate(live.completeness, CHECKS_TOP + 1):
        yield line, row
    for row, line in enumerate(live.relations, relations_top(live) + 1):
        yield line, row


def relations_top(live: Live) -> int:
    """The row of the heading above the relations."""
    return CHECKS_TOP + len(live.completeness) + 2


def check_cells(live: Live) -> Mapping[Address, Cell]:
    cells: dict[Address, Cell] = {line.flag: Cell(words.CHECKS, row, FLAG) for line, row in line_rows(live)}
    cells[WRONG] = Cell(words.CHECKS, SUMS_ROW, FLAG)
    cells[MISSING] = Cell(words.CHECKS, SUMS_ROW, FLAG + 1)
    return cells
