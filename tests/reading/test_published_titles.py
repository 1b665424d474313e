"""Whose a published report is, of which year, and where it begins and ends: as titles and signatures tell."""

from collections.abc import Callable
from datetime import date

import pytest
from support.balanced import AGENCY, all_different
from support.hanging import no_hang
from support.published import Tree, changed_page, read_back
from support.reports import bundled, report

from xlreport.errors import UnreadableError
from xlreport.files.printed.formats import PageFormat
from xlreport.form.report.report import Reading

SIGNED = report({"agency.name": "某某区教育局", "signed_on": "2025-01-20"})


def titled(text: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        heading = next(tree.iter("h1"))
        for one in list(heading):
            heading.remove(one)
        heading.text = text

    return change


def signed(*lines: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        (block,) = (one for one in tree.iter("div") if one.get("class") == "signed")
        paragraphs = list(block)
        for one, text in zip(paragraphs, lines, strict=False):
            one.text = text
        for one in paragraphs[len(lines) :]:
            block.remove(one)

    return change


def read(*changes: Callable[[Tree], None]) -> Reading:
    return read_back(changed_page(bundled(), SIGNED, *changes), PageFormat.WEB, bundled())


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("某某区教育局2024年政府信息公开工作年度报告", "某某区教育局", 2024),
        ("某某区教育局 ２０２４ 年度政府信息公开工作年度报告", "某某区教育局", 2024),
        ("某某区教育局二〇二四年政府信息公开工作年度报告", "某某区教育局", 2024),
        ("某某区教育局关于2024年政府信息公开工作年度报告", "某某区教育局", 2024),
        ("2024年政府信息公开工作年度报告", "某某区教育局", 2024),
        ("教育局2023年政府信息公开年度报告", "某某区教育局", 2023),
    ],
)
def test_a_title_tells_agency_and_year_and_the_signature_the_whole_name(title: str, agency: str, year: int) -> None:
    reading = read(titled(title))
    assert (reading.report.agency_name, reading.report.year) == (agency, year)


@pytest.mark.parametrize(
    ("lines", "agency", "day"),
    [
        (("某某区教育局", "2025年1月20日"), "某某区教育局", date(2025, 1, 20)),
        (("某某区教育局", "二〇二五年一月二十日"), "某某区教育局", date(2025, 1, 20)),
        (("某某区教育局2025年1月20日",), "某某区教育局", date(2025, 1, 20)),
        (("2025-01-20",), "某某区教育局", date(2025, 1, 20)),
        (("某某区教育局",), "某某区教育局", None),
    ],
)
def test_a_signature_tells_who_and_when_and_is_no_text(lines: tuple[str, ...], agency: str, day: date | None) -> None:
    reading = read(signed(*lines))
    assert (reading.report.agency_name, reading.report.signed_on) == (agency, day)
    assert not any("2025" in text or text == agency for text in reading.report.texts.all())


def test_a_title_over_several_lines_is_one() -> None:
    def parted(tree: Tree) -> None:
        heading = next(tree.iter("h1"))
        heading.addprevious(tree.makeelement("p", {}))
        before = heading.getprevious()
        assert before is not None
        before.text = AGENCY
        titled("2024年政府信息公开工作年度报告")(tree)

    content = changed_page(bundled(), all_different(bundled()), parted)
    reading = read_back(content, PageFormat.WEB, bundled())
    assert reading.report.agency_name == AGENCY
    assert reading.report.texts.title == f"{AGENCY}2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "lines",
    [
        ("某某区教育局", "2024年政府信息公开", "工作年度报告"),
        ("某某区教育局2024年政府信息公开工", "作年度报告"),
        ("某某区教育局", "2024年政府信息公开工作年度", "报告"),
    ],
)
def test_a_title_may_break_anywhere(lines: tuple[str, ...]) -> None:
    def broken(tree: Tree) -> None:
        heading = next(tree.iter("h1"))
        for text in lines:
            heading.addprevious(tree.makeelement("p", {}))
            before = heading.getprevious()
            assert before is not None
            before.text = text
        parent = heading.getparent()
        assert parent is not None
        parent.remove(heading)

    reading = read(broken)
    assert reading.report.texts.title == "某某区教育局2024年政府信息公开工作年度报告"
    assert (reading.report.agency_name, reading.report.year) == ("某某区教育局", 2024)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2025-01-20　来源：某某区教育局　【字体：大 中 小】",
        "2025-01-20 10:32",
        "【 字号：大 中 小 】",
        "索 引 号：11370302004222/2025-00012",
        "浏览次数：123 次",
    ],
)
def test_what_a_website_prints_below_the_title_is_no_opening(line: str) -> None:
    def said(tree: Tree) -> None:
        heading = next(tree.iter("h1"))
        heading.addnext(tree.makeelement("div", {}))
        below = heading.getnext()
        assert below is not None
        below.text = line

    before, reading = read(), read(said)
    assert reading.report.texts.lead == before.report.texts.lead
    (told,) = (one for one in reading.findings if one.code == "PAGE-AROUND")
    assert (told.found, told.expected) == (line[:40], "1")


@pytest.mark.parametrize("stop", ["　", " ", "", "．", "."])
def test_a_heading_is_known_whatever_stands_behind_its_number(stop: str) -> None:
    def stopped(tree: Tree) -> None:
        for heading in tree.iter("h2"):
            heading.text = (heading.text or "").replace("、", stop, 1)

    before, reading = read(), read(stopped)
    assert reading.report.texts.sections == before.report.texts.sections


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("政府信息公开工作年度报告", "PAGE-YEAR-MISSING"),
        ("某某区教育局2019年政府信息公开工作年度报告", "PAGE-YEAR-NOT-SERVED"),
    ],
)
def test_without_a_year_that_the_form_serves_a_page_is_refused(title: str, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(titled(title))
    assert caught.value.code == code


def test_a_text_longer_than_any_report_is_refused_before_it_is_sorted() -> None:
    def longer(tree: Tree) -> None:
        main = next(tree.iter("main"))
        for _ in range(20_000):
            paragraph = tree.makeelement("p", {})
            paragraph.text = "一段"
            main.append(paragraph)

    with no_hang("a long page"), pytest.raises(UnreadableError) as caught:
        read(signed(), longer)
    assert caught.value.code == "PAGE-TOO-LONG"
