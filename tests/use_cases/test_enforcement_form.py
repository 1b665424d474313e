"""行政执法统计年报, the bundled form whose tables differ by place: its cases, its way from the workbook to the page."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.reports import figure

from xlreport.checking.run import check
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.address import FigureAddress
from xlreport.form.report.report import Reading, Report
from xlreport.form.report.values import ReportValues
from xlreport.layout.plan import plan_workbook
from xlreport.narrative.compose import compose
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.forms import load_template, load_templates, template_for
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook
from xlreport.use_cases.template_cases.case_files import read_rule_cases
from xlreport.use_cases.template_cases.run_cases import case_results

ZHEJIANG, DATONG = "xzzf/zj-2021", "xzzf/dt-2021"
CASES = templates_folder() / "xzzf" / "cases"


@cache
def published() -> dict[str, Any]:
    """What 庆元县 printed for 2024."""
    content: dict[str, Any] = json.loads((CASES / "qingyuan-2024.json").read_text(encoding="utf-8"))
    return content


def report_of(content: dict[str, Any]) -> Report:
    return parse_record(json.dumps(content), load_templates()).report


@pytest.mark.parametrize("template_id", [ZHEJIANG, DATONG])
def test_every_case_holds_in_each_edition(template_id: str) -> None:
    results = list(case_results(load_template(template_id)))
    assert [one for one in results if not one.passed] == []
    assert len(results) > 15


@pytest.mark.parametrize("template_id", [ZHEJIANG, DATONG])
def test_every_rule_of_its_own_has_a_case(template_id: str) -> None:
    template = load_template(template_id)
    own = {code for code in template.codes if code.startswith("E-")}
    assert own == {case.spec.code for case in read_rule_cases(template, CASES, template.codes)}


def test_the_published_totals_are_those_of_the_form() -> None:
    values = ReportValues(load_template(ZHEJIANG), report_of(published()))
    assert values.figure(figure("penalties[reported, acts.total]")) == 108156
    assert values.figure(figure("coercion[reported, total]")) == 360


def test_what_was_published_comes_back_from_its_workbook_without_a_question(tmp_path: Path) -> None:
    template, report = load_template(ZHEJIANG), report_of(published())
    path = tmp_path / "庆元县2024年行政执法统计年报（浙江）.xlsx"
    path.write_bytes(write_workbook(template, report))
    reading = read_workbook(path, load_templates())
    assert render_json(template, reading.report) == render_json(template, report)
    assert check(template, reading).findings == ()


def test_the_page_has_title_tables_notes_and_the_figures_in_words() -> None:
    page = render_markdown(compose(load_template(ZHEJIANG), report_of(published())))
    assert page.startswith("# 庆元县2024年度行政执法统计年报\n\n## 第一部分 庆元县2024年度行政执法数据表\n")
    assert "| 12175 | 94929 | 235 | 189 | 101 | 0 | 11 | 504 | 12 | 108156 | 1753.79 |" in page
    assert "| 26569 | 26569 | 26462 | 102 | 5 |" in page
    assert "\n4.“罚没金额”以处罚决定书确定的金额为准。\n" in page
    said = "2024年度，庆元县收到行政许可申请26569宗，受理26569宗，许可26462宗，不予许可102宗，撤销许可5宗。"
    assert said in page
    assert "行政拘留504宗，其他行政处罚12宗；罚没金额1753.79万元。" in page


def test_of_all_zeros_the_page_says_so_and_only_a_note_is_told() -> None:
    """大同市文物局 2021."""
    template = load_template(DATONG)
    cells = {table.id: {row.id: {column.id: 0 for column in table.columns.leaves} for row in table.rows.leaves}
             for table in template.tables}  # fmt: skip
    report = report_of({"template": DATONG, "year": 2021, "agency": {"name": "大同市文物局"}, "tables": cells})
    assert [one.code for one in check(template, Reading(report=report, places={}, findings=())).findings] == [
        "E-ZERO-ROW"
    ]
    page = render_markdown(compose(template, report))
    assert "2021年度，大同市文物局未实施行政处罚。" in page
    assert "2021年度，大同市文物局未实施其他行政执法行为。" in page


@pytest.mark.parametrize(("stated", "told_as"), [(0.975, ["0.975"]), ("约九成", ["约九成"]), (0, [])])
def test_a_rate_typed_where_there_is_nothing_to_divide_by_is_told_as_not_used(
    stated: object, told_as: list[str], tmp_path: Path
) -> None:
    """But the one that the form's own formula shows there, which formats without formulas keep."""
    template, path = load_template(ZHEJIANG), tmp_path / "a.xlsx"
    content = published()
    content["tables"]["certificates"]["reported"] = {"due": 0, "certified": 0}
    path.write_bytes(write_workbook(template, report_of(content)))
    cell = plan_workbook(template).where(FigureAddress("certificates", "reported", "coverage"))
    book = openpyxl.load_workbook(path)
    book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = stated
    book.save(path)
    told = check(template, read_workbook(path)).findings
    about = [
        (one.code, one.found) for one in told if one.address == FigureAddress("certificates", "reported", "coverage")
    ]
    assert [found for code, found in about if code == "TOTAL-ALONE"] == told_as


def test_labels_that_rest_on_no_source_say_so() -> None:
    template = load_template(ZHEJIANG)
    certificates = template.table("certificates")
    guides = [node.guide for node in certificates.columns.nodes]
    assert all(guide is not None and guide.startswith("名称未见原件") for guide in guides)
    assert not any("名称未见原件" in str(node.guide) for node in template.table("penalties").columns.nodes)


def test_it_is_used_where_it_is_named_and_not_by_the_year() -> None:
    assert load_template(ZHEJIANG).serves(2024)
    assert template_for(2024).id == "zfxxgk/2021"
