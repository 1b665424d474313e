"""Texts as long as a cell can hold: checked in a time that grows with their length alone, and found the same in."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from support.hanging import no_hang
from support.reports import BUNDLED, report

from xlreport.checking.run import check
from xlreport.form.report.report import Reading, Report
from xlreport.narrative.compose import compose
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.forms import load_template

MOST_CHARACTERS, FEW_CHARACTERS = 32_767, 2_400
FORM = load_template(BUNDLED)

REPEATED = [
    "1", "１", "一", "第", "X", "a@", "、", "（", "《", "《<", "，", "a ", "{", "3件", "1,", "111,", "12.", "二〇",
    "2024年", "13812345678", "0533-2883860，", "37030319800101123X", "😀", "约3", "公开3件", "其中3件", "件。", "本局",
]  # fmt: skip


def repeated(unit: str, length: int) -> str:
    return (unit * length)[:length]


def mixed(seed: int, length: int) -> str:
    chosen = random.Random(seed)  # noqa: S311  no secret
    pieces = [chosen.choice(REPEATED) * chosen.choice([1, 1, 5, 400]) for _ in range(length)]
    return "".join(pieces)[:length]


Edits = dict[str, object]
PLACES: dict[str, Callable[[str], Edits]] = {
    "twenty paragraphs": lambda text: {"texts.overview": section("\n".join(cut(text, 20)))},
    "heading": lambda text: {"texts.overview": section("好", text)},
    "title": lambda text: {"texts.title": text},
    "lead": lambda text: {"texts.lead": text},
    "name": lambda text: {"agency.name": text},
    "phone": lambda text: {"agency.phone": text},
    "reason": lambda text: {"reasons": [{"code": "S1-THIN", "address": "texts.overview", "digest": "", "text": text}]},
}


def section(text: str, heading: str = "主动公开") -> dict[str, Any]:
    return {"items": [{"heading": heading, "text": text}]}


def cut(text: str, pieces: int) -> list[str]:
    size = -(-len(text) // pieces)
    return [text[at : at + size] for at in range(0, len(text), size)]


def found(written: Report) -> set[str]:
    with no_hang():
        verdict = check(FORM, Reading(report=written, places={}, findings=()))
    return {one.code for one in verdict.findings}


def with_item(text: str) -> Report:
    return report({"texts.overview": section(text)}, FORM)


@pytest.mark.parametrize("unit", REPEATED)
def test_one_thing_repeated_for_a_whole_cell_is_checked_and_found_as_in_a_short_text(unit: str) -> None:
    short = found(with_item(repeated(unit, FEW_CHARACTERS // len(unit) * len(unit))))
    assert found(with_item(repeated(unit, MOST_CHARACTERS // len(unit) * len(unit)))) == short


@pytest.mark.parametrize("seed", range(3))
def test_any_mixture_is_checked_in_time(seed: int) -> None:
    assert found(with_item(mixed(seed, MOST_CHARACTERS)))


@pytest.mark.parametrize("place", PLACES)
def test_wherever_people_type_a_long_text_is_checked_in_time(place: str) -> None:
    text = repeated("1", MOST_CHARACTERS // 2) + repeated("局3件，", MOST_CHARACTERS // 2)
    assert found(report(PLACES[place](text), FORM))


def test_a_number_is_still_found_after_a_whole_cell_of_digits() -> None:
    digits = repeated("1", MOST_CHARACTERS - 40)
    assert "X-TEXT-NEW" in found(report({
        "texts.overview": section(f"{digits}，全年收到政府信息公开申请32件。"),
        "applications[received, applicant.natural]": 31,
    }, FORM))  # fmt: skip


@pytest.mark.parametrize("text", [f"a{' ' * 32_000}a", f"a{'，' * 32_000}a", "局" * 32_000, "局 " * 16_000])
@pytest.mark.parametrize("place", ["heading", "title", "name", "lead"])
def test_a_long_text_is_composed_and_printed_in_time(place: str, text: str) -> None:
    with no_hang():
        document = compose(FORM, report(PLACES[place](text), FORM))
        assert text.count("a") <= render_html(document).count("a")
        assert render_markdown(document)
