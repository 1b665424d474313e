"""One workbook read in two ways: ordinary sheets quickly, and every sheet with care."""

import io
import zipfile
from collections.abc import Mapping

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.package.gate import admit
from xlreport.files.package.open_xml import look_into
from xlreport.files.package.open_xml_book import read_open_xml
from xlreport.reading.cells import RawBook, RawSheet

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def both_ways(content: bytes) -> tuple[object, object]:
    """What each way tells of all there is: cells and formulas in their order, or the refusal."""
    return told(content, quickly=True), told(content, quickly=False)


def told(content: bytes, *, quickly: bool) -> object:
    try:
        package = admit(content).package
        if package is None:
            return "not a package that this reader opens"
        return all_of(read_open_xml(package, look_into(package), quickly=quickly))
    except UnreadableWorkbookError as refusal:
        return refusal.code, dict(refusal.params)


def all_of(book: RawBook) -> object:
    return [_all_of(sheet) for sheet in book.sheets], book.marks, book.pictures, book.saved


def _all_of(sheet: RawSheet) -> object:
    return (
        sheet.name, list(sheet.cells.items()), list((sheet.formulas or {}).items()), sheet.hidden, sheet.merged,
        sheet.hidden_rows, sheet.hidden_columns, dict(sheet.disguised),
        None if sheet.unread is None else (sheet.unread.code, sheet.unread.params),
    )  # fmt: skip


def book_of(sheet: bytes, strings: bytes | None = None, styles: bytes | None = None) -> bytes:
    """A workbook of one sheet, `表`."""
    shared = {"sharedStrings": strings, "styles": styles}
    parts = {f"xl/{name}.xml": part for name, part in shared.items() if part is not None}
    kinds = {"worksheet": "sheet1.xml"} | {name: f"{name}.xml" for name, part in shared.items() if part is not None}
    return packed({
        "_rels/.rels": _relationships({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r0"/>'
            "</sheets></workbook>"
        ).encode(),
        "xl/_rels/workbook.xml.rels": _relationships(kinds), "xl/sheet1.xml": sheet, **parts,
    })  # fmt: skip


def _relationships(targets: Mapping[str, str]) -> bytes:
    own = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{own}</Relationships>'.encode()


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()
