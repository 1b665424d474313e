"""政府网站工作年度报表, the bundled form of a website's year: its cases, its way from the workbook to the sum."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.reports import figure

from xlreport.checking.run import check
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, Reading, Report, State
from xlreport.form.report.values import ReportValues
from xlreport.layout.live import LiveValues
from xlreport.layout.plan import plan_workbook
from xlreport.narrative.compose import compose
from xlreport.reading.cells import Content, ContentKind
from xlreport.reading.entries import read_cell
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.combine import combine
from xlreport.use_cases.forms import load_template, template_for
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

CASES = templates_folder() / "wzbb" / "cases"
BROKEN: list[Mapping[str, Any]] = [
    one for one in yaml.safe_load((CASES / "rules.yaml").read_text(encoding="utf-8")) if one["code"] != "W-LABEL"
]
"""A label can only be overwritten in a workbook."""


BETWEEN_FORMS = {"W-SAME", "WEB-MATCH"}
"""Asked of two reports: `tests/district/test_forms_together.py`."""


def form() -> Template:
    return load_template("wzbb/2018")


@cache
def start() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((CASES / "start.json").read_text(encoding="utf-8"))
    return content


def filled(cells: Mapping[str, object]) -> Report:
    """The complete report with some cells as somebody typed them, read as a workbook's are."""
    report = parse_record(json.dumps(start()), {form().id: form()}).report
    entries = dict(report.entries)
    for name, value in cells.items():
        at = figure(name)
        entries[at], _ = read_cell(typed(value), form().table(at.table).kinds[at])
    return Report(**{**vars(report), "entries": entries})


def typed(value: object) -> Content | None:
    if value is None or isinstance(value, str):
        return None if value is None else Content(ContentKind.TEXT, value)
    return Content(ContentKind.NUMBER, str(value), Decimal(str(value)))


def codes(report: Report) -> set[str]:
    return {one.code for one in check(form(), Reading(report=report, places={}, findings=())).findings}


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case['code']} {case['cell']}")
def test_each_case_breaks_its_rule_and_the_near_miss_does_not(case: Mapping[str, Any]) -> None:
    given = case.get("given", {})
    assert case["code"] in codes(filled({**given, case["cell"]: case["breaks"]}))
    assert case["code"] not in codes(filled({**given, case["cell"]: case["holds"]}))


def test_every_rule_has_a_case() -> None:
    assert {*form().codes} - {"W-LABEL"} - BETWEEN_FORMS == {case["code"] for case in BROKEN}


def test_a_complete_report_comes_back_from_its_workbook_without_a_question(tmp_path: Path) -> None:
    report = filled({})
    path = tmp_path / "网站.xlsx"
    path.write_bytes(write_workbook(form(), report))
    reading = read_workbook(path, {form().id: form()})
    assert render_json(form(), reading.report) == render_json(form(), report)
    assert check(form(), reading).findings == ()


def test_it_is_printed_as_one_table_under_its_title() -> None:
    page = render_markdown(compose(form(), filled({})))
    assert page.startswith("# 政府网站工作年度报表（2024年度）\n\n填报单位：某区人民政府办公室\n\n|")
    assert "##" not in page


def test_a_sum_of_websites_weighs_the_days_by_what_was_answered() -> None:
    days, done = "site[dialogue.inbox.mean_days, reported]", "site[dialogue.inbox.concluded, reported]"
    public = {"site[dialogue.inbox.public_replies, reported]": 0}
    given = [{days: 1, done: 300}, {days: 5, done: 100}, {days: 0, done: 0}]
    reports = [filled({**public, **one}) for one in given]
    whole = combine(form(), reports, "某区", 2024)
    assert whole.entries[figure(done)].number == 400
    assert whole.entries[figure(days)].number == 2
    assert whole.entries[figure("site[accounts.weibo.followers, reported]")].number is None
    told = check(form(), Reading(report=whole, places={}, findings=())).findings
    assert {one.code for one in told if one.severity is Severity.ERROR} == {"W-BLANK"}


def test_it_is_used_where_it_is_named_and_not_by_the_year() -> None:
    assert form().serves(2024)
    assert template_for(2024).id == "zfxxgk/2021"


@pytest.mark.parametrize(
    ("typed", "blank"), [("是", False), ("是 ", False), ("　是", False), ("否", True), (" 否", True)]
)
def test_a_choice_typed_with_a_space_asks_in_the_sheet_for_what_the_choice_asks_for(typed: str, *, blank: bool) -> None:
    """As reading takes it: the accounts are to be left blank where there are none."""
    template, report = form(), parse_record(json.dumps(start()), {form().id: form()}).report
    any_account = figure("site[accounts.any_account, reported]")
    own = replace(report, entries={**report.entries, any_account: Entry(State.TEXT, text=typed)})
    live = plan_workbook(template, own.texts).live
    values = LiveValues(live, ReportValues(template, own), {})
    flags = [values.content(line.flag) for line in live.lines if line.code == "W-NM-NONE" and line.at != any_account]
    assert len(flags) > 3
    assert any(flags) is blank
