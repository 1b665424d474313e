"""Reasons: typed in the sheet, kept with their figures, lapsed when the figures change."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from support.all_forms import BUDGET, ENERGY, complete, form
from support.reports import BUNDLED, bundled, figure, report

from xlreport.checking.reasons import with_digests
from xlreport.checking.run import check
from xlreport.cli.main import run
from xlreport.form.model.address import ItemAddress, ItemPart
from xlreport.form.model.finding import Place
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry, Reason, Report
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import LineAddress, LineCell
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_template
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


FORM = load_template(BUNDLED)
SEEN = {
    "S1-THIN": "texts.overview", "S5-EMPTY": "texts.improvement", "PUB-WINDOW": "signed_on",
    "FEE-THREE-FIGURES": "texts.other_matters", "S1-EMPTY-SUBITEM": "texts.overview.items[5].heading",
}  # fmt: skip
"""A question that the sheet asks by cells of each kind, and where."""


def thin(text: str, signed_on: str, heading: str, fees: int | None, reasons: Sequence[Reason] = ()) -> Report:
    own = json.loads(render_json(FORM, blank_report(FORM, "某某局", 2024)))
    own["texts"]["overview"]["items"][0]["text"] = text
    own["texts"]["overview"]["items"].append({"heading": heading})
    own["texts"]["improvement"]["items"][0]["text"] = text
    own["signed_on"], own["indicators"]["fee_notices"] = signed_on, fees
    own["blank_is_zero"] = [table.id for table in FORM.tables]
    own["reasons"] = [asdict(one) for one in reasons]
    return parse_record(json.dumps(own), {FORM.id: FORM}).report


def of_seen(own: Report) -> tuple[dict[str, object], dict[str, str | None], set[str]]:
    """What the sheet says of each question, the reason that `check` keeps with it, and where one lapsed."""
    content = write_workbook(FORM, own)
    plan, book = plan_workbook(FORM, own.texts), openpyxl.load_workbook(BytesIO(content), data_only=True)
    lines = [line for line in plan.live.relations if str(line.at) == SEEN.get(line.code or "")]
    cells = {line.code or "": plan.where(line.state_cell) for line in lines}
    shown = {code: book[cell.sheet].cell(cell.row + 1, cell.column + 1).value for code, cell in cells.items()}
    found = check(FORM, parse_record(render_json(FORM, own), {FORM.id: FORM})).findings
    kept = {one.code: one.reason for one in found if str(one.address) == SEEN.get(one.code)}
    lapsed = {str(one.address) for one in found if one.code == "REASON-LAPSED"}
    return shown, kept, lapsed


def test_a_reason_for_what_the_sheet_sees_of_texts_and_days_lapses_when_that_changes() -> None:
    """It is bound to what was found when the tool writes the workbook anew, as one for figures is."""
    given = [Reason(code=code, address=at, digest="", text="情况属实") for code, at in SEEN.items()]
    first = thin("从简。", "2025-04-02", "创新", None, given)
    reading = parse_record(render_json(FORM, first), {FORM.id: FORM})
    values = ReportValues(FORM, reading.report)
    bound = with_digests(check(FORM, reading).findings, FORM, reading, values).report.reasons
    assert {one.code: one.digest for one in bound} == {
        "S1-THIN": "95", "S5-EMPTY": "3", "PUB-WINDOW": "2025-04-02", "S1-EMPTY-SUBITEM": "创新",
        "FEE-THREE-FIGURES": "信息处理费：发出收费通知信息处理费：收费通知总金额信息处理费：实际收取总金额",
    }  # fmt: skip

    shown, kept, lapsed = of_seen(thin("从 简。", "2025-04-02", "创 新", None, bound))
    assert (set(shown.values()), set(kept.values()), lapsed) == ({words.EXPLAINED}, {"情况属实"}, set())
    shown, kept, lapsed = of_seen(thin("从简些。", "2025-04-03", "创新做法", 0, bound))
    assert (set(shown.values()), set(kept.values()), lapsed) == ({words.LAPSED}, {None}, set(SEEN.values()))
    assert set(shown) == set(kept) == set(SEEN)


def test_a_reason_stays_with_its_item_when_one_above_it_is_emptied(tmp_path: Path) -> None:
    """Items are counted anew without the empty one; a reason whose item is gone is named."""
    own = json.loads(render_json(FORM, blank_report(FORM, "某某局", 2024)))
    own["texts"]["overview"]["items"] += [{"heading": "甲"}, {"heading": "乙"}]
    written = parse_record(json.dumps(own), {FORM.id: FORM}).report
    book = openpyxl.load_workbook(BytesIO(write_workbook(FORM, written)))
    plan = plan_workbook(FORM, written.texts)
    first, second = (ItemAddress("overview", index, ItemPart.HEADING) for index in (5, 6))
    for address, content in (
        (first, None),
        (LineAddress(LineCell.REASON, "S1-EMPTY-SUBITEM", first), "甲没有内容"),
        (LineAddress(LineCell.REASON, "S1-EMPTY-SUBITEM", second), "乙没有内容"),
    ):
        cell = plan.where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(tmp_path / "a.xlsx")
    reading = read_workbook(tmp_path / "a.xlsx", {FORM.id: FORM})
    assert [item.heading for item in reading.report.texts.sections["overview"].items][5:] == ["乙"]
    asked = [one for one in check(FORM, reading).findings if one.code == "S1-EMPTY-SUBITEM"]
    assert [(str(one.address), one.reason) for one in asked] == [("texts.overview.items[5].heading", "乙没有内容")]
    cell = plan.where(LineAddress(LineCell.REASON, "S1-EMPTY-SUBITEM", first))
    named = [(one.place, one.found) for one in reading.findings if one.code == "CELL-EXTRA"]
    assert named == [(Place(cell.sheet, cell.name), "甲没有内容")]
