"""Where the list of what is to be done and the lines of the check sheet stand."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from xlreport.form.language.spell import Cell, Fixed
from xlreport.form.language.spelling import SPACES
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address
from xlreport.layout.addresses import UNEXPLAINED, LineAddress, LineCell
from xlreport.layout.lines import Line
from xlreport.layout.live import SUMS, Live
from xlreport.layout.todo.cells import ROWS_BETWEEN, LinesAddress, LinesCell, ListedAddress
from xlreport.layout.todo.ranks import listed, ranked
from xlreport.messages import workbook as words

STATE, TITLE, WHERE, LEFT, SIGN, RIGHT, GAP, LINK, REASON, KEY, DIGEST, GIVEN, FLAG = range(13)
"""The columns. The line's key, the figures its reason was given for, the words it was given in then, and its flag stand
in hidden ones.
"""

COLUMNS = {
    LinesCell.STATE: STATE, LinesCell.TITLE: TITLE,
    **{cell: FLAG + len(SUMS) + offset for offset, cell in enumerate((
        LinesCell.RANK, LinesCell.WHERE, LinesCell.SIDES, LinesCell.REMEDY, LinesCell.TARGET,
        LinesCell.OWN_ROW, LinesCell.OWN_LABEL,
    ))},
}  # fmt: skip
"""Where the list finds what it mirrors; all but the first two are hidden."""

_OWN = [cell for cell, column in COLUMNS.items() if column > FLAG]
LISTED = max(COLUMNS.values()) + 1
"""Beside each row of the list, hidden: which line it mirrors."""

SPACE_COLUMN, SHARED = LISTED + 1, LISTED + 2
"""All that is a space, and what several formulas of the workbook ask alike, hidden: here and not on the hidden sheet,
which may be taken out.
"""

SHARED_COLUMNS = 3
LAST_COLUMN = SHARED + SHARED_COLUMNS - 1
SPACE_CELLS = Fixed(words.CHECKS, 0, SPACE_COLUMN, len(SPACES) - 1)
SUMS_ROW = 1
LIST_HEAD = 2
LIST_TOP = 3
"""The first row of the list, below the sheet's title with the light, a line that sums up, and the heads."""


def rest_row(live: Live) -> int:
    """Below the list: how many more there are."""
    return LIST_TOP + listed(live.kinds)


def checks_top(live: Live) -> int:
    """The row of the heads above the lines of completeness."""
    return rest_row(live) + 3


def line_rows(live: Live) -> Iterator[tuple[Line, int]]:
    """Each line with its row: completeness under a heading, then relations under theirs."""
    yield from ((line, row) for row, line in enumerate(live.completeness, checks_top(live) + 1))
    yield from ((line, row) for row, line in enumerate(live.relations, relations_top(live) + 1))


def relations_top(live: Live) -> int:
    """The row of the heads above the relations."""
    return checks_top(live) + len(live.completeness) + ROWS_BETWEEN


def after_lines(live: Live) -> int:
    """The first free row below the relations."""
    return relations_top(live) + len(live.relations) + 2


@lru_cache(maxsize=8)
def no_reasons(live: Live) -> Mapping[Address, CellValue]:
    """What stands where reasons may be given while none is."""
    return {one: None for line in live.relations for one in (line.reason, line.digest, line.given)}


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
            cells[LineAddress(LineCell.GIVEN, line.code or "", line.at)] = Cell(words.CHECKS, row, GIVEN)
    for offset, address in enumerate(SUMS.values()):
        cells[address] = Cell(words.CHECKS, SUMS_ROW, FLAG + offset)
    for number in range(1, listed(live.kinds) + 1):
        cells[ListedAddress(number)] = Cell(words.CHECKS, LIST_TOP + number - 1, LISTED)
    return {**cells, **_mirrored(live)}


def _mirrored(live: Live) -> Mapping[Address, Cell]:
    """What the list mirrors: line by line the numbers that order it, and whole columns."""
    rows = [row for _, row in line_rows(live)]
    ordered = set(ranked(live.kinds))
    cells: dict[Address, Cell] = {
        LinesAddress(cell, index): Cell(words.CHECKS, row, COLUMNS[cell])
        for index, row in enumerate(rows)
        for cell in _OWN
        if index in ordered or cell is not LinesCell.RANK
    }
    for cell, column in COLUMNS.items():
        cells[LinesAddress(cell)] = Fixed(words.CHECKS, rows[0], column, rows[-1])
    return cells
