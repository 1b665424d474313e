"""A report of the edition of 2019, or a workbook of a form that was changed since, becomes one of today's form."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.commands import Cli, Done
from support.forms import SMALL, edited
from support.reports import figure

import xlreport
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.form.report.values import ReportValues

OLD, NEW = "zfxxgk/2019", "zfxxgk/2021"
CASE = templates_folder() / "zfxxgk" / "cases" / "water-2019.json"
"""A whole report on 2019: figures in each table, texts in each section."""

FATES = Path(__file__).with_name("upgrade_fates.txt")
TO_2021 = ("--year", "2021")

Golden = Callable[[Path, str], None]
Moves = list[dict[str, Any]]


def forms() -> Mapping[str, Template]:
    return xlreport.load_templates()


def case() -> Report:
    return xlreport.parse_record(CASE.read_text(encoding="utf-8"), forms()).report


def listed(done: Done) -> dict[str, Any]:
    (found,) = json.loads("\n".join(done.out))["files"]
    assert isinstance(found, dict)
    return found


def table_of(moves: Moves) -> str:
    """A line for each thing that is no zero: what stood where, and what became of it."""
    lines = [
        "\t".join((one["fate"], one["address"], one["name"], one["said"].replace("\n", "⏎"), "、".join(one["to"])))
        for one in moves
        if one["said"] != "0"
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def workbook(cli: Cli) -> Path:
    """The report in the workbook that an agency filled in at its time."""
    assert cli("new", "--data", CASE, "-o", "2019.xlsx").status == 0
    return Path("2019.xlsx")


def test_from_the_workbook_of_2019_each_figure_goes_where_the_table_of_fates_says(
    cli: Cli, workbook: Path, golden: Golden
) -> None:
    found = listed(cli("upgrade", workbook, "-o", "2021.xlsx", *TO_2021, "--format", "json"))
    assert (found["from"], found["to"], found["year"], found["new_year"]) == (OLD, NEW, 2019, 2021)
    golden(FATES, table_of(found["moves"]))


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_published_and_imported_it_has_the_same_fate(cli: Cli, workbook: Path, suffix: str) -> None:
    assert cli("report", workbook, "-o", f"年报.{suffix}", "--to", suffix).status == 0
    assert cli("import", f"年报.{suffix}", "-o", "年报.json").err[-1].endswith("各表共 198 格，读到 198 格。")
    of_workbook, of_page, of_record = (
        listed(cli("upgrade", path, "-o", f"{path}.xlsx", *TO_2021, "--format", "json"))["moves"]
        for path in (workbook, f"年报.{suffix}", "年报.json")
    )
    figures = [[one for one in moves if "[" in one["address"]] for moves in (of_workbook, of_page, of_record)]
    assert figures[0] == figures[1] == figures[2]
    assert len(figures[0]) == 198
    sections = [[one for one in moves if one["address"] == "texts.improvement"] for moves in (of_page, of_record)]
    assert sections[0] == sections[1]
    assert sections[0][0]["fate"] == "carried"


def test_what_is_carried_stands_in_the_new_workbook_and_nothing_else_does(cli: Cli, workbook: Path) -> None:
    moves = listed(cli("upgrade", workbook, "-o", "2021.xlsx", *TO_2021, "--format", "json"))["moves"]
    template, reading = forms()[NEW], xlreport.read_workbook(Path("2021.xlsx"))
    values = ReportValues(template, reading.report)
    carried = {to: Decimal(one["said"]) for one in moves if "[" in one["address"] for to in one["to"]}
    stands = {str(a): values.figure(a) for table in template.tables for a in table.addresses}
    assert {at: number for at, number in stands.items() if number is not None} == carried
    assert reading.report.year == 2021
    assert reading.report.signed_on is None
    before = case().texts.sections
    assert {name: one.items for name, one in reading.report.texts.sections.items()} == {
        name: one.items for name, one in before.items()
    }


def test_figures_that_are_another_matter_in_2021_are_not_carried(cli: Cli, workbook: Path) -> None:
    """对外公开总数量 is not 现行有效件数, and fees were counted as items."""
    done = cli("upgrade", workbook, "-o", "2021.xlsx", *TO_2021)
    assert (done.status, done.out) == (0, ["2021.xlsx"])
    for told in (
        "规范性文件 × 对外公开总数量：21件",
        "行政事业性收费 × 上一年项目数量：3项",
        "政府集中采购 × 采购总金额：1605964元",
    ):
        assert f"    {told}" in done.err
    report = xlreport.read_workbook(Path("2021.xlsx")).report
    for left in ("documents[normative_documents, in_force]", "fees[administrative_fees, amount]"):
        assert report.entries[figure(left)].number is None


def test_the_one_row_of_other_outcomes_goes_to_the_last_of_three_and_that_is_said(cli: Cli, workbook: Path) -> None:
    done = cli("upgrade", workbook, "-o", "2021.xlsx", *TO_2021)
    assert "    （六）其他处理 × 自然人：3 → 3.其他 × 自然人（2019 年的表不分三项，请按实际情况分开）" in done.err
    report = xlreport.read_workbook(Path("2021.xlsx")).report
    assert report.entries[figure("applications[handled.other.other, applicant.natural]")].number == 3
    assert report.entries[figure("applications[handled.other.not_paid, applicant.natural]")].number is None


def test_whoever_upgrades_says_for_which_year_the_new_form_is(cli: Cli, workbook: Path) -> None:
    done = cli("upgrade", workbook, "-o", "2021.xlsx")
    assert (done.status, done.out) == (2, [])
    assert "请用 --year 写明新工作簿的报告年度。" in done.err[-1]
    wrong = cli("upgrade", workbook, "-o", "2021.xlsx", "--year", "2018")
    assert (wrong.status, wrong.out) == (2, [])
    assert "也不适用于 --year 写的 2018 年" in wrong.err[-1]
    assert not Path("2021.xlsx").exists()


def test_one_file_that_cannot_be_read_does_not_spoil_the_others_and_nothing_is_overwritten(
    cli: Cli, workbook: Path
) -> None:
    Path("坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    done = cli("upgrade", "坏.xlsx", workbook, "-o", "新", *TO_2021)
    assert (done.status, done.out) == (1, ["新/某某市水务局2021年政府信息公开年报.xlsx"])
    written = Path(done.out[0]).read_bytes()
    again = cli("upgrade", workbook, "-o", "新", *TO_2021)
    assert (again.status, again.out) == (3, [])
    assert Path(done.out[0]).read_bytes() == written
    assert cli("upgrade", workbook, "-o", workbook, *TO_2021, "--force").status == 2


WITH_FARMS = """
          - {id: farm, label: "农业"}
          - {id: all, label: "合计", is: "home + shop + farm", code: W-SUM}"""
CHANGES = (
    ('label: "新增"', 'label: "本年新增"'),
    ('          - {id: meters, label: "水表", kind: count}\n', ""),
    ('\n          - {id: all, label: "合计", is: "home + shop", code: W-SUM}', WITH_FARMS),
)
"""What became of the small form since: a label has other words, a column is gone, a row came."""

FIGURES = {
    "users": {"home": {"old": 31, "new": 4}, "shop": {"old": 12, "new": 2}},
    "water": {
        "home": {"half.first": 5.5, "half.second": 7, "meters": 43},
        "shop": {"half.first": 1, "half.second": 2, "meters": 0},
    },
}


def test_a_workbook_of_a_form_that_was_changed_since_becomes_one_of_the_form_as_it_is_now(cli: Cli) -> None:
    edited(SMALL, Path("旧/water/2020.yaml"))
    edited(SMALL, Path("新/water/2020.yaml"), *CHANGES)
    record = {"template": "water/2020", "year": 2024, "agency": {"name": "某某局"}, "tables": FIGURES}
    Path("a.json").write_text(json.dumps(record), encoding="utf-8")
    assert cli("new", "--templates", "旧", "--data", "a.json", "-o", "旧.xlsx").status == 0
    done = cli("upgrade", "--templates", "新", "旧.xlsx", "-o", "新.xlsx")
    assert (done.status, done.out) == (0, ["新.xlsx"])
    assert done.err == [
        "旧.xlsx：仍是 water/2020，重新生成：9 项照搬，4 格合计重新计算。",
        "  没有去处的 3 项：",
        "    “二、用水量”E5：水表",
        "    “二、用水量”E7：43",
        "    “二、用水量”E8：0",
        "  名称改了的 1 处：",
        "    新增 → 本年新增",
        "  原来没有、要补填的 2 格。",
    ]
    again = cli("upgrade", "--templates", "新", "新.xlsx", "-o", "再.xlsx")
    assert again.err == ["新.xlsx：仍是 water/2020，重新生成：9 项照搬，4 格合计重新计算。", "  没有去处的：无。"]
