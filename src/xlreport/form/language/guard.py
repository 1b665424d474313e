"""When a formula may speak: its figures must be there. A blank is not zero unless its table says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.form.language.numbers import MOST
from xlreport.form.model.address import (
    AbsenceAddress,
    Address,
    FigureAddress,
    IndicatorAddress,
    RecordsAddress,
    ZeroChoiceAddress,
)
from xlreport.form.model.answers import YES
from xlreport.form.model.check import Check
from xlreport.form.model.expression import (
    Call,
    Expression,
    Number,
    Reference,
    Text,
    figures,
    references,
    worded,
)
from xlreport.form.model.tables.table import Total

ALWAYS = Call("exactly", (Number(Decimal(0)), Number(Decimal(0))))
NEVER = Call("not", (ALWAYS,))

Totals = Mapping[FigureAddress, Total]


def blanks_count_as_zero(table: str) -> Expression:
    return Call("same", (Reference(ZeroChoiceAddress(table)), Text(YES)))


def applies_to(table: str) -> Expression:
    """The agency has not said that the table does not apply to it."""
    return Call("not", (Call("same", (Reference(AbsenceAddress(table)), Text(YES))),))


def numeric_fields(expression: Expression) -> tuple[IndicatorAddress, ...]:
    """Each indicator of the tree once."""
    found = (reference.address for reference in references(expression))
    return tuple(dict.fromkeys(address for address in found if isinstance(address, IndicatorAddress)))


def typed_figures(expression: Expression, totals: Totals) -> tuple[FigureAddress, ...]:
    """The typed figures an expression rests on, through every total."""
    found: dict[FigureAddress, None] = {}
    for address in figures(expression):
        below = typed_figures(totals[address].expression, totals) if address in totals else (address,)
        found.update(dict.fromkeys(below))
    return tuple(found)


def rests_on(check: Check, totals: Totals) -> tuple[Address, ...]:
    """What a check rests on: the typed figures of both years, below totals of last year too, words, indicators, columns
    of records.
    """
    found: list[Address] = []
    for address in typed_figures(check.require, totals):
        own = Reference(replace(address, previous=False))
        found += [replace(one, previous=address.previous) for one in typed_figures(own, totals)]
    columns = (one.address for one in references(check.require) if isinstance(one.address, RecordsAddress))
    return (*found, *worded(check.require), *numeric_fields(check.require), *dict.fromkeys(columns))


def expanded(expression: Expression, totals: Totals) -> Expression:
    """The expression over typed figures alone: what a total's cell says plays no part, should somebody type over it."""
    if isinstance(expression, Reference) and isinstance(expression.address, FigureAddress):
        total = totals.get(expression.address)
        return expression if total is None else expanded(total.expression, totals)
    if isinstance(expression, Call):
        return Call(expression.function, tuple(_flattened(expression, totals)))
    return expression


def _flattened(call: Call, totals: Totals) -> Iterator[Expression]:
    """The arguments expanded; a sum within a sum adds its terms to it."""
    for argument in call.arguments:
        own = expanded(argument, totals)
        if call.function == "sum" and isinstance(own, Call) and own.function == "sum":
            yield from own.arguments
        else:
            yield own


def decided(expressions: Iterable[Expression], totals: Totals) -> Expression:
    """The condition that every typed figure below the expressions is there, so that a relation can be judged."""
    return needed_for(expressions, totals) or ALWAYS


def needed_for(expressions: Iterable[Expression], totals: Totals) -> Expression | None:
    """As `decided`; None where nothing is needed."""
    together = Call("sum", tuple(expressions))
    typed: list[Address] = [*typed_figures(together, totals), *numeric_fields(together)]
    needed = present(*map(Reference, typed))
    columns = _complete_columns(together)
    return all_of([*([] if needed is None else [needed]), *columns, *map(_not_zero, _divisors(together))])


def _complete_columns(expression: Expression) -> Iterator[Expression]:
    """Of each column of records that is computed with, that every record has something there to compute with."""
    for column in dict.fromkeys(_computed_columns(expression)):
        address = column.address
        if isinstance(address, RecordsAddress) and address.column != address.key:
            key = Reference(replace(address, column=address.key), words=True)
            there = Call("entered" if column.words else "count", (column,))
            yield Call("exactly", (there, Call("entered", (key,))))
            if not column.words:
                yield Call("within", (Number(MOST), column))


