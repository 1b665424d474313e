"""How sections of text are set: numbering, run-in headings, paragraphs, what is generated and what is left out."""

import pytest
from support.reports import bundled, report

from xlreport.narrative.blocks import Block, Heading, Paragraph, SignOff, Title
from xlreport.narrative.compose import compose

QUIET: dict[str, object] = {
    "texts.lead": "", "texts.title": "", "texts.overview": {"items": []}, "texts.improvement": {"items": []},
    "texts.other_matters": {"items": []},
}  # fmt: skip


def blocks(edits: dict[str, object]) -> tuple[Block, ...]:
    return compose(bundled(), report({**QUIET, **edits})).blocks


def set_out(edits: dict[str, object]) -> list[str]:
    """Paragraphs and headings below the sections; a heading of its own is marked #, a run-in one ends with |."""
    lines: list[str] = []
    for block in blocks(edits):
        if isinstance(block, Heading) and block.level > 1:
            lines.append(f"# {block.text}")
        elif isinstance(block, Paragraph):
            lines.append("".join(f"{run.text}|" if run.strong else run.text for run in block.runs))
    return lines


def overview(*items: object, intro: str | None = None) -> list[str]:
    return set_out({"texts.overview": {"intro": intro, "items": list(items)}})


def test_a_heading_is_numbered_and_the_text_runs_on() -> None:
    assert overview({"heading": "主动公开", "text": "一是"}, {"heading": "丙", "id": "platform", "text": "二是"}) == [
        "（一）主动公开。|一是", "（二）丙。|二是",
    ]  # fmt: skip


def test_a_text_that_begins_with_a_line_feed_starts_a_paragraph_of_its_own() -> None:
    assert overview({"id": "platform", "heading": "甲", "text": "\n一是\n二是"}) == ["# （一）甲。", "一是", "二是"]


def test_only_the_first_paragraph_runs_on_after_the_heading() -> None:
    assert overview({"id": "platform", "heading": "甲", "text": "一是\n二是"}) == ["（一）甲。|一是", "二是"]


def test_an_item_without_any_text_is_left_out_and_takes_no_number() -> None:
    items = [
        {"id": "disclosure"},
        {"heading": "乙", "id": "platform", "text": "正文"},
        {"id": "supervision", "text": " "},
    ]
    assert overview(*items) == ["（一）乙。|正文"]


def test_numbers_go_on_past_ten() -> None:
    items = [{"heading": f"第{n}", "id": "platform" if n == 1 else None, "text": "正文"} for n in range(1, 13)]
    assert [line.partition("）")[0] for line in overview(*items)] == [
        f"（{n}" for n in ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
    ]


def test_numbers_that_staff_typed_stay_as_text() -> None:
    text = "1、甲\n2、乙"
    assert overview({"id": "platform", "heading": "甲", "text": text}) == ["（一）甲。|1、甲", "2、乙"]


def test_a_generated_sentence_comes_first_and_the_staffs_text_runs_on() -> None:
    (line,) = overview({"id": "requests", "heading": "依申请公开", "text": "渠道以网络为主。"})
    assert line.startswith("（一）依申请公开。|2024年，某某市水务局未收到")
    assert line.endswith("行政诉讼。渠道以网络为主。")


def test_a_text_that_stands_off_follows_the_generated_sentence_in_a_new_paragraph() -> None:
    first, second = overview({"id": "requests", "heading": "依申请公开", "text": "\n渠道以网络为主。"})
    assert first.endswith("行政诉讼。")
    assert second == "渠道以网络为主。"


def test_a_generated_sentence_may_be_left_out() -> None:
    item = {"id": "requests", "heading": "依申请公开", "text": "渠道以网络为主。", "generated": False}
    assert overview(item) == ["（一）依申请公开。|渠道以网络为主。"]
    assert overview({**item, "text": None}) == []


def test_an_intro_stands_before_the_items_in_paragraphs() -> None:
    item = {"id": "platform", "heading": "甲", "text": "正文"}
    assert overview(item, intro="总的\n情况") == ["总的", "情况", "（一）甲。|正文"]


def test_headings_of_improvement_stand_alone_and_have_no_number() -> None:
    items = [{"heading": "存在问题", "text": "1、甲\n2、乙"}, {"heading": "改进情况", "text": "正文"}]
    assert set_out({"texts.improvement": {"items": items}}) == [
        "# 存在问题：", "1、甲", "2、乙", "# 改进情况：", "正文",
    ]  # fmt: skip


def test_an_item_without_a_heading_is_its_text() -> None:
    assert overview({"id": "platform", "heading": "", "text": "正文"}) == ["正文"]


@pytest.mark.parametrize(
    ("title", "printed"), [(None, ["某某市水务局2024年政府信息公开工作年度报告"]), ("", []), ("年报", ["年报"])]
)
def test_a_title_is_generated_given_or_none(title: str | None, printed: list[str]) -> None:
    assert [one.text for one in blocks({"texts.title": title}) if isinstance(one, Title)] == printed


def test_a_document_without_a_printed_title_still_has_one_as_a_property() -> None:
    assert compose(bundled(), report({"texts.title": ""})).title == "某某市水务局2024年政府信息公开工作年度报告"


def test_a_lead_is_generated_given_or_none() -> None:
    assert len(set_out({"texts.lead": None})) == 1
    assert set_out({"texts.lead": None})[0].startswith("根据《")
    assert set_out({"texts.lead": ""}) == []
    assert set_out({"texts.lead": "甲\n\n乙"}) == ["甲", "乙"]


def test_the_sign_off_has_the_agency_and_the_date_if_one_was_given() -> None:
    assert blocks({})[-1] == SignOff(("某某市水务局",))
    assert blocks({"signed_on": "2025-01-05"})[-1] == SignOff(("某某市水务局", "2025年1月5日"))


def test_every_section_is_headed_as_the_statute_has_it_even_if_empty() -> None:
    headings = [block.text for block in blocks({}) if isinstance(block, Heading)]
    assert headings == [section.heading for section in bundled().sections]


def test_a_draft_is_marked_on_the_document() -> None:
    assert compose(bundled(), report(), draft=True).draft
    assert not compose(bundled(), report()).draft


def test_more_items_than_chinese_numbers_are_counted_in_digits() -> None:
    lines = overview(*({"heading": f"第{number}项", "text": "文"} for number in range(1, 121)))
    assert lines[98].startswith("（九十九）")
    assert lines[119].startswith("（120）")
