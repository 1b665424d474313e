"""Formulas as closures: what `evaluate` gives, without walking their trees again.

A tree is turned into functions of Python that hold each other, and each address in it into a number by which its cell
is looked up. What guards and sums are made of, nearly all that is ever evaluated, has closures of its own here;
every other function is taken from the table of functions, so that there is one place to add one. Tests hold both ways
against each other over every formula of every form.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import eq, ge, gt, itemgetter, le, lt, ne

from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.numbers import difference
from xlreport.form.language.spelling import is_blank
from xlreport.form.language.vocabulary import CellValue, Type, as_number, as_text
from xlreport.form.model.address import Address, RecordsAddress
from xlreport.form.model.expression import Call, Expression, Reference, references

_NOTHING, _ONE = Decimal(0), Decimal(1)

Cells = Mapping[int, CellValue] | Sequence[CellValue]
"""What stands in the cells, by the numbers of their addresses."""

Made = Callable[[Cells], CellValue]
"""The closure of a formula."""


class Closures(ABC):
    """Makes them; whoever numbers the addresses says how."""

    @abstractmethod
    def number(self, address: Address) -> int:
        """The number of an address."""

    def made(self, expression: Expression, *, in_text: bool = False) -> Made:
        """The closure of a formula. `in_text`: a figure is a number there even while its cell is blank."""
        if isinstance(expression, Reference):
            content: Made = itemgetter(self.number(expression.address))
            return (lambda contents: as_number(content(contents))) if in_text and expression.is_figure else content
        if not isinstance(expression, Call):
            value = expression.value
            return lambda _: value
        quick = _QUICK.get(expression.function)
        made = None if quick is None else quick(self, expression.arguments)
        return made or self._from_table(expression)

    def _from_table(self, call: Call) -> Made:
        own, evaluate = self._arguments(call), FUNCTIONS[call.function].evaluate
        return lambda contents: evaluate([partial(one, contents) for one in own])

    def _arguments(self, call: Call) -> Sequence[Made]:
        in_text = FUNCTIONS[call.function].takes is Type.TEXT
        return [self.made(one, in_text=in_text) for one in call.arguments]

    def cells(self, arguments: Sequence[Expression]) -> Callable[[Cells], Sequence[CellValue]] | None:
        """What stands in the cells that the arguments are; None where one of them is more or less than a cell."""
        addresses = [one.address for one in arguments if isinstance(one, Reference)]
        if len(addresses) < len(arguments) or any(isinstance(one, RecordsAddress) for one in addresses):
            return None
        numbers = [self.number(one) for one in addresses]
        if len(numbers) > 1:
            return itemgetter(*numbers)
        (only,) = numbers
        return lambda contents: (contents[only],)


Quick = Callable[["Closures", Sequence[Expression]], Made | None]
"""The closure of a call; None where the table has to answer."""


def _sum(closures: "Closures", arguments: Sequence[Expression]) -> Made | None:
    cells = closures.cells(arguments)
    if cells is not None:
        return lambda contents: sum([one for one in cells(contents) if isinstance(one, Decimal)], _NOTHING)
    if any(isinstance(one.address, RecordsAddress) for argument in arguments for one in references(argument)):
        return None
    own = tuple(map(closures.made, arguments))
    return lambda contents: sum([one for term in own if isinstance(one := term(contents), Decimal)], _NOTHING)


def _count(closures: "Closures", arguments: Sequence[Expression]) -> Made | None:
    cells = closures.cells(arguments)
    if cells is None:
        return None
    return lambda contents: Decimal(sum([isinstance(one, Decimal) for one in cells(contents)]))


def _blanks(closures: "Closures", arguments: Sequence[Expression]) -> Made | None:
    cells = closures.cells(arguments)
    return None if cells is None else lambda contents: Decimal(sum(map(is_blank, cells(contents))))


def _within(closures: "Closures", arguments: Sequence[Expression]) -> Made | None:
    limit, cells = closures.made(arguments[0]), closures.cells(arguments[1:])
    if cells is None:
        return None

    def made(contents: Cells) -> CellValue:
        most = as_number(limit(contents))
        return all(-most <= one <= most for one in cells(contents) if isinstance(one, Decimal))

    return made


def _exactly(closures: "Closures", arguments: Sequence[Expression]) -> Made:
    left, right = map(closures.made, arguments)
    return lambda contents: as_number(left(contents)) == as_number(right(contents))


def _choice(closures: "Closures", arguments: Sequence[Expression], *, in_text: bool) -> Made:
    condition, then, otherwise = (closures.made(one, in_text=in_text) for one in arguments)
    return lambda contents: then(contents) if condition(contents) else otherwise(contents)


def _and(closures: "Closures", arguments: Sequence[Expression]) -> Made:
    own = tuple(map(closures.made, arguments))

    def made(contents: Cells) -> CellValue:
        for one in own:  # noqa: SIM110  a generator would cost as much as what it asks
            if not one(contents):
                return False
        return True

    return made


def _or(closures: "Closures", arguments: Sequence[Expression]) -> Made:
    own = tuple(map(closures.made, arguments))

    def made(contents: Cells) -> CellValue:
        for one in own:  # noqa: SIM110  as above
            if one(contents):
                return True
        return False

    return made


def _not(closures: "Closures", arguments: Sequence[Expression]) -> Made:
    (own,) = map(closures.made, arguments)
    return lambda contents: not own(contents)


def _join(closures: "Closures", arguments: Sequence[Expression]) -> Made:
    own = [closures.made(one, in_text=True) for one in arguments]
    return lambda contents: "".join([as_text(one(contents)) for one in own])


def _compared(holds: Callable[[Decimal, Decimal], bool]) -> Quick:
    def quick(closures: "Closures", arguments: Sequence[Expression]) -> Made:
        left, right = map(closures.made, arguments)

        def made(contents: Cells) -> CellValue:
            first, second = as_number(left(contents)), as_number(right(contents))
            if abs(first - second) >= _ONE:
                return holds(first, second)
            return holds(difference(first, second), _NOTHING)

        return made

    return quick


_QUICK: Mapping[str, Quick] = {
    "sum": _sum, "count": _count, "blanks": _blanks, "within": _within, "exactly": _exactly,
    "if": partial(_choice, in_text=False), "choose": partial(_choice, in_text=True), "join": _join,
    "and": _and, "or": _or, "not": _not, "==": _compared(eq), "!=": _compared(ne), "<": _compared(lt),
    "<=": _compared(le), ">": _compared(gt), ">=": _compared(ge),
}  # fmt: skip
