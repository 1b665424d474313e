"""A report as the cells of its form: what a formula finds at each address, totals recomputed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.guard import total_or_blank
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import (
    SIGNED_ON,
    YEAR,
    AbsenceAddress,
    Address,
    AgencyAddress,
    FigureAddress,
    IndicatorAddress,
    ZeroChoiceAddress,
)
from xlreport.form.model.answers import YES
from xlreport.form.model.kind import is_counted
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.form.text.days import serial


class ReportValues:
    """Reads `report` with its form's totals recomputed from the typed figures; stated totals are not used.

    `previous`: last year's figures, as far as they are known.
    """

    def __init__(
        self, template: Template, report: Report, previous: Mapping[FigureAddress, Decimal] | None = None
    ) -> None:
        self._template = template
        self._report = report
        self._previous = previous or {}
        self._totals: dict[FigureAddress, CellValue] = {}

    def content(self, address: Address) -> CellValue:
        if isinstance(address, FigureAddress):
            return self._figure(address)
        if isinstance(address, IndicatorAddress):
            return cell_value(self._report.indicators.get(address.indicator, BLANK))
        if isinstance(address, AgencyAddress):
            return self._report.agency.get(address.field)
        if isinstance(address, ZeroChoiceAddress | AbsenceAddress):
            is_zero = isinstance(address, ZeroChoiceAddress)
            own = self._report.blank_is_zero if is_zero else self._report.not_applicable
            return YES if address.table in own else None
        if address == SIGNED_ON:
            return None if self._report.signed_on is None else serial(self._report.signed_on)
        return Decimal(self._report.year) if address == YEAR else None

    def figure(self, address: FigureAddress) -> Decimal | None:
        """The figure as it counts: blanks as zero where their table says so, what is no number as None."""
        value = self._figure(address)
        if value is None and address.table in self._report.blank_is_zero and self._is_zero(address):
            return Decimal(0)
        return value if isinstance(value, Decimal) else None

    def words(self, address: FigureAddress) -> str | None:
        """What stands in a cell for words; None where it is blank or holds an error."""
        entry = self._report.entries.get(address, BLANK)
        return entry.text if entry.state is State.TEXT else None

    def _is_zero(self, address: FigureAddress) -> bool:
        """Whether the blank cell may stand for a zero: what counts nothing and what is not asked for does not."""
        counted = is_counted(self._template.table(address.table).kinds[address])
        return counted and self.asked(address) is not False

    def asked(self, address: FigureAddress) -> bool | None:
        """Whether the cell is asked for; None while that cannot be told."""
        condition = self._template.table(address.table).conditions.get(address)
        if condition is None:
            return True
        return bool(evaluate(condition.when, self)) if evaluate(condition.ready, self) else None

    def _figure(self, address: FigureAddress) -> CellValue:
        if address.previous:
            return self._previous.get(replace(address, previous=False))
        total = self._template.totals.get(address)
        if total is None:
            return cell_value(self._report.entries.get(address, BLANK))
        if address not in self._totals:
            self._totals[address] = evaluate(total_or_blank(total), self)
        return self._totals[address]


def cell_value(entry: Entry) -> CellValue:
    return entry.text if entry.number is None else entry.number
