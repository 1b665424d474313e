import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import axis as axis_of
from render_samples import (
    document,
    run_in,
    small_report,
    stacked_tables,
    table,
    table_block,
    three_level_table,
    unlabelled_row_table,
)

from xlreport.form.text.clean import cleaned
from xlreport.narrative.blocks import Heading, Paragraph, Run
from xlreport.render.markdown.markdown import render_markdown

markdown_it = pytest.importorskip("markdown_it")


def tokens(text: str) -> list[Any]:
    return list(markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text))


def shown(text: str) -> list[tuple[str, str]]:
    """What a CommonMark reader shows: the blocks' kinds and their plain text."""
    parsed = tokens(text)
    plain = []
    for opening, inline in pairwise(parsed):
        if inline.type == "inline":
            parts = ["\n" if c.type in {"hardbreak", "softbreak"} else c.content for c in inline.children]
            plain.append((opening.tag, "".join(parts)))
    return plain


def rows_shown(text: str) -> list[list[str]]:
    cells = [re.split(r" ?\| ?", line)[1:-1] for line in text.splitlines() if line.startswith("|")]
    return [row for row in cells if set("".join(row)) - set(":- ")]


def test_the_outline_is_that_of_the_report() -> None:
    seen = [pair for pair in shown(render_markdown(small_report())) if pair[0].startswith("h")]
    assert seen == [
        ("h1", "某市某局2024年政府信息公开工作年度报告"),
        ("h2", "一、总体情况"),
        ("h2", "二、主动公开政府信息情况"),
        ("h2", "三、申请情况"),
        ("h3", "存在问题："),
    ]


def test_a_table_is_the_printed_grid_with_each_label_in_the_first_cell_it_covers() -> None:
    rows = rows_shown(render_markdown(document(table_block("表", three_level_table()))))
    assert rows[0][3:] == ["申请人情况", "", "", ""]
    assert rows[2][3:] == ["", "商业企业", "科研机构", ""]
    assert rows[5] == ["", "（三）不予公开", "1.国家秘密", "503", "504", "505", "506"]
    assert rows[6] == ["", "", "2.其他", "603", "604", "605", "606"]


def test_stacked_tables_stand_one_below_the_other() -> None:
    rows = rows_shown(render_markdown(document(table_block("表", *stacked_tables()))))
    assert ["第二十条第（五）项", "", "", ""] in rows
    assert rows[-1] == ["行政许可", "601", "", ""]


def test_a_row_without_a_label_gets_no_column_for_one() -> None:
    rows = rows_shown(render_markdown(document(table_block("表", unlabelled_row_table()))))
    assert {len(row) for row in rows} == {15}


def test_pipes_and_line_breaks_do_not_break_a_table() -> None:
    block = table_block("表", table("t", axis_of("甲|乙\n丙"), axis_of("a|b")))
    cells = [text for tag, text in shown(render_markdown(document(block))) if tag in {"th", "td"}]
    assert cells == ["", "a|b", "甲|乙 丙", "101"]


def test_the_run_in_heading_is_bold_for_a_commonmark_reader() -> None:
    parsed = tokens(render_markdown(document(run_in("（一）主动公开。", "2024年公开3条。"))))
    kinds = [child.type for token in parsed if token.type == "inline" for child in token.children]
    assert kinds.count("strong_open") == kinds.count("strong_close") == 1


@pytest.mark.parametrize(
    "text",
    [
        "# 不是标题", "- 不是列表", "1. 不是列表", "1) 不是列表", "1.属于",
        "+ 加", "> 引", "*星* _线_ `码`", "[链](接)",
        "<中华人民共和国…格式>", "&lt;", "a\\b", "---", "===", "甲\n===", "甲\n- 乙\n1. 丙",
        "~~删~~", "```", "| a | b |", "甲#", "!\\[图](x)",
    ],
)  # fmt: skip
def test_text_that_looks_like_markdown_is_text(text: str) -> None:
    assert shown(render_markdown(document(Paragraph((Run(text),))))) == [("p", text)]


def test_a_heading_keeps_its_last_sign() -> None:
    assert shown(render_markdown(document(Heading("乙 #", 1)))) == [("h2", "乙 #")]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1))
def test_any_text_reads_back_as_itself(text: str) -> None:
    expected = [("p", cleaned(text))] if cleaned(text) else []
    assert shown(render_markdown(document(Paragraph((Run(text),))))) == expected


def test_a_draft_says_so_in_its_first_line() -> None:
    assert render_markdown(small_report(draft=True)).splitlines()[0] == "**草稿**"
    assert "草稿" not in render_markdown(small_report())


def test_control_characters_are_gone() -> None:
    assert render_markdown(document(Paragraph((Run("甲\x00乙\u202e"),)))) == "甲乙\n"
