"""The paragraphs and tables of a Word document."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import JudgedXml
from xlreport.files.limits import LIMITS
from xlreport.files.package.package import Package
from xlreport.files.package.relationships import office_document
from xlreport.reading.published.page import MOST_PLACES, Page, PrintedCell, PrintedTable, in_lines

DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_SPAN = 200
"""Columns of a table that anybody prints; a larger span is a slip of the program that wrote it."""

_WRAPPERS = {f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink")}
_BOX = f"{_W}txbxContent"
_TWICE = f"{_MC}Fallback"
_GONE = {f"{_W}del", f"{_W}moveFrom", _BOX, _TWICE}
"""What is deleted or moved away under revision; text boxes, which are no part of the line; and what is there twice."""


def word_page(package: Package) -> Page:
    """What a Word document prints. Raises UnreadableWorkbookError for one that holds far more than a report."""
    content = package.xml_part(office_document(package) or DOCUMENT)
    if content.count(b"<") > LIMITS.part_tags:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="part_tags")
    body = _parsed(content).find(f"{_W}body")
    return Page(tuple(_parts(body)) if body is not None else ())


def _parsed(content: JudgedXml) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", part=DOCUMENT, detail=str(error)) from error


def _parts(parent: etree._Element) -> Iterator[str | PrintedTable]:
    for element in _children(parent):
        if element.tag == f"{_W}tbl":
            yield from _table(element)
        elif element.tag == f"{_W}p":
            for box in element.iter(_BOX):
                if _is_seen(box, element):
                    yield from _parts(box)
            yield from filter(None, (in_lines(_text(element)),))


def _is_seen(box: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a text box stands in this paragraph as it is seen, and not in another box, which has it."""
    around = takewhile(lambda one: one is not paragraph, box.iterancestors())
    return not any(one.tag in _GONE for one in around)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """What an element holds, out of the wrappings that only mark it."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in _WRAPPERS:
            waiting += reversed(element)
        elif element.tag not in _GONE:
            yield element


def _table(table: etree._Element) -> Iterator[str | PrintedTable]:
    """A table of cells; of one that only lays out others its cells' contents, one after another."""
    if table.find(f".//{_W}tbl") is None:
        yield PrintedTable(tuple(_placed([list(_cells(row)) for row in _rows(table)])))
        return
    for row in _rows(table):
        for cell in _children(row):
            if cell.tag == f"{_W}tc":
                yield from _parts(cell)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in _children(table):
        if row.tag == f"{_W}tr" and row.find(f"{_W}trPr/{_W}del") is None:
            yield row


@dataclass(frozen=True, slots=True)
class _Cell:
    """`is_merged`: downwards; `goes_on`: it is a further row of such a cell above it."""

    left: int
    width: int
    text: str
    is_merged: bool
    goes_on: bool


def _cells(row: etree._Element) -> Iterator[_Cell]:
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    left = 0 if skipped is None else _number(skipped)
    for cell in _children(row):
        if cell.tag == f"{_W}tc":
            span, merge = cell.find(f"{_W}tcPr/{_W}gridSpan"), cell.find(f"{_W}tcPr/{_W}vMerge")
            width = 1 if span is None else _number(span)
            text = "\n".join(_text(one, apart=True) for one in _children(cell) if one.tag == f"{_W}p")
            goes_on = merge is not None and merge.get(f"{_W}val") in {None, "continue"}
            yield _Cell(left, width, in_lines(text), merge is not None, goes_on)
            left += width


def _placed(rows: list[list[_Cell]]) -> Iterator[PrintedCell]:
    """The cells at their places in the grid; one that goes on where nothing begins above stands for itself."""
    if sum(cell.width for row in rows for cell in row) > MOST_PLACES:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="cells")
    for top, row in enumerate(rows):
        for cell in row:
            if not cell.goes_on or not _meets(rows[top - 1] if top else [], cell):
                height = 1
                while cell.is_merged and top + height < len(rows) and _goes_on(rows[top + height], cell):
                    height += 1
                yield PrintedCell(top, cell.left, height, cell.width, cell.text)


def _meets(above: list[_Cell], cell: _Cell) -> bool:
    return any((one.left, one.width, one.is_merged) == (cell.left, cell.width, True) for one in above)


def _goes_on(row: list[_Cell], cell: _Cell) -> bool:
    return any((one.left, one.width, one.goes_on) == (cell.left, cell.width, True) for one in row)


def _number(element: etree._Element) -> int:
    value = str(element.get(f"{_W}val") or "")
    return min(int(value), _MOST_SPAN) if value.isdecimal() and int(value) else 1


def _text(paragraph: etree._Element, *, apart: bool = False) -> str:
    """What is seen of its runs. `apart`: raised and lowered letters on lines of their own, as they are in no number."""
    pieces: list[str] = []
    for run in _runs(paragraph):
        properties = run.find(f"{_W}rPr")
        if properties is not None and _is_on(properties.find(f"{_W}vanish")):
            continue
        raised = None if properties is None else properties.find(f"{_W}vertAlign")
        text = "".join(_piece(one) for one in _children(run))
        parted = apart and raised is not None and raised.get(f"{_W}val") != "baseline"
        pieces.append(f"\n{text}\n" if parted else text)
    return "".join(pieces)


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    for element in _children(paragraph):
        if element.tag == f"{_W}r":
            yield element
        elif element.tag == f"{_W}fldSimple":
            yield from _runs(element)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val") not in {"0", "false", "off"}


def _piece(element: etree._Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag == f"{_W}noBreakHyphen":
        return "-"
    return {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n"}.get(str(element.tag), "")
