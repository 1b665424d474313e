"""Reports of two editions of one form in one sum: each figure in its place, what has none told."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.commands import Cli
from support.editions import DATONG, ZHEJIANG, codes, datong, own_forms, put, qingyuan
from support.reports import figure

from xlreport.errors import TemplateError
from xlreport.form.model.template import Template
from xlreport.form.report.editions.counting import Counting
from xlreport.messages.forms.mistakes import problem_line
from xlreport.use_cases.authoring.lint import lint_templates
from xlreport.use_cases.combine import combine
from xlreport.use_cases.forms import known_templates, load_template, load_templates
from xlreport.use_cases.read import read_workbook

pytestmark = pytest.mark.usefixtures("own_process")

HEALTH, TRAFFIC = "大同市卫生健康委员会", "大同市交通运输局"
CAUTIONS = '      - {at: "penalties[reported, acts.caution]", is: '
"""How the line of the form begins that adds up two kinds of penalties to one."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for report in (qingyuan(), datong(HEALTH), datong(TRAFFIC, {"penalties[reported, acts.other]": 1})):
        put(tmp_path / "in", report)
    return tmp_path / "in"


def summed(path: Path) -> dict[str, Decimal | None]:
    report = read_workbook(path, known_templates(None)).report
    assert (report.template_id, report.agency_name) == (ZHEJIANG, "两省")
    return {str(address): entry.number for address, entry in report.entries.items()}


def test_two_editions_are_one_sum_as_the_wider_one_declares(cli: Cli, folder: Path, tmp_path: Path) -> None:
    done = cli("combine", folder, "--agency", "两省", "--year", 2024, "-o", "sum.xlsx")
    assert (done.status, done.out) == (0, ["sum.xlsx"])
    found = summed(tmp_path / "sum.xlsx")
    assert found["penalties[reported, acts.caution]"] == 12175 + 20 + 3
    assert found["penalties[reported, acts.fine]"] == 94929 + 100
    assert found["penalties[reported, acts.suspension]"] == 189 + 4 + 1
    assert found["penalties[reported, acts.closure]"] == 11 + 2 + 5
    assert found["penalties[reported, acts.other]"] == 12 + 1
    assert found["penalties[reported, acts.money]"] == Decimal("1753.79") + Decimal("12.345678")
    assert found["further_acts[reported, inspections]"] == 15820 + 50
    assert found["certificates[reported, due]"] == 412


def test_cells_that_one_edition_lacks_are_told_with_whom_the_sum_is_without(cli: Cli, folder: Path) -> None:
    done = cli("combine", folder, "--agency", "两省", "--year", 2024, "-o", "sum.xlsx")
    told = [line for line in done.err if "应持证人数（人）、持证人数（人）" in line]
    assert len(told) == 1
    assert f"2 家（{TRAFFIC}、{HEALTH}）" in told[0] or f"2 家（{HEALTH}、{TRAFFIC}）" in told[0]
    assert "已相加 3 份。" in done.err


def test_a_figure_that_finds_no_place_is_told_and_not_lost(cli: Cli, folder: Path, tmp_path: Path) -> None:
    forms = own_forms(tmp_path / "forms", (CAUTIONS, CAUTIONS + '"penalties[reported, acts.caution]"}\n#'))
    own = ("--templates", forms)
    done = cli("combine", folder, "--agency", "两省", "--year", 2024, "-o", "sum.xlsx", *own)
    assert [line for line in done.err if "通报批评 3" in line and HEALTH in line]
    assert not [line for line in done.err if "通报批评" in line and TRAFFIC in line]
    assert summed(tmp_path / "sum.xlsx")["penalties[reported, acts.caution]"] == 12175 + 20


def test_the_narrower_edition_cannot_be_counted_in_the_wider_one(cli: Cli, folder: Path) -> None:
    done = cli("combine", folder, "--agency", "两省", "--year", 2024, "-o", "sum.xlsx", "--template", DATONG)
    assert "已相加 2 份。" in done.err
    assert [line for line in done.err if "庆元县" in line and "行政执法统计年报（浙江）" in line]


