"""Formulas as closures, made once a form: what `evaluate` gives, without walking their trees for every report.

A tree is turned into functions of Python that hold each other, and each address in it into a number. `Contents` are the
cells of one report by these numbers, each asked for once. What guards and sums are made of, which is nearly all that is
ever evaluated, has closures of its own here; every other function is taken from the table of functions, so that there
is one place to add one. A test holds both ways against each other over every formula of every form.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import count
from operator import eq, ge, gt, itemgetter, le, lt, ne
from typing import Any, TypeVar

from xlreport.form.language.evaluate import Values
from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.guard import Totals, total_or_blank
from xlreport.form.language.numbers import difference
from xlreport.form.language.spelling import is_blank
from xlreport.form.language.vocabulary import CellValue, Type, as_number
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress, RecordsAddress
from xlreport.form.model.expression import Call, Expression, Reference, references
from xlreport.form.model.template import Template

_NOTHING = Decimal(0)
Tree = TypeVar("Tree")
Work = TypeVar("Work")


class Contents(dict[int, CellValue]):
    """What stands in the cells of one report, by the numbers of their addresses."""

    def __init__(self, formulas: "Formulas", values: Values) -> None:
        super().__init__()
        self.formulas = formulas
        self._values = values

    def __missing__(self, number: int) -> CellValue:
        total = self.formulas.total(number)
        found = self._values.content(self.formulas.addresses[number]) if total is None else total(self)
        self[number] = found
        return found


Made = Callable[[Contents], CellValue]


class Formulas:
    """The closures of one form. `addresses`: those that they name, by number."""

    def __init__(self, totals: Totals) -> None:
        self.addresses: dict[int, Address] = {}
        self._next = count()
        self._numbers: dict[Address, int] = {}
        self.totals = totals
        self._made_totals: dict[int, Made] = {}
        self._once: dict[tuple[int, Any], tuple[object, Any]] = {}

    def number(self, address: Address) -> int:
        """The number of an address, a new one if it has none yet; two threads get the same."""
        number = self._numbers.get(address)
        if number is None:
            new = next(self._next)
            self.addresses[new] = address
            number = self._numbers.setdefault(address, new)
        return number

    def total(self, number: int) -> Made | None:
        """What a total shows; None for an address of which there is none."""
        if number not in self._made_totals:
            address = self.addresses[number]
            total = self.totals.get(address) if isinstance(address, FigureAddress) else None
            if total is None:
                return None
            self._made_totals[number] = self.made(total_or_blank(total))
        return self._made_totals[number]

    def once(self, tree: Tree, make: Callable[["Formulas", Tree], Work]) -> Work:
        """What is made of a part of the form, when first asked for; the part itself is kept, so no other has its id."""
        key = (id(tree), make)
        if key not in self._once:
            self._once[key] = (tree, make(self, tree))
        kept: Work = self._once[key][1]
        return kept

    def made(self, expression: Expression) -> Made:
        """The closure of a formula."""
        if isinstance(expression, Reference):
            return itemgetter(self.number(expression.address))
        if not isinstance(expression, Call):
            value = expression.value
            return lambda _: value
        quick = _QUICK.get(expression.function)
        made = None if quick is None else quick(self, expression.arguments)
        return made or self._from_table(expression)

    def _from_table(self, call: Call) -> Made:
        function = FUNCTIONS[call.function]
        own = tuple(map(self._in_text if function.takes is Type.TEXT else self.made, call.arguments))
        evaluate = function.evaluate
        return lambda contents: evaluate([partial(one, contents) for one in own])

    def _in_text(self, expression: Expression) -> Made:
        """A figure inside a text is a number even while its cell is blank."""
        made = self.made(expression)
        if isinstance(expression, Reference) and expression.is_figure:
            return lambda contents: as_number(made(contents))
        return made

    def cells(self, arguments: Sequence[Expression]) -> Callable[[Contents], Sequence[CellValue]] | None:
        """What stands in the cells that the arguments are; None where one of them is more or less than a cell."""
        addresses = [one.address for one in arguments if isinstance(one, Reference)]
        if len(addresses) < len(arguments) or not all(
            isinstance(one, FigureAddress | IndicatorAddress) for one in addresses
        ):
            return None
        numbers = [self.number(one) for one in addresses]
        if len(numbers) > 1:
            return itemgetter(*numbers)
        (only,) = numbers
        return lambda contents: (contents[only],)


def contents_of(template: Template, values: Values) -> Contents:
    """The cells of a report of the form, which already has a row for each of the report's records."""
    return Contents(Formulas(template.totals) if template.record_tables else _formulas(template), values)


