"""A report of any form, filled in at random: small whole figures, and what is required."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from xlreport.form.model.kind import Kind
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry, Report
from xlreport.messages import authors as words

_MOST = 99
"""Small figures, so that no total is more than its kind allows."""


def new_report(template: Template) -> Report:
    """The report of an agency without a name, of the first year that the form serves."""
    return blank_report(template, words.AGENCY_OF_CASES, template.first_year)


def filled_report(template: Template, number: int) -> Report:
    """The same figures for the same form and number."""
    dice = Random(f"{template.id}/{number}")  # noqa: S311  figures to try a form with, no secrets
    blank = new_report(template)
    required = {one.id: next(iter(one.choices), one.label) for one in template.agency_fields if one.required}
    kinds = {address: kind for table in template.tables for address, kind in table.kinds.items()}
    return replace(
        blank,
        agency={**blank.agency, **{field: blank.agency[field] or text for field, text in required.items()}},
        entries={address: _entry(kinds[address], dice) for address in blank.entries},
        indicators={one.id: _entry(one.kind, dice) for one in template.indicators},
    )


def _entry(kind: Kind, dice: Random) -> Entry:
    least = int(max(kind.least, Decimal(-_MOST)))
    return Entry.of(Decimal(dice.randint(least, max(least, int(min(kind.most, Decimal(_MOST)))))))
