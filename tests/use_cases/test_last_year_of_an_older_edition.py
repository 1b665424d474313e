"""Last year's report is of the edition of 2019: what means the same is carried over and compared, the rest is not."""

import json
from pathlib import Path

import pytest
from support.commands import Cli, Give
from support.reports import figure

import xlreport
from xlreport.form.loading.folder import templates_folder

CASE = templates_folder() / "zfxxgk" / "cases" / "water-2019.json"
NATURAL = "applications[{}, applicant.natural]"
CARRIED = {
    "year": 2021, "signed_on": "2022-01-10",
    NATURAL.format("brought_forward"): 2, NATURAL.format("handled.granted"): 2,
    "applications[brought_forward, applicant.legal.law]": 1, "applications[handled.granted, applicant.legal.law]": 1,
}  # fmt: skip


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    content = {**json.loads(CASE.read_text(encoding="utf-8")), "year": 2020, "signed_on": "2021-01-20"}
    (tmp_path / "2020.json").write_text(json.dumps(content), encoding="utf-8")
    return Path("2020.json")


def codes(cli: Cli, *arguments: object) -> set[str]:
    done = cli("check", *arguments, "--format", "json")
    (file,) = json.loads("\n".join(done.out))["files"]
    return {one["code"] for one in file["findings"]}


def test_what_was_carried_forward_opens_the_workbook_of_the_next_year(cli: Cli, last_year: Path) -> None:
    own = ("--agency", "某某市水务局", "--year", "2021")
    assert cli("new", *own, "-o", "2021.xlsx", "--previous", last_year).err == []
    reading = xlreport.read_workbook(Path("2021.xlsx"))
    assert reading.report.template_id == "zfxxgk/2021"
    opened = {str(at): one.number for at, one in reading.report.entries.items() if one.number is not None}
    assert opened[NATURAL.format("brought_forward")] == 2
    assert opened["applications[brought_forward, applicant.legal.law]"] == 1
    assert {at.partition(",")[0] for at in opened} == {"applications[brought_forward"}
    assert reading.previous[figure("licensing[licences, decisions]")] == 1306
    assert figure("documents[normative_documents, in_force]") not in reading.previous


def test_the_carried_figures_are_compared(cli: Cli, give: Give, last_year: Path) -> None:
    agreeing = codes(cli, give("a.json", CARRIED), "--previous", last_year)
    assert not {"Y-CARRY", "Y-LAST-MISSING"} & agreeing
    less = {NATURAL.format("brought_forward"): 1, NATURAL.format("handled.granted"): 1}
    assert "Y-CARRY" in codes(cli, give("b.json", {**CARRIED, **less}), "--previous", last_year)


def test_figures_of_another_matter_are_not(cli: Cli, give: Give, last_year: Path) -> None:
    """21 were open to the public, and 800 are in force: that is no jump, nor a number that does not follow."""
    documents = {"documents[normative_documents, issued]": 12, "documents[normative_documents, in_force]": 800}
    fees = {"fees[administrative_fees, amount]": 30000}
    found = codes(cli, give("a.json", {**CARRIED, **documents, **fees}), "--previous", last_year)
    assert not {"Y-NORM", "Y-JUMP"} & (found - codes(cli, give("b.json", CARRIED), "--previous", last_year))


def test_decisions_go_on_and_are_compared(cli: Cli, give: Give, last_year: Path) -> None:
    found = codes(cli, give("a.json", {**CARRIED, "licensing[licences, decisions]": 7000}), "--previous", last_year)
    assert "Y-JUMP" in found
