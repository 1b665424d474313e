"""One judged sheet, parsed: formulas and error values, which calamine does not tell, and the XML it may see.

Only an odd sheet is walked cell by cell and written anew, because calamine then reads another figure than a person
sees, or ends the process.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_formulas import Formulas, formula_texts
from xlreport.files.cells.cell_reference import position_of
from xlreport.files.file_content import JudgedXml
from xlreport.files.limits import LIMITS
from xlreport.files.package.foreign import SPREADSHEET
from xlreport.files.package.odd_cells import settle
from xlreport.files.package.relationships import parse_xml
from xlreport.files.package.sheet_gate import judge_sheet
from xlreport.reading.cells import Area, Position

# The error values that calamine knows; any other one makes it give up the whole workbook.
_KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_MERGED = re.compile(rb"<(?:[^\s<>/!?:]{1,100}:)?mergeCell\s[^<]{0,1000}")
_CORNER = rb"\$?([A-Za-z]{1,3})\$?(\d{1,7})"
_REFERENCE = re.compile(rb"""\sref\s*=\s*["']\s*""" + _CORNER + rb"\s*:\s*" + _CORNER + rb"""\s*["']""")
_NOTHING = re.compile(r"0+(?:\.0*)?")
_TRUE = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetScan:
    """`xml` may be given to calamine; `tags` says how much there is in it. `odd`: whether it had to be set right.

    `prefixes`: those that its first element declares.
    """

    xml: JudgedXml
    tags: int
    odd: bool
    prefixes: frozenset[str | None]
    formulas: Formulas
    errors: dict[Position, str]
    merged: tuple[Area, ...]
    hidden_rows: int
    hidden_columns: tuple[tuple[int, int], ...]


def scan_sheet(raw: JudgedXml, part: str, sheet: str) -> SheetScan:
    """Judges a sheet, sets it right if it is odd, and reads what calamine does not tell of it."""
    judged = judge_sheet(raw, sheet)
    cells = judged.cells
    root = parse_xml(cells, part, limit="sheet_tags", sheet=sheet)
    if root.tag != f"{{{SPREADSHEET}}}worksheet":
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, sheet=sheet, detail="no worksheet")
    hidden = _hidden_rows(root), tuple(_hidden_columns(root))
    if judged.odd:
        settle(root, sheet)
    errors, unknown = _error_texts(root) if judged.odd or cells.find(b'"e"') >= 0 else ({}, False)
    xml = JudgedXml(etree.tostring(root, encoding="UTF-8")) if judged.odd or unknown else cells
    return SheetScan(
        xml=xml, tags=judged.tags, odd=judged.odd, prefixes=frozenset(root.nsmap),
        formulas=formula_texts(root), errors=errors,
        merged=merged_areas(judged.after, sheet), hidden_rows=hidden[0], hidden_columns=hidden[1],
    )  # fmt: skip


def merged_areas(after: bytes, sheet: str) -> tuple[Area, ...]:
    """The areas that are shown as one cell, of which is told after the cells."""
    areas = _MERGED.findall(_COMMENT.sub(b"", after))
    if len(areas) > LIMITS.merges:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="merges", sheet=sheet)
    return tuple(area for area in map(_area, areas) if area is not None)


@lru_cache(maxsize=2048)
def _area(written: bytes) -> Area | None:
    area = _REFERENCE.search(written)
    if area is None:
        return None
    first, last = (position_of((area[one] + area[one + 1]).decode()) for one in (1, 3))
    return None if first is None or last is None else (*first, *last)


def _hidden_rows(root: etree._Element) -> int:
    """How many rows with cells nobody sees: hidden, or of no height."""
    return sum(1 for row in root.iterfind("{*}sheetData/{*}row") if len(row) and _is_hidden(row, "ht"))


def _hidden_columns(root: etree._Element) -> Iterator[tuple[int, int]]:
    for column in root.iterfind("{*}cols/{*}col"):
        first, last = column.get("min", ""), column.get("max", "")
        if _is_hidden(column, "width") and first.isdecimal() and last.isdecimal():
            yield int(first[:6]) - 1, int(last[:6]) - 1


def _is_hidden(line: etree._Element, size: str) -> bool:
    return line.get("hidden") in _TRUE or _NOTHING.fullmatch(line.get(size, "")) is not None


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
