"""The sum of reports, which is again a report of the same form."""

from collections.abc import Sequence
from decimal import Decimal

from xlreport.form.language.numbers import rounded
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.kind import Adds, NumberKind
from xlreport.form.model.template import Table, Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import BLANK, Entry, Report
from xlreport.form.report.values import ReportValues


def combine(template: Template, reports: Sequence[Report], agency: str, year: int) -> Report:
    """Typed figures and indicators added up; totals follow, words and texts are the coordinator's own to write.

    A figure is blank where it is blank in every report, or where the form says that it does not add up. Adding is
    associative: the sum of sums is the sum of all; of a mean that is so up to the decimals it is rounded to.
    """
    values = [ReportValues(template, report) for report in reports]
    start = blank_report(template, agency, year)
    entries = {address: _added(table, address, values) for table in template.tables for address in table.inputs}
    indicators = {
        one.id: _sum([report.indicators.get(one.id, BLANK).number for report in reports]) if one.adds else BLANK
        for one in template.indicators
    }
    return Report(
        template_id=template.id, year=year, agency=start.agency, signed_on=None, entries=entries, stated={},
        blank_is_zero=frozenset(), indicators=indicators, texts=start.texts,
    )  # fmt: skip


def _added(table: Table, address: FigureAddress, values: Sequence[ReportValues]) -> Entry:
    kind = table.kinds[address]
    if not isinstance(kind, NumberKind):
        return BLANK
    if address in table.weights:
        return Entry.of(_mean(address, table.weights[address], kind.places, values))
    return _sum([one.figure(address) for one in values]) if kind.adds is Adds.SUM else BLANK


def _mean(
    address: FigureAddress, weight: FigureAddress, places: int, values: Sequence[ReportValues]
) -> Decimal | None:  # fmt: skip
    """The mean of the reports that give both; where all weights are zero, what they agree on."""
    pairs = [(one.figure(address), one.figure(weight)) for one in values]
    given = [(mean, by) for mean, by in pairs if mean is not None and by is not None]
    whole = sum((by for _, by in given), Decimal(0))
    if whole:
        return rounded(sum((mean * by for mean, by in given), Decimal(0)) / whole, places)
    means = {mean for mean, _ in given}
    return means.pop() if len(means) == 1 else None


def _sum(numbers: Sequence[Decimal | None]) -> Entry:
    there = [number for number in numbers if number is not None]
    return Entry.of(sum(there, Decimal(0))) if there else BLANK
