"""Compound files, in which old Excel and encrypted workbooks come. Source: [MS-CFB] 2.2 and 2.6, [MS-XLS] 2.4.117."""

import re
import struct
from collections.abc import Iterator
from itertools import islice

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every compound file begins."""

_ENTRY, _NAME = 128, 64
_HEAD, _SECTOR_SHIFT, _FIRST_OF_DIRECTORY, _TABLE_SECTORS = 512, 30, 48, 76
_MOST_SHIFT = 15
_NO_SECTOR = 0xFFFFFFFA
_LONGEST_DIRECTORY = 10_000
_NUMBER = struct.Struct("<I")
_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_RECORD = struct.Struct("<HH")
"""Kind and length, before each record of a workbook stream ([MS-XLS] 2.1.4)."""

_FILE_PASS = 0x2F
_RECORDS_BEFORE_PASSWORD = 8


def stream_start(content: bytes, name: str) -> int:
    """Where the directory entry of a stream lies, in whatever case its name is written; -1 if there is none.

    The name stands in UTF-16 in 64 bytes, and after them how many of these are the name with its end.
    """
    written = re.escape(name.encode("utf-16-le") + b"\0\0")
    for found in re.finditer(written, content, re.IGNORECASE):
        at, end = found.span()
        rest, length = content[end : at + _NAME], content[at + _NAME : at + _NAME + 2]
        if at % _ENTRY == 0 and (not rest.strip(b"\0") or length == (end - at).to_bytes(2, "little")):
            return at
    return -1


def with_usual_name(content: bytes) -> bytes:
    """The file with the stream of the workbook called as Excel calls it: calamine knows no other name."""
    for name in ("Workbook", "Book"):
        usual = name.encode("utf-16-le").ljust(_NAME, b"\0")
        at = stream_start(content, name)
        if at >= 0 and content[at : at + _NAME] != usual:
            return content[:at] + usual + content[at + _NAME :]
    return content


def is_cut_off(content: bytes) -> bool:
    """Whether a sector of the directory is not there; its chain runs through the allocation table."""
    if len(content) < _HEAD:
        return True
    size = 1 << (content[_SECTOR_SHIFT] & _MOST_SHIFT)
    listed = struct.unpack_from("<109I", content, _TABLE_SECTORS)
    table = b"".join(content[(one + 1) * size : (one + 2) * size] for one in listed if one < _NO_SECTOR)
    (sector,) = _NUMBER.unpack_from(content, _FIRST_OF_DIRECTORY)
    for _ in range(_LONGEST_DIRECTORY):
        if sector >= _NO_SECTOR:
            return False
        if (sector + 1) * size >= len(content) or _NUMBER.size * (sector + 1) > len(table):
            return True
        (sector,) = _NUMBER.unpack_from(table, _NUMBER.size * sector)
    return True


def asks_for_password(content: bytes) -> bool:
    """Whether an .xls has a FilePass record; calamine only says that it knows no such file."""
    start = content.find(_WORKBOOK_BEGINS)
    first = islice(records(content, start), _RECORDS_BEFORE_PASSWORD) if start >= 0 else ()
    return any(kind == _FILE_PASS for kind, _ in first)


def records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record from there on; the last body is short where the stream was cut off."""
    while start + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, start)
        start += _RECORD.size
        yield kind, stream[start : start + length]
        start += length
