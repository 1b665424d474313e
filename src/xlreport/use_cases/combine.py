"""The sum of reports, which is again a report of the same form."""

from collections.abc import Sequence
from decimal import Decimal

from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import BLANK, Entry, Report
from xlreport.form.report.values import ReportValues


def combine(template: Template, reports: Sequence[Report], agency: str, year: int) -> Report:
    """Typed figures and indicators added up; totals follow, texts are the coordinator's own to write.

    A figure is blank where it is blank in every report, or where the form says that it does not add up. Adding is
    associative: the sum of sums is the sum of all.
    """
    values = [ReportValues(template, report) for report in reports]
    start = blank_report(template, agency, year)
    entries = {
        address: _sum([one.figure(address) for one in values])
        for table in template.tables
        for address in table.inputs
    }  # fmt: skip
    indicators = {
        one.id: _sum([report.indicators.get(one.id, BLANK).number for report in reports]) if one.adds else BLANK
        for one in template.indicators
    }
    return Report(
        template_id=template.id, year=year, agency=start.agency, signed_on=None, entries=entries, stated={},
        blank_is_zero=frozenset(), indicators=indicators, texts=start.texts,
    )  # fmt: skip


def _sum(numbers: Sequence[Decimal | None]) -> Entry:
    there = [number for number in numbers if number is not None]
    return Entry.of(sum(there, Decimal(0))) if there else BLANK
