"""Where a line of Chinese with foreign words and figures in it may be broken, and where it must."""

import unicodedata
from collections.abc import Sequence

from rich.cells import get_character_cell_size

_NEVER_FIRST = {"Pe", "Pf", "Po", "Pd", "Zs", "Mn"}
"""Kinds of characters that begin no line: what closes, stops or joins, and spaces, which hang at the end."""

_NEVER_LAST = {"Ps", "Pi"}


def cells(character: str) -> int:
    """The cells a character takes; two where terminals disagree, as they do about curly quotes, so that a line fits."""
    wide = unicodedata.east_asian_width(character) == "A"
    return 2 if wide else get_character_cell_size(character)


def breaks(text: str, width: int, hang: int) -> Sequence[int]:
    """Where `text` is cut for lines of `width` cells, of which all but the first have `hang` cells less."""
    found: list[int] = []
    start, room = 0, width
    while (end := _reach(text, start, room)) < len(text):
        start = next((at for at in range(end, start, -1) if _may_break(text, at)), end)
        found.append(start)
        room = width - hang
    return found


def _reach(text: str, start: int, room: int) -> int:
    """The first character after `start` that finds no room; spaces at the end of a line need none."""
    used = 0
    for at in range(start, len(text)):
        used += cells(text[at])
        if used > room and not text[at].isspace():
            return max(at, start + 1)
    return len(text)


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if unicodedata.category(after) in _NEVER_FIRST or unicodedata.category(before) in _NEVER_LAST:
        return False
    if before.isspace() and _is_wide(after):
        return not text[:at].rstrip()[-1:].isdigit()  # a figure stays with its measure
    return before.isspace() or _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return get_character_cell_size(character) == 2 or unicodedata.category(character) in {"Pi", "Pf"}  # noqa: PLR2004
