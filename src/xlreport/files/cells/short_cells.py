"""Cells of an .xlsb that leave out their column, as SheetJS writes them. Source: [MS-XLSB] 2.4.

calamine passes over these, so that what was typed would be missing without a word.
"""

import struct

from xlreport.files.cells.binary_cells import records

_ROW, _FIRST_CELL, _LAST_CELL, _FIRST_SHORT, _LAST_SHORT, _RICH = 0, 1, 11, 12, 18, 62
_BEGIN_SHEET = bytes((0x81, 0x01))
_COLUMN = struct.Struct("<I")
_MOST_COLUMNS = 0xFFFFFFFF
_SHORT = range(_FIRST_SHORT, _LAST_SHORT + 1)
_LONG = {kind: kind - _FIRST_SHORT + _FIRST_CELL for kind in _SHORT}
_SEVEN_BITS, _MORE = 0x7F, 0x80


def has_short_cells(part: bytes) -> bool:
    """Whether the part is a sheet in which there are such cells."""
    return part.startswith(_BEGIN_SHEET) and any(kind in _SHORT for kind, _ in records(part))


def with_columns(part: bytes) -> bytes:
    """The sheet with the column of each cell written out."""
    made = bytearray()
    column = -1
    for kind, body in records(part):
        if kind == _ROW:
            column = -1
        elif _FIRST_CELL <= kind <= _LAST_CELL or kind == _RICH:
            column = int.from_bytes(body[: _COLUMN.size], "little")
        elif kind in _SHORT:
            column = (column + 1) & _MOST_COLUMNS
            made += _number(_LONG[kind]) + _number(_COLUMN.size + len(body)) + _COLUMN.pack(column) + body
            continue
        made += _number(kind) + _number(len(body)) + body
    return bytes(made)


def _number(value: int) -> bytes:
    made = bytearray()
    while value > _SEVEN_BITS:
        made.append(value & _SEVEN_BITS | _MORE)
        value >>= 7
    return bytes((*made, value))
