"""Figures a report opens with: what last year's closed with."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, Report, State
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
