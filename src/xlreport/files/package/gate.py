"""What a file is, told by its first bytes and never by its name; whatever is no workbook is refused here."""

import re
from dataclasses import dataclass
from enum import Enum

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.compound import OLE, asks_for_password, is_cut_off, stream_start, with_usual_name
from xlreport.files.file_content import JudgedFile
from xlreport.files.package.package import Package
from xlreport.files.package.relationships import office_document
from xlreport.messages.codes.file_codes import FileKind


class Format(Enum):
    """Workbook formats that are read, by the suffix they usually have."""

    OPEN_XML = ".xlsx"
    BINARY_OPEN_XML = ".xlsb"
    OPEN_DOCUMENT = ".ods"
    OLD_EXCEL = ".xls"


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that may be opened by its format's reader. `package` is there for every format that is a zip."""

    format: Format
    content: JudgedFile
    package: Package | None = None


ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins: with its first file, or empty."""

_HEAD = 4096
_BARE_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08][\x00-\x20]\x00")
_FIRST_BYTES = (
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.WORD),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
)
_WEB_PAGE = re.compile(
    rb"<(?:!doctype html|html|head|meta|body|table|div|style|script)\b|^mime-version:", re.IGNORECASE
)
_OLE_KINDS = {
    "Workbook": None,
    "Book": None,
    "WordDocument": FileKind.WORD,
    "PowerPoint Document": FileKind.SLIDES,
}
_RIGHTS_MANAGED = ("DRMEncryptedDataSpace", "DRMEncryptedTransform", "DRMContent", "\tDRMContent")
"""Streams and storages of rights management. Source: [MS-OFFCRYPTO] 2.2."""

_GUARDS = (b"%TSD-Header", b"E-SafeNet", b"\x62\x14\x23\x65", b"CDGFILE", b"SANGFOR", b"LOCKFILE")
"""How programs begin a file that encrypt whatever is saved on the computers of an office."""

_GUARDED_HEAD = 64
_ZIP_KINDS = (
    ("word/", FileKind.WORD),
    ("ppt/", FileKind.SLIDES),
)
_ONE_XML_FILE = (b"urn:schemas-microsoft-com:office:spreadsheet", b"opendocument:xmlns:office")
_SPREADSHEET_MIMETYPES = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)


def admit(content: bytes) -> Admitted:
    """The file with its format; raises UnreadableWorkbookError for everything that is no workbook."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableWorkbookError("FILE-EMPTY")
    if any(sign in content[:_GUARDED_HEAD] for sign in _GUARDS):
        raise UnreadableWorkbookError("FILE-GUARDED")
    if content.startswith(ZIP):
        return _admit_zip(content)
    if content.startswith(OLE):
        return _admit_ole(content)
    if _BARE_OLD_EXCEL.match(content):
        raise UnreadableWorkbookError("FILE-OLD-FORMAT")
    for first_bytes, kind in _FIRST_BYTES:
        if content.startswith(first_bytes):
            raise _no_workbook(kind)
    raise _refused_text(content[:_HEAD])


def kind_of(content: bytes) -> Format | FileKind:
    """The format of a workbook, or what it is instead. Raises UnreadableWorkbookError for a file that is damaged."""
    try:
        return admit(content).format
    except UnreadableWorkbookError as error:
        if error.code == "FILE-NOT-WORKBOOK":
            return FileKind(error.params["kind"])
        raise


def _no_workbook(kind: FileKind) -> UnreadableWorkbookError:
    return UnreadableWorkbookError("FILE-NOT-WORKBOOK", kind=kind.value)


def _admit_ole(content: bytes) -> Admitted:
    """The stream that comes first decides: documents of one kind may embed documents of another."""
    if any(stream_start(content, name) >= 0 for name in _RIGHTS_MANAGED):
        raise UnreadableWorkbookError("FILE-RIGHTS-MANAGED")
    if stream_start(content, "EncryptedPackage") >= 0:
        raise UnreadableWorkbookError("FILE-ENCRYPTED")
    starts = {name: stream_start(content, name) for name in _OLE_KINDS}
    found = sorted((start, name) for name, start in starts.items() if start >= 0)
    if not found and is_cut_off(content):
        raise UnreadableWorkbookError("FILE-DAMAGED", detail="cut off")
    kind = _OLE_KINDS[found[0][1]] if found else FileKind.UNKNOWN
    if kind is not None:
        raise _no_workbook(kind)
    if asks_for_password(content):
        raise UnreadableWorkbookError("FILE-ENCRYPTED")
    return Admitted(Format.OLD_EXCEL, JudgedFile(with_usual_name(content)))


def _admit_zip(content: bytes) -> Admitted:
    package = Package(content)
    if "mimetype" in package:
        return _admit_open_document(content, package)
    document = office_document(package)
    if document is not None and document.endswith(".bin"):
        return Admitted(Format.BINARY_OPEN_XML, JudgedFile(content), package)
    for folder, kind in _ZIP_KINDS:
        if (document or "").startswith(folder) or (document is None and _has_folder(package, folder)):
            raise _no_workbook(kind)
    if document is not None:
        return Admitted(Format.OPEN_XML, JudgedFile(content), package)
    if _has_folder(package, "xl/") or "[content_types].xml" in package:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail="no workbook part")
    raise _no_workbook(FileKind.ARCHIVE)


def _has_folder(package: Package, folder: str) -> bool:
    return any(name.startswith(folder) for name in package.names)


def _admit_open_document(content: bytes, package: Package) -> Admitted:
    if package.part("mimetype").strip() not in _SPREADSHEET_MIMETYPES:
        raise _no_workbook(FileKind.OTHER_OPEN_DOCUMENT)
    return Admitted(Format.OPEN_DOCUMENT, JudgedFile(content), package)


def _refused_text(head: bytes) -> UnreadableWorkbookError:
    sixteen_bits = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16", errors="replace").encode() if sixteen_bits else head
    start = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<?xml") and any(sign in start for sign in _ONE_XML_FILE):
        return UnreadableWorkbookError("FILE-OLD-FORMAT")
    if start.lower().startswith((b"<", b"mime-version:")) and _WEB_PAGE.search(start):
        return _no_workbook(FileKind.WEB_PAGE)
    if start.startswith(b"<"):
        return _no_workbook(FileKind.XML)
    return _no_workbook(FileKind.UNKNOWN if b"\0" in text else FileKind.TEXT)
