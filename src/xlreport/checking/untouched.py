"""A form that nobody has filled in: one finding, and nothing else is asked of it."""

from functools import lru_cache

from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.opening import is_carried_alone, opened, opening_pairs
from xlreport.form.report.report import BLANK, Reading, Report, State
from xlreport.form.report.values import ReportValues

EMPTY = Finding(code="FORM-EMPTY", severity=Severity.ERROR)


def is_untouched(template: Template, reading: Reading) -> bool:
    """Whether figures, choices and texts are as they were handed out, last year's carried over included.

    What the agency says of itself does not count: it is filled in beforehand. A file with an error in its structure
    is not called untouched: what was typed may not have been found.
    """
    report = reading.report
    if report.blank_is_zero or report.not_applicable or any(one.severity is Severity.ERROR for one in reading.findings):
        return False
    if any(entry.state is not State.BLANK and not _may_open(template, at) for at, entry in report.entries.items()):
        return False
    handed_out = opened(template, blank_report(template, report.agency_name, report.year), reading.previous)
    return (
        report.texts == handed_out.texts
        and all(entry.state is State.BLANK for entry in report.indicators.values())
        and all(_is_handed_out(table, report) for table, _ in template.record_tables)
        and all(
            entry.state is State.BLANK or entry == handed_out.entries[at]
            for at, entry in report.entries.items()
            if not isinstance(at, RecordAddress)
        )
        and not _states_a_total(template, reading)
    )


def _may_open(template: Template, at: FigureAddress) -> bool:
    """Whether something may stand there that nobody typed: what last year closed with, or a record taken over."""
    return isinstance(at, RecordAddress) or at in _opening(template)


@lru_cache(maxsize=16)
def _opening(template: Template) -> frozenset[FigureAddress]:
    return frozenset(address for address, _ in opening_pairs(template))


def _is_handed_out(table: Table, report: Report) -> bool:
    """Whether a list is blank, or says no more of its records than last year's may have said."""
    rows = report.records.get(table.id, ())
    return not rows or is_carried_alone(table, rows, lambda at: report.entries.get(at, BLANK).state is State.BLANK)


def _states_a_total(template: Template, reading: Reading) -> bool:
    """Whether a total holds another number than its formula gives."""
    values = ReportValues(template, reading.report)
    stated = reading.report.stated.items()
    return any(entry.number not in {None, values.figure(address)} for address, entry in stated)
