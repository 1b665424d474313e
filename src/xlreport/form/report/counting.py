"""A report of one edition as it counts in the sums of another: each figure in its place there, or told to have none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.guard import typed_figures
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.expression import Expression, Reference
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry, Report
from xlreport.form.report.values import ReportValues


@dataclass(frozen=True)
class Counted:
    """`report`: of the other edition; `unplaced`: figures other than zero of the own one that no cell there takes."""

    report: Report
    unplaced: Mapping[FigureAddress, Decimal]


@dataclass(frozen=True)
class Counting:
    """How reports of one edition are counted in another's sums, as the first one declares it."""

    own: Template
    other: Template

    @cached_property
    def formulas(self) -> Mapping[FigureAddress, Expression]:
        """For each cell typed in the other edition what it comes to: as declared, else the cell of the same address."""
        declared = self.own.counts_in[self.other.id].figures
        typed = [address for table in self.other.tables for address in table.numbers]
        alike = {one: Reference(one) for one in typed if _is_alike(one, self.own, self.other)}
        return {one: formula for one in typed if (formula := declared.get(one) or alike.get(one)) is not None}

    @cached_property
    def lacking(self) -> tuple[FigureAddress, ...]:
        """Cells typed in the other edition for which this one has nothing."""
        typed = (address for table in self.other.tables for address in table.numbers)
        return tuple(one for one in typed if one not in self.formulas)

    def counted(self, report: Report) -> Counted:
        """Words stay behind, as in every sum. A formula without a result leaves its figures unplaced."""
        values = ReportValues(self.own, report)
        figures = _Figures(values)
        blank = blank_report(self.other, report.agency_name, report.year)
        entries, placed = dict(blank.entries), set[FigureAddress]()
        for address, formula in self.formulas.items():
            cells = typed_figures(formula, self.own.totals)
            value = evaluate(formula, figures)
            if isinstance(value, Decimal) and any(values.figure(one) is not None for one in cells):
                entries[address] = Entry.of(value)
                placed.update(cells)
        indicators = {key: report.indicators.get(key, own) for key, own in blank.indicators.items()}
        absent = frozenset(table.id for table in self.other.tables if table.id in report.not_applicable)
        unplaced = {
            address: number
            for table in self.own.tables
            for address in table.numbers
            if address not in placed and (number := values.figure(address))
        }
        return Counted(replace(blank, entries=entries, indicators=indicators, not_applicable=absent), unplaced)


def _is_alike(address: FigureAddress, own: Template, other: Template) -> bool:
    """Whether both editions have the cell and count it in the same unit."""
    mine, theirs = own.kind_at(address), other.kind_at(address)
    return isinstance(mine, NumberKind) and isinstance(theirs, NumberKind) and mine.unit == theirs.unit


class _Figures:
    """A report's figures as they count: a blank is a zero where its table says so."""

    def __init__(self, values: ReportValues) -> None:
        self._values = values

    def content(self, address: Address) -> CellValue:
        return self._values.counted(address)