@lru_cache(maxsize=16)
def _formulas(template: Template) -> Formulas:
    """Made once a form; one with rows of a report is another form for every report."""
    return Formulas(template.totals)


Quick = Callable[[Formulas, Sequence[Expression]], Made | None]
"""The closure of a call; None where the table has to answer."""


def _sum(formulas: Formulas, arguments: Sequence[Expression]) -> Made | None:
    cells = formulas.cells(arguments)
    if cells is not None:
        return lambda contents: sum([one for one in cells(contents) if isinstance(one, Decimal)], _NOTHING)
    if any(isinstance(one.address, RecordsAddress) for argument in arguments for one in references(argument)):
        return None
    own = tuple(map(formulas.made, arguments))
    return lambda contents: sum([one for term in own if isinstance(one := term(contents), Decimal)], _NOTHING)


def _count(formulas: Formulas, arguments: Sequence[Expression]) -> Made | None:
    cells = formulas.cells(arguments)
    if cells is None:
        return None
    return lambda contents: Decimal(sum([isinstance(one, Decimal) for one in cells(contents)]))


def _blanks(formulas: Formulas, arguments: Sequence[Expression]) -> Made | None:
    cells = formulas.cells(arguments)
    return None if cells is None else lambda contents: Decimal(sum(map(is_blank, cells(contents))))


def _within(formulas: Formulas, arguments: Sequence[Expression]) -> Made | None:
    limit, cells = formulas.made(arguments[0]), formulas.cells(arguments[1:])
    if cells is None:
        return None

    def made(contents: Contents) -> CellValue:
        most = as_number(limit(contents))
        return all(-most <= one <= most for one in cells(contents) if isinstance(one, Decimal))

    return made


def _exactly(formulas: Formulas, arguments: Sequence[Expression]) -> Made:
    left, right = map(formulas.made, arguments)
    return lambda contents: as_number(left(contents)) == as_number(right(contents))


def _if(formulas: Formulas, arguments: Sequence[Expression]) -> Made:
    condition, then, otherwise = map(formulas.made, arguments)
    return lambda contents: then(contents) if condition(contents) else otherwise(contents)


def _and(formulas: Formulas, arguments: Sequence[Expression]) -> Made:
    own = tuple(map(formulas.made, arguments))

    def made(contents: Contents) -> CellValue:
        for one in own:  # noqa: SIM110  a generator would cost as much as what it asks
            if not one(contents):
                return False
        return True

    return made


def _or(formulas: Formulas, arguments: Sequence[Expression]) -> Made:
    own = tuple(map(formulas.made, arguments))

    def made(contents: Contents) -> CellValue:
        for one in own:  # noqa: SIM110  as above
            if one(contents):
                return True
        return False

    return made


def _not(formulas: Formulas, arguments: Sequence[Expression]) -> Made:
    (own,) = map(formulas.made, arguments)
    return lambda contents: not own(contents)


def _compared(holds: Callable[[Decimal, Decimal], bool]) -> Quick:
    def quick(formulas: Formulas, arguments: Sequence[Expression]) -> Made:
        left, right = map(formulas.made, arguments)
        return lambda contents: holds(difference(as_number(left(contents)), as_number(right(contents))), _NOTHING)

    return quick


_QUICK: Mapping[str, Quick] = {
    "sum": _sum, "count": _count, "blanks": _blanks, "within": _within, "exactly": _exactly, "if": _if,
    "and": _and, "or": _or, "not": _not, "==": _compared(eq), "!=": _compared(ne), "<": _compared(lt),
    "<=": _compared(le), ">": _compared(gt), ">=": _compared(ge),
}  # fmt: skip
