"""What a file of unknown kind is, by its content: a workbook, something that holds files, or neither."""

import re
from enum import Enum
from pathlib import PurePath
from typing import BinaryIO

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.compound import OLE, stream_start
from xlreport.files.containers.outlook import SIGN
from xlreport.files.containers.parts import UnopenedError
from xlreport.files.containers.suffixes import kind_by_suffix
from xlreport.files.containers.zips import entries_of
from xlreport.files.limits import LIMITS
from xlreport.files.package.gate import ZIP, Format, kind_of
from xlreport.files.package.package import part_key
from xlreport.messages.codes.file_codes import FileKind


class Container(Enum):
    """What is opened so that each file in it is one by itself."""

    ZIP = "zip"
    MAIL = "mail"
    OUTLOOK = "outlook"


_HEAD = 4096
_TNEF = b"\x78\x9f\x3e\x22"
_MAIL = re.compile(
    rb"(?:^|\n)(?:From|Received|Return-Path|Delivered-To|Subject|To|Date|Message-ID)[ \t]*:", re.IGNORECASE
)
_HEADER = re.compile(rb"\A(?:\xef\xbb\xbf)?[!-9;-~]+[ \t]*:|\AFrom ")
_SAVED_PAGE = re.compile(rb"^Content-Type:\s*multipart/related|^X-Document-Type:", re.IGNORECASE | re.MULTILINE)
_OFFICE_PARTS = ("[content_types].xml", "mimetype")
_FIXED_LAYOUT_PART = "ofd.xml"
"""Of OFD, which is like PDF: GB/T 33190."""


def sort_content(stream: BinaryIO, name: PurePath) -> Format | Container | FileKind:
    """By the content; by the name only where the content is silent.

    Raises UnreadableWorkbookError for a workbook that is damaged or locked, UnopenedError likewise for a container.
    """
    head = stream.read(_HEAD)
    if not head:
        return FileKind.EMPTY
    if head.startswith(ZIP):
        return _sort_zip(stream, name)
    if head.startswith(OLE):
        content = _whole(stream)
        if stream_start(content, SIGN) >= 0 or name.suffix.lower() == ".msg":
            return Container.OUTLOOK
        return _sort_office(content, name)
    if head.startswith(_TNEF):
        raise UnopenedError("FILE-WINMAIL")
    if _HEADER.match(head) and _MAIL.search(head) and not _SAVED_PAGE.search(head):
        return Container.MAIL
    found = kind_of(head)
    return kind_by_suffix(name) if found in {FileKind.UNKNOWN, FileKind.TEXT} else found


def _sort_zip(stream: BinaryIO, name: PurePath) -> Format | Container | FileKind:
    """Every office document is a zip that says what it holds; a zip that does not is one of files."""
    try:
        parts = {part_key(own) for own, _ in entries_of(stream)}
    except UnopenedError as error:
        if name.suffix.lower() == ".zip":
            raise
        return _document_or_refusal(name, UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)))
    if _FIXED_LAYOUT_PART in parts:
        return FileKind.PDF
    return Container.ZIP if parts.isdisjoint(_OFFICE_PARTS) else _sort_office(_whole(stream), name)


def _sort_office(content: bytes, name: PurePath) -> Format | FileKind:
    """A document that is damaged or locked is what its name says; anything else that is, is refused as a workbook."""
    try:
        return kind_of(content)
    except UnreadableWorkbookError as error:
        return _document_or_refusal(name, error)


def _document_or_refusal(name: PurePath, error: UnreadableWorkbookError) -> FileKind:
    known = kind_by_suffix(name)
    if known is FileKind.UNKNOWN:
        raise error
    return known


def _whole(stream: BinaryIO) -> bytes:
    stream.seek(0)
    content = stream.read(LIMITS.file_bytes + 1)
    if len(content) > LIMITS.file_bytes:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="file_bytes")
    return content
