"""Reasons: typed in the sheet, kept with their figures, lapsed when the figures change."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from support.all_forms import BUDGET, ENERGY, complete, form
from support.reports import bundled, figure, report

from xlreport.checking.run import check
from xlreport.cli.main import run
from xlreport.form.report.report import Entry, Report
from xlreport.layout.addresses import LineAddress, LineCell
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

CARRIED = "applications[brought_forward, applicant.natural]"
KEY = f"Y-CARRY {CARRIED}"
REASON, STATE = (LineAddress(cell, "Y-CARRY", figure(CARRIED)) for cell in (LineCell.REASON, LineCell.STATE))
LAST_YEAR = {
    "applications[received, applicant.natural]": 5, "applications[carried_forward, applicant.natural]": 5,
}  # fmt: skip
THIS_YEAR = {CARRIED: 7, "applications[handled.granted, applicant.natural]": 7}


def explained(path: Path, text: str = "去年年报漏计 2 件") -> Path:
    """A workbook whose opening figure differs from last year's closing one, with a reason typed beside the check."""
    book = openpyxl.load_workbook(BytesIO(write_workbook(bundled(), report(THIS_YEAR), report(LAST_YEAR))))
    cell = plan_workbook(bundled()).where(REASON)
    book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = text
    book.save(path)
    return path


def state(own: Report) -> object:
    content = write_workbook(bundled(), own, report(LAST_YEAR))
    cell = plan_workbook(bundled(), own.texts).where(STATE)
    return (
        openpyxl.load_workbook(BytesIO(content), data_only=True)[cell.sheet].cell(cell.row + 1, cell.column + 1).value
    )


def findings(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str | None]]:
    run(["check", str(path), "--format", "json"])
    [file] = json.loads(capsys.readouterr().out)["files"]
    return [one for one in file["findings"] if one["code"] in {"Y-CARRY", "REASON-LAPSED"}]


def with_figure(own: Report, number: int) -> Report:
    from decimal import Decimal

    return replace(own, entries={**own.entries, figure(CARRIED): Entry.of(Decimal(number))})


def test_a_reason_typed_in_the_sheet_stands_in_the_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [finding] = findings(explained(tmp_path / "a.xlsx"), capsys)
    assert (finding["code"], finding["address"], finding["reason"]) == ("Y-CARRY", CARRIED, "去年年报漏计 2 件")
    assert (finding["found"], finding["expected"]) == ("7", "5")


def test_a_workbook_written_anew_carries_the_reason_and_its_figures(tmp_path: Path) -> None:
    own = read_workbook(explained(tmp_path / "a.xlsx")).report
    again = tmp_path / "b.xlsx"
    again.write_bytes(write_workbook(bundled(), own, report(LAST_YEAR)))
    assert read_workbook(again).report.reasons == own.reasons
    assert own.reasons[0].digest == "7/5"
    assert state(own) == words.EXPLAINED


def test_a_changed_figure_makes_it_lapse_in_the_sheet_and_in_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = with_figure(read_workbook(explained(tmp_path / "a.xlsx")).report, 8)
    assert state(own) == words.LAPSED
    path = tmp_path / "b.xlsx"
    path.write_bytes(write_workbook(bundled(), own, report(LAST_YEAR)))
    told = findings(path, capsys)
    assert [(one["code"], one["reason"]) for one in told] == [("Y-CARRY", None), ("REASON-LAPSED", None)]


def test_a_reason_typed_in_other_words_after_it_lapsed_holds_for_the_figures_of_now(tmp_path: Path) -> None:
    own = with_figure(read_workbook(explained(tmp_path / "a.xlsx")).report, 8)
    path = tmp_path / "b.xlsx"
    path.write_bytes(write_workbook(bundled(), own, report(LAST_YEAR)))
    book = openpyxl.load_workbook(path)
    cell = plan_workbook(bundled()).where(REASON)
    book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = "去年年报漏计 3 件"
    book.save(path)
    reading = read_workbook(path, {bundled().id: bundled()})
    assert [(one.digest, one.text) for one in reading.report.reasons] == [("8/5", "去年年报漏计 3 件")]
    assert [one.code for one in check(bundled(), reading).findings if one.code == "REASON-LAPSED"] == []


def test_a_return_to_the_same_figures_keeps_it(tmp_path: Path) -> None:
    own = read_workbook(explained(tmp_path / "a.xlsx")).report
    assert state(with_figure(with_figure(own, 8), 7)) == words.EXPLAINED


def test_a_reason_for_something_the_sheet_does_not_show_is_carried_along(tmp_path: Path) -> None:
    record = json.loads(render_json(bundled(), report()))
    record["reasons"] = [{"code": "T2-INT", "address": "x", "digest": "d", "text": "说明"}]
    own = parse_record(json.dumps(record), {bundled().id: bundled()}).report
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_workbook(bundled(), own))
    assert read_workbook(path).report.reasons == own.reasons


ASKED: dict[str, tuple[str, dict[str, object], str]] = {
    ENERGY: ("E-LESS", {"power[r1, m1.done]": 7, "power[r1, last]": 3}, "power[r1, done]"),
    BUDGET: (
        "B-LARGE", {"accounts[spending, amount]": 1001, "accounts[balance, amount]": -1001},
        "accounts[balance, amount]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("template_id", ASKED)
def test_a_reason_on_a_question_of_a_small_form_is_read_and_written_again(template_id: str, tmp_path: Path) -> None:
    code, edits, address = ASKED[template_id]
    template, own = form(template_id), complete(template_id, edits)
    book = openpyxl.load_workbook(BytesIO(write_workbook(template, own, replace(complete(template_id), year=2023))))
    cell = plan_workbook(template).where(LineAddress(LineCell.REASON, code, figure(address)))
    book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = "已核实"
    book.save(tmp_path / "a.xlsx")
    read = read_workbook(tmp_path / "a.xlsx", {template.id: template})
    assert [(one.code, one.address, one.text) for one in read.report.reasons] == [(code, address, "已核实")]
    (tmp_path / "b.xlsx").write_bytes(write_workbook(template, read.report))
    assert read_workbook(tmp_path / "b.xlsx", {template.id: template}).report.reasons == read.report.reasons
    (told,) = [one for one in check(template, read).findings if one.code == code]
    assert told.reason == "已核实"
