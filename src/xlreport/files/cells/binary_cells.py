"""What calamine does not tell of an .xlsb: formulas and errors, how numbers are shown, what is merged and hidden.

Source: [MS-XLSB] 2.1.4, 2.3, 2.4.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.files.cells.disguises import BUILTIN
from xlreport.files.cells.sheet_facts import SheetFacts
from xlreport.form.text.printable import printable

_ROW, _COLUMNS, _MERGED = 0, 60, 176
_BLANK, _LAST_CELL, _FIRST_FORMULA, _ERRORS = 1, 11, 8, frozenset({3, 11})
_FORMAT, _LOOK, _BEGIN_LOOKS, _END_LOOKS = 44, 47, 617, 618
_BOOK, _SHEET = 153, 156

_CELL = struct.Struct("<II")
_ROW_SHOWN = struct.Struct("<I4xHxB")
_HIDDEN_ROW, _HIDDEN_COLUMN, _STARTS_1904 = 0x10, 0x01, 0x01
_COLUMNS_SHOWN = struct.Struct("<III4xB")
_AREA = struct.Struct("<IIII")
_LENGTH = struct.Struct("<I")
_TWO = struct.Struct("<HH")
_LOOK_BITS = 0xFFFFFF
_NOTHING = 0xFFFFFFFF
_NAMES = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BinaryBook:
    """`sheets`: name and id of the relationship of each; the sheets of a workbook in their order."""

    sheets: tuple[tuple[str, str], ...]
    starts_1904: bool


def book_in(part: bytes) -> BinaryBook:
    """What the part of the workbook tells."""
    sheets = []
    starts_1904 = False
    for kind, body in records(part):
        if kind == _BOOK and body:
            starts_1904 = bool(body[0] & _STARTS_1904)
        elif kind == _SHEET:
            relationship, rest = _text(body, 8)
            sheets.append((_text(body, rest)[0], relationship))
    return BinaryBook(tuple(sheets), starts_1904)


@dataclass(frozen=True, slots=True)
class Looks:
    """`formats`: the number of each look's format; `own`: those that are not built in, by their number."""

    formats: Sequence[int]
    own: Mapping[int, str]

    @property
    def codes(self) -> Sequence[str]:
        """The format of each look; empty for one built in that changes nothing."""
        return [self.own.get(one) or BUILTIN.get(one, "") for one in self.formats]


def looks_in(part: bytes) -> Looks:
    """What the part of styles tells."""
    own: dict[int, str] = {}
    looks: list[int] = []
    inside = False
    for kind, body in records(part):
        inside = kind == _BEGIN_LOOKS or (inside and kind != _END_LOOKS)
        if kind == _FORMAT and len(body) >= _TWO.size:
            own[int.from_bytes(body[:2], "little")] = printable(_text(body, 2)[0])
        elif kind == _LOOK and inside and len(body) >= _TWO.size:
            looks.append(_TWO.unpack_from(body)[1])
    return Looks(looks, own)


def facts_of_sheet(part: bytes) -> SheetFacts:
    """The text of formulas is not told."""
    facts = SheetFacts()
    row = 0
    for kind, body in records(part):
        if kind == _ROW and len(body) >= _ROW_SHOWN.size:
            row, height, flags = _ROW_SHOWN.unpack_from(body)
            if flags & _HIDDEN_ROW or not height:
                facts.hidden_rows.add(row)
        elif _BLANK < kind <= _LAST_CELL and len(body) > _CELL.size:
            _take_cell(facts, kind, row, body)
        elif kind == _COLUMNS and len(body) >= _COLUMNS_SHOWN.size:
            first, last, width, flags = _COLUMNS_SHOWN.unpack_from(body)
            if flags & _HIDDEN_COLUMN or not width:
                facts.hidden_columns.append((first, last))
        elif kind == _MERGED and len(body) >= _AREA.size:
            top, bottom, left, right = _AREA.unpack_from(body)
            facts.merged.append((top, left, bottom, right))
    return facts


def _take_cell(facts: SheetFacts, kind: int, row: int, body: bytes) -> None:
    column, look = _CELL.unpack_from(body)
    facts.looks[row, column] = look & _LOOK_BITS
    if kind >= _FIRST_FORMULA:
        facts.formulas[row, column] = ""
    if kind in _ERRORS:
        facts.errors[row, column] = _NAMES.get(body[_CELL.size], "#VALUE!")


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record; the last body is short where the part was cut off."""
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        yield kind, part[at : at + length]
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of so many bytes at most, seven bits in each, and where it ends. Of a kind all bits count."""
    value = 0
    for index in range(most):
        byte = part[at] if at < len(part) else 0
        at += 1
        value |= (byte & 0x7F) << 7 * index
        if not byte & 0x80:
            break
    return value, at


def _text(body: bytes, at: int) -> tuple[str, int]:
    """The text that begins there, and where it ends; empty for one that is not there."""
    if at + _LENGTH.size > len(body):
        return "", at
    (length,) = _LENGTH.unpack_from(body, at)
    start = at + _LENGTH.size
    if length == _NOTHING:
        return "", start
    return body[start : start + 2 * length].decode("utf-16-le", errors="replace"), start + 2 * length
