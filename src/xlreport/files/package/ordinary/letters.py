"""Whether bytes are letters that every reader of XML takes as they stand, and what is written in them."""

import re

from xlreport.files.package.package import STRICT

_OUTSIDE_XML = bytes({*range(0x20)} - {0x09, 0x0A})
"""Characters that no XML has, and the return, which readers of XML turn into something else."""

_NO_CHARACTERS = ("\ufffe", "\uffff")
_WITH_A_MEANING = (b"]]>", STRICT)
"""The end of a section, and addresses that are written otherwise before a part is read with care."""

_CODE = r"#(?:9|1[03]|3[2-79]|4[0-7]|12[3-9]|1[3-9]\d|[2-9]\d\d|[1-9]\d{3}|[1-4]\d{4}|5[0-4]\d{3})"
"""Of a character that XML may have, below the surrogates; of no sign, figure or letter of ASCII."""

_OTHER_ESCAPE = re.compile(rf"&(?!quot;|amp;|lt;|gt;|apos;|{_CODE};)")
_NUMBERED, _OF_PROGRAMS = "&#", "_x"
_NO_BLANK = re.compile(r"&#(?!9;|10;)")
_OF_NUMBER = re.compile(r"&#(\d+);")


class UnordinaryError(Exception):
    """Something may follow a rule that is not known here: what it means is found out with care."""


def letters_in(written: bytes) -> str:
    """The text of a piece of XML. Raises UnordinaryError where a reader would refuse it, or read something else."""
    if len(written.translate(None, _OUTSIDE_XML)) != len(written) or any(one in written for one in _WITH_A_MEANING):
        raise UnordinaryError
    try:
        text = written.decode()
    except UnicodeDecodeError as error:
        raise UnordinaryError from error
    if any(one in text for one in _NO_CHARACTERS) or _OTHER_ESCAPE.search(text) is not None:
        raise UnordinaryError
    return text


def plain(written: str) -> str:
    """A text of XML without its escapes, all of which must be such as `letters_in` lets through."""
    if "&" not in written:
        return written
    text = written.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&apos;", "'")
    if _NUMBERED in text:
        text = _OF_NUMBER.sub(lambda code: chr(int(code[1])), text)
    return text.replace("&amp;", "&")


def has_codes(written: str) -> bool:
    """Whether a character may be written by its number: as XML does, or as spreadsheet programs do within it.

    LibreOffice does so with tabs and ends of lines, which are the same for everybody.
    """
    return _OF_PROGRAMS in written or _NO_BLANK.search(written) is not None
