"""The text of a published report as it is compared: paragraphs, tables aside."""

import re
from pathlib import Path

PUBLISHED = Path(__file__).parents[3] / "shared" / "seed" / "000_ac6420f471e84c1f.txt"
EXPECTED = Path(__file__).parent / "zhangdian-2024.txt"

_BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")
_TABLE = re.compile(r"^\t.*?\n\n\n", re.DOTALL | re.MULTILINE)
"""Cells begin with a tab, rows end with a blank line, a table with two."""


def published_paragraphs(text: str) -> list[str]:
    """Marks of bookmarks, tables, blank lines and space at line ends go; the title's two lines become one."""
    first, second, *others = filled(_TABLE.sub("", _BOOKMARK.sub("", text)).split("\n"))
    return [first + second, *others]


def filled(lines: list[str]) -> list[str]:
    return [line.rstrip() for line in lines if line.strip()]
