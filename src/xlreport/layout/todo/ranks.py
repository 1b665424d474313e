"""What is to be done first: a number for every open line, by formulas, so that a list can mirror the lines."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlreport.form.language.trees import ZERO, above_zero, call
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.layout.addresses import MISSING, UNEXPLAINED, WRONG, Calls
from xlreport.layout.todo.cells import LinesAddress, LinesCell, ListedAddress

ORDER = (WRONG, MISSING, UNEXPLAINED)
"""What is wrong comes before what is missing, and that before what is to be explained; notes call for nothing."""

MOST_LISTED = 40
"""So many lines are listed at once; more are counted below."""


def ranked(kinds: Sequence[Calls]) -> list[int]:
    """Of lines with these kinds the places of those that may call for something, in the order they are told in."""
    return [index for kind in ORDER for index, own in enumerate(kinds) if own == kind]


def rank_formulas(kinds: Sequence[Calls], flags: Sequence[Address]) -> Iterator[tuple[Address, Expression]]:
    """For each line its place in the order of all while it is open, else nothing.

    `flags`: where each line counts what it calls for.
    """
    for place, index in enumerate(ranked(kinds), 1):
        is_open = Call("above", (Reference(flags[index]), ZERO))
        yield LinesAddress(LinesCell.RANK, index), Call("choose", (is_open, Number(Decimal(place)), Text("")))


def listed(kinds: Sequence[Calls]) -> int:
    """How many rows the list has."""
    return min(len(ranked(kinds)), MOST_LISTED)


OPEN_LINES = Call("entries", (Reference(LinesAddress(LinesCell.RANK)),))
"""How many lines call for something."""


def more_than(number: int) -> Expression:
    """Whether more lines than so many are open."""
    return Call("above", (OPEN_LINES, Number(Decimal(number))))


def list_places(kinds: Sequence[Calls]) -> Iterator[tuple[Address, Expression]]:
    """For each row of the list where the open line stands that comes so many'th."""
    for number in range(1, listed(kinds) + 1):
        yield ListedAddress(number), call("nth_least", number, Reference(LinesAddress(LinesCell.RANK)))


def is_listed(number: int) -> Expression:
    """Whether the so many'th row of the list, counted from 1, mirrors a line."""
    return above_zero(Reference(ListedAddress(number)))


def cell_of(number: int, cell: LinesCell) -> Expression:
    """What stands in a cell of the open line that comes so many'th, counted from 1; empty if there are fewer."""
    return Call("at", (Reference(ListedAddress(number)), Reference(LinesAddress(cell))))
