"""What calamine does not tell of an .xls: which cells hold formulas, and which an error. Source: [MS-XLS] 2.3, 2.4."""

import io
import struct
from collections.abc import Iterator, Mapping

import olefile

from xlreport.files.compound import records
from xlreport.reading.cells import Position

_STREAMS = ("Workbook", "Book")
_SHEET = struct.Struct("<I")
_CELL = struct.Struct("<HH2x")
_BEGIN, _END, _BOUND_SHEET, _FORMULA, _ERROR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
_NO_NUMBER, _AN_ERROR = b"\xff\xff", 2
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip

Tables = list[tuple[dict[Position, str], dict[Position, str]]]


def formulas_and_errors(content: bytes) -> Tables:
    """For each sheet in order: positions of formulas, whose text is not told, and error texts."""
    stream = workbook_stream(content)
    return [_of_sheet(stream, start) for start in sheet_starts(stream)]


def workbook_stream(content: bytes) -> bytes:
    """The records of the workbook; empty where the file has none. Raises OSError for a damaged file."""
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        name = next((one for one in _STREAMS if compound.exists(one)), None)
        return b"" if name is None else compound.openstream(name).read()


def sheet_starts(stream: bytes) -> Iterator[int]:
    """Where the records of each sheet begin, in the order of the sheets."""
    for kind, body in records(stream, 0):
        if kind == _END:
            return
        if kind == _BOUND_SHEET and len(body) >= _SHEET.size:
            yield _SHEET.unpack_from(body)[0]


def _of_sheet(stream: bytes, start: int) -> tuple[dict[Position, str], dict[Position, str]]:
    formulas: dict[Position, str] = {}
    errors: dict[Position, str] = {}
    depth = 0
    for kind, body in records(stream, start):
        depth += {_BEGIN: 1, _END: -1}.get(kind, 0)
        if depth == 0:
            break
        if depth > 1 or kind not in {_FORMULA, _ERROR} or len(body) < _LEAST[kind]:
            continue
        position: Position = _CELL.unpack_from(body)
        if kind == _FORMULA:
            formulas[position] = ""
        error = _error(kind, body)
        if error is not None:
            errors[position] = error
    return formulas, errors


_LEAST: Mapping[int, int] = {_FORMULA: 14, _ERROR: 8}


def _error(kind: int, body: bytes) -> str | None:
    """The value after row, column and look; a formula says in the last of its eight bytes that it is no number."""
    if kind == _ERROR:
        return _ERRORS.get(body[6], "#VALUE!") if body[7] else None
    if body[12:14] == _NO_NUMBER and body[6] == _AN_ERROR:
        return _ERRORS.get(body[8], "#VALUE!")
    return None
