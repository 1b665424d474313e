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


_COARSE, _FINE = 64, 1024
"""Characters are counted by so many groups of them: few for all texts, many for those that few do not tell apart."""


_MOST_IN_SMALL = 2**16
"""Texts shorter than that are counted in two bytes."""


class Likeness:
    """Many texts, each of which is to be compared with all after it.

    Two texts have at most so many characters in common, in order, as they have in common at all. Where that is too few,
    they are not compared; the counts of all texts stand in matrices, which makes that quick.
    """

    def __init__(self, texts: Sequence[str], least: int) -> None:
        import numpy as np

        self._texts, self._least = texts, least
        self._lengths = np.array([len(text) for text in texts], dtype=np.int64)
        kind = np.uint16 if max(map(len, texts), default=0) < _MOST_IN_SMALL else np.int32
        self._counts = tuple(np.empty((len(texts), groups), dtype=kind) for groups in (_COARSE, _FINE))
        for place, text in enumerate(texts):
            characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            for counts in self._counts:
                counts[place] = np.bincount(characters % counts.shape[1], minlength=counts.shape[1])

    def after(self, place: int) -> Iterator[tuple[int, int]]:
        """Which of the texts after that one are at least so much like it, and in how many percent, in their order."""
        import numpy as np
        from rapidfuzz import fuzz

        first = place + 1
        found = np.arange(first, len(self._texts))
        for counts in self._counts:
            others = counts[first:] if len(found) == len(counts) - first else counts[found]
            common = np.minimum(counts[place], others).sum(axis=1, dtype=np.int64)
            found = found[200 * common >= self._least * (self._lengths[place] + self._lengths[found])]
        for index in map(int, found):
            score = fuzz.ratio(self._texts[place], self._texts[index], score_cutoff=self._least)
            if score >= self._least:
                yield index, int(score)
