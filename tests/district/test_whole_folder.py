"""A whole folder: every file has the outcome that was written down for it beforehand, and the sums are right."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from support.commands import Cli
from support.district import District, district, write_roster
from support.full import FULL

from xlreport import load_template
from xlreport.form.model.address import Address, IndicatorAddress
from xlreport.form.report.values import ReportValues
from xlreport.form.text.printable import printable

STATES = ("未报", "格式不符", "已收", "退回待改", "待说明", "零报告", "可发布")
Ran = tuple[District, Path, int]
GOOD, ROUNDS = (206, 4) if FULL else (12, 1)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    from xlreport.cli.main import run

    folder = tmp_path_factory.mktemp("district")
    here = district(folder / "收到", GOOD, ROUNDS)
    roster = write_roster(here, folder / "名册.csv")
    status = run(["batch", str(here.folder), "-o", str(folder / "out"), "--roster", str(roster), "--jobs", "2", "-q"])
    return here, folder / "out", status


def findings(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    return found


def test_every_file_has_the_outcome_declared_for_it(ran: Ran) -> None:
    here, out, status = ran
    told = {one["path"]: (one["outcome"], (one["reason"] or {}).get("code")) for one in findings(out)["files"]}
    shown = {printable(path): outcome for path, outcome in here.outcomes.items()}
    assert told == shown
    assert status == 1
    assert len(told) >= (300 if FULL else 30)


def test_every_agency_is_in_the_state_declared_for_it(ran: Ran) -> None:
    here, out, _ = ran
    sheet = openpyxl.load_workbook(out / "汇总.xlsx")["进度"]
    told = {row[1]: row[2] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)}
    assert {agency: told[agency] for agency in here.roster} == here.states
    assert all("（本部）" in agency for agency in told.keys() - here.states.keys())


def test_what_is_wrong_with_the_set_is_told_with_its_files(ran: Ran) -> None:
    here, out, _ = ran
    told = {(one["code"], tuple(sorted(one["paths"]))) for one in findings(out)["findings"]}
    assert {one for one in told if one[0].startswith("FILE-")} == here.codes


def test_the_sums_are_those_of_an_independent_addition(ran: Ran) -> None:
    here, out, _ = ran
    form = load_template("zfxxgk/2021")
    rows = []
    for report in here.counted:
        values = ReportValues(form, report)
        figures = {str(address): values.figure(address) for table in form.tables for address in table.addresses}
        rows.append(figures | {f"indicators.{key}": entry.number for key, entry in report.indicators.items()})
    expected = pandas.DataFrame(rows).astype(float).sum()
    book = openpyxl.load_workbook(out / "汇总.xlsx", data_only=True)
    detail = list(book["明细"].iter_rows(min_row=2, values_only=True))
    addresses, _, *agencies = detail
    included = [row for row in agencies if row[1] == "是"]
    assert len(included) == len(here.counted)
    for column, address in enumerate(addresses[3:], 3):
        assert sum(Decimal(str(row[column] or 0)) for row in included) == pytest.approx(Decimal(str(expected[address])))


def test_reports_and_return_copies_are_where_they_belong(ran: Ran) -> None:
    here, out, _ = ran
    reports = {path.name for path in (out / "报告").iterdir()}
    publishable = {agency for agency, state in here.states.items() if state in {"待说明", "零报告", "可发布"}}
    for agency in here.roster:
        assert any(name.startswith(agency) for name in reports) is (agency in publishable), agency
    returned = {path.name for path in (out / "退回").iterdir() if path.suffix == ".xlsx"}
    for agency, state in here.states.items():
        assert any(name.startswith(agency) for name in returned) >= (state == "待说明"), agency


def test_run_again_nothing_changes(ran: Ran, cli: Cli) -> None:
    here, out, _ = ran
    before = {
        path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and ".xlreport" not in path.parts
    }
    roster = out.parent / "名册.csv"
    done = cli("batch", str(here.folder), "-o", str(out), "--roster", str(roster), "--jobs", "2")
    assert done.out == []
    after = {
        path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and ".xlreport" not in path.parts
    }
    assert before == after


def test_addresses_of_the_detail_sheet_are_those_of_the_form(ran: Ran) -> None:
    _, out, _ = ran
    form = load_template("zfxxgk/2021")
    items: list[Address] = [address for table in form.tables for address in table.addresses]
    items += [IndicatorAddress(one.id) for one in form.indicators]
    row = next(openpyxl.load_workbook(out / "汇总.xlsx")["明细"].iter_rows(min_row=2, max_row=2, values_only=True))
    assert list(row[3:]) == list(map(str, items))


def test_every_output_tells_the_same_numbers(ran: Ran) -> None:
    here, out, _ = ran
    selection = findings(out)["selection"]
    book = openpyxl.load_workbook(out / "汇总.xlsx", data_only=True)
    heads, *rows = book["进度"].iter_rows(min_row=3, values_only=True)
    listed = [dict(zip(heads, row, strict=True)) for row in rows]
    counted = {one["单位"] for one in listed if one["计入汇总"] == "是"}
    assert counted == set(selection["counted"])
    assert len(counted) == len(here.counted)
    why = {one["agency"]: one["why"] for one in selection["left_out"]}
    assert {one["单位"]: one["未计入的原因"] or one["状态"] for one in listed if one["单位"] not in counted} == why
    states = {row[0]: row[1] for row in book["总览"].iter_rows(min_row=5, max_row=4 + len(STATES), values_only=True)}
    assert states == {state: list(here.states.values()).count(state) for state in STATES}
    page = (out / "index.html").read_text(encoding="utf-8")
    cards = re.findall(r"<strong>(\d+)</strong>([^<]+)</a>", page)
    assert {state: int(count) for count, state in cards} == states
    missing = states["未报"]
    said = f"名册上 {len(here.roster)} 家：已交 {len(here.roster) - missing} 家，未交 {missing} 家。"
    assert f"{said}{len(counted)} 家已出报告，{len(counted)} 家计入汇总。另有 " in page
    assert book["总览"]["A2"].value in page


def test_nothing_that_people_read_names_an_address_of_the_program(ran: Ran) -> None:
    _, out, _ = ran
    read = [(out / "index.html").read_text(encoding="utf-8")]
    read += [path.read_text(encoding="utf-8") for path in (out / "退回").glob("*.txt")]
    for name in ("汇总.xlsx", "催报名单.xlsx"):
        for sheet in openpyxl.load_workbook(out / name).worksheets:
            shown = [row for row in sheet.iter_rows() if not sheet.row_dimensions[row[0].row].hidden]
            read += [str(cell.value) for row in shown for cell in row if cell.data_type == "s"]
    tables = "|".join(table.id for table in load_template("zfxxgk/2021").tables)
    assert [text for text in read if re.search(rf"\b(texts|agency|indicators)\.[a-z]|\b({tables})\[", text)] == []


def test_lists_print_on_a4_with_their_heads_and_keep_them_in_sight(ran: Ran) -> None:
    _, out, _ = ran
    lists = {"汇总.xlsx": ("进度", "问题", "往来"), "催报名单.xlsx": ("催报名单", "按联系人")}
    for name, titles in lists.items():
        book = openpyxl.load_workbook(out / name)
        for title in titles:
            sheet = book[title]
            assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), title
            assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$3:$3"), title
            assert sheet.freeze_panes.endswith("4"), title
            assert sheet.auto_filter.ref.startswith("A3:"), title
            heads = [cell.column for cell in sheet[3]]
            empty = [
                column
                for column in heads
                if all(row[column - 1].value in {None, ""} for row in sheet.iter_rows(min_row=4))
            ]
            assert empty == [], title


def test_what_is_to_be_done_takes_one_line_a_kind(ran: Ran) -> None:
    here, out, _ = ran
    page = (out / "index.html").read_text(encoding="utf-8")
    todo = page.partition("要办的事")[2].partition("<h2>")[0]
    lines = [line for line in todo.splitlines() if line.startswith('<li class="')]
    assert len(lines) <= 12
    reminded = next(line for line in lines if "催报" in line)
    assert f"催报 {list(here.states.values()).count('未报')} 家" in reminded
    assert all(agency in reminded for agency, state in here.states.items() if state == "未报")
