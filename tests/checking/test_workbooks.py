"""The same rules on workbooks: written, edited with openpyxl, read back. A finding has the cell people see."""

from pathlib import Path

import pytest
from cases_of_checks import CASES, Case, application
from support.reports import Edits, bundled, report, told
from support.workbooks import Filled, filled_with, read_back

from xlreport.checking.run import Verdict
from xlreport.form.model.finding import Place, Severity
from xlreport.messages.findings import message

SHEET = "三、收到和处理政府信息公开申请情况"


def judged(path: Path, edits: Edits) -> Verdict:
    def put(filled: Filled) -> None:
        for address, value in edits.items():
            filled.put(address, value)

    return read_back(path / "w.xlsx", bundled(), report(), put)


def errors(verdict: Verdict) -> list[tuple[str, str, str | None, str | None]]:
    """The notes about typed-over formulas aside."""
    return [one for one, finding in zip(told(verdict), verdict.findings, strict=True) if finding.severity != "note"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_rule_is_found_in_a_workbook_as_in_json_and_at_its_cell(tmp_path: Path, case: Case) -> None:
    verdict = judged(tmp_path, case.breaks)
    assert errors(verdict) == case.told
    assert verdict.muted == case.muted
    filled = filled_with(bundled(), report())
    for finding in verdict.findings:
        assert finding.address is not None
        where = filled.place(str(finding.address))
        assert finding.place == Place(where.sheet, where.name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_near_miss_is_no_error_in_a_workbook(tmp_path: Path, case: Case) -> None:
    assert errors(judged(tmp_path, {**case.breaks, **case.mended})) == []


WORDED = [
    ("documents[regulations, issued]", "三件", "T2-INT"),
    ("documents[regulations, issued]", "约5", "T2-INT"),
    ("documents[regulations, issued]", "5-6", "T2-INT"),
    ("documents[regulations, issued]", True, "T2-INT"),
    ("documents[regulations, issued]", "/", "T3-BLANK-CELLS"),
    ("documents[regulations, issued]", "——", "T3-BLANK-CELLS"),
    ("documents[regulations, issued]", "－", "T3-BLANK-CELLS"),
    ("documents[regulations, issued]", " ", "T3-BLANK-CELLS"),
    ("documents[regulations, issued]", "/0", "T2-INT"),
    ("fees[administrative_fees, amount]", "5元", "T2-FEE-NUMBER"),
    ("fees[administrative_fees, amount]", "无", "T2-FEE-NUMBER"),
    ("fees[administrative_fees, amount]", "12,34", "T2-FEE-NUMBER"),
    ("indicators.training_sessions", "多次", "IND-NUMBER"),
    ("indicators.training_sessions", "/", "IND-NUMBER"),
]


@pytest.mark.parametrize(("address", "typed", "code"), WORDED)
def test_what_is_no_number_is_quoted(tmp_path: Path, address: str, typed: object, code: str) -> None:
    (finding,) = judged(tmp_path, {address: typed}).findings
    assert (finding.code, str(finding.address), finding.severity) == (code, address, Severity.ERROR)
    assert finding.found == (None if typed == " " else "TRUE" if typed is True else typed)
    assert (finding.found or "空白") in message(bundled(), finding)


@pytest.mark.parametrize(
    ("address", "typed", "number"),
    [
        ("licensing[licences, decisions]", "５", "5"),
        ("licensing[licences, decisions]", "3件", "3"),
        ("licensing[licences, decisions]", " 1,234 ", "1234"),
        ("fees[administrative_fees, amount]", "59,237.2449", "59237.2449"),
        ("fees[administrative_fees, amount]", "38.441094万元", "38.441094"),
        ("indicators.training_sessions", "3 次", "3"),
    ],
)
def test_a_number_in_a_text_is_read_with_a_note(tmp_path: Path, address: str, typed: str, number: str) -> None:
    (finding,) = judged(tmp_path, {address: typed}).findings
    assert (finding.code, finding.severity, finding.found, finding.expected) == (
        "NUM-REPAIRED", Severity.NOTE, typed, number,
    )  # fmt: skip


def test_text_in_a_figure_mutes_the_totals_and_the_balance_that_use_it(tmp_path: Path) -> None:
    edits = {application("received"): 6, application("handled.granted"): "五"}
    assert [finding.code for finding in judged(tmp_path, edits).findings] == ["T2-INT"]


def test_a_choice_that_blanks_are_zero_lets_blanks_pass_but_no_text(tmp_path: Path) -> None:
    blank = {str(address): None for address in bundled().table("disputes").inputs}
    chosen = {**blank, "blank_is_zero.disputes": "是"}
    assert judged(tmp_path, chosen).findings == ()
    words = {**chosen, "disputes[cases, reconsideration.upheld]": "无"}
    assert [finding.code for finding in judged(tmp_path, words).findings] == ["T2-INT"]


@pytest.mark.parametrize("choice", ["否", None])
def test_blanks_are_findings_where_nobody_chose_otherwise(tmp_path: Path, choice: str | None) -> None:
    edits = {"disputes[cases, reconsideration.upheld]": None, "blank_is_zero.disputes": choice}
    assert [finding.code for finding in judged(tmp_path, edits).findings] == ["T3-BLANK-CELLS"]


def label_left_of(filled: Filled, address: str) -> tuple[int, int]:
    where = filled.place(address)
    sheet = filled.book[where.sheet]
    columns = range(where.column, 0, -1)
    return where.row, next(c - 1 for c in columns if sheet.cell(where.row + 1, c).value is not None)


def test_a_row_label_that_was_overwritten_is_told_with_the_statutes_words(tmp_path: Path) -> None:
    def overwrite(filled: Filled) -> None:
        row, column = label_left_of(filled, application("handled.granted"))
        filled.overwrite(filled.at(SHEET, row, column), 12)

    verdict = read_back(tmp_path / "w.xlsx", bundled(), report(), overwrite)
    assert told(verdict) == [("T3-LABEL-OVERWRITTEN", "applications[handled.granted]", "12", "（一）予以公开")]
    (finding,) = verdict.findings
    assert finding.place is not None
    assert finding.place.sheet == SHEET
    assert verdict.refuses


def test_a_column_label_that_was_overwritten_is_told(tmp_path: Path) -> None:
    def overwrite(filled: Filled) -> None:
        where = filled.place(application("received", "applicant.legal.law"))
        rows = range(where.row, 0, -1)
        row = next(r for r in rows if filled.book[SHEET].cell(r, where.column + 1).value == "法律服务机构")
        filled.overwrite(filled.at(SHEET, row - 1, where.column), "律师")

    verdict = read_back(tmp_path / "w.xlsx", bundled(), report(), overwrite)
    assert told(verdict) == [("T3-LABEL-OVERWRITTEN", "applications[applicant.legal.law]", "律师", "法律服务机构")]


@pytest.mark.parametrize("label", ["（一） 予以公开", "(一)予以公开", "（一）予以公开 "])
def test_a_label_spelled_with_other_spaces_or_brackets_is_the_same(tmp_path: Path, label: str) -> None:
    def respell(filled: Filled) -> None:
        row, column = label_left_of(filled, application("handled.granted"))
        assert filled.at(SHEET, row, column).value == "（一）予以公开"
        filled.overwrite(filled.at(SHEET, row, column), label)

    assert read_back(tmp_path / "w.xlsx", bundled(), report(), respell).findings == ()


def test_an_untouched_workbook_of_zeros_has_nothing_wrong(tmp_path: Path) -> None:
    assert judged(tmp_path, {}) == Verdict(())


def test_a_total_typed_over_with_the_right_number_is_a_note(tmp_path: Path) -> None:
    address = application("received", "applicant.total")
    (finding,) = judged(tmp_path, {address: 0}).findings
    assert (finding.code, str(finding.address), finding.severity) == ("TOTAL-CONSTANT", address, Severity.NOTE)


def test_a_total_that_was_cleared_is_a_note(tmp_path: Path) -> None:
    address = application("received", "applicant.total")
    (finding,) = judged(tmp_path, {address: None}).findings
    assert (finding.code, finding.severity, finding.expected) == ("TOTAL-CLEARED", Severity.NOTE, "0")


def test_a_formula_of_staffs_own_is_held_against_the_recomputed_total(tmp_path: Path) -> None:
    """openpyxl stores no result, so the cell states nothing that could be wrong."""
    address = application("received", "applicant.total")
    assert not judged(tmp_path, {address: "=1+1"}).refuses
