"""A report as a Word document in the styles of a reference document."""

import io
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from xlreport.form.loading.folder import templates_folder
from xlreport.form.text.clean import cleaned
from xlreport.messages.report import (
    NOT_WORD,
    STYLE_BODY,
    STYLE_HEADINGS,
    STYLE_RUN_IN,
    STYLE_SIGN_OFF,
    STYLE_TABLE_FIGURE,
    STYLE_TABLE_LABEL,
    STYLE_TITLE,
)
from xlreport.narrative.blocks import Document, Heading, Note, Paragraph, SignOff, Title
from xlreport.render.look_files import unusable
from xlreport.render.package import repacked
from xlreport.render.page_runs import Placed, page_runs
from xlreport.render.setting import Page, SetTable
from xlreport.render.word.draft import mark_draft
from xlreport.render.word.sections import lay_out
from xlreport.render.word.styles import StyleSheet
from xlreport.render.word.tables import table_elements
from xlreport.render.word.xml import paragraph, qualified, run, styled_paragraph

_EMU_A_TWIP = 635
_LONGEST_PROPERTY = 255


def render_word(document: Document, reference: Path | None = None) -> bytes:
    """The document as .docx. Its look is that of `reference`, which must have the named styles.

    Raises UnwritableError where it has not, or is no Word document.
    """
    path = reference or templates_folder() / "reference.docx"
    package = _opened(path)
    styles = StyleSheet(package.styles.element, path)
    runs = page_runs(document.blocks, _page(package, styles))
    rooms = _rooms(package)
    elements = [(run.turned, list(_elements(run.blocks, styles, rooms[run.turned]))) for run in runs]
    lay_out(package.element.body, elements, styles[STYLE_BODY])
    if document.draft:
        mark_draft(package, styles)
    _describe(package, document)
    written = io.BytesIO()
    package.save(written)
    return repacked(written.getvalue())


def _opened(path: Path) -> WordDocument:
    try:
        package = docx.Document(str(path))
        whole = package.element.body[-1].tag == qualified("sectPr")
    except (PackageNotFoundError, BadZipFile, zlib.error, LookupError, ValueError, OSError, LxmlError) as error:
        raise unusable(path, NOT_WORD) from error
    if not whole:
        raise unusable(path, NOT_WORD)
    return package


def _page(package: WordDocument, styles: StyleSheet) -> Page:
    """The text block, upright and turned, of the section that all text goes to. Each margin stays on its side."""
    section = package.sections[-1]
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    upright, turned = (((page or 0) - sides) // _EMU_A_TWIP for page in (section.page_width, section.page_height))
    return Page(upright, turned, max(styles[name].size for name in (STYLE_TABLE_LABEL, STYLE_TABLE_FIGURE)))


def _rooms(package: WordDocument) -> tuple[int, int]:
    """The height of the text block in twips, upright and turned."""
    section = package.sections[-1]
    ends = (section.top_margin or 0) + (section.bottom_margin or 0)
    upright, turned = (((page or 0) - ends) // _EMU_A_TWIP for page in (section.page_height, section.page_width))
    return upright, turned


def _elements(blocks: tuple[Placed, ...], styles: StyleSheet, room: int) -> Iterator[Element]:
    for block in blocks:
        match block:
            case Title(lines):
                yield styled_paragraph(styles[STYLE_TITLE], "\n".join(lines))
            case Heading(text, level):
                yield styled_paragraph(styles[STYLE_HEADINGS[level]], text)
            case Paragraph():
                yield _body_paragraph(block, styles)
            case SetTable():
                yield from table_elements(block, styles, room)
            case Note(text):
                yield styled_paragraph(styles[STYLE_TABLE_LABEL], text)
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


def _describe(package: WordDocument, document: Document) -> None:
    properties = package.core_properties
    properties.title = cleaned(document.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = cleaned(document.agency)[:_LONGEST_PROPERTY]
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = datetime(document.year + 1, 1, 1)  # noqa: DTZ001 - python-docx wants UTC unmarked
