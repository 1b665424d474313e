"""The sum of reports, again a report of the same form; those of other editions are counted as these declare."""

from collections.abc import Iterator, Mapping, Sequence

from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.tables.table import Records, Table
from xlreport.form.model.template import Template
from xlreport.form.report.adding import mean_of, sum_of
from xlreport.form.report.blank import blank_report
from xlreport.form.report.editions.counting import Counting
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.form.report.rows import record_names
from xlreport.form.report.values import ReportValues


def combine(
    template: Template,
    reports: Sequence[Report],
    agency: str,
    year: int,
    templates: Mapping[str, Template] | None = None,
) -> Report:
    """Typed figures and indicators added up; totals follow, words and texts are the coordinator's own to write.

    A figure is blank where it is blank in every report, or where the form says that it does not add up. Adding is
    associative: the sum of sums is the sum of all; of a mean that is so up to the decimals it is rounded to. Records
    are put below each other, in the order of the reports.

    `templates`: by id the editions that reports of another one may be of. Raises ValueError for a report of a form that
    does not say how it counts in this one.
    """
    own = [_in_edition(template, report, templates or {}) for report in reports]
    values = [ReportValues(template, report) for report in own]
    start = blank_report(template, agency, year)
    entries = {address: _added(table, address, values) for table in template.tables for address in table.inputs}
    names = {table.id: _put_together(table, records, own, entries) for table, records in template.record_tables}
    indicators = {
        one.id: Entry.of(sum_of(report.indicators.get(one.id, BLANK).number for report in own) if one.adds else None)
        for one in template.indicators
    }
    return Report(
        template_id=template.id, year=year, agency=start.agency, signed_on=None, entries=entries, stated={},
        blank_is_zero=frozenset(), indicators=indicators, texts=start.texts, records=names,
        not_applicable=frozenset.intersection(*(one.not_applicable for one in own)) if own else frozenset(),
    )  # fmt: skip


def _in_edition(template: Template, report: Report, templates: Mapping[str, Template]) -> Report:
    if report.template_id == template.id:
        return report
    own = templates.get(report.template_id)
    if own is None or template.id not in own.counts_in:
        raise ValueError(f"a report of {report.template_id} does not count in a sum of {template.id}")
    return Counting(own, template).counted(report).report


def _put_together(
    table: Table, records: Records, reports: Sequence[Report], entries: dict[FigureAddress, Entry]
) -> tuple[str, ...]:
    """Adds the records of all reports to the entries; what they are called by."""
    rows = list(_rows(table, records, reports))
    names = record_names(row[records.key].text or "" for row in rows)
    for name, row in zip(names, rows, strict=True):
        entries.update((RecordAddress(table.id, name, column), entry) for column, entry in row.items())
    return names


def _rows(table: Table, records: Records, reports: Sequence[Report]) -> Iterator[Mapping[str, Entry]]:
    """The cells of each record by column; where none says so yet, whose record it is."""
    columns = [leaf.id for leaf in table.columns.leaves]
    for report in reports:
        for name in report.records.get(table.id, ()):
            row = {one: report.entries.get(RecordAddress(table.id, name, one), BLANK) for one in columns}
            if records.agency is not None and row[records.agency] == BLANK and report.agency_name:
                row[records.agency] = Entry(State.TEXT, None, report.agency_name)
            yield row


def _added(table: Table, address: FigureAddress, values: Sequence[ReportValues]) -> Entry:
    kind, weight = table.kinds[address], table.weights.get(address)
    if not isinstance(kind, NumberKind):
        return BLANK
    if weight is not None:
        return Entry.of(mean_of([(one.figure(address), one.figure(weight)) for one in values], kind.places))
    return Entry.of(sum_of(one.figure(address) for one in values)) if table.adds_up(address) else BLANK
