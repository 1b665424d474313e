"""Reports on 2019 and 2020 as they were published: their own tables, amounts with their unit, and a mixture of both."""

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest
from support.published import (
    Change,
    Tree,
    cells,
    changed_page,
    codes,
    missing_figures,
    wrong_figures,
)
from support.reports import figure

from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.reading.published.read import read_published_page
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_templates

OLD, NEW = "zfxxgk/2019", "zfxxgk/2021"
CASES = templates_folder() / "zfxxgk" / "cases"
AMOUNT = figure("procurement[government_procurement, amount]")
IN_FORCE = figure("documents[normative_documents, in_force]")


def forms() -> Mapping[str, Template]:
    return load_templates()


def report(name: str = "water-2019.json", year: int = 2019) -> Report:
    content = {**json.loads((CASES / name).read_text(encoding="utf-8")), "year": year}
    return parse_record(json.dumps(content), forms()).report


def read(own: Report, *changes: Change) -> Reading:
    page = page_of(changed_page(forms()[own.template_id], own, *changes), PageFormat.WEB)
    return read_published_page(page, forms())


def printed(amount: str) -> Change:
    def change(tree: Tree) -> None:
        (cell,) = (one for one in cells(tree) if one.text == "1605964元")
        cell.text = amount

    return change


def on(year: int, was: int) -> Change:
    """The same page, on another year."""

    def change(tree: Tree) -> None:
        for one in tree.iter():
            one.text = one.text and one.text.replace(f"{was}年", f"{year}年")

    return change


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_report_on_those_years_is_of_the_edition_of_2019_and_whole(year: int) -> None:
    own = report(year=year)
    reading = read(own)
    assert (reading.report.template_id, reading.report.year) == (OLD, year)
    assert wrong_figures(forms()[OLD], own, reading) == {}
    assert missing_figures(forms()[OLD], own, reading) == []
    assert codes(reading) == []
    assert [one.items for one in reading.report.texts.sections.values()] != []


@pytest.mark.parametrize(
    ("amount", "number"), [("251000元", "251000"), ("160.5964万元", "1605964"), ("1.2亿元", "120000000"), ("0", "0")]
)
def test_an_amount_is_read_in_the_unit_that_is_written_with_it(amount: str, number: str) -> None:
    reading = read(report(), printed(amount))
    assert reading.report.entries[AMOUNT].number == Decimal(number)
    assert codes(reading, Severity.ERROR) == []


@pytest.mark.parametrize("amount", ["251000", "160.5964", "251,000"])
def test_an_amount_without_its_unit_is_not_read_and_that_is_told(amount: str) -> None:
    reading = read(report(), printed(amount))
    assert reading.report.entries[AMOUNT].number is None
    (told,) = (one for one in reading.findings if one.code == "PAGE-NO-UNIT")
    assert (told.address, told.found) == (AMOUNT, amount)


def test_a_report_of_today_in_the_tables_of_2019_has_no_figure_of_another_matter() -> None:
    """It is of today's edition by its year; what the old table has instead is missing, and told."""
    own = report()
    reading = read(own, on(2023, 2019))
    assert (reading.report.template_id, reading.report.year) == (NEW, 2023)
    assert {"PAGE-TABLE-MISSING", "PAGE-LABEL-OTHER"} <= set(codes(reading, Severity.ERROR))
    assert reading.report.entries[IN_FORCE].number is None
    assert reading.report.entries[figure("applications[received, applicant.natural]")].number == 30
    assert reading.report.entries[figure("fees[administrative_fees, amount]")].number is None


def test_a_report_on_2020_in_todays_tables_has_none_either() -> None:
    content = json.loads((CASES / "start.json").read_text(encoding="utf-8"))
    rows = content["tables"]["applications"]
    rows["received"] |= {"applicant.natural": 6, "applicant.total": 6}
    for number, row in enumerate(("not_corrected", "not_paid", "other"), start=1):
        rows[f"handled.other.{row}"] |= {"applicant.natural": number, "applicant.total": number}
    rows["handled.total"] |= {"applicant.natural": 6, "applicant.total": 6}
    reading = read(parse_record(json.dumps(content), forms()).report, on(2020, 2024))
    assert (reading.report.template_id, reading.report.year) == (OLD, 2020)
    assert "PAGE-TABLE-MISSING" in codes(reading, Severity.ERROR)
    for column in ("newly_made", "published", "public_total"):
        assert reading.report.entries[figure(f"documents[normative_documents, {column}]")].number is None
    (told,) = (one for one in reading.findings if one.code == "PAGE-ROW-PARTED")
    assert str(told.address) == "applications[handled.other, applicant.natural]"
    assert reading.report.entries[figure("applications[handled.other, applicant.natural]")].number is None
    assert reading.report.entries[figure("applications[received, applicant.natural]")].number == 6
