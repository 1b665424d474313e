"""What is left of a text that was read in a wrong encoding, or in a font that others do not have."""

import re
from collections.abc import Iterator

_SIGNS = (
    "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c"
    "\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
"""What Windows-1252 has for the bytes 80 to 9F."""

_AFTER = f"[\x80-\xbf{_SIGNS}]"

_CORRUPT = re.compile(
    "[\ufffc\ufffd]"  # a character that could not be read, an object that is no text
    "|[\ue000-\uf8ff\U000f0000-\U0010ffff]"  # private use: bullets of Wingdings, characters of one font
    "|[\ufdd0-\ufdef]"  # no characters
    "|[\u2028\u2029]"  # line ends that no program for tables writes
    "|_x(?!D[89A-Fa-f]|FFF[EFef])[0-9A-Fa-f]{4}_"  # what another program left for what XML cannot hold
    "|锟斤拷|(?:烫|屯){3,}|锘[匡\ue000-\uf8ff]|锟斤|斤拷"  # GBK read of what is none
    "|鈥[^\u0000-\u007f]?|锛[^\u0000-\u007f]?|銆[^\u0000-\u007f]?"  # GBK read of the punctuation of UTF-8
    f"|ï»¿|[ÂÃ]{_AFTER}|[â-ï]{_AFTER}{{2}}|ð{_AFTER}{{3}}"  # Windows-1252 read of UTF-8
)


def corrupt_in(text: str) -> Iterator[str]:
    """Each piece of the text that looks corrupt."""
    yield from _CORRUPT.findall(text)
