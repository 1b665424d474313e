"""Texts and items that no report has: as long as is let in, each costs its length; beyond, a limit is named."""

import json
from typing import Any

import pytest
from bent import TEXT, all_told, codes, outcome_of, refusal_of, report, with_cell
from support.hanging import no_hang
from support.reports import bundled

from xlreport.records.write import render_json
from xlreport.use_cases.read import MOST_LETTERS, MOST_PARTS

CLAUSES = (
    "全年收到政府信息公开申请12件，予以公开3件，", "其中予以公开3件、部分公开2件、", "占12%，", "全年公开信息3条。\n",
    "（", "“", "一百二十三万件", "《中华人民共和国政府信息公开条例》", "{新收}", "比上年增长12件，", "a@b.", "1",
)  # fmt: skip


def record_with(items: list[dict[str, Any]]) -> bytes:
    content = json.loads(render_json(bundled(), report()))
    content["texts"]["overview"]["items"] = items
    return json.dumps(content).encode()


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_repeated_is_read_in_the_time_of_its_length(clause: str) -> None:
    text = (clause * 50_000)[:30_000]
    with no_hang():
        outcome = outcome_of(record_with([{"heading": "主动公开", "text": text}]), "报告.json")
    assert outcome.reading is not None
    assert len(all_told(outcome)) < 100


@pytest.mark.parametrize(
    ("items", "limit"),
    [
        ([{"heading": "甲", "text": "办理3件。" * MOST_LETTERS}], MOST_LETTERS),
        ([{"heading": f"第{number}项", "text": "办理3件。"} for number in range(10 * MOST_PARTS)], MOST_PARTS),
        ([{"heading": "甲", "text": "办\n" * (MOST_PARTS + 1)}], MOST_PARTS),
        ([{"heading": "题" * (MOST_LETTERS + 1), "text": "办"}], MOST_LETTERS),
    ],
    ids=["letters", "items", "paragraphs", "heading"],
)
def test_more_than_any_report_has_is_refused_by_the_limit(items: list[dict[str, Any]], limit: int) -> None:
    with no_hang():
        outcome = outcome_of(record_with(items), "报告.json")
    assert codes(outcome) == {"REPORT-TOO-LONG"}
    assert outcome.refusal is not None
    assert f"最多 {limit} 个" in outcome.refusal.message


def test_so_is_a_text_in_a_workbook() -> None:
    code, said = refusal_of(with_cell(TEXT, f"<is><t>{'办理3件。' * MOST_LETTERS}</t></is>", ' t="inlineStr"'))
    assert (code, f"最多 {MOST_LETTERS} 个" in said) == ("REPORT-TOO-LONG", True)
