"""The files attached to a mail that Outlook saved as .msg. Runs in a process of its own. Source: [MS-OXMSG] 2.2."""

import io
from collections.abc import Sequence

import olefile

from xlreport.files.containers.mails import Attachment
from xlreport.files.containers.names import decoded

SIGN = "__properties_version1.0"
"""The stream that every .msg has."""

_CONTENT = "__substg1.0_37010102"
_NAMES = ("3707", "3704", "3001")
_SAID = ("0037", "0C1A", "5D01", "0C1F")
"""Properties: the name of an attachment, long, short, or as shown; subject, name and addresses of the sender."""

_UNICODE, _BYTES = "001F", "001E"


def attachments_of_outlook(content: bytes) -> tuple[list[str], list[Attachment]]:
    """What the mail says of itself, and every file in it, those of mails forwarded in it included.

    Raises OSError where the file is damaged.
    """
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        said = [text for text in (_text(compound, [], key) for key in _SAID) if text]
        contents = [path for path in compound.listdir() if path[-1].casefold() == _CONTENT]
        return said, [(_name(compound, path[:-1]), compound.openstream(path).read()) for path in contents]


def _name(compound: olefile.OleFileIO, folder: Sequence[str]) -> str:
    return next((text for text in (_text(compound, folder, key) for key in _NAMES) if text), "")


def _text(compound: olefile.OleFileIO, folder: Sequence[str], key: str) -> str:
    """A text, in UTF-16 or in the coding of the sender's machine; empty where it has none."""
    for kind in (_UNICODE, _BYTES):
        path = [*folder, f"__substg1.0_{key}{kind}"]
        if compound.exists(path):
            raw: bytes = compound.openstream(path).read()
            text = raw.decode("utf-16-le", "replace") if kind == _UNICODE else decoded([raw.rstrip(b"\0")])[0]
            return text.strip("\0 ")
    return ""
