"""How much two texts are alike, figures aside."""

import re

from xlreport.checking.understanding.counts.figures import plain

LEAST = 60
"""Shorter texts are alike by chance."""


def likeness(one: str, other: str) -> int:
    """In percent, without figures; 0 for texts too short to tell."""
    from rapidfuzz import fuzz

    own, theirs = comparable(one), comparable(other)
    return int(fuzz.ratio(own, theirs)) if own and theirs else 0


def comparable(text: str) -> str:
    """The text without figures; empty where it is too short to tell."""
    own = re.sub(r"\d+", "", plain(text))
    return own if len(own) >= LEAST else ""
