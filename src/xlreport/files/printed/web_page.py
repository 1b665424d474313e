"""The paragraphs and tables of a web page."""

import re
from collections.abc import Iterator

from lxml import etree, html

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.form.text.encoding import EncodingError, text_of
from xlreport.reading.published.page import Page, PrintedTable, Spanned, in_lines, placed

_BLOCK_NAMES = (
    "html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption center form fieldset"
    " section article header footer main nav aside address blockquote pre hr figure figcaption details summary"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin a line of their own; a line of text goes on through every other one."""

_NO_TEXT = ("script", "style", "noscript", "template", "head", "select", "button", "textarea", "svg", "del", "s",
            "strike", "rp", "rt", "iframe", "object")  # fmt: skip
"""What is not read as text: no text of the page, crossed out, or readings of characters."""

_RAISED = {"sup", "sub"}
_PARTING = _BLOCKS | _RAISED | {"br"}
_MARGINS = {"header", "footer"}
"""How LibreOffice calls what stands on the margins of pages."""

_SPACES = re.compile(r"[ \t\r\n\f]+")
_MOST_SPAN = 200
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
"""Of a page that calls itself XML; what it says of its encoding is no longer so."""


def web_page(content: bytes) -> Page:
    """The page with its tables of data; those that only lay out others are passed over.

    The encoding is that of its bytes, whatever it says. Raises UnreadableWorkbookError.
    """
    if content.count(b"<") > LIMITS.part_tags:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="part_tags")
    try:
        text = _DECLARATION.sub("", text_of(content))
        tree = html.document_fromstring(
            text, parser=html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        )
    except (EncodingError, etree.LxmlError, ValueError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
    for element in [one for one in tree.iter("*") if _is_unseen(one)]:
        _drop(element)
    return _Lines().page(tree)


def _is_unseen(element: etree._Element) -> bool:
    if element.tag in {"html", "body"} or element.getparent() is None:
        return False
    told_unseen = _UNSEEN.search(str(element.get("style") or "")) or element.get("hidden") is not None
    return element.tag in _NO_TEXT or bool(told_unseen) or element.get("title") in _MARGINS


def _drop(element: etree._Element) -> None:
    """Without the element, but with what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


class _Lines:
    """The lines of a page as a reader sees them, and its tables."""

    def __init__(self) -> None:
        self._parts: list[str | PrintedTable] = []
        self._line: list[str] = []

    def page(self, tree: etree._Element) -> Page:
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._line.append(_SPACES.sub(" ", element.tail or ""))
                continue
            if event == "start" and _is_grid(element):
                self._end()
                self._parts.append(placed(_rows(element)))
                skipped = element
            elif event == "start":
                self._begin(element)
            else:
                self._leave(element)
        self._end()
        return Page(tuple(self._parts))

    def _begin(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._end()
        self._line.append(_SPACES.sub(" ", element.text or ""))

    def _leave(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._end()
        self._line.append(("\n" if element.tag == "br" else "") + _SPACES.sub(" ", element.tail or ""))

    def _end(self) -> None:
        if text := in_lines("".join(self._line)):
            self._parts.append(text)
        self._line = []


def _is_grid(element: etree._Element) -> bool:
    """Whether it is a table that holds no other, and more than one cell."""
    if element.tag != "table" or element.find(".//table") is not None:
        return False
    return len(list(element.iter("td", "th"))) > 1


def _rows(table: etree._Element) -> Iterator[list[Spanned]]:
    """Each row; a span ends with the group of rows that it stands in."""
    rows = list(table.iter("tr"))
    for index, row in enumerate(rows):
        left = sum(1 for below in rows[index:] if below.getparent() is row.getparent())
        yield [
            (_text(cell), min(_span(cell, "rowspan", left), left), _span(cell, "colspan", 1))
            for cell in row.iterchildren("td", "th")
        ]


def _text(cell: etree._Element) -> str:
    """The lines of a cell; raised and lowered letters stand on lines of their own, as they are in no number."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        parts = element is not cell and element.tag in _PARTING
        text = element.text if event == "start" else "" if element is cell else element.tail
        pieces.append(("\n" if parts else "") + _SPACES.sub(" ", text or ""))
    return "".join(pieces)


def _span(cell: etree._Element, name: str, to_the_end: int) -> int:
    """Zero rows mean all that are left."""
    value = str(cell.get(name) or "1").strip()
    number = int(value) if value.isdecimal() and value.isascii() else 1
    return min(number, _MOST_SPAN) or to_the_end
