"""Sections of text that people broke: nothing typed is lost without a word."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from support.reports import bundled

from xlreport.form.loading.folder import templates_folder
from xlreport.form.report.report import Reading, Report
from xlreport.layout.pages.slot import Slot
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook

SHEET = "一、总体情况"
Edit = Callable[[Worksheet], None]


def seed() -> Report:
    return read_record(templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json", load_templates()).report


def edited(tmp_path: Path, edit: Edit, sheet: str = SHEET) -> Reading:
    own = seed()
    path = tmp_path / "book.xlsx"
    path.write_bytes(write_workbook(bundled(), own))
    book = openpyxl.load_workbook(path)
    edit(book[sheet])
    book.save(path)
    return read_workbook(path)


def codes(reading: Reading) -> list[tuple[str, str | None]]:
    return [(one.code, one.place.cell if one.place else None) for one in reading.findings]


def slot(number: int) -> tuple[int, int]:
    """Rows of the heading and of the first paragraph of an item, counted from 1."""
    own = planned(number)
    return own.heading_row + 1, own.paragraph_rows[0] + 1


def planned(number: int) -> Slot:
    [sheet] = [one for one in plan_workbook(bundled(), seed().texts).prose if one.name == SHEET]
    return sheet.slots[number - 1]


def test_a_heading_label_overwritten_is_an_error_and_its_text_is_kept(tmp_path: Path) -> None:
    row, _ = slot(3)

    def edit(sheet: Worksheet) -> None:
        sheet.cell(row, 1).value = 0

    reading = edited(tmp_path, edit)
    assert ("T3-LABEL-OVERWRITTEN", f"A{row}") in codes(reading)
    assert "强化政府信息管理" in render_json(bundled(), reading.report)


def test_a_paragraph_label_overwritten_is_an_error_and_its_text_is_kept(tmp_path: Path) -> None:
    _, row = slot(4)

    def edit(sheet: Worksheet) -> None:
        sheet.cell(row, 1).value = "这段话写在了名称上"

    reading = edited(tmp_path, edit)
    assert ("T3-LABEL-OVERWRITTEN", f"A{row}") in codes(reading)
    assert "按照上级对网站和政务新媒体内容建设的要求" in render_json(bundled(), reading.report)


def test_a_deleted_heading_row_is_told(tmp_path: Path) -> None:
    row, _ = slot(3)

    def edit(sheet: Worksheet) -> None:
        for column in range(1, 5):
            sheet.cell(row, column).value = None

    assert [code for code, _ in codes(edited(tmp_path, edit))] == ["LINE-MISSING"]


@pytest.mark.parametrize("cell", ["C{paragraph}", "D{second}", "H3"])
def test_text_typed_beside_the_lines_is_listed(tmp_path: Path, cell: str) -> None:
    _, paragraph = slot(3)
    where = cell.format(paragraph=paragraph, second=paragraph + 1)

    def edit(sheet: Worksheet) -> None:
        sheet[where] = "写在旁边的话"

    assert codes(edited(tmp_path, edit)) == [("CELL-EXTRA", where)]


def test_a_generated_sentence_typed_over_is_listed(tmp_path: Path) -> None:
    row = planned(2).sentence_row
    assert row is not None

    def edit(sheet: Worksheet) -> None:
        sheet.cell(row + 1, 2).value = "我自己写的句子"

    assert codes(edited(tmp_path, edit)) == [("CELL-EXTRA", f"B{row + 1}")]


def test_text_typed_over_what_belongs_there_is_listed(tmp_path: Path) -> None:
    row = planned(2).hint_row
    assert row is not None

    def edit(sheet: Worksheet) -> None:
        sheet.cell(row + 1, 2).value = "写错了地方的话"

    assert codes(edited(tmp_path, edit)) == [("CELL-EXTRA", f"B{row + 1}")]


def test_a_deleted_check_sheet_is_told(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.remove(sheet)

    reading = edited(tmp_path, edit, words.CHECKS)
    assert [one.code for one in reading.findings] == ["SHEET-MISSING"]
