"""An .ods before calamine sees it: judged, and cleared of what is no content of a cell."""

from collections.abc import Collection, Iterator

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import JudgedFile
from xlreport.files.package.open_xml import CUSTOM_PROPERTY, DEFINED_NAME, MARK_NAME, MARK_PROPERTY, constant_text
from xlreport.files.package.package import Package
from xlreport.files.package.rebuilt import stored
from xlreport.files.package.relationships import parse_xml
from xlreport.reading.cells import Position

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _META = (f"{{{_OASIS}{name}:1.0}}" for name in ("table", "office", "text", "meta"))
_SAVED = "{http://purl.org/dc/elements/1.1/}date"
_DRAW = f"{{{_OASIS}drawing:1.0}}"
_NO_TEXT_OF_A_CELL = (
    f"{_DRAW}*", f"{_TABLE}shapes", f"{_TABLE}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms",
    f"{_TEXT}note", f"{_TEXT}ruby-text",
)  # fmt: skip
SPREADSHEET_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<manifest:file-entry manifest:full-path="/" manifest:media-type="' + SPREADSHEET_MIMETYPE + b'"/>'
    b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}


def content_root(package: Package) -> etree._Element:
    """The root of content.xml; refuses a document with an open-password."""
    if "meta-inf/manifest.xml" in package and b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise UnreadableWorkbookError("FILE-ENCRYPTED")
    return parse_xml(package.xml_part("content.xml"), "content.xml", limit="content_tags")


def cleared(root: etree._Element, without: Collection[str]) -> JudgedFile:
    """The document with what people see in cells and nothing else: no text boxes, notes or readings of characters.

    calamine would take all of them for text of the cell, and pass over line breaks and tabs. `without`: sheets that
    are left out.
    """
    for name, table in named_tables(root):
        if name in without:
            for child in list(table):
                table.remove(child)
    etree.strip_elements(root, *_NO_TEXT_OF_A_CELL, with_tail=False)
    _drop_indentation(root)
    for name, character in ((f"{_TEXT}line-break", "\n"), (f"{_TEXT}tab", "\t")):
        for element in list(root.iter(name)):
            element.tail = character + (element.tail or "")
        etree.strip_elements(root, name, with_tail=False)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return stored({"mimetype": SPREADSHEET_MIMETYPE, "META-INF/manifest.xml": _MANIFEST, "content.xml": content})


def _drop_indentation(root: etree._Element) -> None:
    """White space between elements, where no text is: many programs indent, and calamine gives up the workbook."""
    for element in root.iter("*"):
        parent = element.getparent()
        if not str(element.tag).startswith(_TEXT) and not (element.text or "").strip():
            element.text = None
        if parent is not None and not str(parent.tag).startswith(_TEXT) and not (element.tail or "").strip():
            element.tail = None


def named_tables(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The sheets in their order, by the names people see."""
    for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        yield table.get(f"{_TABLE}name", ""), table


def marks(package: Package, root: etree._Element) -> dict[str, str]:
    """The document's own property and the name that stands for a constant."""
    found: dict[str, str] = {}
    for named in root.iter(f"{_TABLE}named-expression"):
        if named.get(f"{_TABLE}name") == MARK_NAME:
            found[DEFINED_NAME] = constant_text(named.get(f"{_TABLE}expression", ""))
    for element in _properties(package, f"{_META}user-defined"):
        if element.get(f"{_META}name") == MARK_PROPERTY and element.text:
            found[CUSTOM_PROPERTY] = element.text.strip()
    return {carrier: text for carrier, text in found.items() if text}


def last_saved(package: Package) -> str:
    """When the document was last saved, as its properties say; empty where they do not."""
    return next(((one.text or "").strip() for one in _properties(package, _SAVED)), "")


def _properties(package: Package, tag: str) -> Iterator[etree._Element]:
    if "meta.xml" in package:
        yield from parse_xml(package.xml_part("meta.xml"), "meta.xml").iter(tag)


def placed_cells(table: etree._Element) -> Iterator[tuple[etree._Element, Position, tuple[int, int]]]:
    """Every cell that is written, with its position and over how many rows and columns it is repeated."""
    row = 0
    for element in table.iter(f"{_TABLE}table-row"):
        rows = repeated(element, "rows")
        column = 0
        for cell in element:
            if cell.tag in _CELLS:
                columns = repeated(cell, "columns")
                yield cell, (row, column), (rows, columns)
                column += columns
        row += rows


def repeated(element: etree._Element, what: str) -> int:
    """How many rows or columns stand there by one element."""
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    if not (written.isascii() and written.isdigit()):
        raise UnreadableWorkbookError("FILE-DAMAGED", part="content.xml", detail=f"repeated {written}")
    return min(max(int(written[:10]), 1), 1 << 31)
