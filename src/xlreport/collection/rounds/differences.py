"""Two reports held against each other: which figures, fields and texts differ, in the form's order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import (
    LEAD,
    SIGNED_ON,
    TITLE,
    Address,
    AgencyAddress,
    FigureAddress,
    IndicatorAddress,
    TextAddress,
)
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Report
from xlreport.form.report.rows import with_rows
from xlreport.form.report.values import ReportValues
from xlreport.layout.printed import printed_cell
from xlreport.messages import rounds as words


@dataclass(frozen=True, slots=True)
class Difference:
    """`name`: what people call the place; `first` and `second`: what either report holds there, in words. Texts are
    too long to be quoted: of them only the place is told.
    """

    address: Address
    name: str
    first: str | None = None
    second: str | None = None


def differences(template: Template, first: Report, second: Report) -> Iterator[Difference]:
    """Of two reports of one form. Totals follow from their figures and are left out."""
    yield from _fields(template, first, second)
    one, other = (ReportValues(template, report) for report in (first, second))
    for table in with_rows(template, _records(first, second)).tables:
        for address in table.inputs:
            yield from _told(template, address, *(_cell(table, address, values) for values in (one, other)))
    for indicator in template.indicators:
        figures = (_indicator(report, indicator.id) for report in (first, second))
        yield from _told(template, IndicatorAddress(indicator.id), *figures)
    yield from _texts(template, first, second)


def _records(first: Report, second: Report) -> Mapping[str, Sequence[str]]:
    """The records that either report has."""
    tables = {**first.records, **second.records}
    return {
        table: tuple(dict.fromkeys((*first.records.get(table, ()), *second.records.get(table, ())))) for table in tables
    }


def _fields(template: Template, first: Report, second: Report) -> Iterator[Difference]:
    for field in template.agency_fields:
        given = (report.agency.get(field.id) or words.BLANK for report in (first, second))
        yield from _told(template, AgencyAddress(field.id), *given)
    days = [words.BLANK if one.signed_on is None else one.signed_on.isoformat() for one in (first, second)]
    if days[0] != days[1]:
        yield Difference(SIGNED_ON, words.SIGNED_ON, *days)


def _told(template: Template, address: Address, first: str, second: str) -> Iterator[Difference]:
    if first != second:
        yield Difference(address, template.called(address), first, second)


def _cell(table: Table, address: FigureAddress, values: ReportValues) -> str:
    return printed_cell(table, address, values) or words.BLANK


def _indicator(report: Report, indicator: str) -> str:
    number = report.indicators.get(indicator, BLANK).number
    return words.BLANK if number is None else exact_digits(number)


def _texts(template: Template, first: Report, second: Report) -> Iterator[Difference]:
    if first.texts.title != second.texts.title:
        yield Difference(TITLE, words.TITLE)
    if first.texts.lead != second.texts.lead:
        yield Difference(LEAD, words.LEAD)
    for section in template.sections:
        if first.texts.sections.get(section.id) != second.texts.sections.get(section.id):
            yield Difference(TextAddress(section.id), words.TEXT.format(heading=section.heading))
    if first.reasons != second.reasons:
        yield Difference(TextAddress("reasons"), words.REASONS)


MOST_TOLD = 5
"""So many differences are told one by one, the rest is counted."""


def told_apart(template: Template, first: Report, second: Report) -> str:
    """What differs, in one sentence: the first few places with what either report holds there."""
    found = list(differences(template, first, second))
    told = [
        one.name if one.first is None else words.DIFFERENCE.format(name=one.name, first=one.first, second=one.second)
        for one in found[:MOST_TOLD]
    ]
    more = words.MORE_DIFFERENCES.format(count=len(found)) if len(found) > len(told) else ""
    return words.DIFFERENCES.format(told=words.SEPARATOR.join(told), more=more) if found else words.NO_DIFFERENCE
