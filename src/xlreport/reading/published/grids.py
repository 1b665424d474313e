"""The tables of a page as raw sheets, and its paragraphs in their order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xlreport.form.text.normal import folded
from xlreport.messages import published as words
from xlreport.reading.cells import Area, Content, ContentKind, Position, RawSheet
from xlreport.reading.published.page import Page, PrintedTable

_PLAIN = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_NOTED = re.compile(words.NOTED)
_PARTED = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_HALF_WIDTH = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}


@dataclass(frozen=True, slots=True)
class Grids:
    """`covered`: where there are cells at all, by sheet. `notes`: what stands in brackets after a number, by cell."""

    sheets: Mapping[str, RawSheet]
    covered: Mapping[str, frozenset[Position]]
    notes: Mapping[tuple[str, Position], str] = field(default_factory=dict)


def grids_of(page: Page) -> Grids:
    """Each table of the page as a sheet; one that is printed a second time, just as it is, counts once."""
    sheets: dict[str, RawSheet] = {}
    covered: dict[str, frozenset[Position]] = {}
    notes: dict[tuple[str, Position], str] = {}
    seen: set[PrintedTable] = set()
    for number, table in enumerate((part for part in page.parts if not isinstance(part, str)), 1):
        if table in seen:
            continue
        seen.add(table)
        sheet, own = _sheet(words.TABLE.format(number=number), table)
        sheets[sheet.name], covered[sheet.name] = sheet, frozenset(table.places)
        notes |= {(sheet.name, position): note for position, note in own.items()}
    return Grids(sheets, covered, notes)


def _sheet(name: str, table: PrintedTable) -> tuple[RawSheet, Mapping[Position, str]]:
    cells: dict[Position, Content] = {}
    notes: dict[Position, str] = {}
    merged: list[Area] = []
    for cell in table.cells:
        position = (cell.top, cell.left)
        if cell.height * cell.width > 1:
            merged.append((cell.top, cell.left, cell.bottom - 1, cell.right - 1))
        if not cell.text:
            continue
        noted = _NOTED.fullmatch(folded(cell.text).translate(_HALF_WIDTH))
        if noted is not None:
            notes[position] = noted["note"]
        cells[position] = _content(cell.text if noted is None else noted["number"])
    return RawSheet(name=name, cells=cells, merged=tuple(merged)), notes


def _content(text: str) -> Content:
    """A plain number as one. Digits that stand apart are not joined: they may be two numbers."""
    if _PLAIN.fullmatch(text):
        return Content(ContentKind.NUMBER, text, Decimal(text))
    return Content(ContentKind.TEXT, _PARTED.sub("\n", text))
