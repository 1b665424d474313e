"""The files in a zip, as Windows, macOS and phones write it: listed first, then unpacked one at a time.

As for workbooks, parts are inflated here rather than by `zipfile`, which never notices that a part is longer than it
says; but one bad file does not keep the others from being read.
"""

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

from xlreport.files.containers.names import decoded, path_within
from xlreport.files.containers.parts import Allowance, Part, UnopenedError
from xlreport.files.limits import LIMITS

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
_EXTRA_HEAD = struct.Struct("<HH")
_UNICODE_PATH, _BEFORE_PATH = 0x7075, 5
_END, _END_HEAD = b"PK\x05\x06", struct.Struct("<4s8xLL")
_LONGEST_END = 22 + 65_535
_ENTRY = b"PK\x01\x02"
_ZIP64_RECORDS = 76
"""Bytes between the directory and its end where a zip is large."""


def entries_of(stream: BinaryIO) -> Sequence[tuple[str, zipfile.ZipInfo]]:
    """Each entry with its name as its writer meant it. Raises UnopenedError for a zip that cannot be listed."""
    try:
        _refuse_many(stream)
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise UnopenedError("FILE-PACK-DAMAGED", detail=str(error)) from error
    return list(zip(_names(entries), entries, strict=True))


def _refuse_many(stream: BinaryIO) -> None:
    """A directory costs memory before it is read; the count it declares is believed by nobody."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _LONGEST_END))
    tail = stream.read()
    end = tail.rfind(_END)
    if end < 0:
        raise zipfile.BadZipFile("no end of the directory")
    _, length, _ = _END_HEAD.unpack_from(tail, end)
    place = size - len(tail) + end
    start = max(0, place - length - _ZIP64_RECORDS)
    stream.seek(start)
    if stream.read(place - start).count(_ENTRY) > LIMITS.container_files:
        raise UnopenedError("FILE-PACK-TOO-BIG")


def _names(entries: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """Those marked as UTF-8 are; the others are bytes that `zipfile` took for a coding of old IBM machines."""
    raw = [one.orig_filename.encode("cp437") for one in entries if not one.flag_bits & _UTF8]
    guessed = iter(decoded(raw))
    for one in entries:
        marked = one.orig_filename if one.flag_bits & _UTF8 else next(guessed)
        yield _unicode_path(one.extra) or marked


def _unicode_path(extra: bytes) -> str | None:
    """The name in UTF-8 that some programs add beside one in another coding."""
    start = 0
    while start + _EXTRA_HEAD.size <= len(extra):
        kind, length = _EXTRA_HEAD.unpack_from(extra, start)
        start += _EXTRA_HEAD.size
        if kind == _UNICODE_PATH:
            return extra[start + _BEFORE_PATH : start + length].decode("utf-8", "replace")
        start += length
    return None


def zip_parts(stream: BinaryIO, allowance: Allowance) -> Iterator[Part]:
    """The files of a zip in order of NFC path, none of which leads out of it. Raises UnopenedError."""
    entries = [(path_within(name), one) for name, one in entries_of(stream) if not name.endswith(("/", "\\"))]
    entries.sort(key=lambda entry: unicodedata.normalize("NFC", entry[0].as_posix()))
    allowance.spend(len(entries), sum(one.file_size for _, one in entries))
    return (_part(stream, path, one) for path, one in entries)


def _part(stream: BinaryIO, path: PurePosixPath, entry: zipfile.ZipInfo) -> Part:
    try:
        return Part(path, _unpacked(stream, entry))
    except UnopenedError as error:
        return Part(path, refused=error.code)


def _unpacked(stream: BinaryIO, entry: zipfile.ZipInfo) -> bytes:
    """Exactly the bytes that the zip declares."""
    if entry.flag_bits & _ENCRYPTED:
        raise UnopenedError("FILE-PACK-LOCKED")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnopenedError("FILE-PACK-KIND")
    shrunk = entry.file_size > LIMITS.ratio_free_bytes and entry.file_size > LIMITS.ratio * entry.compress_size
    if shrunk or entry.file_size > LIMITS.file_bytes or entry.compress_size > LIMITS.file_bytes:
        raise UnopenedError("FILE-PACK-TOO-BIG")
    try:
        unpacked = _inflated(stream, entry)
    except (struct.error, zlib.error, ValueError) as error:
        raise UnopenedError("FILE-PACK-DAMAGED", detail=str(error)) from error
    if len(unpacked) != entry.file_size or zlib.crc32(unpacked) != entry.CRC:
        raise UnopenedError("FILE-PACK-DAMAGED", detail="size or checksum")
    return unpacked


def _inflated(stream: BinaryIO, entry: zipfile.ZipInfo) -> bytes:
    stream.seek(entry.header_offset)
    signature, name_length, extra_length = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
    stream.seek(name_length + extra_length, 1)
    packed = stream.read(entry.compress_size)
    if signature != b"PK\x03\x04" or len(packed) != entry.compress_size:
        raise UnopenedError("FILE-PACK-DAMAGED", detail="cut off")
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
