"""A report as one self-contained web page."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator

from xlreport.messages.report import DRAFT
from xlreport.narrative.blocks import Block, Document, Heading, Paragraph, Run, SignOff, TableBlock, Title
from xlreport.render.html.escaping import attributes, escaped
from xlreport.render.html.style import STYLE_SHEET
from xlreport.render.html.tables import table_html


def render_html(document: Document) -> str:
    """The document as HTML that needs no other file, runs nothing and fetches nothing."""
    return "\n".join((*_head(document), *_body(document), ""))


def _head(document: Document) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<meta{attributes({'name': 'author', 'content': document.agency})}>"
    yield f"<title>{escaped(document.title)}</title>"
    yield f"<style>{STYLE_SHEET}</style>"
    yield "</head>"


def _policy() -> str:
    """The page's own style sheet, named by its digest, and nothing else."""
    digest = b64encode(hashlib.sha256(STYLE_SHEET.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _body(document: Document) -> Iterator[str]:
    yield "<body>"
    if document.draft:
        yield f'<p class="draft">{DRAFT}</p>'
    yield "<main>"
    for number, block in enumerate(document.blocks, start=1):
        yield from _block(block, number)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _block(block: Block, number: int) -> Iterator[str]:
    match block:
        case Title(lines):
            yield f"<h1>{''.join(f'<span>{escaped(line)}</span>' for line in lines)}</h1>"
        case Heading(text, level):
            yield f"<h{level + 1}>{escaped(text)}</h{level + 1}>"
        case Paragraph(runs):
            yield f"<p>{''.join(map(_run, runs))}</p>"
        case TableBlock():
            yield from table_html(block, number)
        case SignOff(lines):
            yield '<div class="signed">'
            yield from (f"<p>{escaped(line)}</p>" for line in lines)
            yield "</div>"


def _run(run: Run) -> str:
    return f"<strong>{escaped(run.text)}</strong>" if run.strong else escaped(run.text)
