"""docs/文字核对.md: what it says of its sentences is what the program says of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.reports import bundled, reading, report

from xlreport.checking.run import Verdict, check
from xlreport.checking.understanding.numbers import NumberVerdict
from xlreport.checking.understanding.words.clauses import Why
from xlreport.form.report.opening import figures_of
from xlreport.messages.commands import NUMBERS_READ
from xlreport.messages.findings import PASSED_OVER

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "文字核对.md").read_text(encoding="utf-8")
RECEIVED = "applications[received, applicant.natural]"
FIGURES = {
    RECEIVED: 30, "applications[received, applicant.legal.company]": 2,
    "applications[brought_forward, applicant.natural]": 3, "applications[handled.granted, applicant.natural]": 20,
    "applications[handled.unavailable.not_held, applicant.natural]": 10,
    "applications[handled.other.other, applicant.natural]": 5, "disputes[cases, reconsideration.upheld]": 4,
    "disputes[cases, reconsideration.corrected]": 1, "documents[normative_documents, issued]": 3,
    "documents[normative_documents, in_force]": 14, "licensing[licences, decisions]": 120,
    "indicators.disclosed_total": 320, "indicators.training_sessions": 3,
}  # fmt: skip
"""As the page supposes them to be."""

RESULTS = {"一致": NumberVerdict.AGREES, "不一致": NumberVerdict.DIFFERS}


def rows(head: str) -> list[list[str]]:
    """The table of the page whose first row begins so."""
    _, _, below = PAGE.partition(f"| {head} |")
    lines = below.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


HELD, STATEMENTS, PASSED = rows("文字里写的 | 对照的格"), rows("文字里写的 | 编号"), rows("`why`")


def verdict_of(text: str) -> Verdict:
    own = reading({**FIGURES, "texts.overview": {"items": [{"heading": "其他", "text": text, "generated": False}]}})
    before = report({RECEIVED: 25, "year": 2023})
    return check(bundled(), replace(own, previous=figures_of(bundled(), before), previous_report=before))


def test_the_tables_of_the_page_are_there() -> None:
    assert (len(HELD), len(STATEMENTS)) > (10, 4)


@pytest.mark.parametrize("row", HELD, ids=lambda row: row[0])
def test_a_sentence_is_held_against_the_cell_on_the_page(row: Sequence[str]) -> None:
    sentence, cells, result = row
    last = verdict_of(sentence).numbers[-1]
    assert "、".join(bundled().called(one) for one in last.cells) == cells
    assert last.verdict is RESULTS[result]


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row[0])
def test_a_statement_is_questioned_by_the_rule_on_the_page(row: Sequence[str]) -> None:
    sentence, code = row
    assert code in {one.code for one in verdict_of(sentence).findings}


@pytest.mark.parametrize("row", PASSED, ids=lambda row: row[0])
def test_a_sentence_is_passed_over_for_the_reason_on_the_page(row: Sequence[str]) -> None:
    why, reason, sentence = row
    last = verdict_of(sentence).numbers[-1]
    assert last.why is not None
    assert (f"`{last.why.value}`", PASSED_OVER[last.why.value]) == (why, reason)


def test_the_page_gives_every_reason() -> None:
    assert [why.strip("`") for why, *_ in PASSED] == [one.value for one in Why]


def test_the_page_shows_the_line_as_check_prints_it() -> None:
    assert f"  {NUMBERS_READ.format(count=14, held=11, passed=3)}\n" in PAGE


@pytest.mark.parametrize(
    "text",
    [
        "国办公开办函〔2021〕30号",
        "1月1日至12月31日",
        "咨询电话0533-2883860",
        "邮编255000",
        "第3次会议",
        "（一）公开",
        "1. 公开",
    ],
)
def test_what_the_page_calls_no_count_is_none(text: str) -> None:
    assert verdict_of(f"{text}。").numbers == ()


def test_readers_are_led_to_the_page() -> None:
    for page in (DOCS / "汇总指南.md", DOCS / "填报指南.md", DOCS.parent / "README.md"):
        assert "文字核对.md" in page.read_text(encoding="utf-8")
