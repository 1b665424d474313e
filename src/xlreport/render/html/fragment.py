"""A report as a piece of a web page, to be pasted into the editor of a content management system.

It has no head, no style sheet, no classes and no script: such systems drop them. Each element carries its own look, and
its ids are unlike those of any other report on the same page. Headings begin with the second level, for the title of
the page is the system's.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count

from xlreport.messages.report import DRAFT
from xlreport.narrative.blocks import Document, Heading, Note, Paragraph, Run, SignOff, Title
from xlreport.render.html.escaping import element, escaped
from xlreport.render.html.tables import table_html
from xlreport.render.page_runs import Placed, page_runs
from xlreport.render.setting import Page, SetTable

_SCREEN = Page(upright=13776, turned=13776, size=18)
"""A column of a web page; what is wider is moved sideways."""

_TOP = 2
_LINE = "1px solid #5b5b5b"
_LOOKS: Mapping[str, str] = {
    "whole": "line-height: 1.9; overflow-wrap: anywhere;",
    "draft": "color: #b3261e; font-weight: 700; text-align: center;",
    "title": "margin: 0 0 1.5em; text-align: center;",
    "line": "display: inline-block;",
    "heading": "margin: 1.5em 0 .5em;",
    "p": "margin: .35em 0; text-indent: 2em;",
    "note": "margin: .2em 0; font-size: .875em;",
    "signed": "margin: .35em 0; padding-right: 4em; text-align: right;",
    "div": "margin: 1em 0 2em; overflow-x: auto;",
    "table": f"width: 100%; border: {_LINE}; border-collapse: collapse; font-size: .875em; line-height: 1.45;"
    " overflow-wrap: normal;",
    "th": f"padding: .4em .35em; border: {_LINE}; font-weight: 400; text-align: center;",
    "td": f"padding: .4em .35em; border: {_LINE}; text-align: center;",
    "words": f"padding: .4em .35em; border: {_LINE}; text-align: left;",
    "row": f"padding: .4em .35em; border: {_LINE}; font-weight: 400; text-align: left;",
}
"""How each kind of element looks, as what stands in its `style`."""

_WIDEST = " min-width: 44rem;"
_ROOMY = " padding: .4em .8em;"
_WIDTHS = {"few": "25%", "some": "auto", "many": "3.9rem", "most": "2.9rem"}
"""Of the columns of figures, by how many there are."""

_START = re.compile(r"<(div|table|th|td|p|col)((?: [a-z-]+=\"[^\"]*\")*)>")
_CLASS = re.compile(r" class=\"([^\"]*)\"")


def render_fragment(document: Document) -> str:
    """The document as elements that stand for themselves."""
    return "\n".join((_start("div", "whole", ' lang="zh-CN"'), *_content(document), "</div>", ""))


def _content(document: Document) -> Iterator[str]:
    if document.draft:
        yield _element("p", "draft", DRAFT)
    own = hashlib.sha256(f"{document.agency}\n{document.title}".encode()).hexdigest()[:6]
    numbers = count(1)
    for run in page_runs(document.blocks, _SCREEN):
        for block in run.blocks:
            yield from _block(block, f"r{own}t{next(numbers)}")


def _block(block: Placed, mark: str) -> Iterator[str]:
    match block:
        case Title(lines):
            yield _element(f"h{_TOP}", "title", *(_element("span", "line", line) for line in lines))
        case Heading(text, level):
            yield _element(f"h{_TOP + level}", "heading", text)
        case Paragraph(runs):
            yield _element("p", "p", *map(_run, runs))
        case SetTable():
            yield from _table(block, mark)
        case Note(text):
            yield _element("p", "note", text)
        case SignOff(lines):
            yield from (_element("p", "signed", line) for line in lines)


def _run(run: Run) -> str:
    return element("strong", run.text) if run.strong else escaped(run.text)


def _table(made: SetTable, mark: str) -> Iterator[str]:
    """The page's own table with looks in the place of classes. What is escaped holds no `<` that begins no element."""
    classes: set[str] = set()
    for line in table_html(made, mark):
        if found := _CLASS.search(line) if line.startswith("<div") else None:
            classes = set(found[1].split())
        if not line.startswith("<caption"):
            yield _START.sub(partial(_dressed, classes), line)


def _dressed(of_table: set[str], start: re.Match[str]) -> str:
    """A start tag with its look; `of_table`: how wide the table is, and what stands left of its figures."""
    tag, own = start[1], start[2]
    found = _CLASS.search(own)
    own, kind = _CLASS.sub("", own), found[1] if found is not None else ""
    if tag == "col":
        width = next(_WIDTHS[one] for one in reversed(_WIDTHS) if one in of_table)
        return f'<col{own} style="width: {width};">' if kind else start[0]
    if tag == "th" and not kind and "single" not in of_table:
        return _start(tag, "row", own)
    if tag == "td" and kind == "words":
        return _start(tag, kind, own)
    roomy = kind == "column" and "many" in of_table and "most" not in of_table
    return _start(tag, tag, own, _ROOMY if roomy else _WIDEST if tag == "table" and "many" in of_table else "")


def _start(tag: str, kind: str, own: str = "", more: str = "") -> str:
    return f'<{tag}{own} style="{_LOOKS[kind]}{more}">'


def _element(tag: str, kind: str, *content: str) -> str:
    return element(tag, *content, own={"style": _LOOKS[kind]})
