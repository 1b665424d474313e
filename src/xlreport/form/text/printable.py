"""Names and texts of others' making, as they can be written down: what would hide or act in them is spelt out."""

import re

_ACTING = re.compile(
    "["
    "\x00-\x08\x0a-\x1f\x7f-\x9f"  # controls but the tab: a terminal obeys them, a line feed forges a line
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns a text about
    "\u2028\u2029"  # ends of lines to some programs
    "\ud800-\udfff"  # bytes that are no text
    "]"
)


def printable(text: str) -> str:
    """The text on one line, as what it is and doing nothing: a character that would act stands there as its escape."""
    return _ACTING.sub(_escaped, text)


def printable_lines(text: str) -> str:
    """A text that may have several lines, each of them as it can be written down."""
    return "\n".join(map(printable, text.split("\n")))


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
