"""The relations of a form as linear equations over the cells of a report: what is stated is held against its terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.checking.relations import is_broken
from xlreport.form.language.evaluate import Values, evaluate, evaluate_number
from xlreport.form.language.numbers import EQUAL_PLACES, MOST, difference
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import Call, Expression, Number, Reference, figures
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Reading, Report
from xlreport.form.report.values import ReportValues

Cells = Mapping[FigureAddress, Decimal]


@dataclass(frozen=True, slots=True)
class Equation:
    """Coefficients by cell; `gap` is what the sum of all terms differs from zero."""

    name: str
    terms: Mapping[FigureAddress, Decimal]
    gap: Decimal

    @property
    def holds(self) -> bool:
        return difference(self.gap, Decimal(0)) == 0


def cells_of(template: Template, report: Report) -> Cells:
    """Every cell with a number: typed ones, and totals where somebody stated them."""
    cells: dict[FigureAddress, Decimal] = {}
    for address in (*report.entries, *report.stated):
        entry: Entry = report.stated[address] if address in template.totals else report.entries.get(address, BLANK)
        if entry.number is not None:
            cells[address] = entry.number
        elif entry == BLANK and address not in template.totals and address.table in report.blank_is_zero:
            cells[address] = Decimal(0)
    return cells


def are_plain_and_hold(template: Template, reading: Reading, values: ReportValues) -> bool:
    """Whether all equations hold without being worked out one by one: so it is of nearly every report.

    Every cell that the form asks for is a number of no more digits than are added exactly, each stated total is the
    very number that its formula gives, and so is each side of a relation: a sum of stated numbers is then that of
    typed ones. False says nothing.
    """
    report, contents = reading.report, values.contents
    numbers = [entry.number for entry in report.entries.values()]
    typed = sum(len(table.inputs) for table in template.tables)
    if (
        template.record_tables
        or len(numbers) != typed
        or not all(map(_adds_exactly, (*numbers, *reading.previous.values())))
    ):
        return False
    number_of = contents.formulas.number
    if any(one.number is not None and one.number != contents[number_of(at)] for at, one in report.stated.items()):
        return False
    return not any(is_broken(check, contents) for check in template.checks if check.compares == "==")


def _adds_exactly(number: Decimal | None) -> bool:
    return number is not None and abs(number) <= MOST and number == round(number, EQUAL_PLACES)


def equations(template: Template, cells: Cells, values: Values) -> list[Equation]:
    """One for each stated total and each relation between two sums; those with a missing cell are left out."""
    return [one for one in _equations(template, cells, values) if one is not None]


def independent(sums: Sequence[Equation]) -> list[Equation]:
    """Without those that only add up others: where totals are live, the relation of a total says nothing new.

    Two faults in two columns leave the total off by both, which no single cell could mend.
    """
    return [one for one in sums if not any(set(other.terms) < set(one.terms) for other in sums)]


def _equations(template: Template, cells: Cells, values: Values) -> Iterator[Equation | None]:
    linear = _Linear(template, cells, values)
    for address, total in template.totals.items():
        if address in cells:
            yield linear.equation(str(address), Reference(address), total.expression)
    for check in template.checks:
        if check.compares == "==" and check.expected is not None and evaluate(check.ready, values):
            yield linear.equation(f"{check.code} {check.address}", check.found, check.expected)


class _NotLinearError(ValueError):
    """An expression is no sum of cells."""


class _Linear:
    def __init__(self, template: Template, cells: Cells, values: Values) -> None:
        self._template = template
        self._cells = cells
        self._values = values

    def equation(self, name: str, left: Expression, right: Expression) -> Equation | None:
        terms: dict[FigureAddress, Decimal] = {}
        try:
            constant = self._add(left, Decimal(1), terms) + self._add(right, Decimal(-1), terms)
        except _NotLinearError:
            return None
        gap = constant + sum(factor * self._cells[address] for address, factor in terms.items())
        return Equation(name, {address: factor for address, factor in terms.items() if factor}, gap)

    def _add(self, expression: Expression, factor: Decimal, terms: dict[FigureAddress, Decimal]) -> Decimal:
        """Add the cells of `factor × expression` to the terms; what is left is a constant."""
        if isinstance(expression, Reference) and isinstance(expression.address, FigureAddress):
            return self._cell(expression.address, factor, terms)
        own = [one for one in figures(expression) if not one.previous]
        if not own:
            return factor * evaluate_number(expression, self._values)
        if isinstance(expression, Call) and expression.function == "sum":
            return sum((self._add(one, factor, terms) for one in expression.arguments), Decimal(0))
        if isinstance(expression, Call) and expression.function == "subtract":
            left, right = expression.arguments
            return self._add(left, factor, terms) + self._add(right, -factor, terms)
        if isinstance(expression, Call) and expression.function == "multiply":
            left, right = sorted(expression.arguments, key=lambda one: not isinstance(one, Number))
            if isinstance(left, Number):
                return self._add(right, factor * left.value, terms)
        raise _NotLinearError

    def _cell(self, address: FigureAddress, factor: Decimal, terms: dict[FigureAddress, Decimal]) -> Decimal:
        if address.previous:
            return factor * evaluate_number(Reference(address), self._values)
        if address in self._cells:
            terms[address] = terms.get(address, Decimal(0)) + factor
            return Decimal(0)
        if address in self._template.totals:
            return self._add(self._template.totals[address].expression, factor, terms)
        raise _NotLinearError
