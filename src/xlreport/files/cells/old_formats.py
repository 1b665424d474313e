"""Formats of an .xls under numbers that stand for dates elsewhere, as Gnumeric writes them. Source: [MS-XLS] 2.4.

calamine goes by the number and takes a count for a day, or gives the workbook up for a count that is no day.
"""

import io
import re
import struct
from collections.abc import Iterable

import olefile

from xlreport.files.cells.old_cells import workbook_stream
from xlreport.files.compound import records
from xlreport.files.file_content import JudgedFile

_FORMAT, _LOOK, _END = 0x041E, 0x00E0, 0x000A
_TWO = struct.Struct("<H")
_HEAD = 4
_FORMAT_OF_LOOK = 2
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers that are dates or times wherever no format of that number is written. Source: ECMA-376 part 1, 18.8.30."""

_NO_PART_OF_A_DATE = re.compile(r'"[^"]*"?|[\\!_*].|\[[^\]]*\]|General', re.DOTALL | re.IGNORECASE)
_PART_OF_A_DATE = re.compile(r"[ymdhsegb]", re.IGNORECASE)
_LONG = 0x01
"""Of a text: its letters have two bytes each."""

_FREE = range(164, 0x10000)


def with_own_formats(content: JudgedFile) -> JudgedFile:
    """The file with such formats under numbers that stand for nothing; as it is where it has none, or is damaged."""
    try:
        stream = workbook_stream(content)
        changed = _renumbered(stream)
        return content if changed == stream else JudgedFile(_with_stream(content, changed))
    except (OSError, ValueError, OverflowError, NotImplementedError):
        return content  # of a stream too small to hold a form; of any other the reader will say what is wrong


def _renumbered(stream: bytes) -> bytes:
    formats: list[tuple[int, int, bool]] = []
    looks: list[tuple[int, int]] = []
    at = 0
    for kind, body in records(stream, 0):
        start, at = at + _HEAD, at + _HEAD + len(body)
        if kind == _END:
            break
        if kind == _FORMAT and len(body) > _TWO.size:
            formats.append((start, _TWO.unpack_from(body)[0], _may_be_date(body)))
        elif kind == _LOOK and len(body) >= _FORMAT_OF_LOOK + _TWO.size:
            looks.append((start + _FORMAT_OF_LOOK, _TWO.unpack_from(body, _FORMAT_OF_LOOK)[0]))
    wrong = {number: start for start, number, may_be_date in formats if number in _DATES and not may_be_date}
    numbers = _free(len(wrong), {number for _, number in looks} | {number for _, number, _ in formats})
    instead = dict(zip(wrong, numbers, strict=True))
    changed = bytearray(stream)
    for start, number in (*((start, number) for number, start in wrong.items()), *looks):
        if number in instead:
            _TWO.pack_into(changed, start, instead[number])
    return bytes(changed)


def _free(count: int, taken: Iterable[int]) -> list[int]:
    known = set(taken)
    return [number for number in _FREE if number not in known][:count]


def _may_be_date(body: bytes) -> bool:
    """By the text of the format: its length, how it is written, its letters."""
    text = body[5:].decode("utf-16-le" if body[4:5] == bytes((_LONG,)) else "latin-1", errors="replace")
    return _PART_OF_A_DATE.search(_NO_PART_OF_A_DATE.sub("", text)) is not None


def _with_stream(content: bytes, stream: bytes) -> bytes:
    file = io.BytesIO(content)
    with olefile.OleFileIO(file, write_mode=True) as compound:
        compound.write_stream(next(one for one in ("Workbook", "Book") if compound.exists(one)), stream)
        return file.getvalue()
