"""The head of the check sheet: what is open stands in a list, gravest first, and leads to where it is mended."""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from support.all_forms import IDS, form
from support.reports import bundled, figure, report

from xlreport.form.report.report import Report
from xlreport.layout.addresses import LineAddress, LineCell
from xlreport.layout.check_plan import LINK, LIST_TOP, REASON, SIGN, STATE, SUMS_ROW, TITLE, line_rows, rest_row
from xlreport.layout.plan import plan_workbook
from xlreport.layout.todo.ranks import listed
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook

NATURAL = "applications[{}, applicant.natural]"
LAST_YEAR = {NATURAL.format("received"): 5, NATURAL.format("carried_forward"): 5}
OPEN: Mapping[str, object] = {
    NATURAL.format("brought_forward"): 7,
    NATURAL.format("handled.granted"): 6,
    "licensing[licences, decisions]": None,
}
PIXELS = 1267
"""What LibreOffice shows of a sheet in a window of 1366 pixels."""

PER_CHARACTER = 7.85
"""How many of them it takes for each character of a column's width in the file."""


def checks(edits: Mapping[str, object], last: Report | None = None) -> Worksheet:
    content = write_workbook(bundled(), report(edits), last)
    sheet = openpyxl.load_workbook(BytesIO(content), data_only=True)[words.CHECKS]
    assert isinstance(sheet, Worksheet)
    return sheet


def to_do(sheet: Worksheet) -> list[tuple[object, object]]:
    """State and title of every row of the list that says anything."""
    rows = range(LIST_TOP + 1, rest_row(plan_workbook(bundled()).live) + 1)
    told = [(sheet.cell(row, STATE + 1).value, sheet.cell(row, TITLE + 1).value) for row in rows]
    return [one for one in told if one[0]]


def row_of(code: str, address: str) -> int:
    live = plan_workbook(bundled()).live
    return next(row for line, row in line_rows(live) if (line.code, str(line.at)) == (code, address)) + 1


def last_year() -> Report:
    return replace(report(LAST_YEAR), year=2023)


def test_what_is_wrong_comes_before_what_is_missing_and_that_before_what_is_to_be_explained() -> None:
    assert to_do(checks(OPEN, last_year())) == [
        (words.FAILS, "第一项加第二项等于第三项加第四项"),
        ("缺 1 格", words.MISSING_CELLS),
        (words.ASKS, "上年结转与去年年报一致"),
    ]


def test_the_list_says_so_when_nothing_is_open() -> None:
    sheet = checks({})
    assert to_do(sheet) == []
    assert sheet.cell(SUMS_ROW + 1, STATE + 1).value == words.TODO_NONE


def test_the_list_has_a_row_for_each_of_forty_and_counts_the_rest() -> None:
    blank = {str(address): None for table in bundled().tables for address in table.inputs}
    live = plan_workbook(bundled()).live
    assert listed(live.kinds) == min(40, sum(line.kind.name != "noted" for line in live.lines))
    assert len(to_do(checks(blank))) == len(bundled().tables)


def test_each_row_leads_to_the_cell_and_to_the_fixed_row_of_its_rule() -> None:
    content = write_workbook(bundled(), report(OPEN), last_year())
    shown = openpyxl.load_workbook(BytesIO(content))[words.CHECKS]
    for row in range(LIST_TOP + 1, LIST_TOP + 4):
        assert "HYPERLINK(" in str(shown.cell(row, LINK + 1).value)
        assert "HYPERLINK(" in str(shown.cell(row, LINK).value)
    targets = {cell.value for line in checks(OPEN).iter_rows() for cell in line if str(cell.value).startswith("#'")}
    carry = plan_workbook(bundled()).where(figure(NATURAL.format("brought_forward")))
    own = plan_workbook(bundled()).where(
        LineAddress(LineCell.REASON, "Y-CARRY", figure(NATURAL.format("brought_forward")))
    )
    assert {f"#'{carry.sheet}'!{carry.name}", f"#'{own.sheet}'!{own.name}"} <= targets


def test_nothing_can_be_typed_in_the_list() -> None:
    content = write_workbook(bundled(), report(OPEN), last_year())
    sheet = openpyxl.load_workbook(BytesIO(content))[words.CHECKS]
    assert sheet.protection.sheet
    for row in sheet.iter_rows(min_row=1, max_row=rest_row(plan_workbook(bundled()).live) + 1):
        assert all(cell.protection.locked for cell in row)


FAULT = re.compile("太|没有|不对|很大|较高|写错|只有|缺|不符|不一|有误")


@pytest.mark.parametrize("template_id", IDS)
def test_no_title_states_a_fault_beside_a_rule_that_holds(template_id: str) -> None:
    titles = {line.title for line in plan_workbook(form(template_id)).live.lines}
    assert {title for title in titles if FAULT.search(title)} == set()


def test_a_rule_that_asks_for_at_least_so_many_shows_its_sign_and_no_difference() -> None:
    regulations = {"documents[regulations, issued]": 0, "documents[regulations, repealed]": 177}
    sheet = checks(regulations)
    row = row_of("T2-VALID-GE-MADE", "documents[regulations, in_force]")
    left, sign, right, gap = (sheet.cell(row, SIGN + offset).value for offset in range(4))
    assert (left, sign, right, gap) == (0, "≥", -177, None)
    assert sheet.cell(row, STATE + 1).value == words.PASSES


def test_the_total_asks_nothing_where_a_single_column_breaks_it() -> None:
    sheet = checks({NATURAL.format("received"): 3})
    natural, total = (
        sheet.cell(row_of("T3-BALANCE", f"applications[handled.total, {one}]"), STATE + 1).value
        for one in ("applicant.natural", "applicant.total")
    )
    assert (natural, total) == (words.FAILS, words.FOLLOWS)
    assert len(to_do(sheet)) == 1


def test_one_reason_answers_one_cause() -> None:
    carried = {NATURAL.format("brought_forward"): 7, NATURAL.format("handled.granted"): 7}
    sheet = checks(carried, last_year())
    assert to_do(sheet) == [(words.ASKS, "上年结转与去年年报一致")]


def test_the_reason_cell_is_yellow_where_one_is_due() -> None:
    content = write_workbook(bundled(), report(OPEN), last_year())
    sheet = openpyxl.load_workbook(BytesIO(content))[words.CHECKS]
    rules = {
        str(area.sqref): [str(rule.formula[0]) for rule in area.rules] for area in sheet.conditional_formatting
    }  # fmt: skip
    letter = "ABCDEFGHI"[REASON]
    due = [formulas for area, formulas in rules.items() if area.startswith(letter)]
    assert due
    assert all(words.ASKS in one and words.LAPSED in one for formulas in due for one in formulas)


def test_what_decides_is_within_a_window_of_1366_pixels() -> None:
    columns = [one for one in checks({}).column_dimensions.values() if one.max <= REASON + 1]
    assert sum((one.max - one.min + 1) * one.width * PER_CHARACTER for one in columns) <= PIXELS


def test_no_row_is_dead() -> None:
    told = [cell.value for row in checks({}).iter_rows() for cell in row]
    assert "只在审核时检查" not in told
    assert told.count(words.CHECK_REVIEWED_NOTE) == 1