def _computed_columns(expression: Expression) -> Iterator[Reference]:
    """Not those of which is only counted where something stands."""
    if isinstance(expression, Reference) and isinstance(expression.address, RecordsAddress):
        yield expression
    if isinstance(expression, Call) and expression.function not in {"entered", "count"}:
        for argument in expression.arguments:
            yield from _computed_columns(argument)


def present(*expressions: Expression) -> Expression | None:
    """The condition that every figure which the expressions name is a number that can be computed with.

    None where they name no figure, so that there is nothing to ask.
    """
    conditions: list[Expression] = []
    named = dict.fromkeys(address for expression in expressions for address in figures(expression))
    for table, previous in dict.fromkeys((address.table, address.previous) for address in named):
        cells = tuple(Reference(a) for a in named if (a.table, a.previous) == (table, previous))
        conditions += _all_numbers(cells, None if previous else blanks_count_as_zero(table))
    fields = dict.fromkeys(address for expression in expressions for address in numeric_fields(expression))
    if fields:
        conditions += _all_numbers(tuple(map(Reference, fields)), None)
    conditions += [_not_zero(divisor) for expression in expressions for divisor in _divisors(expression)]
    return all_of(conditions)


def guarded(body: Expression, needed: Iterable[Expression], totals: Totals) -> Expression:
    """`body` as a text, empty while a figure below `needed` is missing."""
    return guarded_or(body, needed, Text(""), totals)


def guarded_or(body: Expression, needed: Iterable[Expression], otherwise: Expression, totals: Totals) -> Expression:
    """`body` as a text, and `otherwise` while a figure below `needed` is missing."""
    condition = needed_for(needed, totals)
    return body if condition is None else Call("choose", (condition, body, otherwise))


def from_typed(total: Total, totals: Totals) -> Total:
    """The total over typed figures alone, so that a number somebody put over another total does not spread."""
    return replace(total, expression=expanded(total.expression, totals))


def stands_for(total: Total, totals: Totals) -> Expression:
    """The condition that a total's cell holds the sum as a number, or nothing at all."""
    cell = Reference(total.address)
    is_number = Call("exactly", (Call("count", (cell,)), Number(Decimal(1))))
    return Call("or", (is_empty(cell), Call("and", (is_number, Call("==", (cell, expanded(cell, totals)))))))


def is_empty(cell: Reference) -> Expression:
    """The condition that a total's cell is blank or shows nothing."""
    return Call("empty", (cell,))


def total_or_blank(total: Total) -> Expression:
    """A total passes over blanks, and is itself blank while all its terms are."""
    terms = tuple(map(Reference, figures(total.expression)))
    none = Call("exactly", (Call("count", terms), Number(Decimal(0))))
    condition = Call("or", (Call("not", (none,)), blanks_count_as_zero(total.address.table)))
    return Call("choose", (condition, total.expression, Text("")))


def all_of(conditions: Sequence[Expression]) -> Expression | None:
    if len(conditions) < 2:  # noqa: PLR2004  one condition needs no AND
        return conditions[0] if conditions else None
    return Call("and", tuple(conditions))


def _all_numbers(cells: tuple[Reference, ...], blanks_are_zero: Expression | None) -> list[Expression]:
    there: Expression = Call("count", cells)
    if blanks_are_zero is not None:
        zeros = Call("if", (blanks_are_zero, Call("blanks", cells), Number(Decimal(0))))
        there = Call("sum", (there, zeros))
    return [
        Call("exactly", (there, Number(Decimal(len(cells))))),
        Call("within", (Number(MOST), *cells)),
    ]


def _divisors(expression: Expression) -> Sequence[Expression]:
    if not isinstance(expression, Call):
        return ()
    inner = [divisor for argument in expression.arguments for divisor in _divisors(argument)]
    return [*inner, expression.arguments[1]] if expression.function == "divide" else inner


def _not_zero(divisor: Expression) -> Expression:
    return Call("!=", (divisor, Number(Decimal(0))))
