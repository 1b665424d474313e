"""A report as the cells of its form: what a formula finds at each address, totals recomputed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.closures.formulas import Contents, contents_of
from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.spelling import is_blank
from xlreport.form.language.vocabulary import CellError, CellValue, Listed
from xlreport.form.model.address import (
    SIGNED_ON,
    YEAR,
    AbsenceAddress,
    Address,
    AgencyAddress,
    FigureAddress,
    IndicatorAddress,
    KeysAddress,
    RecordAddress,
    RecordsAddress,
    ZeroChoiceAddress,
)
from xlreport.form.model.answers import AND_OTHERS, LISTED, YES
from xlreport.form.model.kind import is_counted
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.form.report.rows import with_rows
from xlreport.form.text.days import serial


class ReportValues:
    """Reads `report` with its form's totals recomputed from the typed figures; stated totals are not used.

    `previous`: last year's figures, as far as they are known. `template`: the form with a row for each record.
    """

    def __init__(
        self, template: Template, report: Report, previous: Mapping[FigureAddress, Decimal] | None = None
    ) -> None:
        self.template = with_rows(template, report.records)
        self._report = report
        self._previous = previous or {}

    @cached_property
    def contents(self) -> Contents:
        """The same cells for formulas that are made once a form; each is asked for once."""
        return contents_of(self.template, self)

    def content(self, address: Address) -> CellValue:
        if isinstance(address, FigureAddress):
            return self._figure(address)
        if isinstance(address, RecordsAddress | KeysAddress):
            return self._column(address) if isinstance(address, RecordsAddress) else self._keys(address.table)
        if isinstance(address, IndicatorAddress):
            return cell_value(self._report.indicators.get(address.indicator, BLANK))
        return self._field(address)

    def _field(self, address: Address) -> CellValue:
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

    def counted(self, address: Address) -> CellValue:
        """The content as it counts: of a figure, that number."""
        return self.figure(address) if isinstance(address, FigureAddress) else self.content(address)

    def words(self, address: FigureAddress) -> str | None:
        """What stands in a cell for words; None where it is blank or holds an error."""
        entry = self._report.entries.get(address, BLANK)
        return entry.text if entry.state is State.TEXT else None

    def _is_zero(self, address: FigureAddress) -> bool:
        """Whether the blank cell may stand for a zero: what counts nothing and what is not asked for does not."""
        counted = is_counted(self.template.table(address.table).kinds[address])
        return counted and self.asked(address) is not False

    def asked(self, address: FigureAddress) -> bool | None:
        """Whether the cell is asked for; None while that cannot be told."""
        condition = self.template.table(address.table).conditions.get(address)
        if condition is None:
            return True
        return bool(evaluate(condition.when, self)) if evaluate(condition.ready, self) else None

    def _column(self, address: RecordsAddress) -> Listed:
        rows = self._report.records.get(address.table, ())
        entries = (self._report.entries.get(RecordAddress(address.table, row, address.column), BLANK) for row in rows)
        return Listed(tuple(map(cell_value, entries)))

    def _keys(self, table: str) -> str:
        """The keys of the first records, and how many there are where that is not all."""
        records = self.template.table(table).records
        if records is None:
            raise ValueError(f"{table} has no records")
        column = self._column(RecordsAddress(table, records.key, records.key))
        keys = [str(one) for one in column.values if not is_blank(one)]
        more = AND_OTHERS.format(count=len(keys)) if len(keys) > records.named else ""
        return LISTED.join(keys[: records.named]) + more

    def _figure(self, address: FigureAddress) -> CellValue:
        if address.previous:
            return self._previous.get(replace(address, previous=False))
        total = self.template.totals.get(address)
        if total is None:
            return cell_value(self._report.entries.get(address, BLANK))
        return self.contents[self.contents.formulas.number(address)]


def cell_value(entry: Entry) -> Decimal | str | None:
    if entry.state is State.ERROR:
        return CellError(entry.text or "")
    return entry.text if entry.number is None else entry.number
