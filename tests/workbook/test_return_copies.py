"""The return copy: what was typed, findings at their cells, a list with links, and nothing left of the last round."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.workbook.workbook import Workbook
from support.all_forms import BUDGET, ENERGY, complete, form
from support.reports import bundled, report
from support.workbooks import Edit, Filled, written

from xlreport.checking.run import Verdict, check
from xlreport.form.model.finding import Place
from xlreport.form.report.report import Reading
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.copies.marks import returned
from xlreport.messages import workbook as words
from xlreport.records.write import render_json
from xlreport.use_cases.annotate import annotate
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook
from xlreport.workbook.styles import ASKED_ORANGE, TOLD_GREEN, WRONG_RED

NATURAL = "applications[{}, applicant.natural]"
NONE_OF_THOSE = {"CHOICE-UNKNOWN", "DATE-UNREADABLE"}
COLOURS = {f"FF{colour[1:]}": severity for colour, severity in (
    (WRONG_RED, "error"), (ASKED_ORANGE, "warning"), (TOLD_GREEN, "note"),
)}  # fmt: skip


def puts(**edits: object) -> Edit:
    def edit(filled: Filled) -> None:
        for address, value in edits.items():
            filled.put(address, value)

    return edit


DAMAGES: dict[str, dict[str, object]] = {
    "an application nobody handled": {NATURAL.format("received"): 1},
    "a blank cell": {NATURAL.format("received"): None},
    "a text for a number": {NATURAL.format("received"): "约5"},
    "a sign for nothing": {NATURAL.format("received"): "—"},
    "a negative number": {"licensing[licences, decisions]": -3},
    "a formula's error": {"licensing[licences, decisions]": "#REF!"},
    "a repaired number": {"licensing[licences, decisions]": "3件"},
    "a fee in yuan": {"fees[administrative_fees, amount]": 250000, "agency.level": "县级"},
    "fees that are odd": {"indicators.fee_notices_amount": 105, "indicators.fee_received": 1005},
    "an indicator in words": {"indicators.training_sessions": "多次"},
}


def read(path: Path, edit: Edit | None = None) -> tuple[Reading, Verdict]:
    reading = read_workbook(written(path, bundled(), report(), edit), {bundled().id: bundled()})
    return reading, check(bundled(), reading)


def with_sheet(path: Path, name: str, text: str) -> Reading:
    """A sheet of somebody's own added to the workbook."""
    book = openpyxl.load_workbook(written(path, bundled(), report()))
    book.create_sheet(name)["A1"] = text
    book.save(path)
    return read_workbook(path, {bundled().id: bundled()})


def test_choices_and_a_day_that_are_none_are_in_the_copy_as_they_were_typed(tmp_path: Path) -> None:
    typed = {
        "blank_is_zero.fees": "对", "texts.overview.items[1].placement": "随便",
        "texts.overview.items[0].generated": "很短", "agency.level": "村级", "signed_on": "明年春天",
    }  # fmt: skip
    reading, verdict = read(tmp_path / "收到.xlsx", puts(**typed))
    copy_of(reading, verdict, tmp_path / "退回.xlsx")
    again = read_workbook(tmp_path / "退回.xlsx", {bundled().id: bundled()})
    assert sorted(str(one.found) for one in again.findings if one.code in NONE_OF_THOSE) == sorted(typed.values())
    assert again.as_typed == reading.as_typed


def copy_of(reading: Reading, verdict: Verdict, path: Path) -> Workbook:
    path.write_bytes(annotate(bundled(), reading, verdict.findings))
    return openpyxl.load_workbook(path)


def marked(book: Workbook) -> dict[tuple[str, str], str]:
    """Every cell in the colour of a finding, with the severity it tells."""
    cells = ((sheet, cell) for sheet in book for row in sheet for cell in row if sheet.title != words.RETURNED)
    return {
        (sheet.title, cell.coordinate): COLOURS[str(cell.fill.start_color.rgb)]
        for sheet, cell in cells
        if cell.fill.fill_type == "solid" and str(cell.fill.start_color.rgb) in COLOURS and isinstance(cell, SheetCell)
    }


@pytest.mark.parametrize("name", DAMAGES)
def test_the_cells_marked_are_those_reported(name: str, tmp_path: Path) -> None:
    reading, verdict = read(tmp_path / "w.xlsx", puts(**DAMAGES[name]))
    book = copy_of(reading, verdict, tmp_path / "copy.xlsx")
    plan = plan_workbook(bundled(), reading.report.texts)
    places = {one.place for one in returned(bundled(), plan, verdict.findings).findings} - {None}
    suspected = {one.suspect.place for one in verdict.findings if one.suspect is not None} - {None}
    assert verdict.findings
    assert {Place(*key) for key in marked(book)} == places | suspected
    for sheet, cell in marked(book):
        comment = book[sheet][cell].comment
        assert comment is not None
        assert comment.text


