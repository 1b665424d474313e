"""Text as the formats can carry it."""

import re

from xlreport.form.text.normal import folded

UNCARRIED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides, embeddings and isolates
    "\ud800-\udfff\ufffe\uffff"  # no characters at all
    "]"
    "|_x(?:D[89A-Fa-f][0-9A-Fa-f]{2}|FFF[EFef])_"  # the same, as Excel escapes them
)
"""Characters that XML forbids, or that make a text read other than it is; no report prints them."""


def cleaned(text: str) -> str:
    """The text in its normal form, with line feeds as its only line ends and without what XML forbids or hides."""
    return folded(UNCARRIED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")


def characters_only(text: str) -> str:
    """The text without what is no character, for a format that escapes controls by itself, as workbooks do."""
    return _NO_CHARACTERS.sub("", text)
