"""Fields in the text and the checks: the filled text is read, and what a field filled in is never accused."""

import json
from collections.abc import Mapping

import pytest
from support.reports import BUNDLED, bundled, record

from xlreport.checking.run import Verdict, check
from xlreport.form.model.finding import Severity
from xlreport.messages.findings import message
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_template, load_templates

NEW, GRANTED = "applications[received, applicant.natural]", "applications[handled.granted, applicant.natural]"
CARRIED = "applications[carried_forward, applicant.natural]"
FIGURES: Mapping[str, object] = {NEW: 7, GRANTED: 5, CARRIED: 2}


def verdict(text: str, edits: Mapping[str, object] = FIGURES, *, title: str | None = None) -> Verdict:
    content = record(edits)
    content["texts"] = {
        "title": title,
        "overview": {"items": [{"id": "requests", "heading": "依申请公开", "text": text}]},
    }
    return check(bundled(), parse_record(json.dumps(content), load_templates()))


def told(found: Verdict, code: str) -> list[str]:
    return [message(bundled(), one) for one in found.findings if one.code == code]


ON_NUMBERS = ("X-", "NARR-")


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请{新收}件，办结{办结}件。",
        "收到政府信息公开申请{办结}件。",
        "上年结转{新收}件，收到政府信息公开申请{予以公开}件，不予公开{新收}件。",
        "收到政府信息公开申请{予以公开}件，其中自然人{新收}件、法人{新收}件。",
        "全年受理申请{新收}件，上年结转{办结}件，办结{结转下年}件，结转下年{新收}件。",
    ],
)
def test_a_number_that_a_field_filled_in_is_never_accused(text: str) -> None:
    found = verdict(text)
    assert [one.code for one in found.findings if one.code.startswith(ON_NUMBERS)] == []
    assert found.numbers == ()


def test_the_same_numbers_typed_are_accused() -> None:
    assert told(verdict("收到政府信息公开申请5件。"), "X-TEXT-NEW")


def test_a_number_typed_beside_a_field_is_still_held_against_the_table() -> None:
    found = verdict("收到政府信息公开申请{新收}件，予以公开6件。")
    assert [one.text for one in found.numbers] == ["6件"]
    assert told(found, "X-TEXT-T3-CATEGORY")


def test_digits_typed_after_a_field_are_a_number_that_somebody_wrote() -> None:
    assert told(verdict("收到政府信息公开申请{新收}0件。"), "X-TEXT-NEW")


@pytest.mark.parametrize("left", ["{收到}", "{}", "{新收 }", "{{新收}}", "{新收+1}", "｛新收｝", "{year}"])
def test_any_other_braces_are_a_placeholder_named_as_typed(left: str) -> None:
    found = verdict(f"收到申请{left}件。")
    (said,) = told(found, "PLACEHOLDER")
    assert f"“{left}”" in said
    assert told(found, "FIELD-BLANK") == []
    assert found.refuses


@pytest.mark.parametrize("text", ["收到申请{新收}件。", "收到申请7件。"])
def test_a_field_of_the_form_is_no_placeholder(text: str) -> None:
    assert told(verdict(text), "PLACEHOLDER") == []


def test_a_field_without_a_number_is_told_once_with_its_cell_and_refuses_the_report() -> None:
    found = verdict("留言{网民留言}条，办理{网民留言}条。")
    assert told(found, "FIELD-BLANK") == [
        "字段“{网民留言}”没有数字可填，因为“收到网民留言”空白或不是数字。请填那一格，或把文字里的字段改成数字、删去。"
    ]
    assert told(found, "PLACEHOLDER") == []
    assert found.refuses


def test_a_field_over_several_cells_names_the_one_that_is_blank() -> None:
    blank = "applications[handled.refused.security, applicant.legal.law]"
    (said,) = told(verdict("办结{办结}件。", {**FIGURES, blank: None}), "FIELD-BLANK")
    assert "3.危及“三安全一稳定”" in said


def test_a_title_is_searched_too() -> None:
    assert told(verdict("无。", title="某局{年}年报告"), "PLACEHOLDER")


@pytest.mark.parametrize(("end", "too_long"), [("77", False), ("{新收}7", False), ("{新收}77", True)])
def test_the_length_is_that_of_the_filled_text(end: str, too_long: bool) -> None:
    content = record(FIGURES)
    content["texts"] = {"overview": {"items": [{"heading": "", "text": "公" * 998 + end}]}}
    found = check(load_template(BUNDLED), parse_record(json.dumps(content), load_templates()))
    assert ("S1-LENGTH" in {one.code for one in found.findings}) is too_long


def test_the_findings_of_braces_are_errors() -> None:
    codes = load_template(BUNDLED).codes
    assert codes["PLACEHOLDER"].severity is codes["FIELD-BLANK"].severity is Severity.ERROR
