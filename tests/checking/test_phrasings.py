"""Sentences of real kinds that must stay silent, and readings of which either is right."""

from pathlib import Path

import pytest
from cases_of_checks import application
from support.reports import BUNDLED, bundled, judged, reading

from xlreport.checking.run import check
from xlreport.use_cases.forms import load_template

FIGURES = {
    application("received"): 32, application("brought_forward"): 3, application("handled.granted"): 20,
    application("handled.unavailable.not_held"): 10, application("handled.other.other"): 5,
    "disputes[cases, reconsideration.upheld]": 5, "licensing[licences, decisions]": 120,
    "documents[normative_documents, issued]": 3, "documents[normative_documents, in_force]": 14,
}  # fmt: skip

SILENT = [
    "全年收到政府信息公开申请32件，上年结转3件，共办结35件。",
    "全年收到政府信息公开申请35件（含上年结转3件），均按时办结。",
    "受理申请32件，办结35件，其中予以公开20件、无法提供10件、其他处理5件。",
    "通过网络收到申请20件，信函收到申请12件。",
    "上年收到政府信息公开申请99件。",
    "更新网站信息200余条，日均更新6条，约3万人次浏览。",
    "公开信息100条，其中政策解读20条。",
    "公开信息100条，其中动态类60条、公告类40条，另发布解读8条。",
    "行政复议5件，均维持。",
    "公开行政许可信息99条。",
    "制发行政规范性文件3件，现行有效14件。",
    "未收到通过信函提出的申请。",
    "根据《条例》（国务院令第711号）和国办公开办函〔2021〕30号要求，1月1日至12月31日办理。",
    "予以公开20件，占57.1%。",
    "按照2023年工作要点，对2019年以前的文件进行清理。",
    "各镇、各街道积极公开信息，区水务局、市政府办公室给予指导。",
    "咨询电话0533-2883860，邮编255000。",
    "本办法自发布之日起施行，我委托第三方开展评估。",
    "等待补正材料的申请有3件，申请人请填写申请表。",
    "收费12.0000万元，浏览100000次，会议编号10000号。",
    "公开内容包括（包括但不限于）机构职能、办事指南等。",
    "审核保密，把好涉密关，机密级文件不上网。",
    "本局部网站改版，本镇内查阅点2处。",
    "申请人无正当理由逾期不补正的，申请人高度满意，申请人主动撤回5件。",
]
CODES = (
    "X-",
    "NARR-",
    "UNIT-",
    "YEAR-",
    "PII-",
    "DOCNUM-",
    "PLACEHOLDER",
    "TPL-",
    "CANON-",
    "TONE-",
    "LEAD-",
    "SECRET-",
)


def codes(text: str, **more: object) -> list[str]:
    texts = {"texts.overview": {"items": [{"heading": "依申请公开", "text": text, "generated": False}]}}
    found = judged({**FIGURES, **texts, **more}).findings
    return [one.code for one in found if one.code.startswith(CODES)]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said_of_what_is_right_or_speaks_of_something_else(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["收到政府信息公开申请32件。", "收到政府信息公开申请35件。"])
def test_received_may_count_what_was_brought_forward_or_not(text: str) -> None:
    assert codes(text) == []


def test_the_number_of_items_published_is_never_held_against_the_tables() -> None:
    assert codes("全年主动公开政府信息4321条，网站发布1234条。") == []


@pytest.mark.parametrize("closed", ["办结20件，撤回15件，结转下年0件", "办结35件，撤回15件，结转下年0件"])
def test_withdrawn_ones_may_be_counted_among_those_closed_or_beside_them(closed: str) -> None:
    assert codes(f"新收32件，上年结转3件，{closed}。") == []


def test_another_scope_is_a_note_as_far_as_the_sentence_goes() -> None:
    """As in a city's report that counted cases filed, 134 and 57, beside a table of 170 and 77: said, not asked."""
    texts = {
        "texts.overview": {"items": [{"heading": "依申请公开", "text": "备案行政复议案件134件，行政诉讼案件57件。"}]}
    }
    verdict = judged({**FIGURES, **texts})
    told = {one.found: one.severity.value for one in verdict.findings if one.code == "X-TEXT-T4-REVIEW"}
    assert told == {"134": "note", "57": "note"}
    assert not verdict.refuses


def test_what_no_table_holds_yet_is_not_compared() -> None:
    assert codes("收到政府信息公开申请99件。", **{application("received"): None}) == []


def test_length_is_a_setting_and_not_law(tmp_path: Path) -> None:
    """Some offices want a thousand characters, others three thousand and more."""
    rules = tmp_path / "long.yaml"
    rules.write_text('name: "可以长"\nsettings: {overview_most: 4000}\n', encoding="utf-8")
    texts = {"texts.overview": {"items": [{"heading": "主动公开", "text": "推进政务公开各项工作。" * 200}]}}
    read = reading(texts)
    assert "S1-LENGTH" in {one.code for one in check(bundled(), read).findings}
    patient = load_template(BUNDLED, rules=rules)
    assert "S1-LENGTH" not in {one.code for one in check(patient, read).findings}


@pytest.mark.parametrize("text", ["发布图解3个、视频2个，以图表说明。", "以文字说明。"])
def test_charts_are_neither_wanted_nor_unwanted(text: str) -> None:
    assert codes(text) == []


def test_what_the_tool_itself_says_is_never_questioned() -> None:
    """Only what was typed is held against the tables, not what was made from them or lost on the way from a page."""
    found = {one.code for one in judged(FIGURES).findings}
    assert not {code for code in found if code.startswith(CODES)}


@pytest.mark.parametrize(
    ("text", "missing"),
    [("全年公开政府信息320余条。", False), ("全年公开各类政府信息。", True), ("全年公开政府信息共计95个。", False)],
)
def test_what_an_overview_must_count_is_asked_where_a_rule_set_asks_for_it(
    tmp_path: Path, text: str, *, missing: bool
) -> None:
    rules = tmp_path / "counted.yaml"
    rules.write_text('name: "要数字"\nrules: [{code: S1-INDICATORS, off: false}]\n', encoding="utf-8")
    texts = {"texts.overview": {"items": [{"heading": "主动公开", "text": text, "generated": False}]}}
    read = reading(texts)
    assert "S1-INDICATORS" not in {one.code for one in check(bundled(), read).findings}
    found = [one for one in check(load_template(BUNDLED, rules=rules), read).findings if one.code == "S1-INDICATORS"]
    assert ["主动公开的条数" in (one.expected or "") for one in found] == [missing]
