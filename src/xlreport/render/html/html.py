"""A report as one self-contained web page."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from xlreport.messages.report import CLOSES_ELEMENT, DRAFT
from xlreport.narrative.blocks import Document, Heading, Note, Paragraph, Run, SignOff, Title
from xlreport.render.html.escaping import attributes, element, escaped
from xlreport.render.html.style import NOTES, WORDS, style_sheet
from xlreport.render.html.tables import table_html
from xlreport.render.look_files import own_text, unusable
from xlreport.render.page_runs import PageRun, Placed, page_runs
from xlreport.render.setting import Page, SetTable

_PAGE = Page(upright=8844, turned=13776, size=18)
"""Printed on A4: text blocks of 156 and 243 mm, tables in nine points."""


def render_html(document: Document, own_style: Path | None = None) -> str:
    """The document as HTML that needs no other file, runs nothing and fetches nothing.

    `own_style`: a style sheet whose rules come after ours. Raises UnwritableError where it cannot be used.
    """
    runs = page_runs(document.blocks, _PAGE)
    blocks = [one for run in runs for one in run.blocks]
    style = style_sheet(one for one in blocks if isinstance(one, SetTable))
    style += WORDS if any(_has_words(one) for one in blocks) else ""
    style += NOTES if any(isinstance(one, Note) for one in blocks) else ""
    style += "" if own_style is None else own_rules(own_style)
    return "\n".join((*_head(document, style), *_body(document, runs), ""))


def _has_words(block: Placed) -> bool:
    return isinstance(block, SetTable) and any(map(block.block.reads_on, block.block.grid.figures))


def own_rules(path: Path) -> str:
    """The text of an office's style sheet, which must not end the element that it stands in."""
    text = own_text(path)
    if "</" in text or "\0" in text:
        raise unusable(path, CLOSES_ELEMENT)
    return text


def _head(document: Document, style: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{style_policy(style)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<meta{attributes({'name': 'author', 'content': document.agency})}>"
    yield element("title", document.title)
    yield f"<style>{style}</style>"
    yield "</head>"


def style_policy(style: str) -> str:
    """The page's own style sheet, named by its digest, and nothing else."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _body(document: Document, runs: tuple[PageRun, ...]) -> Iterator[str]:
    yield "<body>"
    if document.draft:
        yield element("p", DRAFT, own={"class": "draft"})
    yield "<main>"
    numbers = count(1)
    for run in runs:
        if run.turned:
            yield '<div class="turned">'
        for block in run.blocks:
            yield from _block(block, next(numbers))
        if run.turned:
            yield "</div>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _block(block: Placed, number: int) -> Iterator[str]:
    match block:
        case Title(lines):
            yield element("h1", *(element("span", line) for line in lines))
        case Heading(text, level):
            yield element(f"h{level + 1}", text)
        case Paragraph(runs):
            yield element("p", *map(_run, runs))
        case SetTable():
            yield from table_html(block, f"t{number}")
        case Note(text):
            yield element("p", text, own={"class": "note"})
        case SignOff(lines):
            yield '<div class="signed">'
            yield from (element("p", line) for line in lines)
            yield "</div>"


def _run(run: Run) -> str:
    return element("strong", run.text) if run.strong else escaped(run.text)
