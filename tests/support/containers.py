"""Zips, mails and Outlook's mails as senders' programs write them, and as nobody should."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from email.message import EmailMessage


def zipped(files: Mapping[str, bytes], coding: str = "utf-8", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip; in another coding than UTF-8 its names are not marked, as the Explorer of Windows writes them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = packing
            archive.writestr(entry, content)
    content = stream.getvalue()
    return content if coding == "utf-8" else _renamed(content, files, coding)


def _renamed(content: bytes, files: Mapping[str, bytes], coding: str) -> bytes:
    """The same zip with its names in a coding of as many bytes, and without the mark of UTF-8."""
    stream = io.BytesIO()
    places = {}
    for name, own in files.items():
        raw = name.encode(coding)
        packed = own
        places[raw] = stream.tell()
        head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, _crc(own), len(packed), len(own), len(raw), 0)
        stream.write(head + raw + packed)
    start = stream.tell()
    for (raw, place), own in zip(places.items(), files.values(), strict=True):
        sizes = (_crc(own), len(own), len(own))
        head = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, *sizes, len(raw), 0, 0, 0, 0, 0, place)
        stream.write(head + raw)
    length = stream.tell() - start
    stream.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(places), len(places), length, start, 0))
    return stream.getvalue()


def _crc(content: bytes) -> int:
    return zlib.crc32(content)


def mail(files: Mapping[str, bytes], subject: str = "年报", sender: str = "甲 <a@b.cn>") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"] = subject, sender
    made.set_content("请查收。")
    for name, content in files.items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made


def raw_mail(disposition: bytes, content: bytes) -> bytes:
    """A mail with one attachment, whose header stands as it is given."""
    import base64

    lines = (
        b"From: a@b.cn", b"MIME-Version: 1.0", b'Content-Type: multipart/mixed; boundary="x"', b"", b"--x",
        b"Content-Type: application/octet-stream", b"Content-Transfer-Encoding: base64",
        b"Content-Disposition: attachment; " + disposition, b"", base64.encodebytes(content).strip(), b"--x--", b"",
    )  # fmt: skip
    return b"\r\n".join(lines)


SECTOR, SHORTEST = 512, 4096
_FREE, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STREAM, _STORAGE, _ROOT = 2, 1, 5
_RIGHT, _CHILD = 72, 76

Tree = Mapping[str, "bytes | Tree"]


def outlook_mail(
    files: Mapping[str, bytes], subject: str = "年报", forwarded: Mapping[str, bytes] | None = None
) -> bytes:
    """A .msg; `forwarded`: the files of a mail that is attached to it."""
    tree = {"__properties_version1.0": bytes(32), "__substg1.0_0037001F": _wide(subject), **_attached(files)}
    if forwarded is not None:
        tree["__attach_version1.0_#000000FF"] = {"__substg1.0_3701000D": _attached(forwarded)}
    return compound(tree)


def _attached(files: Mapping[str, bytes]) -> dict[str, "bytes | Tree"]:
    return {
        f"__attach_version1.0_#{number:08X}": {"__substg1.0_3707001F": _wide(name), "__substg1.0_37010102": content}
        for number, (name, content) in enumerate(files.items())
    }


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


class _Compound:
    """A compound file as far as it has been laid out: its sectors, which follows which, and its directory."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.table: list[int] = []
        self.entries: list[bytearray] = []

    def lay(self, content: bytes) -> int:
        start, count = len(self.sectors), -(-len(content) // SECTOR)
        self.sectors += [content[one * SECTOR : (one + 1) * SECTOR].ljust(SECTOR, b"\0") for one in range(count)]
        self.table += [*range(start + 1, start + count), _LAST]
        return start

    def add(self, name: str, kind: int, content: bytes = b"") -> int:
        start, size = (self.lay(content), len(content)) if kind == _STREAM else (_LAST, 0)
        raw = name.encode("utf-16-le") + b"\0\0"
        own = struct.pack("<HBB3L36xLQ", len(raw), kind, 1, _FREE, _FREE, _FREE, start, size)
        self.entries.append(bytearray(raw.ljust(64, b"\0") + own))
        return len(self.entries) - 1

    def fill(self, parent: int, tree: Tree) -> None:
        before = None
        for name, content in tree.items():
            if isinstance(content, bytes):
                entry = self.add(name, _STREAM, content.ljust(SHORTEST, b"\0"))
            else:
                entry = self.add(name, _STORAGE)
                self.fill(entry, content)
            place, own = (_CHILD, parent) if before is None else (_RIGHT, before)
            struct.pack_into("<L", self.entries[own], place, entry)
            before = entry


def compound(tree: Tree) -> bytes:
    """A compound file; streams are made long enough to be no short ones, which lie elsewhere."""
    made = _Compound()
    made.fill(made.add("Root Entry", _ROOT), tree)
    first = made.lay(b"".join(made.entries))
    needed = 1
    while (len(made.table) + needed) * 4 > needed * SECTOR:
        needed += 1
    places = range(len(made.sectors), len(made.sectors) + needed)
    table = [*made.table, *[_TABLE] * needed]
    packed = struct.pack(f"<{len(table)}L", *table).ljust(needed * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack("<5H6x9L", 62, 3, 0xFFFE, 9, 6, 0, needed, first, 0, SHORTEST, _LAST, 0, _LAST, 0)
    return head + struct.pack("<109L", *places, *[_FREE] * (109 - needed)) + b"".join(made.sectors) + packed