def test_the_summary_has_one_table_for_both_and_nobody_owes_two(cli: Cli, folder: Path, tmp_path: Path) -> None:
    roster = tmp_path / "名册.csv"
    roster.write_text(f"单位全称\n庆元县\n{HEALTH}\n{TRAFFIC}\n", encoding="utf-8")
    done = cli("batch", folder, "-o", "out", "--roster", roster, "--to", "md", "--jobs", "1")
    assert done.status == 0
    found = codes((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    assert found == ["AGG-PART"]
    book = openpyxl.load_workbook(tmp_path / "out" / "汇总.xlsx", data_only=True)
    addresses, _, *rows = book["明细"].iter_rows(min_row=2, values_only=True)
    by_agency = {row[0]: dict(zip(addresses, row, strict=True)) for row in rows}
    assert by_agency[HEALTH]["penalties[reported, acts.caution]"] == 23
    assert by_agency[HEALTH]["penalties[reported, acts.total]"] == 135
    assert by_agency[HEALTH]["penalties[reported, acts.money]"] == pytest.approx(12.345678)
    assert by_agency["庆元县"]["penalties[reported, acts.total]"] == 108156
    pages = {path.name for path in (tmp_path / "out" / "报告").glob("*.md")}
    assert pages == {f"{one}2024年行政执法统计年报.md" for one in ("庆元县", HEALTH, TRAFFIC)}
    page = (tmp_path / "out" / "报告" / f"{HEALTH}2024年行政执法统计年报.md").read_text(encoding="utf-8")
    assert "罚没金额123456.78元" in page


def test_a_blank_is_no_zero_in_the_other_edition() -> None:
    own = datong(HEALTH, {"penalties[reported, acts.caution]": None, "penalties[reported, acts.criticism]": None})
    counted = Counting(load_template(DATONG), load_template(ZHEJIANG)).counted(own)
    assert counted.report.entries[figure("penalties[reported, acts.caution]")].number is None
    assert counted.report.entries[figure("penalties[reported, acts.fine]")].number == 0
    assert counted.unplaced == {}


MISTAKES = [
    (("edition: zj-2021\n    figures", "edition: zj-2020\n    figures"), "没有叫“zj-2020”的版本"),
    ((CAUTIONS, CAUTIONS.replace("caution", "cautions")), "没有“penalties[reported, acts.cautions]”这一格"),
    ((CAUTIONS, CAUTIONS.replace("penalties[reported, acts.caution]", "agency.name")), "这里应写表里的一个数"),
    (('grants.amount]", is: ', 'grants.none]", is: '), "further_acts[reported, grants.none]"),
    (('acts.money] / 10000"', 'acts.monye] / 10000"'), "acts.monye"),
]


@pytest.mark.parametrize(("change", "told"), MISTAKES, ids=[told for _, told in MISTAKES])
def test_what_an_edition_says_of_another_is_looked_up(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    forms = own_forms(tmp_path / "forms", change)
    lines = [problem_line(problem) for form in lint_templates([forms]) for _, problem in form.problems]
    assert [line for line in lines if told in line]
    with pytest.raises(TemplateError):
        known_templates(forms)


def test_cells_of_another_unit_need_a_formula(tmp_path: Path) -> None:
    line = '      - {at: "penalties[reported, acts.money]", is: "penalties[reported, acts.money] / 10000"}\n'
    forms = own_forms(tmp_path / "forms", (line, ""))
    lines = [problem_line(problem) for form in lint_templates([forms]) for _, problem in form.problems]
    assert len(lines) == 1
    assert "penalties[reported, acts.money] 在这里以元为单位，在“xzzf/zj-2021”里以万元为单位" in lines[0]


def test_every_cell_of_the_bundled_editions_finds_its_place() -> None:
    own: Template = load_template(DATONG)
    counting = Counting(own, load_template(ZHEJIANG))
    ones = datong(HEALTH, {str(one): 1 for table in own.tables for one in table.numbers})
    assert counting.counted(ones).unplaced == {}
    assert {one.table for one in counting.lacking} == {"certificates"}


def test_reports_of_a_form_that_says_nothing_of_the_other_are_no_sum() -> None:
    forms = load_templates()
    assert combine(forms[ZHEJIANG], [datong(HEALTH)], "两省", 2024, forms).template_id == ZHEJIANG
    with pytest.raises(ValueError, match="xzzf/zj-2021 does not count in a sum of xzzf/dt-2021"):
        combine(forms[DATONG], [qingyuan()], "两省", 2024, forms)
    with pytest.raises(ValueError, match="does not count"):
        combine(forms[ZHEJIANG], [datong(HEALTH)], "两省", 2024)
