"""A report as a Word document in the styles of a reference document."""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from lxml.etree import _Element as Element

from xlreport.form.loading.folder import templates_folder
from xlreport.form.text.clean import cleaned
from xlreport.messages.report import STYLE_BODY, STYLE_HEADINGS, STYLE_RUN_IN, STYLE_SIGN_OFF, STYLE_TITLE
from xlreport.narrative.blocks import Block, Document, Heading, Paragraph, SignOff, TableBlock, Title
from xlreport.render.package import repacked
from xlreport.render.word.draft import mark_draft
from xlreport.render.word.styles import StyleSheet
from xlreport.render.word.tables import table_element
from xlreport.render.word.xml import paragraph, qualified, run, styled_paragraph

_EMU_A_TWIP = 635
_LONGEST_PROPERTY = 255


def render_word(document: Document, reference: Path | None = None) -> bytes:
    """The document as .docx. Its look is that of `reference`, which must have the named styles."""
    path = reference or templates_folder() / "reference.docx"
    package = docx.Document(str(path))
    styles = StyleSheet(package.styles.element, path.name)
    _replace_body(package, list(_elements(document.blocks, styles, _text_width(package))), styles)
    if document.draft:
        mark_draft(package, styles)
    _describe(package, document)
    written = io.BytesIO()
    package.save(written)
    return repacked(written.getvalue())


def _text_width(package: WordDocument) -> int:
    """In twips, of the section that all text goes to."""
    section = package.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return ((page or 0) - (left or 0) - (right or 0)) // _EMU_A_TWIP


def _elements(blocks: tuple[Block, ...], styles: StyleSheet, text_width: int) -> Iterator[Element]:
    for block in blocks:
        match block:
            case Title(lines):
                yield styled_paragraph(styles[STYLE_TITLE], "\n".join(lines))
            case Heading(text, level):
                yield styled_paragraph(styles[STYLE_HEADINGS[level]], text)
            case Paragraph():
                yield _body_paragraph(block, styles)
            case TableBlock():
                yield table_element(block, styles, text_width)
            case SignOff(lines):
                yield from _sign_off(lines, styles)


def _body_paragraph(block: Paragraph, styles: StyleSheet) -> Element:
    body, run_in = styles[STYLE_BODY], styles[STYLE_RUN_IN]
    runs = (
        run(part.text, run_in.fonts, run_in.id) if part.strong else run(part.text, body.fonts) for part in block.runs
    )
    return paragraph(body, *runs)


def _sign_off(lines: tuple[str, ...], styles: StyleSheet) -> Iterator[Element]:
    for place, line in enumerate(lines, start=1):
        yield styled_paragraph(styles[STYLE_SIGN_OFF], line, keep_with_next=place < len(lines))


def _replace_body(package: WordDocument, elements: list[Element], styles: StyleSheet) -> None:
    """The samples of the reference document give way; its page set-up stays.

    Tables that touch become one in Word, and a document must not end with one: a paragraph follows.
    """
    body: Element = package.element.body
    page_setup = body[-1]
    del body[:-1]
    for place, block in enumerate(elements):
        page_setup.addprevious(block)
        following = elements[place + 1] if place + 1 < len(elements) else None
        if _is_table(block) and (following is None or _is_table(following)):
            page_setup.addprevious(paragraph(styles[STYLE_BODY]))


def _is_table(block: Element) -> bool:
    return block.tag == qualified("tbl")


def _describe(package: WordDocument, document: Document) -> None:
    properties = package.core_properties
    properties.title = cleaned(document.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = cleaned(document.agency)[:_LONGEST_PROPERTY]
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = datetime(document.year + 1, 1, 1)  # noqa: DTZ001 - python-docx wants UTC unmarked
