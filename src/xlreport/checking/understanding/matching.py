"""Looking for one of several patterns, and for a name some of whose characters are left out."""

import re
from collections.abc import Sequence

from xlreport.checking.understanding.passages import Passage
from xlreport.form.text.patterns.search_pattern import SearchPattern

MOST_QUOTED = 40


def first_match(patterns: Sequence[SearchPattern], text: str) -> "re.Match[str] | None":
    """The match of the first pattern that stands in the text, or None."""
    return next((match for pattern in patterns if (match := pattern.search(text)) is not None), None)


def stands_in(part: str, whole: str) -> bool:
    """Whether all characters of the one stand in the other, in order."""
    left = iter(whole)
    return all(one in left for one in part)


def quoted_from(passage: Passage) -> str:
    """The beginning of a passage, to know it by."""
    return passage.plain[:MOST_QUOTED]
