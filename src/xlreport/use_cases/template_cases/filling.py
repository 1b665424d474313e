"""A report of any form, filled in at random: small whole figures, days, choices, texts, and what is required."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from xlreport.form.language.evaluate import evaluate
from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.kind import Kind, Notation, NumberKind, WordsKind
from xlreport.form.model.tables.table import EACH, Records
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.form.report.rows import with_rows
from xlreport.form.report.values import ReportValues
from xlreport.messages import authors as words

_MOST = 99
"""Small figures, so that no total is more than its kind allows."""

_PERCENT = Decimal(100)


def new_report(template: Template) -> Report:
    """The report of an agency without a name, of the first year that the form serves."""
    return blank_report(template, words.AGENCY_OF_CASES, template.first_year)


def filled_report(template: Template, number: int) -> Report:
    """The same contents for the same form and number."""
    dice = Random(f"{template.id}/{number}")  # noqa: S311  figures to try a form with, no secrets
    blank = new_report(template)
    required = {one.id: next(iter(one.choices), one.label) for one in template.agency_fields if one.required}
    records = {table.id: tuple(_keys(records, dice)) for table, records in template.record_tables}
    kinds = {at: kind for table in with_rows(template, records).tables for at, kind in table.kinds.items()}
    report = replace(
        blank,
        records=records,
        agency={**blank.agency, **{field: blank.agency[field] or text for field, text in required.items()}},
        entries={address: _entry(kinds[address], dice) for address in kinds if address not in template.totals},
        indicators={one.id: _entry(one.kind, dice) for one in template.indicators},
    )
    keys: dict[FigureAddress, Entry] = {
        RecordAddress(table.id, key, own.key): Entry(State.TEXT, None, key)
        for table, own in template.record_tables
        for key in records[table.id]
    }
    return _without_unasked(template, replace(report, entries={**report.entries, **keys}))


def _keys(records: Records, dice: Random) -> Iterator[str]:
    """Some that differ; none where one must look like something that cannot be made up."""
    kind = records.pattern.kinds[FigureAddress(records.pattern.id, EACH, records.key)]
    if isinstance(kind, WordsKind) and kind.require is None:
        yield from (f"{number}{words.SOME_TEXT}"[: kind.longest] for number in range(dice.randint(0, records.rows)))


def _without_unasked(template: Template, report: Report) -> Report:
    """The report without what its other cells say is not to be filled in."""
    values = ReportValues(template, report)
    conditions = {address: one for table in values.template.tables for address, one in table.conditions.items()}
    unasked = {address: BLANK for address, one in conditions.items() if not evaluate(one.when, values)}
    return replace(report, entries={**report.entries, **unasked})


def _entry(kind: Kind, dice: Random) -> Entry:
    if isinstance(kind, WordsKind):
        return _words(kind, dice)
    return Entry.of(_number(kind, dice))


def _number(kind: NumberKind, dice: Random) -> Decimal:
    if kind.notation is Notation.DAY:
        return Decimal(dice.randint(int(kind.least), int(kind.most)))
    whole = _PERCENT if kind.notation is Notation.PERCENT else Decimal(1)
    least = int(max(kind.least * whole, Decimal(-_MOST)))
    return Decimal(dice.randint(least, max(least, int(min(kind.most * whole, Decimal(_MOST)))))) / whole


def _words(kind: WordsKind, dice: Random) -> Entry:
    """Blank where a text must look like something that cannot be made up."""
    if kind.choices:
        chosen = kind.choices[: dice.randint(1, len(kind.choices))] if kind.several else (dice.choice(kind.choices),)
        return Entry(State.TEXT, None, LISTED.join(chosen))
    return BLANK if kind.require is not None else Entry(State.TEXT, None, words.SOME_TEXT[: kind.longest])
