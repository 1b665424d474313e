"""Reports of forms without text, without tables, with one table only, with no more of an agency than its name."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from support.bare_forms import KINDS, bare_form
from support.forms import small
from support.reports import report
from word_reading import WordFile, found, text_of

from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.narrative.blocks import Document, Heading, Paragraph, SignOff, TableBlock, Title
from xlreport.narrative.compose import compose
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.word.word import render_word

TEXTS = {"texts.summary": {"items": [{"heading": "用水情况", "text": "全年平稳。", "generated": False}]}}
OUTLINES = {
    "tables only": [Title, Heading, TableBlock, Heading, TableBlock, SignOff],
    "one table": [Title, Heading, TableBlock, SignOff],
    "name only": [Title, Heading, TableBlock, Heading, TableBlock, Heading, Paragraph, SignOff],
    "text only": [Title, Heading, Paragraph, SignOff],
}


def report_of(form: Template) -> Report:
    return report(TEXTS if form.prose_sections else None, form)


@pytest.fixture
def document(tmp_path: Path) -> Callable[[str], Document]:
    def composed(kind: str) -> Document:
        form = bare_form(kind, tmp_path)
        return compose(form, report_of(form))

    return composed


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_has_the_blocks_of_its_form_and_none_without_words(
    document: Callable[[str], Document], kind: str
) -> None:
    blocks = document(kind).blocks
    assert [type(block) for block in blocks] == OUTLINES[kind]
    assert all(block.text.strip() for block in blocks if isinstance(block, Title | Heading | Paragraph))


@pytest.mark.parametrize("kind", KINDS)
def test_word_has_no_paragraph_without_words(document: Callable[[str], Document], kind: str) -> None:
    body = WordFile(render_word(document(kind))).body
    assert all(text_of(paragraph).strip() for paragraph in found(body, "w:p"))
    assert len(found(body, ".//w:sectPr")) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_has_no_element_without_words(document: Callable[[str], Document], kind: str) -> None:
    main = lxml.html.document_fromstring(render_html(document(kind))).find(".//main")
    assert main is not None
    elements = [one for one in main.iter() if one.tag not in {"col", "colgroup", "td"}]
    assert len(elements) > 3
    empty = [one.tag for one in elements if not "".join(str(text) for text in one.itertext()).strip()]
    assert empty == []


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_has_no_line_without_words_but_one_between_blocks(
    document: Callable[[str], Document], kind: str
) -> None:
    text = render_markdown(document(kind))
    assert "\n\n\n" not in text
    assert not text.startswith("\n")
    assert text.endswith("某某市水务局\n")


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_is_one_page_that_says_what_the_others_say(
    document: Callable[[str], Document], kind: str, tmp_path: Path
) -> None:
    composed = document(kind)
    path = tmp_path / "a.pdf"
    path.write_bytes(render_pdf(composed).content)
    told = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    assert told.count("\f") == 1
    words = "".join(told.split())
    for block in composed.blocks:
        if isinstance(block, Title | Heading | Paragraph):
            assert "".join(block.text.split()) in words


def test_a_report_without_a_name_has_no_line_where_it_would_be_signed() -> None:
    nameless = replace(report(TEXTS, small()), agency={"name": None})
    assert not any(isinstance(block, SignOff) for block in compose(small(), nameless, draft=True).blocks)
    dated = replace(nameless, signed_on=date(2025, 1, 20))
    assert compose(small(), dated, draft=True).blocks[-1] == SignOff(("2025年1月20日",))
