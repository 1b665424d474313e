"""What calamine does not tell of an .xls: which cells hold formulas, and which an error; how numbers are shown, what is
merged and what is hidden. Source: [MS-XLS] 2.3, 2.4.
"""

import io
import struct
from collections.abc import Iterator, Mapping

import olefile

from xlreport.files.cells.disguises import BUILTIN
from xlreport.files.cells.sheet_facts import SheetFacts
from xlreport.files.compound import records
from xlreport.reading.cells import Position

_STREAMS = ("Workbook", "Book")
_SHEET = struct.Struct("<I")
_CELL = struct.Struct("<HHH")
_BEGIN, _END, _BOUND_SHEET, _FORMULA, _ERROR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
_NUMBERS, _ROW, _COLUMNS, _MERGED, _LOOK, _FORMAT = 0x00BD, 0x0208, 0x007D, 0x00E5, 0x00E0, 0x041E
_CELLS = frozenset({_FORMULA, _ERROR, 0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6})
"""Of one cell: with a formula, an error, a number (packed or not), a text (shared, of its own, in several fonts)."""

_ROW_SHOWN = struct.Struct("<H4xH4xB")
_COLUMNS_SHOWN = struct.Struct("<HHHxxB")
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_AREA = struct.Struct("<HHHH")
_TWO = struct.Struct("<HH")
_PACKED = 6
_EXCEL_97 = b"\0\6"
_NO_NUMBER, _AN_ERROR = b"\xff\xff", 2
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def facts_of_sheets(stream: bytes) -> list[SheetFacts]:
    """For each sheet in order; the text of formulas is not told."""
    return [_of_sheet(stream, start) for start in sheet_starts(stream)]


def workbook_stream(content: bytes) -> bytes:
    """The records of the workbook; empty where the file has none. Raises OSError for a damaged file."""
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        name = next((one for one in _STREAMS if compound.exists(one)), None)
        return b"" if name is None else compound.openstream(name).read()


def is_of_excel_95(content: bytes) -> bool:
    """Whether it is in the format before Unicode; not of a file that cannot be opened."""
    try:
        kind, body = next(records(workbook_stream(content), 0), (0, b""))
    except OSError:
        return False
    return kind == _BEGIN and body[:2] != _EXCEL_97


def sheet_starts(stream: bytes) -> Iterator[int]:
    """Where the records of each sheet begin, in the order of the sheets."""
    for kind, body in records(stream, 0):
        if kind == _END:
            return
        if kind == _BOUND_SHEET and len(body) >= _SHEET.size:
            yield _SHEET.unpack_from(body)[0]


def formats_of_looks(stream: bytes) -> list[str]:
    """The number format of each look; empty for those built in that change nothing. None before Excel 97."""
    own: dict[int, str] = {}
    looks: list[int] = []
    for kind, body in records(stream, 0):
        if kind == _END or (kind == _BEGIN and body[:2] != _EXCEL_97):
            break
        if kind == _LOOK and len(body) >= _TWO.size:
            looks.append(_TWO.unpack_from(body)[1])
        elif kind == _FORMAT and len(body) >= _TWO.size + 1:
            number, length = _TWO.unpack_from(body)
            wide = body[_TWO.size] & 1
            letters = body[_TWO.size + 1 :][: length * 2 if wide else length]
            own[number] = letters.decode("utf-16-le" if wide else "latin-1", errors="replace")
    return [own.get(one) or BUILTIN.get(one, "") for one in looks]


def _of_sheet(stream: bytes, start: int) -> SheetFacts:
    facts = SheetFacts()
    depth = 0
    for kind, body in records(stream, start):
        depth += {_BEGIN: 1, _END: -1}.get(kind, 0)
        if depth == 0:
            break
        if depth == 1 and len(body) >= _LEAST.get(kind, 1 << 16):
            _take(facts, kind, body)
    return facts


_LEAST: Mapping[int, int] = {
    **dict.fromkeys(_CELLS, _CELL.size), _FORMULA: 14, _ERROR: 8, _NUMBERS: _CELL.size, _ROW: _ROW_SHOWN.size,
    _COLUMNS: _COLUMNS_SHOWN.size, _MERGED: 2,
}  # fmt: skip


def _take(facts: SheetFacts, kind: int, body: bytes) -> None:
    if kind in _CELLS:
        _take_cell(facts, kind, body)
    elif kind == _NUMBERS:
        row, column = _TWO.unpack_from(body)
        for index, at in enumerate(range(_TWO.size, len(body) - _PACKED, _PACKED)):
            facts.looks[row, column + index] = int.from_bytes(body[at : at + 2], "little")
    elif kind == _ROW:
        row, height, flags = _ROW_SHOWN.unpack_from(body)
        if flags & _HIDDEN_ROW or not height:
            facts.hidden_rows.add(row)
    elif kind == _COLUMNS:
        first, last, width, flags = _COLUMNS_SHOWN.unpack_from(body)
        if flags & _HIDDEN_COLUMN or not width:
            facts.hidden_columns.append((first, last))
    else:
        for at in range(2, len(body) - _AREA.size + 1, _AREA.size):
            top, bottom, left, right = _AREA.unpack_from(body, at)
            facts.merged.append((top, left, bottom, right))


def _take_cell(facts: SheetFacts, kind: int, body: bytes) -> None:
    row, column, look = _CELL.unpack_from(body)
    position: Position = row, column
    facts.looks[position] = look
    if kind == _FORMULA:
        facts.formulas[position] = ""
    error = _error(kind, body) if kind in {_FORMULA, _ERROR} else None
    if error is not None:
        facts.errors[position] = error


def _error(kind: int, body: bytes) -> str | None:
    """The value after row, column and look; a formula says in the last of its eight bytes that it is no number."""
    if kind == _ERROR:
        return _ERRORS.get(body[6], "#VALUE!") if body[7] else None
    if body[12:14] == _NO_NUMBER and body[6] == _AN_ERROR:
        return _ERRORS.get(body[8], "#VALUE!")
    return None
