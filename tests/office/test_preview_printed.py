"""The preview of reports typed from blank, computed and printed by LibreOffice: all of the text, no page white."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from libreoffice import convert, require_libreoffice
from pages import Sheet, Word, sheets
from support.typed_workbooks import typed
from support.whole_reports import whole_reports
from texts_of import squeezed

from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, Report
from xlreport.layout.pages.visual import PAGE_ROWS
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.narrative.blocks import Document, Heading, Paragraph, SignOff, TableBlock, Title
from xlreport.narrative.compose import compose
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.read import read_workbook

FOOT = 40
"""Points at the end of a page in which its number stands."""


@pytest.fixture(scope="module")
def form() -> Template:
    return load_template("zfxxgk/2021")


def five(form: Template) -> Mapping[str, Report]:
    """The three whole reports, one of large figures under a long title, and one of long paragraphs."""
    own = whole_reports()
    large = {address: Entry.of(Decimal(10_000 + 37 * place)) for place, address in enumerate(own["seed"].entries)}
    name = "某某经济技术开发区管理委员会市场监督管理局"
    title = f"{name}2024年度政府信息公开工作年度报告"
    long = {
        key: replace(section, items=tuple(replace(item, text=(item.text or "") * 2) for item in section.items))
        for key, section in own["seed"].texts.sections.items()
    }
    texts = own["seed"].texts
    return {
        **own,
        "large": replace(own["seed"], entries=large, texts=replace(texts, title=title), signed_on=date(2025, 12, 31)),
        "long": replace(own["seed"], texts=replace(texts, sections=long), signed_on=None),
    }


AFTER = 1
"""The sheet to sign is printed after the preview, on one page."""

Printed = Mapping[str, tuple[Document, list[Sheet]]]


@pytest.fixture(scope="module")
def printed(form: Template, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Of each report the document that its typed workbook gives, and the pages of the preview."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("preview")
    files = {name: typed(form, own, folder / f"{name}.xlsx") for name, own in five(form).items()}
    pages = convert(list(files.values()), "pdf", folder / "printed")
    count = plan_workbook(form).preview_rows // PAGE_ROWS
    return {
        name: (compose(form, read_workbook(path).report), sheets(pdf)[-count - AFTER : -AFTER])
        for (name, path), pdf in zip(files.items(), pages, strict=True)
    }


NAMES = ["seed", "city", "one-application", "large", "long"]


def text_of(document: Document) -> str:
    """All but the tables."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Title | Heading | Paragraph):
            parts.append(block.text)
        elif isinstance(block, SignOff):
            parts += block.lines
    return squeezed("".join(parts))


def edge(pages: list[Sheet], form: Template) -> float:
    """Where the tables begin: the first one's heading stands there, and in the text before."""
    heading = plan_workbook(form).mirrored[0].sheet.section.heading
    return max(word.left for word in pages[0].words if word.text == heading)


def body(page: Sheet) -> list[Word]:
    return [word for word in page.words if word.middle < page.height - FOOT]


def lines(words_of_page: list[Word]) -> Iterator[str]:
    line: list[Word] = []
    for word in sorted(words_of_page, key=lambda word: word.middle):
        if line and word.middle - line[0].middle > 5:
            yield "".join(one.text for one in sorted(line, key=lambda one: one.left))
            line = []
        line.append(word)
    yield "".join(one.text for one in sorted(line, key=lambda one: one.left))


@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_the_text_is_printed_in_its_order(form: Template, printed: Printed, name: str) -> None:
    document, pages = printed[name]
    begins = edge(pages, form)
    left = [line for page in pages for line in lines([word for word in body(page) if word.left < begins - 1])]
    beside = squeezed(words.PREVIEW_TABLE_BESIDE)
    assert "".join(squeezed(line) for line in left if squeezed(line) != beside) == text_of(document)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_reaches_into_the_tables(form: Template, printed: Printed, name: str) -> None:
    _, pages = printed[name]
    begins = edge(pages, form)
    assert [word for page in pages for word in body(page) if word.left < begins - 1 and word.right > begins] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_label_and_figure_of_the_tables_is_printed(form: Template, printed: Printed, name: str) -> None:
    document, pages = printed[name]
    begins = edge(pages, form)
    found = Counter("".join(word.text for page in pages for word in body(page) if word.left >= begins - 1))
    for block in document.blocks:
        if isinstance(block, TableBlock):
            labels = [cell.text for cell in block.grid.labels]
            found.subtract(squeezed("".join([*labels, *block.figures.values()])))
    assert min(found.values()) >= 0


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_white(printed: Printed, name: str) -> None:
    _, pages = printed[name]
    assert all(body(page) for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_typed_from_blank_is_in_the_report(form: Template, printed: Printed, name: str) -> None:
    """So that the comparisons above rest on the whole of it."""
    document, _ = printed[name]
    whole = text_of(document)
    for section in five(form)[name].texts.sections.values():
        for text in (section.intro, *(item.text for item in section.items)):
            assert all(squeezed(part) in whole for part in (text or "").split("\n"))
