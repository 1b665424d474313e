"""Figures a report opens with: what last year's closed with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.form.report.values import ReportValues


def figures_of(template: Template, report: Report) -> Mapping[FigureAddress, Decimal]:
    """Every figure of a report that is a number, totals recomputed."""
    values = ReportValues(template, report)
    figures = ((address, values.figure(address)) for table in values.template.tables for address in table.addresses)
    return {address: figure for address, figure in figures if figure is not None}


def opening_pairs(template: Template) -> Iterator[tuple[FigureAddress, FigureAddress]]:
    """Each typed figure that opens with a figure of last year, and that figure."""
    for table in template.tables:
        for address in table.inputs:
            row, column = table.row(address).node.opens_with, table.column(address).node.opens_with
            if row is not None or column is not None:
                yield address, replace(address, row=row or address.row, column=column or address.column)


def carried_over(template: Template, report: Report, previous: Report) -> Mapping[str, str]:
    """What last year's report says in fields of the agency that this one leaves blank and the form carries over."""
    return {
        field.id: text
        for field in template.agency_fields
        if field.carried and not report.agency.get(field.id) and (text := previous.agency.get(field.id))
    }


def opened(template: Template, report: Report, previous: Mapping[FigureAddress, Decimal]) -> Report:
    """The report with its blank opening figures filled from last year's; what was entered stays."""
    entries = dict(report.entries)
    for address, source in opening_pairs(template):
        if entries[address].state is State.BLANK and source in previous:
            entries[address] = Entry.of(previous[source])
    return replace(report, entries=entries)


def with_records_of(template: Template, report: Report, previous: Report) -> Report:
    """The report whose lists without records begin with last year's, as far as the form carries them over."""
    records, entries = dict(report.records), dict(report.entries)
    for table, own in template.record_tables:
        if own.carried and not records.get(table.id):
            records[table.id] = previous.records.get(table.id, ())
            cells = (RecordAddress(table.id, row, one.id) for row in records[table.id] for one in table.columns.leaves)
            entries |= {at: previous.entries.get(at, BLANK) if at.column in own.carried else BLANK for at in cells}
    return replace(report, records=records, entries=entries)


def is_carried_alone(table: Table, rows: Sequence[str], is_blank: Callable[[RecordAddress], bool]) -> bool:
    """Whether nothing stands in these records but what may have been taken over from last year's."""
    carried = () if table.records is None else table.records.carried
    others = [column.id for column in table.columns.leaves if column.id not in carried]
    return bool(carried) and all(is_blank(RecordAddress(table.id, row, one)) for row in rows for one in others)
