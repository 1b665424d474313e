"""Where the lines of the check sheet stand."""

from collections.abc import Iterator, Mapping

from xlreport.form.language.spell import Cell
from xlreport.form.model.address import Address
from xlreport.layout.addresses import UNEXPLAINED
from xlreport.layout.lines import Line
from xlreport.layout.live import SUMS, Live
from xlreport.messages import workbook as words

STATE, TITLE, WHERE, LEFT, RIGHT, GAP, LINK, REASON, KEY, DIGEST, FLAG = range(11)
"""The columns. The line's key, the figures its reason was given for and its flag stand in hidden ones."""

CHECKS_TOP = 3
SUMS_ROW = 1


def line_rows(live: Live) -> Iterator[tuple[Line, int]]:
    """Each line with its row: completeness under a heading, then relations under theirs."""
    yield from ((line, row) for row, line in enumerate(live.completeness, CHECKS_TOP + 1))
    yield from ((line, row) for row, line in enumerate(live.relations, relations_top(live) + 1))


def relations_top(live: Live) -> int:
    """The row of the heading above the relations."""
    return CHECKS_TOP + len(live.completeness) + 2


def after_lines(live: Live) -> int:
    """The first free row below the relations."""
    return relations_top(live) + len(live.relations) + 2


def check_cells(live: Live) -> Mapping[Address, Cell]:
    cells: dict[Address, Cell] = {}
    for line, row in line_rows(live):
        cells[line.flag] = Cell(words.CHECKS, row, FLAG)
        if line.code is not None:
            cells[line.state_cell] = Cell(words.CHECKS, row, STATE)
            cells[line.left_cell] = Cell(words.CHECKS, row, LEFT)
            cells[line.right_cell] = Cell(words.CHECKS, row, RIGHT)
        if line.kind == UNEXPLAINED:
            cells[line.reason] = Cell(words.CHECKS, row, REASON)
            cells[line.digest] = Cell(words.CHECKS, row, DIGEST)
    for offset, address in enumerate(SUMS.values()):
        cells[address] = Cell(words.CHECKS, SUMS_ROW, FLAG + offset)
    return cells
