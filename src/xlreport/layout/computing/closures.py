"""Formulas as closures over the places of values: what `evaluate` gives, without walking a tree again.

Nearly all that a workbook works out is sums, counts, comparisons and choices; those have closures of their own here.
Every other function is taken from the table of functions, so that there is one place to add one. A test holds both
ways against each other.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import repeat
from operator import eq, ge, getitem, gt, itemgetter, le, lt, ne

from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.numbers import difference
from xlreport.form.language.spelling import is_blank
from xlreport.form.language.vocabulary import CellValue, Operand, Type, as_number, as_text
from xlreport.form.model.address import Address, RecordsAddress
from xlreport.form.model.expression import Call, Expression, Reference

_NOTHING, _ONE = Decimal(0), Decimal(1)
_value_at: Callable[[Sequence[CellValue], int], CellValue] = getitem


class Closures:
    """`values`: what stands at each place; `places`: the place of each address, and of what formulas share."""

    def __init__(
        self, values: Sequence[CellValue], places: Mapping[Address | int, int], shared: Mapping[int, Address | int]
    ) -> None:
        self.values = values
        self._shared = shared
        self._places = places
        self._made: dict[tuple[int, bool], tuple[Expression, Operand]] = {}

    def cell(self, formula: Expression) -> Operand:
        """What a cell shows that holds the formula, as `evaluate_cell` has it."""
        if isinstance(formula, Reference):
            return partial(_number_at if formula.is_figure else _text_at, self.values, self._places[formula.address])
        return self._make(formula, of_text=False)

    def made(self, formula: Expression, *, of_text: bool = False) -> Operand:
        """What a function asks for its argument. `of_text`: a figure is a number there even while its cell is blank."""
        key = id(formula), of_text
        if id(formula) in self._shared:
            return partial(_value_at, self.values, self._places[self._shared[id(formula)]])
        if key not in self._made:
            self._made[key] = (formula, self._make(formula, of_text=of_text))
        return self._made[key][1]

    def _make(self, formula: Expression, *, of_text: bool) -> Operand:
        if isinstance(formula, Reference):
            is_number = of_text and formula.is_figure
            return partial(_number_at if is_number else _value_at, self.values, self._places[formula.address])
        if not isinstance(formula, Call):
            return repeat(formula.value).__next__
        quick = _QUICK.get(formula.function)
        made = None if quick is None else quick(self, formula.arguments)
        return made or self._from_table(formula)

    def _from_table(self, call: Call) -> Operand:
        function = FUNCTIONS[call.function]
        of_text = function.takes is Type.TEXT
        return partial(function.evaluate, [self.made(one, of_text=of_text) for one in call.arguments])

    def all_made(self, formulas: Sequence[Expression], *, of_text: bool = False) -> Sequence[Operand]:
        return tuple(self.made(one, of_text=of_text) for one in formulas)

    def cells(self, arguments: Sequence[Expression]) -> Callable[[], Sequence[CellValue]] | None:
        """What stands in the cells that the arguments are; None where one is anything but a cell."""
        addresses = [one.address for one in arguments if isinstance(one, Reference)]
        if len(addresses) < max(len(arguments), 2) or any(isinstance(one, RecordsAddress) for one in addresses):
            return None
        return partial(itemgetter(*(self._places[one] for one in addresses)), self.values)


Quick = Callable[[Closures, Sequence[Expression]], Operand | None]
"""The closure of a call; None where the table has to answer."""


def _sum(closures: Closures, arguments: Sequence[Expression]) -> Operand | None:
    cells = closures.cells(arguments)
    if cells is not None:
        return lambda: sum([one for one in cells() if isinstance(one, Decimal)], _NOTHING)
    if any(isinstance(one, Reference) and isinstance(one.address, RecordsAddress) for one in arguments):
        return None
    own = closures.all_made(arguments)
    return lambda: sum([one for term in own if isinstance(one := term(), Decimal)], _NOTHING)


def _count(closures: Closures, arguments: Sequence[Expression]) -> Operand | None:
    cells = closures.cells(arguments)
    return None if cells is None else lambda: Decimal(sum([isinstance(one, Decimal) for one in cells()]))


def _blanks(closures: Closures, arguments: Sequence[Expression]) -> Operand | None:
    cells = closures.cells(arguments)
    return None if cells is None else lambda: Decimal(sum(map(is_blank, cells())))


def _within(closures: Closures, arguments: Sequence[Expression]) -> Operand | None:
    limit, cells = closures.made(arguments[0]), closures.cells(arguments[1:])
    if cells is None:
        return None

    def made() -> CellValue:
        most, numbers = as_number(limit()), [one for one in cells() if isinstance(one, Decimal)]
        return not numbers or (-most <= min(numbers) and max(numbers) <= most)

    return made


def _exactly(closures: Closures, arguments: Sequence[Expression]) -> Operand:
    left, right = closures.all_made(arguments)
    return lambda: as_number(left()) == as_number(right())


def _choice(closures: Closures, arguments: Sequence[Expression], *, of_text: bool) -> Operand:
    condition, then, otherwise = closures.all_made(arguments, of_text=of_text)
    return lambda: then() if condition() else otherwise()


def _and(closures: Closures, arguments: Sequence[Expression]) -> Operand:
    own = closures.all_made(arguments)

    def made() -> CellValue:
        for one in own:  # noqa: SIM110  a generator would cost as much as what it asks
            if not one():
                return False
        return True

    return made


def _or(closures: Closures, arguments: Sequence[Expression]) -> Operand:
    own = closures.all_made(arguments)

    def made() -> CellValue:
        for one in own:  # noqa: SIM110  as above
            if one():
                return True
        return False

    return made


def _not(closures: Closures, arguments: Sequence[Expression]) -> Operand:
    (own,) = closures.all_made(arguments)
    return lambda: not own()


def _join(closures: Closures, arguments: Sequence[Expression]) -> Operand:
    own = closures.all_made(arguments, of_text=True)
    return lambda: "".join([as_text(one()) for one in own])


def _compared(holds: Callable[[Decimal, Decimal], bool]) -> Quick:
    def quick(closures: Closures, arguments: Sequence[Expression]) -> Operand:
        left, right = closures.all_made(arguments)

        def made() -> CellValue:
            first, second = as_number(left()), as_number(right())
            if abs(first - second) >= _ONE:
                return holds(first, second)
            return holds(difference(first, second), _NOTHING)

        return made

    return quick


_QUICK: Mapping[str, Quick] = {
    "sum": _sum, "count": _count, "blanks": _blanks, "within": _within, "exactly": _exactly,
    "if": partial(_choice, of_text=False), "choose": partial(_choice, of_text=True), "and": _and, "or": _or,
    "not": _not, "join": _join, "==": _compared(eq), "!=": _compared(ne), "<": _compared(lt), "<=": _compared(le),
    ">": _compared(gt), ">=": _compared(ge),
}  # fmt: skip


def _number_at(values: Sequence[CellValue], place: int) -> Decimal:
    return as_number(values[place])


def _text_at(values: Sequence[CellValue], place: int) -> str:
    return as_text(values[place])
