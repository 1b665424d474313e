"""Number formats that show something else than what is stored: scaled, hidden, or with figures of their own."""

import re
from collections.abc import Mapping
from functools import lru_cache

from xlreport.reading.cells import Content, ContentKind, Position

BUILTIN = {9: "0%", 10: "0.00%"}
"""Those of the formats without a text of their own that scale. Source: ECMA-376 part 1, 18.8.30."""

_POINT = "\x01"
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"?|[\\!](?P<one>.)|\[[^\]]*\]|_.|\*.', re.DOTALL)
_FIGURES = re.compile(r"[0#?]")
_SCALED = re.compile(rf"%|[0#?],+(?![0#?,])|{_POINT}")
_SHOWN = re.compile(r"[0#?@]|General|G/|[ymdhs]", re.IGNORECASE)
_TEXT_SECTION = 3
_LONGEST = 255
"""Characters of a format, for Excel."""


def disguised_cells(values: Mapping[Position, Content], formats: Mapping[Position, str]) -> dict[Position, str]:
    """The format of each cell that shows something else than it holds. `formats`: of the cells, where they have one."""
    return {
        position: code
        for position, code in formats.items()
        if position in values and may_disguise(code) and disguises(code, values[position])
    }


@lru_cache(maxsize=4096)
def may_disguise(code: str) -> bool:
    """Whether it does to a number above or below zero, or to a text."""
    numbers = (Content(ContentKind.NUMBER, "1"), Content(ContentKind.NUMBER, "-1"), Content(ContentKind.TEXT, "a"))
    return 0 < len(code) <= _LONGEST and any(disguises(code, one) for one in numbers)


def disguises(code: str, content: Content) -> bool:
    """A zero that is shown as a sign or not at all is as people want it."""
    sections = _sections(code)
    if content.kind is ContentKind.TEXT:
        return len(sections) > _TEXT_SECTION and "@" not in sections[_TEXT_SECTION][0]
    if content.kind is not ContentKind.NUMBER or content.text.strip("0.") == "":
        return False
    below = content.text.startswith("-") and len(sections) > 1
    section, literal = sections[1 if below else 0]
    shows = _SHOWN.search(section) is not None
    return not shows or _SCALED.search(section) is not None or any(one.isdigit() for one in literal)


def _sections(code: str) -> list[tuple[str, str]]:
    """Each section without its literal letters, and these; a literal point among figures is kept as a sign."""
    literal: list[str] = []

    def kept(match: re.Match[str]) -> str:
        own = match["quoted"] or match["one"] or ""
        before, after = code[: match.start()], code[match.end() :]
        inside = _FIGURES.match(before[-1:]) is not None and _FIGURES.match(after) is not None
        literal.extend([own] if own else [])
        return _POINT if own in {".", "．"} and inside else "\x02" if own else ""

    plain = _LITERAL.sub(kept, code)
    found = []
    for section in plain.split(";"):
        count = section.count("\x02") + section.count(_POINT)
        own, literal = literal[:count], literal[count:]
        found.append((section.replace("\x02", ""), "".join(own)))
    return found
