"""A pasted text, recalculated by LibreOffice: marks and preview say what is read."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert, require_libreoffice
from support.pasting import AGENCY, YEAR, Row, pasted

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.values import ReportValues
from xlreport.layout.live import LiveValues
from xlreport.layout.pasting.cells import MARK, PASTE_TOP, PastedAddress
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.messages.sheets import pasting
from xlreport.use_cases.forms import load_template

TITLE = f"{AGENCY}2025年政府信息公开工作年度报告"
PASTED: dict[str, Sequence[tuple[Row, str]]] = {
    "plain": [
        (TITLE, words.TITLE),
        ("本报告所列数据的统计期限自2025年1月1日起，至2025年12月31日止。", words.LEAD),
        ("一、总体情况", "一、总体情况"),
        ("一年来做了工作。", "　　正文"),
        ("（一）主动公开。公开320条。", "　一 · 主动公开"),
        ("其中网站300条。", "　　正文"),
        ("（二）规范依申请公开", "　一 · 依申请公开"),
        ("（三）政务公开标准化。完成目录一份。", "　一 · 另列一条"),
        ("二、主动公开政府信息情况", "二、主动公开政府信息情况"),
        (("规章", "0", "0"), "表格，请填到表里"),
        ("全年制发规范性文件3件。", "没有放进去"),
        ("五、存在的主要问题及改进情况", "五、存在的主要问题及改进情况"),
        ("存在问题：", "　五 · 存在问题"),
        ("1、解读形式不多。", "　　正文"),
        ("六、其他需要报告的事项", "六、其他需要报告的事项"),
        (AGENCY, "落款，请填在封面"),
        ("2026年1月20日", "落款，请填在封面"),
    ],
    "odd": [
        ("某局2025年政府信息公开工作", words.TITLE),
        ("年度报告", words.TITLE),
        ("[bookmark: _GoBack]\u3000一．总体情况。", "一、总体情况"),
        ("㈠主动公开", "　一 · 主动公开"),
        ("(二) 平台建设：网站1个。", "　一 · 政府信息公开平台建设"),
        ("第一段\n（三）监督保障", "读取时再定"),
        ("后面一段", "读取时再定"),
        ("五、存在的问题和整改措施", "五、存在的主要问题及改进情况"),
        ("（一）存在的问题", "　五 · 存在问题"),
        ("（二）整改措施。增加图解。", "　五 · 改进情况"),
        ("其他需要报告的事项", "六、其他需要报告的事项"),
        ("", ""),
        ("没有。", "　　正文"),
    ],
}


@pytest.fixture(scope="module")
def form() -> Template:
    return load_template("zfxxgk/2021")


@pytest.fixture(scope="module")
def recalculated(form: Template, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    require_libreoffice()
    folder = tmp_path_factory.mktemp("pasted")
    made = [pasted(form, folder / f"{name}.xlsx", [row for row, _ in rows]) for name, rows in PASTED.items()]
    return dict(zip(PASTED, convert(made, "xlsx", folder / "resaved"), strict=True))


@pytest.mark.parametrize("name", PASTED)
def test_beside_each_row_stands_where_it_goes(recalculated: dict[str, Path], name: str) -> None:
    sheet = openpyxl.load_workbook(recalculated[name], data_only=True)[pasting.PASTE]
    marks = [sheet.cell(PASTE_TOP + row, MARK + 1).value or "" for row in range(1, len(PASTED[name]) + 2)]
    assert marks == [*(mark for _, mark in PASTED[name]), ""]


@pytest.mark.parametrize("name", PASTED)
def test_every_formula_gives_in_libreoffice_what_reading_makes_of_it(
    form: Template, recalculated: dict[str, Path], name: str
) -> None:
    plan, report = plan_workbook(form), blank_report(form, AGENCY, YEAR)
    contents = dict(plan.prose_contents(report.texts))
    for row, (typed, _) in enumerate(PASTED[name]):
        for column, text in enumerate([typed] if isinstance(typed, str) else typed):
            contents |= {PastedAddress(row, column): text} if text else {}
    values = LiveValues(plan.live, ReportValues(form, report), contents)
    book = openpyxl.load_workbook(recalculated[name], data_only=True)
    differing = []
    for address, formula in plan.live.formulas.items():
        cell = plan.where(address)
        found = book[cell.sheet].cell(cell.row + 1, cell.column + 1).value
        expected = evaluate(formula, values)
        same = _number(found) == expected if isinstance(expected, Decimal) else (found or "") == as_text(expected)
        if not same and not isinstance(expected, bool):
            differing.append((cell.sheet, cell.name, found, expected))
    assert differing == []


def _number(found: object) -> Decimal | None:
    return Decimal(str(found)) if isinstance(found, int | float) else None
