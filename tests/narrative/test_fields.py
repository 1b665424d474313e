"""Fields in what people write: the figure changes and the sentence follows."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from support.reports import bundled, figure, record

from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.narrative.compose import compose
from xlreport.narrative.evidence import Evidence, evidence
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.forms import load_templates

NEW = "applications[received, applicant.natural]"
TEXT = "今年新收{新收}件，其中自然人{自然人申请}件。"


@pytest.fixture(scope="module")
def form() -> Template:
    return bundled()


def report(text: str = TEXT, edits: dict[str, object] | None = None) -> Report:
    content = record(edits)
    content["texts"]["overview"] = {"intro": text, "items": []}
    return parse_record(json.dumps(content), load_templates()).report


def printed(form: Template, own: Report) -> str:
    return render_markdown(compose(form, own))


def told(form: Template, own: Report) -> list[Evidence]:
    return list(evidence(compose(form, own), {}))


@pytest.mark.parametrize("number", [0, 7, 12345])
def test_the_figure_changes_and_the_sentence_follows(form: Template, number: int) -> None:
    assert f"今年新收{number}件，其中自然人{number}件。" in printed(form, report(edits={NEW: number}))


def test_the_web_page_says_the_same(form: Template) -> None:
    page = render_html(compose(form, report(edits={NEW: 7})))
    assert "今年新收7件，其中自然人7件。" in page
    assert "{新收}" not in page


def test_a_record_keeps_the_field_and_tells_its_number_and_cell(form: Template) -> None:
    own = report(edits={NEW: 7})
    proof = told(form, own)
    assert json.loads(render_json(form, own, proof))["texts"]["overview"]["intro"] == TEXT
    mine = [one for one in proof if one.paragraph.startswith("今年新收")]
    assert [(one.number, [str(source.address) for source in one.sources]) for one in mine] == [
        ("7", ["applications[received, applicant.total]"]), ("7", [NEW]),
    ]  # fmt: skip


def test_title_lead_headings_and_items_have_their_fields_filled_in(form: Template) -> None:
    content = record({NEW: 7})
    items = [{"heading": "收到{新收}件", "text": "共{新收}件。\n另{新收}件。"}]
    content["texts"] = {"title": "报告{新收}", "lead": "引言{新收}", "overview": {"items": items}}
    page = printed(form, parse_record(json.dumps(content), load_templates()).report)
    for one in ("报告7", "引言7", "收到7件", "共7件。", "另7件。"):
        assert one in page


@pytest.mark.parametrize(
    "entry", [BLANK, Entry(State.TEXT, None, "约5"), Entry.of(Decimal(10**13))], ids=["blank", "text", "beyond limits"]
)
def test_a_field_without_a_number_is_left_as_it_stands(form: Template, entry: Entry) -> None:
    own = report()
    own = replace(own, entries={**own.entries, figure(NEW): entry})
    assert TEXT in printed(form, own)


def test_a_blank_that_counts_as_zero_is_filled_in_as_zero(form: Template) -> None:
    own = report(edits={NEW: None, "blank_is_zero": ["applications"]})
    assert "今年新收0件，其中自然人0件。" in printed(form, own)


def test_an_indicator_may_be_named_with_its_decimals(form: Template) -> None:
    own = report(
        "收费{收费万元}万元，培训{培训次数}次。",
        {"fees[administrative_fees, amount]": 0.125, "indicators.training_sessions": 3},
    )
    assert "收费0.125万元，培训3次。" in printed(form, own)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("{{新收}}", "{7}"),
        ("{新收", "{新收"),
        ("{ 新收 }", "{ 新收 }"),
        ("｛新收｝", "｛新收｝"),
        ("{新收+1}", "{新收+1}"),
        ("{新{新收}}", "{新7}"),
        ("{没有这个}", "{没有这个}"),
        ("新收}{新收}{", "新收}7{"),
    ],
)
def test_nothing_but_a_name_is_filled_in_and_only_once(form: Template, text: str, becomes: str) -> None:
    assert becomes + "\n" in printed(form, report(text, {NEW: 7}))


def test_what_the_tool_says_by_itself_is_not_searched_for_fields(form: Template) -> None:
    own = report("共{新收}件。", {NEW: 7, "agency.name": "{新收}局"})
    assert "{新收}局" in printed(form, own)
    assert "共7件。" in printed(form, own)
