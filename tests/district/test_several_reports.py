"""Agencies with two websites: a report of each, told apart by the number of the site; none is called a duplicate."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.commands import COMPLETE, Cli
from support.reports import BUNDLED, record

from xlreport.form.loading.folder import templates_folder
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook

pytestmark = pytest.mark.usefixtures("own_process")

FORM, AGENCY = "wzbb/2018", "某区人民政府办公室"
FIRST, SECOND = "3703030001", "3703030002"


@cache
def start() -> str:
    return (templates_folder() / "wzbb" / "cases" / "start.json").read_text(encoding="utf-8")


def site(number: str | None, news: int = 2188, agency: str = AGENCY, year: int = 2024) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(start())
    own = content["tables"]["site"]
    own["site_number"]["reported"] = number
    own["pub.news"]["reported"], own["pub.total"]["reported"] = news, 368 + news + 8981
    return {**content, "year": year, "agency": {**content["agency"], "name": agency}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def put(folder: Path, name: str, content: Mapping[str, Any]) -> Path:
    report = parse_record(dump_json(content), load_templates()).report
    path = folder / name
    path.write_bytes(write_workbook(load_template(FORM), report))
    return path


def codes(cli: Cli, *arguments: object) -> list[str]:
    done = cli("check", *arguments, "--format", "json")
    return [one["code"] for one in json.loads("\n".join(done.out))["findings"]]


def test_two_sites_of_an_agency_are_no_duplicates_and_two_files_of_one_are(cli: Cli, folder: Path) -> None:
    put(folder, "一.xlsx", site(FIRST))
    put(folder, "二.xlsx", site(SECOND, 100))
    assert codes(cli, folder) == []
    put(folder, "又一.xlsx", site(FIRST, 2189))
    assert codes(cli, folder) == ["FILE-DUP"]


def test_both_are_counted_and_the_agency_has_sent_what_it_owes(cli: Cli, folder: Path, tmp_path: Path) -> None:
    put(folder, "一.xlsx", site(FIRST))
    put(folder, "二.xlsx", site(SECOND, 100))
    roster = tmp_path / "名册.csv"
    roster.write_text(f"单位全称\n{AGENCY}\n", encoding="utf-8")
    done = cli("batch", folder, "-o", "out", "--roster", roster, "--to", "md", "--jobs", "1")
    assert done.status == 0
    found = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    (one,) = found["findings"]
    assert (one["code"], one["severity"], one["found"]) == ("FILE-APART", "note", "2")
    assert found["selection"]["counted"] == [f"{AGENCY}（{FIRST}）", f"{AGENCY}（{SECOND}）"]
    assert len(list((tmp_path / "out" / "报告").glob("*.md"))) == 2
    book = openpyxl.load_workbook(tmp_path / "out" / "汇总.xlsx", data_only=True)
    addresses, _, *rows = book["明细"].iter_rows(min_row=2, values_only=True)
    column = addresses.index("site[pub.news, reported]")
    assert {row[0]: row[column] for row in rows} == {f"{AGENCY}（{FIRST}）": 2188, f"{AGENCY}（{SECOND}）": 100}
    done = cli("combine", folder, "--agency", "某区", "--year", 2024, "-o", "sum.xlsx", "--roster", roster)
    assert "已相加 2 份。" in done.err


def test_one_site_alone_is_called_by_the_agency_s_name(cli: Cli, folder: Path, tmp_path: Path) -> None:
    put(folder, "一.xlsx", site(FIRST))
    cli("batch", folder, "-o", "out", "--to", "md", "--jobs", "1")
    found = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    assert (found["findings"], found["selection"]["counted"]) == ([], [AGENCY])


def test_a_file_that_does_not_say_its_site_is_of_the_only_one_known(cli: Cli, folder: Path) -> None:
    put(folder, "一.xlsx", site(FIRST))
    put(folder, "没有号.xlsx", site(None))
    assert codes(cli, folder) == ["FILE-DUP"]


def test_a_return_copy_in_which_the_number_was_mended_takes_the_file_s_place(cli: Cli, folder: Path) -> None:
    put(folder, "一.xlsx", site("370303001"))
    put(folder, "二.xlsx", site(SECOND))
    cli("annotate", folder / "一.xlsx", "-o", "back")
    (copy,) = Path("back").glob("*.xlsx")
    book = openpyxl.load_workbook(copy)
    cell = next(cell for row in book["年度报表"] for cell in row if cell.value == "370303001")
    cell.value = FIRST
    book.save(folder / "改好.xlsx")
    assert codes(cli, folder) == ["FILE-REPLACED"]


def test_last_year_s_figures_are_those_of_the_same_site(cli: Cli, folder: Path, tmp_path: Path) -> None:
    last = tmp_path / "last"
    last.mkdir()
    for number, news in ((FIRST, 11), (SECOND, 22)):
        put(last, f"{number}.xlsx", site(number, news, year=2023))
        put(folder, f"{number}.xlsx", site(number, news + 1))
    cli("batch", folder, "-o", "out", "--previous", last, "--to", "md", "--jobs", "1")
    book = openpyxl.load_workbook(tmp_path / "out" / "汇总.xlsx", data_only=True)
    addresses, _, *rows = book["去年明细"].iter_rows(min_row=2, values_only=True)
    column = addresses.index("site[pub.news, reported]")
    assert {row[0]: row[column] for row in rows} == {f"{AGENCY}（{FIRST}）": 11, f"{AGENCY}（{SECOND}）": 22}


def test_the_figures_of_both_sites_together_are_held_against_the_other_form(cli: Cli, folder: Path) -> None:
    put(folder, "一.xlsx", site(FIRST))
    put(folder, "二.xlsx", site(SECOND))
    edits = {**COMPLETE, "agency.name": AGENCY, "indicators.messages_received": 2 * 640, "indicators.interviews": 4}
    (folder / "年报.json").write_text(dump_json(record(edits, load_template(BUNDLED))), encoding="utf-8")
    done = cli("check", folder, "--format", "json")
    told = [one for one in json.loads("\n".join(done.out))["findings"] if one["code"] == "W-SAME"]
    assert [(one["found"], one["expected"], len(one["paths"])) for one in told] == [("8", "4", 3)]