@pytest.mark.parametrize("name", DAMAGES)
def test_the_copy_holds_what_was_typed(name: str, tmp_path: Path) -> None:
    reading, verdict = read(tmp_path / "w.xlsx", puts(**DAMAGES[name]))
    copy_of(reading, verdict, tmp_path / "copy.xlsx")
    again = read_workbook(tmp_path / "copy.xlsx", {bundled().id: bundled()})
    assert render_json(bundled(), again.report) == render_json(bundled(), reading.report)
    typed = {address: entry for address, entry in reading.report.entries.items() if entry.number is None}
    assert {address: again.report.entries[address].text for address in typed} == {
        address: entry.text for address, entry in typed.items()
    }


def test_the_list_links_each_finding_to_its_cell(tmp_path: Path) -> None:
    reading, verdict = read(tmp_path / "w.xlsx", puts(**DAMAGES["fees that are odd"]))
    sheet = copy_of(reading, verdict, tmp_path / "copy.xlsx")[words.RETURNED]
    rows = list(sheet.iter_rows(min_row=5))
    assert [row[0].value for row in rows] == [str(number) for number in range(1, len(verdict.findings) + 1)]
    for row in rows:
        link = row[4].hyperlink
        assert link is not None
        assert link.location is not None
        assert link.location.rpartition("!")[2] == row[4].value


def test_findings_of_no_cell_stand_in_the_list_with_their_text(tmp_path: Path) -> None:
    reading = with_sheet(tmp_path / "w.xlsx", "备注", "另有一件")
    verdict = check(bundled(), reading)
    sheet = copy_of(reading, verdict, tmp_path / "copy.xlsx")[words.RETURNED]
    assert "备注" in [cell.value for row in sheet.iter_rows(min_row=5) for cell in row]


def test_a_marked_copy_that_was_mended_is_clean_and_its_marks_are_gone_in_the_next(tmp_path: Path) -> None:
    reading, verdict = read(tmp_path / "w.xlsx", puts(**DAMAGES["an application nobody handled"]))
    book = copy_of(reading, verdict, tmp_path / "copy.xlsx")
    cell = plan_workbook(bundled(), reading.report.texts).where(bundled().table("applications").inputs[0])
    book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = 0
    book.save(tmp_path / "mended.xlsx")
    mended = read_workbook(tmp_path / "mended.xlsx", {bundled().id: bundled()})
    assert [one.code for one in check(bundled(), mended).findings] == []
    again = openpyxl.load_workbook(BytesIO(annotate(bundled(), mended, ())))
    assert marked(again) == {}
    assert words.RETURNED not in again.sheetnames


def test_a_sheet_of_that_name_which_is_not_ours_is_told(tmp_path: Path) -> None:
    reading = with_sheet(tmp_path / "w.xlsx", words.RETURNED, "领导意见")
    assert "SHEET-EXTRA" in [one.code for one in reading.findings]


def test_nothing_is_prefilled_in_a_copy(tmp_path: Path) -> None:
    """A blank cell that last year would fill stays blank: the copy holds what was typed."""
    path = tmp_path / "w.xlsx"
    address = bundled().table("applications").inputs[6]
    last_year = replace(report(), year=report().year - 1)
    blanked = replace(report(), entries={**report().entries})
    path.write_bytes(write_workbook(bundled(), blanked, last_year))
    book = openpyxl.load_workbook(path)
    cell = plan_workbook(bundled()).where(address)
    book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = None
    book.save(path)
    reading = read_workbook(path, {bundled().id: bundled()})
    assert reading.previous
    copy_of(reading, check(bundled(), reading), tmp_path / "copy.xlsx")
    again = read_workbook(tmp_path / "copy.xlsx", {bundled().id: bundled()})
    assert again.report.entries[address].number is None
    assert again.previous == reading.previous


def test_the_same_reading_gives_the_same_bytes(tmp_path: Path) -> None:
    reading, verdict = read(tmp_path / "w.xlsx", puts(**DAMAGES["a blank cell"]))
    assert annotate(bundled(), reading, verdict.findings) == annotate(bundled(), reading, verdict.findings)


OTHER_DAMAGES: dict[str, dict[str, object]] = {
    ENERGY: {"power[r1, m1.plan]": -1, "water[r2, m3.done]": "约5", "agency.clerk": None},
    BUDGET: {"accounts[income, amount]": 10000, "indicators.coldest": "很冷", "agency.unit_code": " "},
}


@pytest.mark.parametrize("template_id", OTHER_DAMAGES)
def test_the_copy_of_a_small_form_marks_what_is_reported_and_holds_what_was_typed(
    template_id: str, tmp_path: Path
) -> None:
    template, own = form(template_id), complete(template_id)
    path = written(tmp_path / "w.xlsx", template, own, puts(**OTHER_DAMAGES[template_id]))
    reading = read_workbook(path, {template.id: template})
    verdict = check(template, reading)
    (tmp_path / "copy.xlsx").write_bytes(annotate(template, reading, verdict.findings))
    places = {one.place for one in verdict.findings} - {None}
    assert {str(one.address) for one in verdict.findings} >= OTHER_DAMAGES[template_id].keys()
    assert {Place(*key) for key in marked(openpyxl.load_workbook(tmp_path / "copy.xlsx"))} >= places
    again = read_workbook(tmp_path / "copy.xlsx", {template.id: template})
    assert render_json(template, again.report) == render_json(template, reading.report)
