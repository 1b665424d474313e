"""Text as Markdown that reads as the text: nothing people typed becomes markup."""

import re
from collections.abc import Iterable
from itertools import groupby

from xlreport.form.text.clean import cleaned
from xlreport.narrative.blocks import Run

_INLINE = re.compile(r"[\\`*_\[\]<>~&|]")
_AT_LINE_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_OUTER_BLANKS = re.compile(r"^[ \t]+|(?<![ \t])[ \t]+$", re.MULTILINE)
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_HARD_BREAK = "\\\n"


def one_line(text: str) -> str:
    """Text for a heading or a table cell, which have no room for a line break. A final `#` would vanish."""
    return re.sub(r"#$", r"\\#", _inline(" ".join(cleaned(text).split())))


def paragraph_text(runs: Iterable[Run]) -> str:
    """Runs as one paragraph, its line breaks kept."""
    parts: list[str] = []
    for strong, group in groupby(runs, key=lambda run: run.strong):
        text = _inline(cleaned("".join(run.text for run in group)))
        parts.append(_strong(text, opens_line=not parts) if strong else text)
    lines = re.sub(r"\n+", "\n", _OUTER_BLANKS.sub("", "".join(parts)).strip())
    return _AT_LINE_START.sub(_escaped_start, lines).replace("\n", _HARD_BREAK)


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _strong(text: str, *, opens_line: bool) -> str:
    """Asterisks beside full-width punctuation do not close in CommonMark, so it stands outside of them."""
    core = _CORE.search(text)
    if core is None:
        return text
    before, after = text[: core.start()], text[core.end() :]
    return f"**{before}{core[0]}**{after}" if opens_line else f"{before}**{core[0]}**{after}"


def _escaped_start(found: re.Match[str]) -> str:
    """A number keeps its digits: the backslash goes before the point or bracket."""
    start = found[0]
    return f"{start}\\" if start.isdigit() else f"\\{start}"
