"""Fewer words where one will do: blanks side by side are one finding, a form that nobody touched is one as a whole."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from support.commands import COMPLETE, Cli, Give
from support.reports import Edits, bundled, record, report
from support.shifting import Shift
from support.workbooks import Filled, filled_with, written

import xlreport
from xlreport.checking.run import Verdict, check
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.report.digest import cells_digest
from xlreport.form.report.report import Reason
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.copies.marks import returned
from xlreport.messages import workbook as words
from xlreport.messages.findings import message
from xlreport.records.read import parse_record
from xlreport.use_cases.read import read_workbook

SHEET = "三、收到和处理政府信息公开申请情况"
BLANK, NATURAL, COMPANY, LAW = "T3-BLANK-CELLS", "applicant.natural", "applicant.legal.company", "applicant.legal.law"
BLANK_TOLD = bundled().codes[BLANK].message.partition("（")[0]
RECEIVED = "applications[received, {}]"
CLASSES = tuple(column.id for column in bundled().table("applications").columns.leaves if not column.node.computed)


def blanks(addresses: Iterable[str]) -> dict[str, object]:
    return dict.fromkeys(addresses)


def columns(count: int) -> dict[str, object]:
    """So many classes of applicants left blank from top to bottom, the last ones."""
    typed = bundled().table("applications").inputs
    return blanks(str(address) for address in typed if address.column in CLASSES[-count:])


def judged(path: Path, edits: Edits, edit: Shift | None = None) -> Verdict:
    def put(filled: Filled) -> None:
        for address, value in edits.items():
            filled.put(address, value)

    written(path, bundled(), report(), put)
    if edit is not None:
        book = openpyxl.load_workbook(path)
        edit.apply(book)
        book.save(path)
    return check(bundled(), read_workbook(path, {bundled().id: bundled()}))


def ranges(verdict: Verdict) -> list[tuple[str, int]]:
    """Cell and count of every finding of blanks; nothing else is expected beside them but notes."""
    assert {one.code for one in verdict.findings if one.severity is not Severity.NOTE} <= {BLANK}
    return [(one.place.cell, one.count) for one in verdict.findings if one.code == BLANK and one.place is not None]


def cell(address: str) -> str:
    return filled_with(bundled(), report()).place(address).name


def test_one_blank_in_a_filled_row_is_one_cell(tmp_path: Path) -> None:
    assert ranges(judged(tmp_path / "w.xlsx", {RECEIVED.format(COMPANY): None})) == [
        (cell(RECEIVED.format(COMPANY)), 1)
    ]


def test_a_blank_row_is_one_range_and_its_addresses_are_all_of_it(tmp_path: Path) -> None:
    verdict = judged(tmp_path / "w.xlsx", blanks(RECEIVED.format(one) for one in CLASSES))
    (finding,) = verdict.findings
    assert finding.place == Place(SHEET, f"{cell(RECEIVED.format(CLASSES[0]))}:{cell(RECEIVED.format(CLASSES[-1]))}")
    assert [str(one) for one in finding.addresses] == [RECEIVED.format(one) for one in CLASSES]
    said = message(bundled(), finding)
    assert "自然人 至 " in said
    assert f"（{len(CLASSES)} 格）" in said


def test_a_filled_cell_parts_a_blank_row_in_two(tmp_path: Path) -> None:
    edits = blanks(RECEIVED.format(one) for one in CLASSES if one != CLASSES[2])
    assert [count for _, count in ranges(judged(tmp_path / "w.xlsx", edits))] == [2, len(CLASSES) - 3]


def test_five_blank_columns_are_one_rectangle_across_the_computed_row(tmp_path: Path) -> None:
    edits = columns(5)
    first, last = RECEIVED.format(CLASSES[-5]), f"applications[carried_forward, {CLASSES[-1]}]"
    assert ranges(judged(tmp_path / "w.xlsx", edits)) == [(f"{cell(first)}:{cell(last)}", len(edits))]


def test_rows_that_are_blank_to_different_ends_are_ranges_of_their_own(tmp_path: Path) -> None:
    edits = blanks(
        [RECEIVED.format(NATURAL), RECEIVED.format(COMPANY), f"applications[brought_forward, {NATURAL}]"]
    )  # fmt: skip
    assert [count for _, count in ranges(judged(tmp_path / "w.xlsx", edits))] == [2, 1]


def test_the_three_groups_of_a_blank_table_are_the_whole_table(tmp_path: Path) -> None:
    typed = bundled().table("disputes").inputs
    (finding,) = judged(tmp_path / "w.xlsx", blanks(map(str, typed))).findings
    assert finding.place is not None
    assert finding.place.cell == f"{cell(str(typed[0]))}:{cell(str(typed[-1]))}"
    assert "整张表" in message(bundled(), finding)


def test_a_sign_for_nothing_is_quoted_and_no_part_of_a_range_of_blanks(tmp_path: Path) -> None:
    edits = {RECEIVED.format(one): "/" if one == CLASSES[-1] else None for one in CLASSES}
    verdict = judged(tmp_path / "w.xlsx", edits)
    assert [(one.count, one.found) for one in verdict.findings] == [(len(CLASSES) - 1, None), (1, "/")]


def test_a_row_inserted_within_blanks_parts_the_range_and_moves_what_follows(tmp_path: Path) -> None:
    """Nothing foreign lies within a range; the cells are those of the file."""
    edits = {**columns(2)}
    granted = filled_with(bundled(), report()).place(f"applications[handled.granted, {CLASSES[-1]}]")
    verdict = judged(tmp_path / "w.xlsx", edits, Shift(SHEET, granted.row + 1, 1, rows=True))
    left, right = (cell(RECEIVED.format(one))[0] for one in CLASSES[-2:])
    last = filled_with(bundled(), report()).place(f"applications[carried_forward, {CLASSES[-1]}]").row + 2
    assert ranges(verdict) == [
        (f"{left}{granted.row - 1}:{right}{granted.row}", 4),
        (f"{left}{granted.row + 2}:{right}{last}", len(edits) - 4),
    ]


def test_a_row_inserted_above_the_table_moves_the_range(tmp_path: Path) -> None:
    edits = blanks(RECEIVED.format(one) for one in CLASSES)
    row = filled_with(bundled(), report()).place(RECEIVED.format(NATURAL)).row
    ((moved, count),) = ranges(judged(tmp_path / "w.xlsx", edits, Shift(SHEET, 2, 3, rows=True)))
    assert (moved.partition(":")[0][1:], count) == (str(row + 1 + 3), len(CLASSES))


def test_text_json_and_return_copy_tell_the_same_ranges(cli: Cli, give: Give) -> None:
    give(edits={**COMPLETE, **columns(5)})
    cli("new", "-o", "w.xlsx", "--data", "a.json")
    (file,) = json.loads("\n".join(cli("check", "w.xlsx", "--format", "json").out))["files"]
    (finding,) = (one for one in file["findings"] if one["code"] == BLANK)
    assert finding["count"] == len(finding["addresses"]) == len(columns(5))
    assert finding["address"] == finding["addresses"][0]
    assert f"”{finding['cell']} " in finding["message"]
    shown = cli("check", "w.xlsx").out
    assert sum(finding["message"] in line.strip() for line in shown) == 1
    assert "错误 1 处" in shown[0]
    cli("annotate", "w.xlsx", "-o", "back")
    book = openpyxl.load_workbook(next(Path("back").glob("*.xlsx")))
    listed = [row[4].value for row in book[words.RETURNED].iter_rows(min_row=5) if row[4].value]
    assert finding["cell"] in listed
    assert finding["message"] in next(Path("back").glob("*.txt")).read_text(encoding="utf-8")
    assert _noted(book, finding["sheet"]) == _cells_of(finding["addresses"])


def _noted(book: Workbook, sheet: str) -> set[str]:
    cells = [one for row in book[sheet] for one in row if one.comment is not None]
    return {one.coordinate for one in cells if one.comment is not None and BLANK_TOLD in one.comment.text}


def _cells_of(addresses: Iterable[str]) -> set[str]:
    return {cell(one) for one in addresses}


def test_a_report_as_json_has_ranges_by_the_forms_own_rows_and_columns(cli: Cli, give: Give) -> None:
    give(edits={**COMPLETE, **columns(5)})
    done = cli("check", "a.json", "--format", "json")
    content = json.loads("\n".join(done.out))
    (finding,) = (one for one in content["files"][0]["findings"] if one["code"] == BLANK)
    assert (finding["count"], finding["cell"]) == (len(columns(5)), None)
    assert content["summary"]["errors"] == 1


def test_a_whole_table_of_a_report_as_json_is_called_by_its_section(cli: Cli, give: Give) -> None:
    give(edits={**COMPLETE, **blanks(map(str, bundled().table("disputes").inputs))})
    (finding,) = (one for one in _told(cli, "a.json") if one["code"] == BLANK)
    assert finding["message"].startswith("四、政府信息公开行政复议、行政诉讼情况 整张表（12 格）：")


def _told(cli: Cli, name: str) -> list[dict[str, str]]:
    (file,) = json.loads("\n".join(cli("check", name, "--format", "json").out))["files"]
    return list(file["findings"])


def test_a_blank_workbook_is_one_finding_everywhere(cli: Cli) -> None:
    cli("new", "-o", "空.xlsx", "--agency", "某区教育局", "--year", "2025")
    content = json.loads("\n".join(cli("check", "空.xlsx", "--format", "json").out))
    (finding,) = content["files"][0]["findings"]
    assert (finding["code"], finding["count"], finding["addresses"]) == ("FORM-EMPTY", 1, [])
    assert (content["summary"]["errors"], content["summary"]["muted"]) == (1, 0)
    assert "空表" in "".join(cli("check", "空.xlsx").out)
    cli("annotate", "空.xlsx", "-o", "back")
    book = openpyxl.load_workbook(next(Path("back").glob("*.xlsx")))
    assert [row[2].value for row in book[words.RETURNED].iter_rows(min_row=5) if row[2].value] == ["空表"]
    assert cli("report", "空.xlsx", "-o", "out").status == 1


def test_a_workbook_handed_out_with_last_years_figures_is_still_untouched(cli: Cli, give: Give) -> None:
    give("去年.json", {"year": 2024, "applications[carried_forward, applicant.natural]": 3})
    cli("new", "-o", "空.xlsx", "--agency", "某某市水务局", "--year", "2025", "--previous", "去年.json")
    content = json.loads("\n".join(cli("check", "空.xlsx", "--format", "json").out))
    assert [one["code"] for one in content["files"][0]["findings"]] == ["FORM-EMPTY"]


TOUCHED: Iterable[Edits] = (
    {"fees[administrative_fees, amount]": 0},
    {"fees[administrative_fees, amount]": "/"},
    {"indicators.training_sessions": 1},
    {"blank_is_zero.disputes": "是"},
    {"applications[received, applicant.total]": 12},
)


@pytest.mark.parametrize("edits", TOUCHED, ids=lambda edits: next(iter(edits)))
def test_what_somebody_began_is_no_empty_form(tmp_path: Path, edits: Edits) -> None:
    empty = xlreport.blank_report(bundled(), "某区教育局", 2025)

    def put(filled: Filled) -> None:
        for address, value in edits.items():
            filled.put(address, value)

    path = written(tmp_path / "w.xlsx", bundled(), empty, put)
    verdict = check(bundled(), read_workbook(path, {bundled().id: bundled()}))
    assert BLANK in {one.code for one in verdict.findings}
    assert "FORM-EMPTY" not in {one.code for one in verdict.findings}


def test_a_form_whose_texts_are_written_is_no_empty_form() -> None:
    content = {
        "template": bundled().id, "year": 2025, "agency": {"name": "某局"},
        "texts": {"overview": {"items": [{"id": "disclosure", "heading": "主动公开", "text": "做好公开。"}]}},
    }  # fmt: skip
    verdict = check(bundled(), parse_record(json.dumps(content), {bundled().id: bundled()}))
    assert BLANK in {one.code for one in verdict.findings}
    assert "FORM-EMPTY" not in {one.code for one in verdict.findings}


def test_what_was_typed_beside_an_untouched_form_is_still_told(tmp_path: Path) -> None:
    empty = xlreport.blank_report(bundled(), "某区教育局", 2025)
    path = written(tmp_path / "w.xlsx", bundled(), empty)
    book = openpyxl.load_workbook(path)
    book.create_sheet("我的草稿")["A1"] = "新收12件"
    book.save(path)
    found = check(bundled(), read_workbook(path, {bundled().id: bundled()})).findings
    assert [one.code for one in found] == ["SHEET-EXTRA", "FORM-EMPTY"]


def asking() -> xlreport.Template:
    """The bundled form, where blanks are only asked about."""
    form = bundled()
    asks = replace(form.codes[BLANK], severity=Severity.WARNING)
    return replace(form, codes={**form.codes, BLANK: asks})


def asked(edits: Edits, digest: str) -> list[Finding]:
    form = asking()
    own = parse_record(json.dumps(record(edits)), {form.id: form})
    reason = Reason(code=BLANK, address=RECEIVED.format(CLASSES[0]), digest=digest, text="系统没有这些数")
    return list(check(form, replace(own, report=replace(own.report, reasons=(reason,)))).findings)


def test_a_reason_answers_for_a_range_while_its_cells_stay_the_same() -> None:
    row = blanks(RECEIVED.format(one) for one in CLASSES)
    (finding,) = asked(row, "")
    assert finding.reason == "系统没有这些数"
    digest = cells_digest(finding.addresses)
    assert [one.reason for one in asked(row, digest)] == ["系统没有这些数"]
    fewer = {**row, RECEIVED.format(CLASSES[-1]): 0}
    assert [(one.code, one.reason) for one in asked(fewer, digest)] == [(BLANK, None), ("REASON-LAPSED", None)]


def test_in_a_return_copy_the_range_is_that_of_the_copy(tmp_path: Path) -> None:
    edits = blanks(RECEIVED.format(one) for one in CLASSES)
    verdict = judged(tmp_path / "w.xlsx", edits, Shift(SHEET, 2, 3, rows=True))
    marks = returned(bundled(), plan_workbook(bundled(), report().texts), verdict.findings)
    (finding,) = (one for one in marks.findings if one.code == BLANK)
    assert finding.place is not None
    assert finding.place.cell == f"{cell(RECEIVED.format(CLASSES[0]))}:{cell(RECEIVED.format(CLASSES[-1]))}"
    assert {one.name for one in marks.marks} == _cells_of(edits)
