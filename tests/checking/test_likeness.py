# ruff: noqa: E501  sentences as people write them
"""Last year's text again: told through workbooks and --previous, and not where it was rewritten."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.commands import Cli
from support.rule_cases import form, zeros

from xlreport.checking.understanding.likeness import likeness
from xlreport.form.report.report import Report, SectionText
from xlreport.use_cases.new import write_workbook

TEXT = "认真落实条例要求，健全公开制度，明确责任分工，逐项审核把关，及时更新栏目，回应群众关切，全年工作平稳有序，群众满意度稳步提高。"
OTHER = "今年新建查阅点两处，梳理办事指南，录制讲解视频，请企业代表座谈，按季度通报进度，清理失效文件，缩短答复时限，培训窗口人员。"
SECTIONS = {"S5-SAME": "improvement", "S-SAME-ALL": "overview"}


def with_text(year: int, section: str, text: str) -> Report:
    own = zeros().texts.sections[section]
    items = tuple(replace(item, text=text if item is own.items[0] else None) for item in own.items)
    sections = {**zeros().texts.sections, section: SectionText(items=items)}
    return replace(zeros(), year=year, texts=replace(zeros().texts, sections=sections))


def codes(cli: Cli, section: str, last: str, now: str) -> set[str]:
    Path("last").mkdir()
    Path("last/a.xlsx").write_bytes(write_workbook(form(), with_text(2023, section, last)))
    Path("now.xlsx").write_bytes(write_workbook(form(), with_text(2024, section, now)))
    done = cli("check", "now.xlsx", "--previous", "last", "--format", "json")
    return {one["code"] for file in json.loads("\n".join(done.out))["files"] for one in file["findings"]}


@pytest.mark.parametrize("code", SECTIONS)
def test_a_part_that_is_last_years_again_is_asked_about(cli: Cli, code: str) -> None:
    assert code in codes(cli, SECTIONS[code], TEXT + "共3次。", TEXT + "共5次。")


@pytest.mark.parametrize("code", SECTIONS)
def test_a_part_that_was_rewritten_is_not(cli: Cli, code: str) -> None:
    assert code not in codes(cli, SECTIONS[code], TEXT, OTHER)


def test_figures_do_not_make_a_difference_and_short_texts_are_not_compared() -> None:
    assert likeness(TEXT + "1", TEXT + "22") == 100
    assert likeness("公开信息320条", "公开信息320条") == 0


def test_two_agencies_that_wrote_the_same_are_asked_about_with_both_files(cli: Cli) -> None:
    for name, agency in (("a.xlsx", "甲局"), ("b.xlsx", "乙局"), ("c.xlsx", "丙局")):
        own = with_text(2024, "improvement", OTHER if agency == "丙局" else TEXT)
        Path(name).write_bytes(write_workbook(form(), replace(own, agency={**own.agency, "name": agency})))
    done = cli("check", "a.xlsx", "b.xlsx", "c.xlsx", "--format", "json")
    (found,) = json.loads("\n".join(done.out))["findings"]
    assert (found["code"], found["paths"]) == ("S5-SAME", ["a.xlsx", "b.xlsx"])
    assert "甲局、乙局" in found["message"]
    assert any("S5-SAME" in line and "a.xlsx、b.xlsx" in line for line in cli("check", "a.xlsx", "b.xlsx").out)
