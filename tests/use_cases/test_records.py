"""Records on their way: JSON, CSV, frames, sums, last year, the report in every format, the return copy."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.accounts import BLOG, CLIPS, NEWS, SHEET, TABLE, TOP, accounts, accounts_report, changed
from support.all_forms import forms

from xlreport.errors import UnreadableRecordError
from xlreport.form.model.address import RecordAddress, parse_address
from xlreport.form.report.blank import blank_report
from xlreport.form.report.digest import digest_of
from xlreport.form.report.report import Reading, Reason, Report
from xlreport.form.report.values import ReportValues
from xlreport.layout import check_plan
from xlreport.layout.check_plan import KEY
from xlreport.layout.sheets.copies.listed import REASON
from xlreport.messages import workbook as words
from xlreport.narrative.compose import compose
from xlreport.narrative.evidence import evidence
from xlreport.records.flat import render_csv
from xlreport.records.frames import to_frame
from xlreport.records.read import parse_record
from xlreport.records.write import record_of, render_json
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.annotate import annotate
from xlreport.use_cases.check import check, joined
from xlreport.use_cases.combine import combine
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

ODD = ("甲局#2", "a].b", "第一行\n第二行", "x, y")


def reading_of(report: Report) -> Reading:
    return Reading(report=report, places={}, findings=())


def sentences(report: Report) -> str:
    return render_markdown(compose(accounts(), report))


@pytest.mark.parametrize("key", [*ODD, "甲局发布", "#1"])
def test_an_address_of_a_record_is_read_as_it_is_printed(key: str) -> None:
    address = RecordAddress(TABLE, key, "followers")
    assert parse_address(str(address)) == address
    assert parse_address(f"previous({address})") == RecordAddress(TABLE, key, "followers", previous=True)


@pytest.mark.parametrize("key", ODD)
def test_any_key_goes_through_json_and_the_workbook(key: str, tmp_path: Path) -> None:
    own = accounts_report([NEWS, {**BLOG, "name": key}])
    assert parse_record(render_json(accounts(), own), forms()).report == own
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_workbook(accounts(), own))
    assert record_of(accounts(), read_workbook(path, forms()).report) == record_of(accounts(), own)


def test_unknown_columns_and_tables_of_records_are_refused_by_name() -> None:
    with pytest.raises(UnreadableRecordError) as refused:
        accounts_report([{**NEWS, "fans": 3}, {**BLOG, "followers": "许多", "kind": "电视"}])
    problems = refused.value.params["problems"]
    assert all(name in problems for name in ("platforms[0].fans", "platforms[1].followers", "platforms[1].kind"))


def test_csv_and_frames_name_each_cell_by_its_key() -> None:
    own = accounts_report([NEWS, BLOG])
    lines = {line[2]: line for line in csv.reader(io.StringIO(render_csv(accounts(), own)))}
    assert lines["platforms[甲局微博].followers"][3:] == ["甲局微博 × 关注人数", "300"]
    assert "records" not in "".join(lines)
    frame = to_frame([own, accounts_report([BLOG], "乙局")], templates=forms())
    assert list(frame["platforms[甲局微博].followers"]) == [300, 300]
    assert list(frame["platforms[甲局发布].followers"]) == [1200, None]


def test_sentences_add_up_count_and_name_the_records() -> None:
    assert "有账号2个（甲局发布、甲局微博），关注人数1500人，最多的1200人" in sentences(accounts_report([NEWS, BLOG]))
    assert "其中微博1个，关注300人；满一千人的1个，有网址的1个" in sentences(accounts_report([NEWS, BLOG]))
    four = [NEWS, BLOG, CLIPS, {**CLIPS, "name": "又一个"}]
    assert "有账号4个（甲局发布、甲局微博、甲局视频等4个）" in sentences(accounts_report(four))
    assert "没有政务新媒体账号" in sentences(accounts_report([]))


def test_the_evidence_of_a_sum_is_the_range_of_its_column(tmp_path: Path) -> None:
    reading = changed(tmp_path / "a.xlsx", [NEWS, BLOG], lambda _: None)
    proof = list(evidence(compose(accounts(), reading.report), reading.places))
    [own] = [one for one in proof if one.number == "1500"]
    assert [(str(one.address), one.place and one.place.cell) for one in own.sources] == [
        ("platforms.followers", f"C{TOP}:C{TOP + 1}")
    ]


def test_a_sum_is_not_said_while_a_record_lacks_its_number() -> None:
    assert "关注人数" not in sentences(accounts_report([NEWS, {**BLOG, "followers": None}])).split("文字说明")[1]


def test_the_report_prints_each_record_in_its_row() -> None:
    document = compose(accounts(), accounts_report([NEWS, BLOG]))
    assert "| 甲局微博 | 微博 | 300 |" in render_markdown(document)
    assert "2015年3月1日" in render_html(document)


def test_a_rule_is_asked_of_every_record() -> None:
    shut = {**BLOG, "name": "甲局客户端", "kind": "客户端", "followers": 0}
    told = check(accounts(), reading_of(accounts_report([NEWS, shut, CLIPS]))).findings
    assert [(one.code, str(one.address)) for one in told] == [("P-WEB", "platforms[甲局客户端].followers")]


def test_a_condition_of_a_column_is_asked_of_every_record() -> None:
    told = check(accounts(), reading_of(accounts_report([NEWS, {**CLIPS, "url": "https://a.gov.cn"}]))).findings
    assert [(one.code, str(one.address)) for one in told] == [("P-SHUT", "platforms[甲局视频].url")]


def test_a_count_of_records_may_be_held_against_a_figure() -> None:
    wrong = accounts_report([NEWS, BLOG], tables={"overall": {"accounts": {"number": 3}}})
    [finding] = check(accounts(), reading_of(wrong)).findings
    assert (finding.code, finding.found, finding.expected) == ("P-COUNT", "3", "2")


def test_last_year_is_looked_up_by_the_key() -> None:
    last = accounts_report([CLIPS, {**BLOG, "followers": 700}, NEWS])
    told = check(accounts(), reading_of(accounts_report([NEWS, BLOG])), last).findings
    assert [(one.code, str(one.address), one.found, one.expected) for one in told] == [
        ("P-DROP", "platforms[甲局微博].followers", "300", "700")
    ]


def test_last_years_records_are_carried_over_without_their_figures(tmp_path: Path) -> None:
    path, last = tmp_path / "a.xlsx", accounts_report([{**NEWS, "owner": "甲局"}, BLOG])
    path.write_bytes(write_workbook(accounts(), blank_report(accounts(), "甲局", 2025), last))
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book[SHEET][TOP]][:3] == ["甲局发布", "微信公众号", None]
    assert str(book[SHEET].cell(3, 1).value).startswith("已经带入上年的各条")
    fresh = joined(accounts(), read_workbook(path, forms()), last)
    assert record_of(accounts(), fresh.report)["records"][TABLE][0] == {
        "name": "甲局发布", "kind": "微信公众号", "followers": None, "opened": "2015-03-01", "url": "https://a.gov.cn",
        "owner": None,
    }  # fmt: skip
    assert [one.code for one in check(accounts(), fresh).findings] == ["FORM-EMPTY"]
    book[SHEET].cell(TOP + 1, 3).value = 100
    book.save(path)
    filled = check(accounts(), joined(accounts(), read_workbook(path, forms()), last)).findings
    assert ("P-DROP", "platforms[甲局微博].followers") in {(one.code, str(one.address)) for one in filled}
    given = accounts_report([CLIPS])
    path.write_bytes(write_workbook(accounts(), given, last))
    assert read_workbook(path, forms()).report.records == given.records


def test_the_sum_of_reports_has_the_records_of_all_with_their_agency() -> None:
    one, two, three = (
        accounts_report(rows, name) for rows, name in (([NEWS], "甲局"), ([], "乙局"), ([NEWS, BLOG], "丙局"))
    )
    whole = combine(accounts(), [one, two, three], "某区", 2024)
    owners = [(row["name"], row["owner"]) for row in record_of(accounts(), whole)["records"][TABLE]]
    assert owners == [("甲局发布", "甲局"), ("甲局发布", "丙局"), ("甲局微博", "丙局")]
    assert check(accounts(), reading_of(whole)).findings == ()
    left = combine(accounts(), [combine(accounts(), [one, two], "某片", 2024), three], "某区", 2024)
    right = combine(accounts(), [one, combine(accounts(), [two, three], "某片", 2024)], "某区", 2024)
    assert whole == left == right


def test_a_return_copy_marks_the_cell_and_puts_every_row_above_the_locked_one(tmp_path: Path) -> None:
    def below(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for column, value in enumerate(("甲局微博", "微博", -3), 1):
            sheet.cell(TOP + 10, column).value = value

    reading = changed(tmp_path / "a.xlsx", [NEWS], below)
    copy = tmp_path / "b.xlsx"
    copy.write_bytes(annotate(accounts(), reading, check(accounts(), reading).findings))
    sheet = openpyxl.load_workbook(copy)[SHEET]
    assert [sheet.cell(TOP + 1, column).value for column in (1, 2, 3)] == ["甲局微博", "微博", -3]
    assert sheet.cell(TOP + 1, 3).comment is not None
    again = read_workbook(copy, forms())
    assert {one.code for one in check(accounts(), again).findings} == {"P-WHOLE", "P-COUNT"}
    assert [str(one.address) for one in check(accounts(), again).findings if one.code == "P-WHOLE"] == [
        "platforms[甲局微博].followers"
    ]


def test_a_list_of_hundreds_is_written_and_read(tmp_path: Path) -> None:
    own = accounts_report([{**NEWS, "name": f"账号{number}"} for number in range(400)])
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_workbook(accounts(), own))
    reading = read_workbook(path, forms())
    assert record_of(accounts(), reading.report) == record_of(accounts(), own)
    assert check(accounts(), reading).findings == ()
    assert "等400个" in sentences(reading.report)
    assert json.loads(render_json(accounts(), own))["records"][TABLE][399]["followers"] == Decimal(1200)


def test_a_question_about_a_record_is_answered_in_the_return_copy_until_its_figures_change(tmp_path: Path) -> None:
    last = accounts_report([{**BLOG, "followers": 700}, NEWS])
    reading = changed(tmp_path / "a.xlsx", [NEWS, BLOG], lambda _: None)
    reading = joined(accounts(), reading, last)
    copy = tmp_path / "b.xlsx"
    copy.write_bytes(annotate(accounts(), reading, check(accounts(), reading).findings))
    answer(copy, "账号注销了一批不活跃的关注者")
    again = joined(accounts(), read_workbook(copy, forms()), last)
    assert [(one.code, one.reason) for one in check(accounts(), again).findings] == [
        ("P-DROP", "账号注销了一批不活跃的关注者")
    ]
    through = parse_record(render_json(accounts(), again.report), forms())
    assert [one.reason is not None for one in check(accounts(), through, last).findings] == [True]
    fewer = accounts_report([NEWS, {**BLOG, "followers": 200}], reasons=record_of(accounts(), again.report)["reasons"])
    assert [one.code for one in check(accounts(), reading_of(fewer), last).findings] == ["P-DROP", "REASON-LAPSED"]


def explain(path: Path, code: str, text: str) -> None:
    """A reason typed beside the line of a rule."""
    book = openpyxl.load_workbook(path)
    sheet = book[words.CHECKS]
    [row] = [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, KEY + 1).value).startswith(f"{code} ")]
    sheet.cell(row, check_plan.REASON + 1).value = text
    book.save(path)


def test_a_question_about_records_is_answered_beforehand_in_the_check_sheet(tmp_path: Path) -> None:
    last = accounts_report([{**BLOG, "followers": 700}, {**CLIPS, "followers": 500}])
    path, copy = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    path.write_bytes(write_workbook(accounts(), accounts_report([CLIPS, BLOG])))
    explain(path, "P-DROP", "清理了不活跃的关注者")
    reading = joined(accounts(), read_workbook(path, forms()), last)
    found = check(accounts(), reading).findings
    assert [(one.code, one.reason) for one in found] == [("P-DROP", "清理了不活跃的关注者")] * 2
    copy.write_bytes(annotate(accounts(), reading, found))
    again = read_workbook(copy, forms())
    assert {one.reason for one in check(accounts(), joined(accounts(), again, last)).findings} == {found[0].reason}
    fewer = accounts_report([BLOG, CLIPS], reasons=record_of(accounts(), again.report)["reasons"])
    assert {one.reason for one in check(accounts(), reading_of(fewer), last).findings} == {found[0].reason}
    other = accounts_report([{**BLOG, "followers": 200}, CLIPS], reasons=record_of(accounts(), again.report)["reasons"])
    told = check(accounts(), reading_of(other), last).findings
    assert sorted((one.code, one.reason) for one in told) == [
        ("P-DROP", None), ("P-DROP", None), ("REASON-LAPSED", None),
    ]  # fmt: skip


def test_a_reason_for_a_sum_of_records_lapses_when_the_sum_changes(tmp_path: Path) -> None:
    few = accounts_report([NEWS, {**BLOG, "followers": 50}])
    [finding] = check(accounts(), reading_of(few)).findings
    reason = Reason(
        code="P-FEW",
        address=str(finding.address),
        digest=digest_of(accounts(), finding, ReportValues(accounts(), few)),
        text="新开设",
    )
    told = [
        check(accounts(), reading_of(replace(own, reasons=(reason,)))).findings
        for own in (few, accounts_report([NEWS, {**BLOG, "followers": 60}]))
    ]
    assert [[(one.code, one.reason) for one in own] for own in told] == [
        [("P-FEW", "新开设")], [("P-FEW", None), ("REASON-LAPSED", None)],
    ]  # fmt: skip


def answer(path: Path, text: str) -> None:
    """The first question of a return copy, answered by somebody."""
    book = openpyxl.load_workbook(path)
    sheet = book[words.RETURNED]
    row = next(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value) == "1")
    sheet.cell(row, REASON + 1).value = text
    book.save(path)
