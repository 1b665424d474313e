"""One judged sheet, parsed: formulas and error values, which calamine does not tell, and the XML it may see.

Only an odd sheet is walked cell by cell and written anew, because calamine then reads another figure than a person
sees, or ends the process.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_formulas import formula_texts
from xlreport.files.cells.cell_reference import position_of
from xlreport.files.limits import LIMITS
from xlreport.files.package.foreign import SPREADSHEET
from xlreport.files.package.odd_cells import settle
from xlreport.files.package.relationships import parse_xml
from xlreport.files.package.sheet_gate import judge_sheet
from xlreport.reading.cells import Area, Position

# The error values that calamine knows; any other one makes it give up the whole workbook.
_KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

_MERGED = re.compile(rb"""<mergeCell\s+ref=["']([A-Za-z]{1,3}\d{1,7}):([A-Za-z]{1,3}\d{1,7})["']""")
_HIDDEN_ROW = re.compile(rb"""<row\s[^<>]*?\shidden=["'](?:1|true)["'][^<>/]*>""")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetScan:
    """`xml` may be given to calamine; `tags` says how much there is in it."""

    xml: bytes
    tags: int
    formulas: dict[Position, str]
    errors: dict[Position, str]
    merged: tuple[Area, ...]
    hidden_rows: int


def scan_sheet(raw: bytes, part: str, sheet: str) -> SheetScan:
    """Judges a sheet, sets it right if it is odd, and reads what calamine does not tell of it."""
    judged = judge_sheet(raw, sheet)
    cells = judged.cells
    root = parse_xml(cells, part, sheet=sheet)
    if root.tag != f"{{{SPREADSHEET}}}worksheet":
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, sheet=sheet, detail="no worksheet")
    if judged.odd:
        settle(root, sheet)
    errors, unknown = _error_texts(root) if judged.odd or b'"e"' in cells else ({}, False)
    xml = etree.tostring(root, encoding="UTF-8") if judged.odd or unknown else cells
    return SheetScan(
        xml=xml, tags=judged.tags, formulas=formula_texts(root), errors=errors,
        merged=tuple(_merged(judged.after, sheet)), hidden_rows=len(_HIDDEN_ROW.findall(cells)),
    )  # fmt: skip


def _merged(after: bytes, sheet: str) -> Iterator[Area]:
    if after.count(b"<mergeCell ") > LIMITS.merges:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="merges", sheet=sheet)
    for area in _MERGED.finditer(after):
        first, last = (position_of(corner.decode()) for corner in area.groups())
        if first is not None and last is not None:
            yield *first, *last


def _error_texts(root: etree._Element) -> tuple[dict[Position, str], bool]:
    """Error values by position; and whether one, unknown to calamine, was replaced by `#VALUE!`."""
    texts: dict[Position, str] = {}
    unknown = False
    for cell in root.iterfind("{*}sheetData/{*}row/{*}c[@t='e']"):
        value = cell.find("{*}v")
        position = position_of(cell.get("r", ""))
        if value is None or not value.text or position is None:
            continue
        texts[position] = value.text
        if value.text not in _KNOWN_ERRORS:
            value.text = "#VALUE!"
            unknown = True
    return texts, unknown
