"""The forms that every end-to-end test goes through: the bundled ones, and two small ones beside them.

`energy` has numbers alone: four wide tables, five required fields, no indicator, no text. `budget` calls its period by
another name and takes numbers below zero. Of the bundled ones the website's is one list of cells of every kind, that
of law enforcement has one row in each table; its other edition has tests of its own. The edition of 2019 serves other
years than the rest, and takes numbers below zero and amounts.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from support.balanced import YEAR, all_different
from support.bundled_cases import website_words
from support.commands import COMPLETE
from support.complete_texts import complete_texts
from support.full import FULL
from support.reports import BUNDLED, Edits, record
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import known_templates

FORMS = Path(__file__).parents[1] / "forms"
ENERGY, BUDGET = "energy/2020", "budget/2021"
SMALL_IDS = (ENERGY, BUDGET)
WEBSITE, ZHEJIANG = "wzbb/2018", "xzzf/zj-2021"
OLDER = "zfxxgk/2019"
BUNDLED_IDS = (BUNDLED, OLDER, WEBSITE, ZHEJIANG)
IDS = (BUNDLED, *SMALL_IDS, WEBSITE, ZHEJIANG, OLDER)
OPTIONS = ("--templates", str(FORMS))
"""What a command needs to know of these forms."""

_FIELDS: Mapping[str, Edits] = {
    BUNDLED: {**COMPLETE, "signed_on": "2025-01-10", "agency.phone": "0533-2883860"},
    OLDER: {**complete_texts(), "signed_on": "2021-01-10", "agency.phone": "0533-2883860"},
    ENERGY: {
        "agency.code": "11370303004222468N", "agency.building": "一号楼", "agency.clerk": "某某",
        "agency.telephone": "0533-2883860",
    },
    WEBSITE: website_words(),
    ZHEJIANG: {"further_acts[reported, inspections]": 1},
    BUDGET: {"agency.unit_code": "303001", "indicators.coldest": -12.5},
}  # fmt: skip
"""What beside its figures makes a report of the form complete."""


@cache
def forms() -> Mapping[str, Template]:
    return known_templates(FORMS)


def form(template_id: str) -> Template:
    return forms()[template_id]


def year_of(template_id: str) -> int:
    """A year that the form serves."""
    return min(YEAR, form(template_id).last_year or YEAR)


def years_of(template: Template) -> tuple[int, ...]:
    """Three years, of those that the form serves."""
    served = tuple(year for year in (2021, 2024, 2025) if template.serves(year))
    return served or (2019, 2020, 2020)


def complete_record(template_id: str, edits: Edits | None = None) -> dict[str, object]:
    """A report on which no rule has anything to say, all its figures zero; then edited."""
    return record({"year": year_of(template_id), **_FIELDS[template_id], **(edits or {})}, form(template_id))


def complete(template_id: str, edits: Edits | None = None) -> Report:
    return parse_record(dump_json(complete_record(template_id, edits)), forms()).report


@cache
def different(template_id: str) -> Report:
    """A report all of whose figures differ, its fields filled as in a complete one."""
    whole = complete(template_id)
    own = all_different(form(template_id), {at: one for at, one in whole.entries.items() if one.number is None})
    return replace(own, year=whole.year, agency={**whole.agency, "name": own.agency_name})


def fewer(template_id: str, numbers: range) -> range:
    """All the numbers for the bundled form; for the others every tenth, so that the tests stay quick.

    With XLREPORT_FULL=1 all of them for every form that is bundled.
    """
    whole = BUNDLED_IDS if FULL else (BUNDLED,)
    return numbers if template_id in whole else numbers[:: min(len(numbers), 10)]
