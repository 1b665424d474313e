"""The paragraphs and tables of a Word document."""

from collections.abc import Iterator

from lxml import etree

from xlreport.files.package.package import Package
from xlreport.files.printed.page import Page, PrintedTable, Spanned, label_text, placed

DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_SPAN = 200
"""Columns of a table that anybody prints; a larger span is a slip of the program that wrote it."""


def word_page(package: Package) -> Page:
    body = _parsed(package.xml_part(DOCUMENT)).find(f"{_W}body")
    return Page(tuple(_parts(body)) if body is not None else ())


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _parts(body: etree._Element) -> Iterator[str | PrintedTable]:
    for element in body.iterchildren():
        if element.tag == f"{_W}tbl":
            yield placed(_rows(element))
        elif element.tag == f"{_W}sdt":
            content = element.find(f"{_W}sdtContent")
            yield from _parts(content) if content is not None else ()
        elif element.tag == f"{_W}p" and (text := label_text(_text(element))):
            yield text


def _rows(table: etree._Element) -> Iterator[list[Spanned]]:
    """Each row with cells that are merged downwards counted from their first one."""
    rows = [list(_cells(row)) for row in table.iterchildren(f"{_W}tr")]
    for index, row in enumerate(rows):
        yield [
            (text, _height(rows, index, left), width)
            for left, (text, width, merge) in _with_left(row)
            if merge != "continue"
        ]


_Cell = tuple[str, int, str]
"""Text, width, and whether it begins or continues a cell merged downwards."""


def _cells(row: etree._Element) -> Iterator[_Cell]:
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    if skipped is not None:
        yield "", _number(skipped), ""
    for cell in row.iterchildren(f"{_W}tc"):
        span, merge = cell.find(f"{_W}tcPr/{_W}gridSpan"), cell.find(f"{_W}tcPr/{_W}vMerge")
        text = "".join(_text(one) for one in cell.iterchildren(f"{_W}p"))
        state = "" if merge is None else str(merge.get(f"{_W}val") or "continue")
        yield text, 1 if span is None else _number(span), state


def _number(element: etree._Element) -> int:
    value = str(element.get(f"{_W}val") or "")
    return min(int(value), _MOST_SPAN) if value.isdecimal() and int(value) else 1


def _with_left(row: list[_Cell]) -> Iterator[tuple[int, _Cell]]:
    left = 0
    for cell in row:
        yield left, cell
        left += cell[1]


def _height(rows: list[list[_Cell]], index: int, left: int) -> int:
    """How many rows a cell covers: its own, and those in which one at its place continues it."""
    below = 1
    for row in rows[index + 1 :]:
        if not any(at == left and cell[2] == "continue" for at, cell in _with_left(row)):
            break
        below += 1
    return below


def _text(paragraph: etree._Element) -> str:
    """The text of its runs; what was deleted under revision is none."""
    return "".join(
        (run.text or "") if run.tag == f"{_W}t" else " "
        for run in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br")
        if not any(above.tag == f"{_W}del" for above in run.iterancestors())
    )
