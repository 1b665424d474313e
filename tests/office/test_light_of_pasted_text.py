"""A whole text pasted into a blank form: the light, its counts and its lines say of it what `check` says."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from libreoffice import convert, require_libreoffice
from light_and_check import Filled, asked_by_check, asked_by_sheet, counts, light
from support.full import FULL
from support.pasting import AGENCY, YEAR, Row, pasted

from xlreport.form.model.address import ZeroChoiceAddress
from xlreport.form.model.answers import YES
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import UNEXPLAINED
from xlreport.layout.live import SUMS, LiveValues
from xlreport.layout.pasting.cells import PASTE_ROWS, PastedAddress
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.read import read_workbook

LONG = "一年来通过门户网站、公告栏和政务新媒体公开政府信息，回应群众关切，按时限办理群众提出的申请。" * 2
OVERVIEW = [
    "一、总体情况",
    f"（一）主动公开。{LONG}",
    f"（二）依申请公开。{LONG}",
    f"（三）政府信息管理。{LONG}",
    f"（四）政府信息公开平台建设。{LONG}",
    f"（五）监督保障。{LONG}",
]
TABLES: list[Row] = ["二、主动公开政府信息情况", ("规章", "0", "0", "0"), "三、收到和处理政府信息公开申请情况"]
PROBLEMS = [
    "五、存在的主要问题及改进情况",
    "存在问题：",
    "政策解读的形式不多，图解和视频少；公开目录更新不够及时，有的栏目一季度才更新一次。",
    "改进情况：",
    "增加图解和短视频两种形式；公开目录每月检查一次，检查结果在本单位通报。",
]
OTHER = ["六、其他需要报告的事项", "本单位没有其他需要报告的事项。"]

TITLE = f"{AGENCY}2025年政府信息公开工作年度报告"
PASTED: Mapping[str, Sequence[Row]] = {
    "nothing": [],
    "whole": [
        f"{AGENCY}2025年政府信息公开工作年度报告",
        *OVERVIEW,
        *TABLES,
        *PROBLEMS,
        *OTHER,
        AGENCY,
        "2026年1月20日",
    ],
    "thin": ["一、总体情况", "做了工作。", *TABLES, "五、存在的主要问题及改进情况", "无。", *OTHER],
    "first section alone": OVERVIEW,
    "no first section": [*PROBLEMS, *OTHER],
    "no problems": [*OVERVIEW, *TABLES, "五、存在的主要问题及改进情况", *OTHER],
    "headings alone": [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ],
    "too long": [*OVERVIEW, *[LONG] * 12, *TABLES, *PROBLEMS, *OTHER],
    "a heading of one's own with nothing under it": [*OVERVIEW, "（六）政务公开标准化", *TABLES, *PROBLEMS, *OTHER],
    "more paragraphs in a section than most have": [
        *OVERVIEW,
        *[f"做了第{n}件事。" for n in range(60)],
        *PROBLEMS,
        *OTHER,
    ],
    "more rows than the sheet has prepared": [*OVERVIEW, *[""] * PASTE_ROWS, *PROBLEMS, *OTHER],
    "several paragraphs in one cell, then headings": ["\n".join(OVERVIEW[:3]), *PROBLEMS],
    "several paragraphs in one cell": ["\n".join(OVERVIEW), *TABLES, *PROBLEMS, *OTHER],
}


@pytest.fixture(scope="module")
def form() -> Template:
    return load_template("zfxxgk/2021")


def made(form: Template, name: str, folder: Path) -> Path:
    """Blank but for zeros in the tables, by their choice, and the pasted rows."""
    where = plan_workbook(form).where
    zeros = {where(ZeroChoiceAddress(table.id)): YES for table in form.tables}
    return pasted(form, folder / f"{name}.xlsx", PASTED[name], typed=zeros)


def holds(one: Filled) -> None:
    """Light, counts and lines are those of `check`."""
    assert asked_by_sheet(one) == asked_by_check(one)
    assert {kind: one.shown(address) for kind, address in SUMS.items()} == counts(one)
    assert one.light == light(counts(one))


@pytest.mark.parametrize("name", PASTED)
def test_the_form_tells_of_a_pasted_text_what_check_tells(form: Template, name: str, tmp_path: Path) -> None:
    plan, path = plan_workbook(form), made(form, name, tmp_path)
    reading = read_workbook(path, {form.id: form})
    blank = blank_report(form, AGENCY, YEAR)
    contents = dict(plan.prose_contents(blank.texts))
    contents |= {ZeroChoiceAddress(table.id): YES for table in form.tables}
    for row, typed in enumerate(PASTED[name]):
        cells = [typed] if isinstance(typed, str) else typed
        contents |= {PastedAddress(row, column): text for column, text in enumerate(cells) if text}
    values = ReportValues(form, reading.report)
    holds(Filled(path, plan, reading, LiveValues(plan.live, values, contents)))


def test_a_whole_text_that_is_pasted_turns_the_light_green(form: Template, tmp_path: Path) -> None:
    """Nothing is typed in the sheets of text: what is pasted is asked for no more."""
    require_libreoffice()
    names = list(PASTED) if FULL else ["nothing", "whole", "thin", "several paragraphs in one cell"]
    sources = [made(form, name, tmp_path) for name in names]
    plan = plan_workbook(form)
    saved = convert(sources, "xlsx", tmp_path / "saved")
    found = {
        name: Filled(path, plan, read_workbook(path, {form.id: form}))
        for name, path in zip(names, saved, strict=True)
    }  # fmt: skip
    for one in found.values():
        holds(one)
    assert found["whole"].light == words.LIGHT_READY
    assert found["nothing"].shown(SUMS[UNEXPLAINED]) == counts(found["nothing"])[UNEXPLAINED] > 0
