"""A small writer of .xlsb, which no program at hand writes. Source: [MS-XLSB] 2.1.4, 2.3, 2.4."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Position = tuple[int, int]
Value = str | float | bool | BaseException
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = "http://schemas.openxmlformats.org/package/2006/relationships"
_ERROR = 0x2A


@dataclass(frozen=True)
class BinarySheet:
    """`looks`: the look of a cell, else the first. An error stands for #N/A."""

    name: str
    cells: Mapping[Position, Value]
    looks: Mapping[Position, int]
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    merged: Sequence[tuple[int, int, int, int]] = ()


def binary_workbook(sheets: Sequence[BinarySheet], formats: Sequence[int | str], *, starts_1904: bool = False) -> bytes:
    """`formats`: of each look, by its number or, where it is not built in, by its code."""
    parts = {f"xl/worksheets/sheet{number}.bin": _sheet(sheet) for number, sheet in enumerate(sheets, 1)}
    related = [("worksheet", f"worksheets/sheet{number}.bin") for number in range(1, len(sheets) + 1)]
    parts["xl/workbook.bin"] = _book(sheets, starts_1904=starts_1904)
    parts["xl/styles.bin"] = _styles(formats)
    parts["xl/_rels/workbook.bin.rels"] = _relationships([*related, ("styles", "styles.bin")])
    parts["_rels/.rels"] = _relationships([("officeDocument", "xl/workbook.bin")])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def _relationships(related: Sequence[tuple[str, str]]) -> bytes:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, 1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_ROOT}">{each}</Relationships>'.encode()


def _book(sheets: Sequence[BinarySheet], *, starts_1904: bool) -> bytes:
    listed = b"".join(
        _record(156, struct.pack("<II", 0, number) + _text(f"rId{number}") + _text(sheet.name))
        for number, sheet in enumerate(sheets, 1)
    )
    settings = _record(153, struct.pack("<II", int(starts_1904), 0) + _text(""))
    return _record(131) + settings + _record(143) + listed + _record(144) + _record(132)


def _styles(formats: Sequence[int | str]) -> bytes:
    own = {
        code: 164 + place for place, code in enumerate(dict.fromkeys(one for one in formats if isinstance(one, str)))
    }
    written = b"".join(_record(44, struct.pack("<H", number) + _text(code)) for code, number in own.items())
    numbers = [one if isinstance(one, int) else own[one] for one in formats]
    looks = b"".join(_record(47, struct.pack("<HHHHHBBHBB", 0, one, 0, 0, 0, 0, 0, 0, 0, 0)) for one in numbers)
    return (
        _record(278)
        + _record(615, struct.pack("<I", len(own))) + written + _record(616)
        + _record(617, struct.pack("<I", len(numbers))) + looks + _record(618)
        + _record(279)
    )  # fmt: skip


def _sheet(sheet: BinarySheet) -> bytes:
    rows = sorted({row for row, _ in sheet.cells})
    last = max(rows, default=0), max((column for _, column in sheet.cells), default=0)
    columns = b"".join(
        _record(60, struct.pack("<IIIIH", column, column, 2304, 0, 1)) for column in sheet.hidden_columns
    )
    cells = b"".join(_row(sheet, row) for row in rows)
    merged = b"".join(
        _record(176, struct.pack("<IIII", top, bottom, left, right)) for top, left, bottom, right in sheet.merged
    )
    return (
        _record(129) + _record(148, struct.pack("<IIII", 0, last[0], 0, last[1]))
        + _record(390) + columns + _record(391)
        + _record(145) + cells + _record(146)
        + _record(177, struct.pack("<I", len(sheet.merged))) + merged + _record(178)
        + _record(130)
    )  # fmt: skip


def _row(sheet: BinarySheet, row: int) -> bytes:
    hidden = 0x10 if row in sheet.hidden_rows else 0
    head = _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, hidden, 0, 0))
    own = sorted((column, value) for (at, column), value in sheet.cells.items() if at == row)
    return head + b"".join(_cell(column, sheet.looks.get((row, column), 0), value) for column, value in own)


def _cell(column: int, look: int, value: Value) -> bytes:
    start = struct.pack("<II", column, look)
    match value:
        case bool():
            return _record(4, start + bytes([value]))
        case str():
            return _record(6, start + _text(value))
        case BaseException():
            return _record(3, start + bytes([_ERROR]))
        case _:
            return _record(5, start + struct.pack("<d", value))


def _text(text: str) -> bytes:
    letters = text.encode("utf-16-le")
    return struct.pack("<I", len(letters) // 2) + letters


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, rest = b"", len(body)
    while True:
        length += bytes([rest & 0x7F | (0x80 if rest > 127 else 0)])
        rest >>= 7
        if not rest:
            return head + length + body
