"""Office packages whose bytes depend on nothing but their parts; a part that did not change is not compressed again."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_CONTENT_TYPES = "[Content_Types].xml"
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DAY = 0x0021
"""The first of January 1980, the first day that such a file can name."""

_RIGHTS = 0o600 << 16
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class Pressed:
    """A part in its compressed form. `check`: its checksum, `size`: of its bytes before."""

    name: str
    check: int
    size: int
    content: bytes


def pressed(name: str, content: bytes) -> Pressed:
    press = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Pressed(name, zlib.crc32(content), len(content), press.compress(content) + press.flush())


def packed(parts: Iterable[Pressed]) -> bytes:
    """The zip file, all of one date."""
    own: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for one in parts:
        name, flags = one.name.encode(), 0 if one.name.isascii() else _UTF8
        facts = one.check, len(one.content), one.size
        head = _LOCAL.pack(b"PK\3\4", 20, flags, zlib.DEFLATED, 0, _DAY, *facts, len(name), 0)
        own += (head, name, one.content)
        entry = _CENTRAL.pack(
            b"PK\1\2", 20, 3, 20, 0, flags, zlib.DEFLATED, 0, _DAY, *facts, len(name), 0, 0, 0, 0, _RIGHTS, at
        )
        listed += (entry, name)
        at += len(head) + len(name) + len(one.content)
    listing = b"".join(listed)
    count = len(listed) // 2
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), at, 0)
    return b"".join((*own, listing, end))


def in_order(parts: Mapping[str, bytes]) -> Mapping[str, Pressed]:
    """Content types first as readers expect, the others by name."""
    return {name: pressed(name, parts[name]) for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name))}


def parts_in(package: bytes) -> Mapping[str, Pressed]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return in_order({name: archive.read(name) for name in archive.namelist()})


def repacked(package: bytes) -> bytes:
    """The same parts without the clock the package was written by."""
    return packed(parts_in(package).values())
