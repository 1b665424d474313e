"""The files attached to a mail that was saved as .eml, forwarded ones included. Runs in a process of its own."""

import re
from collections.abc import Iterator
from email import message_from_string
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from urllib.parse import unquote_to_bytes

from xlreport.files.containers.names import decoded

_QUOTED_BYTE = re.compile("%[0-9A-Fa-f]{2}")
_CHINESE = re.compile("gb|cp936|hz", re.IGNORECASE)
_NAMES = (("content-disposition", "filename"), ("content-type", "name"))
_ABOUT = ("subject", "from")

Attachment = tuple[str, bytes]


def attachments_of_mail(content: bytes) -> tuple[list[str], list[Attachment]]:
    """What the mail and those forwarded in it say of themselves, subject and sender, and every file in them.

    Bytes are taken for Latin letters until it is known which coding they are in: so none is lost.
    """
    mail = message_from_string(content.decode("latin-1"))
    said = [text for one in mail.walk() if _is_mail(one, mail) for text in _about(one)]
    return said, list(_attachments(mail))


def _is_mail(one: Message, whole: Message) -> bool:
    """The mail itself, or one forwarded in it; a part of a mail has neither subject nor sender."""
    return one is whole or one["from"] is not None


def _about(mail: Message) -> Iterator[str]:
    for header in _ABOUT:
        text = mail.get(header)
        if text is not None:
            yield " ".join(_words(str(text)).split())


def _attachments(mail: Message) -> Iterator[Attachment]:
    """Leaves that have a name or are no text: what was written in the mail itself is not one."""
    for part in mail.walk():
        if part.is_multipart():
            continue
        name = _name(part)
        if name or part.get_content_maintype() != "text":
            payload = part.get_payload(decode=True)
            yield name, payload if isinstance(payload, bytes) else b""


def _name(part: Message) -> str:
    for header, parameter in _NAMES:
        found = part.get_param(parameter, header=header)
        if isinstance(found, tuple):
            charset, _, text = found
            return _in(charset, text.encode("latin-1", "replace"))
        if found:
            return _words(str(found))
    return ""


def _words(text: str) -> str:
    """A header as people read it: encoded words, or bytes of no said coding, or bytes quoted as in an address."""
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    read = "".join(
        _in(charset, piece) if isinstance(piece, bytes) else _in(None, piece.encode("latin-1", "replace"))
        for piece, charset in pieces
    )
    return _in(None, unquote_to_bytes(read)) if read.isascii() and _QUOTED_BYTE.search(read) else read


def _in(charset: str | None, raw: bytes) -> str:
    """Senders write gb2312 and mean all of GB 18030; a charset that is none is no reason to lose a name."""
    if charset and not _CHINESE.match(charset):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError):
            return decoded([raw])[0]
    return raw.decode("gb18030", "replace") if charset else decoded([raw])[0]
