"""Regular expressions as rules write them, with holes for counts and for fragments that have names."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from xlreport.form.loading.rules.pattern_cost import MOST_STEPS, steps_a_character
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.text.count import COUNT
from xlreport.form.text.patterns.search_pattern import SearchPattern

if TYPE_CHECKING:  # patterns are there without a file that they are written in
    from xlreport.form.loading.source import Source

Fragments = Mapping[str, str]
"""Patterns that stand in several patterns, by their names."""

BUILT_IN: Fragments = {"n": f"(?P<n>{COUNT})"}
"""The hole that every form may use. Each number of a text is tried once, however long it is."""

_ONCE = r"\d"
"""Stands for such a hole where the steps of a search are counted."""

_HOLE = re.compile(r"\{([A-Za-z_]\w*)\}")


class PatternError(ValueError):
    """A text is no regular expression. `offset` counts characters from its start."""

    def __init__(self, told: Told, offset: int) -> None:
        super().__init__(str(told))
        self.told = told
        self.offset = offset


def compiled(text: str, fragments: Fragments) -> SearchPattern:
    """The pattern with its holes filled.

    Raises PatternError for an unknown hole, for what is no pattern, and for one that may search a text for too long.
    """
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    end = 0
    for hole in _HOLE.finditer(text):
        starts += [(sum(map(len, pieces)), end), (sum(map(len, pieces)) + hole.start() - end, hole.start())]
        pieces += [text[end : hole.start()], _filled(hole, fragments)]
        end = hole.end()
    starts.append((sum(map(len, pieces)), end))
    pieces.append(text[end:])
    found = "".join(pieces)
    try:
        re.compile(found)
    except re.error as error:
        told = Mistake.NOT_A_PATTERN.of(told=error.msg)
        raise PatternError(told, _origin(starts, error.pos or 0, text)) from None
    except (RecursionError, OverflowError):
        raise PatternError(Mistake.PATTERN_DEEP.of(), 0) from None
    _reject_slow(_HOLE.sub(lambda hole: _ONCE if hole.group(1) in BUILT_IN else _filled(hole, fragments), text))
    return SearchPattern(found)


def _reject_slow(pattern: str) -> None:
    steps = steps_a_character(pattern)
    if steps > MOST_STEPS:
        raise PatternError(Mistake.PATTERN_SLOW.of(steps=f"{steps:,}", most=f"{MOST_STEPS:,}"), 0)


def _filled(hole: "re.Match[str]", fragments: Fragments) -> str:
    name = hole.group(1)
    if name in BUILT_IN:
        return BUILT_IN[name]
    if name not in fragments:
        raise PatternError(Mistake.NO_FRAGMENT.unknown(name, [*BUILT_IN, *fragments]), hole.start(1))
    return f"(?:{fragments[name]})"


def _origin(starts: list[tuple[int, int]], position: int, text: str) -> int:
    """Where a position of the filled pattern stands in its text; one inside a filled hole stands at the hole."""
    filled, own = max(start for start in starts if start[0] <= position)
    inside = text.startswith("{", own) and _HOLE.match(text, own) is not None
    return own if inside else own + position - filled


def checked_fragments(source: "Source", fragments: Fragments) -> Fragments:
    """The fragments that are patterns by themselves; the mistakes of the others are added to the source."""
    good: dict[str, str] = {}
    for name, text in fragments.items():
        if name in BUILT_IN:
            source.report(("fragments", name), Mistake.FRAGMENT_BUILT_IN.of(name=name), at_key=True)
            continue
        try:
            compiled(text, {})
        except PatternError as error:
            source.report(("fragments", name), error.told, offset=error.offset)
            continue
        good[name] = text
    return good
