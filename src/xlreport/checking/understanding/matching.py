"""Looking for one of several patterns."""

import re
from collections.abc import Sequence

from xlreport.checking.understanding.passages import Passage

MOST_QUOTED = 40


def first_match(patterns: Sequence[re.Pattern[str]], text: str) -> "re.Match[str] | None":
    """The match of the first pattern that stands in the text, or None."""
    return next((match for pattern in patterns if (match := pattern.search(text)) is not None), None)


def quoted_from(passage: Passage) -> str:
    """The beginning of a passage, to know it by."""
    return passage.plain[:MOST_QUOTED]
