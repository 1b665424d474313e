"""How much two texts are alike, figures aside."""

import re
from collections.abc import Iterator, Sequence

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


_GROUPS = 64
"""Characters are counted by so many groups of them."""


class Likeness:
    """Many texts, each of which is to be compared with all after it.

    Two texts have at most so many characters in common, in order, as they have in common at all. Where that is too few,
    they are not compared; the counts of all texts stand in one matrix, which makes that quick.
    """

    def __init__(self, texts: Sequence[str], least: int) -> None:
        import numpy as np

        self._texts, self._least = texts, least
        self._lengths = np.array([len(text) for text in texts], dtype=np.int64)
        counts = [np.bincount(np.array([ord(one) % _GROUPS for one in text]), minlength=_GROUPS) for text in texts]
        self._counts = np.array(counts, dtype=np.int32).reshape(len(texts), _GROUPS)

    def after(self, place: int) -> Iterator[tuple[int, int]]:
        """Which of the texts after that one are at least so much like it, and in how many percent, in their order."""
        import numpy as np
        from rapidfuzz import fuzz

        first = place + 1
        common = np.minimum(self._counts[place], self._counts[first:]).sum(axis=1)
        enough = 200 * common >= self._least * (self._lengths[place] + self._lengths[first:])
        for index in map(int, np.flatnonzero(enough) + first):
            score = fuzz.ratio(self._texts[place], self._texts[index], score_cutoff=self._least)
            if score >= self._least:
                yield index, int(score)
