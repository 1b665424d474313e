"""Looking inside a zip without trusting it: sizes, names and packing first, then one part at a time.

Parts are inflated here rather than by `zipfile`, which stops at the declared size and so never notices that a
part is longer than it says; a reader that goes on would be flooded.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import JudgedXml
from xlreport.files.limits import LIMITS

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_XML_START = re.compile(rb"\s*<(?:\?xml\s[^>]*\?>|!--|[A-Za-z_])")
_XML_ENCODING = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_SIXTEEN_BITS = (
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"),
)  # fmt: skip
_SAYS_ENCODING = re.compile(rb"""(\A\s*<\?xml\s[^>]{0,100}?)encoding\s*=\s*["'][^"'>]*["']""")
_SAYS_ASCII = re.compile(rb"""(\s*<\?xml\s[^>]{0,100}?encoding\s*=\s*["'])(?:us-)?ascii(?=["'])""", re.IGNORECASE)
STRICT = b"http://purl.oclc.org/ooxml/"
"""How the names of ISO/IEC 29500 Strict begin, in which Excel saves on request."""

_OFFICE = b"http://schemas.openxmlformats.org/"
_TRANSITIONAL = (
    (b"officeDocument/relationships/customProperties", b"officeDocument/2006/relationships/custom-properties"),
    (b"officeDocument/relationships/extendedProperties", b"officeDocument/2006/relationships/extended-properties"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/customProperties", b"officeDocument/2006/custom-properties"),
    (b"officeDocument/extendedProperties", b"officeDocument/2006/extended-properties"),
    (b"officeDocument/docPropsVTypes", b"officeDocument/2006/docPropsVTypes"),
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/spreadsheetDrawing", b"drawingml/2006/spreadsheetDrawing"),
)
"""The strict names, and those of every other workbook."""
_MARKUP_DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")


def part_key(name: str) -> str:
    """Under which a part is found: some programs write back-slashes or another case."""
    return name.replace("\\", "/").lstrip("/").lower()


class Package:
    """The parts of a zip, by `part_key`."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._parts = _listed(_directory(content))

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._parts

    @property
    def names(self) -> Iterable[str]:
        return self._parts.keys()

    def spelling(self, name: str) -> str:
        """The name of a part as the zip writes it."""
        return self._parts[part_key(name)].filename

    @property
    def unpacked_bytes(self) -> int:
        """How many bytes the zip declares for all parts together."""
        return sum(entry.file_size for entry in self._parts.values())

    def size(self, name: str) -> int:
        """How many bytes the zip declares for a part; 0 for one that is not there."""
        entry = self._parts.get(part_key(name))
        return 0 if entry is None else entry.file_size

    def part(self, name: str) -> bytes:
        """The unpacked bytes of a part, which must be exactly what the zip declares."""
        entry = self._parts.get(part_key(name))
        if entry is None:
            raise UnreadableWorkbookError("FILE-DAMAGED", part=name, detail="missing")
        try:
            unpacked = self._inflate(entry)
        except (struct.error, zlib.error) as error:
            raise UnreadableWorkbookError("FILE-DAMAGED", part=name, detail=str(error)) from error
        if len(unpacked) != entry.file_size or zlib.crc32(unpacked) != entry.CRC:
            raise UnreadableWorkbookError("FILE-DAMAGED", part=name, detail="size or checksum")
        return unpacked

    def xml_part(self, name: str) -> JudgedXml:
        """A part that is plain XML, see `judged_xml`."""
        return judged_xml(self.part(name), name)

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        start = entry.header_offset
        signature, name_length, extra_length = _LOCAL_HEADER.unpack_from(self._content, start)
        start += _LOCAL_HEADER.size + name_length + extra_length
        packed = self._content[start : start + entry.compress_size]
        if signature != b"PK\x03\x04" or len(packed) != entry.compress_size:
            raise UnreadableWorkbookError("FILE-DAMAGED", part=entry.filename, detail="cut off")
        if entry.compress_type == zipfile.ZIP_STORED:
            return packed
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        return inflater.decompress(packed, entry.file_size + 1)


def judged_xml(unpacked: bytes, part: str) -> JudgedXml:
    """Plain XML that declares no entities, in UTF-8, whichever Unicode it was written in."""
    unpacked = _in_utf_8(unpacked, part).removeprefix(_BYTE_ORDER_MARK)
    encoding = _XML_ENCODING.match(unpacked)
    if _XML_START.match(unpacked) is None or (encoding and encoding[1].lower() not in {b"utf-8", b"utf8"}):
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, detail="no XML in UTF-8")
    if _MARKUP_DECLARATION.search(unpacked):
        raise UnreadableWorkbookError("FILE-UNSAFE", part=part, detail="DOCTYPE")
    return JudgedXml(_transitional(unpacked))


def _in_utf_8(unpacked: bytes, name: str) -> bytes:
    """UTF-16, in which Excel Mobile writes, and ASCII made UTF-8; every other encoding is left as it is."""
    codec = next((codec for sign, codec in _SIXTEEN_BITS if unpacked.startswith(sign)), None)
    if codec is None:
        ascii_said = _SAYS_ASCII.match(unpacked)
        return unpacked if ascii_said is None else ascii_said[1] + b"UTF-8" + unpacked[ascii_said.end() :]
    try:
        text = unpacked.decode(codec).removeprefix("\ufeff").encode()
    except UnicodeError as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", part=name, detail=str(error)) from error
    return _SAYS_ENCODING.sub(rb"\1", text, count=1)


def _transitional(xml: bytes) -> bytes:
    """Strict XML in the names that everything after this knows."""
    if STRICT not in xml:
        return xml
    for strict, usual in _TRANSITIONAL:
        xml = xml.replace(STRICT + strict, _OFFICE + usual)
    return xml


def _directory(content: bytes) -> list[zipfile.ZipInfo]:
    if content.count(b"PK\x01\x02") > LIMITS.parts:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="parts")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
    if min((entry.header_offset for entry in entries), default=0) != 0:
        raise UnreadableWorkbookError("FILE-UNSAFE", detail="something before the first part")
    return entries


def _listed(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    parts: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        _judge(entry)
        key = part_key(entry.filename)
        if key in parts:
            raise UnreadableWorkbookError("FILE-UNSAFE", part=entry.filename, detail="twice in the zip")
        parts[key] = entry
    if sum(entry.file_size for entry in entries) > LIMITS.unpacked_bytes:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="unpacked_bytes")
    return parts


def _judge(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableWorkbookError("FILE-ENCRYPTED", part=entry.filename)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=entry.filename, detail="packing")
    if entry.file_size > LIMITS.part_bytes:
        raise UnreadableWorkbookError("FILE-TOO-BIG", part=entry.filename, limit="part_bytes")
    if entry.file_size > LIMITS.ratio_free_bytes and entry.file_size > LIMITS.ratio * entry.compress_size:
        raise UnreadableWorkbookError("FILE-TOO-BIG", part=entry.filename, limit="ratio")
