"""A table whose rows people add themselves: sorted, inserted, deleted and pasted over, it is read right or told."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet
from support.accounts import BLOG, CLIPS, NEWS, SHEET, TABLE, TOP, accounts, accounts_report, changed, verdict
from support.all_forms import forms

from xlreport.form.model.address import RecordAddress
from xlreport.form.model.finding import Finding
from xlreport.form.report.report import Reading
from xlreport.messages.findings import message
from xlreport.records.write import record_of
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

GUARD = TOP + 8
"""The locked row below eight rows."""


def listed(reading: Reading) -> list[Mapping[str, Any]]:
    """The records without what was left blank."""
    rows = record_of(accounts(), reading.report)["records"][TABLE]
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


def told(reading: Reading) -> list[Finding]:
    """All findings but that there are more records, or fewer, than another table says."""
    return [one for one in verdict(reading).findings if one.code != "P-COUNT"]


def codes(reading: Reading) -> list[str]:
    return [one.code for one in told(reading)]


def write(sheet: Worksheet, row: int, *values: object) -> None:
    for column, value in enumerate(values, 1):
        sheet.cell(row, column).value = value


def test_what_was_written_is_read(tmp_path: Path) -> None:
    own = accounts_report([NEWS, BLOG])
    path = tmp_path / "甲局.xlsx"
    path.write_bytes(write_workbook(accounts(), own))
    reading = read_workbook(path, forms())
    assert record_of(accounts(), reading.report) == record_of(accounts(), own)
    assert reading.findings == ()
    assert reading.places[RecordAddress(TABLE, "甲局微博", "followers")].cell == f"C{TOP + 1}"
    assert codes(reading) == []


def test_blank_rows_between_records_are_passed_over(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS], lambda sheet: write(sheet, TOP + 5, "甲局微博", "微博", 300))
    assert listed(reading) == [NEWS, BLOG]
    assert codes(reading) == []


def test_rows_may_be_inserted_deleted_and_sorted(tmp_path: Path) -> None:
    def move(sheet: Worksheet) -> None:
        sheet.insert_rows(TOP + 1, 3)
        write(sheet, TOP + 1, "甲局视频", "短视频", 50)
        sheet.delete_rows(TOP)

    assert listed(changed(tmp_path / "a.xlsx", [NEWS, BLOG], move)) == [CLIPS, BLOG]
    turned = changed(tmp_path / "b.xlsx", [BLOG, NEWS], lambda sheet: sheet.move_range("A6:F6", rows=4))
    assert listed(turned) == [NEWS, BLOG]
    assert codes(turned) == []


def test_columns_may_change_places(tmp_path: Path) -> None:
    def swap(sheet: Worksheet) -> None:
        for row in range(TOP - 1, GUARD):
            left, right = sheet.cell(row, 2), sheet.cell(row, 3)
            left.value, right.value = right.value, left.value

    assert listed(changed(tmp_path / "a.xlsx", [NEWS, BLOG], swap)) == [NEWS, BLOG]


def test_a_row_below_the_locked_one_is_read_and_told(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS], lambda sheet: write(sheet, GUARD + 1, "甲局微博", "微博", 300))
    assert listed(reading) == [NEWS, BLOG]
    assert codes(reading) == ["ROW-BELOW"]
    [finding] = told(reading)
    assert (str(finding.address), finding.place and finding.place.cell) == ("platforms[甲局微博].name", f"A{GUARD + 1}")


def test_a_locked_row_that_is_gone_is_told_and_the_rows_are_read(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS, BLOG], lambda sheet: sheet.delete_rows(GUARD))
    assert listed(reading) == [NEWS, BLOG]
    assert codes(reading) == ["GUARD-MISSING"]


def test_a_key_that_is_there_twice_is_told_and_both_rows_are_kept(tmp_path: Path) -> None:
    twice = {**CLIPS, "name": "甲局 发布"}
    reading = changed(tmp_path / "a.xlsx", [NEWS, BLOG, twice, BLOG], lambda _: None)
    assert listed(reading) == [NEWS, BLOG, twice, BLOG]
    assert [(one.code, str(one.address)) for one in told(reading)] == [
        ("RECORD-TWICE", "platforms[甲局 发布].name"), ("RECORD-TWICE", "platforms[甲局微博#2].name"),
    ]  # fmt: skip


def test_a_row_without_a_key_is_told_and_kept(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS], lambda sheet: write(sheet, TOP + 1, None, "微博", 300))
    assert listed(reading) == [NEWS, {"kind": "微博", "followers": 300}]
    assert [(one.code, str(one.address)) for one in told(reading)] == [("RECORD-UNKEYED", "platforms[#1].name")]


def test_cells_of_records_are_judged_by_their_kinds(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [], lambda sheet: write(sheet, TOP, "甲局发布", "电视", -5, None, "a.gov"))
    assert [(one.code, str(one.address)) for one in told(reading)] == [
        ("P-TEXT", "platforms[甲局发布].kind"),
        ("P-WHOLE", "platforms[甲局发布].followers"),
        ("P-TEXT", "platforms[甲局发布].url"),
    ]


def test_blank_cells_of_a_record_are_told_where_they_are_asked_for(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [], lambda sheet: write(sheet, TOP, "甲局发布"))
    assert {(one.code, str(address)) for one in told(reading) for address in one.addresses} == {
        ("P-BLANK", "platforms[甲局发布].kind"), ("P-BLANK", "platforms[甲局发布].followers"),
    }  # fmt: skip


def test_blank_cells_side_by_side_are_one_finding_that_says_whose_they_are(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS], lambda sheet: write(sheet, TOP + 1, "甲局微博"))
    [finding] = told(reading)
    assert (finding.count, finding.place and finding.place.cell) == (2, f"B{TOP + 1}:C{TOP + 1}")
    assert "甲局微博 × 平台 至 关注人数（2 格）" in message(accounts(), finding)


def test_a_workbook_in_which_only_the_list_is_filled_in_is_not_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_workbook(accounts(), accounts_report([NEWS], tables={})))
    assert [one.code for one in verdict(read_workbook(path, forms())).findings] == ["P-BLANK"]
    path.write_bytes(write_workbook(accounts(), accounts_report([], tables={})))
    assert [one.code for one in verdict(read_workbook(path, forms())).findings] == ["FORM-EMPTY"]


def test_what_stands_beside_the_columns_is_listed(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS], lambda sheet: write(sheet, TOP, *([None] * 6), "备忘"))
    assert [(one.code, one.place) for one in reading.findings if one.code == "CELL-EXTRA"]


def test_a_head_that_somebody_wrote_over_is_told_and_its_column_read(tmp_path: Path) -> None:
    reading = changed(
        tmp_path / "a.xlsx", [NEWS, BLOG], lambda sheet: write(sheet, TOP - 1, "账号名称", "平台", "粉丝")
    )
    assert listed(reading) == [NEWS, BLOG]
    assert codes(reading) == ["P-LABEL"]


def test_a_head_pasted_with_the_rows_is_no_record(tmp_path: Path) -> None:
    heads = ("账号名称", "平台", "关注人数", "开设日期", "网址", "填报单位")
    reading = changed(tmp_path / "a.xlsx", [NEWS], lambda sheet: write(sheet, TOP + 1, *heads))
    assert listed(reading) == [NEWS]


def test_a_sheet_that_is_gone_is_told(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS], lambda sheet: sheet.parent.remove(sheet))
    assert [(one.code, one.expected) for one in reading.findings if one.code == "SHEET-MISSING"] == [
        ("SHEET-MISSING", SHEET)
    ]
    assert listed(reading) == []
