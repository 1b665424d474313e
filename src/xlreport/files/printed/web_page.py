"""The paragraphs and tables of a web page."""

import re
from collections.abc import Iterator

from lxml import etree, html

from xlreport.files.printed.page import Page, PrintedTable, Spanned, label_text, placed
from xlreport.form.text.encoding import text_of

_LINES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "caption", "title"}
_NO_TEXT = {"script", "style", "noscript", "template"}
_MOST_SPAN = 200


_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
"""Of a page that calls itself XML; what it says of its encoding is no longer so."""


def web_page(content: bytes) -> Page:
    """The page with its tables of data; those that only lay out others are passed over.

    The encoding is that of its bytes, whatever it says. Raises EncodingError for bytes that are no text.
    """
    text = _DECLARATION.sub("", text_of(content))
    tree = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, huge_tree=True))
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    return Page(tuple(_parts(tree)))


def _parts(tree: etree._Element) -> Iterator[str | PrintedTable]:
    for element in tree.iter("*"):
        if _is_in_table(element):
            continue
        if element.tag == "table":
            if element.find(".//table") is None:
                yield placed(_rows(element))
        elif _is_a_line(element) and (text := label_text(_text(element))):
            yield text


def _is_a_line(element: etree._Element) -> bool:
    return element.tag in _LINES and next(element.iterdescendants(*_LINES, "table"), None) is None


def _is_in_table(element: etree._Element) -> bool:
    """Whether it stands in a table of data, where it is part of a cell."""
    table = next(element.iterancestors("table"), None)
    return table is not None and table.find(".//table") is None


def _rows(table: etree._Element) -> Iterator[list[Spanned]]:
    rows = list(table.iter("tr"))
    for index, row in enumerate(rows):
        yield [
            (_text(cell), _span(cell, "rowspan", len(rows) - index), _span(cell, "colspan", 1))
            for cell in row.iterchildren("td", "th")
        ]


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _span(cell: etree._Element, name: str, to_the_end: int) -> int:
    """Zero rows mean all that are left."""
    value = str(cell.get(name) or "1").strip()
    number = int(value) if value.isdecimal() else 1
    return min(number, _MOST_SPAN) or to_the_end
