"""Office packages whose bytes depend on nothing but their parts."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_DATE = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts: content types first as readers expect, the others by name, all of one date."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts[name])
    return package.getvalue()


def repacked(package: bytes) -> bytes:
    """The same parts without the clock the package was written by."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


_SIZES, _SIZES_IN_HEADER, _SIZES_IN_LIST = struct.Struct("<LLL"), 14, 16
"""Checksum, compressed size and size, and where they stand."""
_PLACE, _PLACE_IN_LIST = struct.Struct("<L"), 42
_END, _END_SIZES = struct.Struct("<LL"), 12
"""How long the list of parts is and where it begins."""
_HEADER_LENGTH, _LINE_LENGTH = 30, 46
"""Without the name."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A part as it stands in a zip: its header, its content, and its line in the list at the end."""

    header: bytes
    content: bytes
    listed: bytes


class Skeleton:
    """A zip some of whose parts are put in anew each time, with the bytes that `packed` would give for all of them.

    The other parts keep their compressed bytes; of a new one checksum and sizes are put into the header that the old
    one had, and into its line in the list.
    """

    def __init__(self, package: bytes) -> None:
        self._records = dict(_records(package))
        self._end = package[package.rindex(b"PK\x05\x06") :]

    def filled(self, parts: Mapping[str, bytes]) -> bytes:
        """The package with these parts in the place of its own."""
        body: list[bytes] = []
        listed: list[bytes] = []
        place = 0
        for name, record in self._records.items():
            own = _renewed(record, parts[name]) if name in parts else record
            line = bytearray(own.listed)
            _PLACE.pack_into(line, _PLACE_IN_LIST, place)
            listed.append(bytes(line))
            body += [own.header, own.content]
            place += len(own.header) + len(own.content)
        end = bytearray(self._end)
        _END.pack_into(end, _END_SIZES, sum(map(len, listed)), place)
        return b"".join([*body, *listed, bytes(end)])


def _records(package: bytes) -> Iterator[tuple[str, _Record]]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        entries, at = archive.infolist(), archive.start_dir
    for entry in entries:
        content = entry.header_offset + _HEADER_LENGTH + len(entry.filename.encode())
        line = _LINE_LENGTH + len(entry.filename.encode())
        yield (
            entry.filename,
            _Record(
                package[entry.header_offset : content],
                package[content : content + entry.compress_size],
                package[at : at + line],
            ),
        )
        at += line


def _renewed(record: _Record, content: bytes) -> _Record:
    packing = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    compressed = packing.compress(content) + packing.flush()
    sizes = zlib.crc32(content), len(compressed), len(content)
    header, listed = bytearray(record.header), bytearray(record.listed)
    _SIZES.pack_into(header, _SIZES_IN_HEADER, *sizes)
    _SIZES.pack_into(listed, _SIZES_IN_LIST, *sizes)
    return _Record(bytes(header), compressed, bytes(listed))
