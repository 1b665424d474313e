"""Numbers that a text comes back to: 上述12件, 在公开的12条信息中."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted, Judged
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words.tokens import Kind

MOST = 12
"""So many numbers before it a number may come back to."""


def restated(numbers: Sequence[Judged], text: str) -> Iterator[Doubt]:
    """The numbers of a paragraph that say again what was told before, and are not what it was."""
    for index, one in enumerate(numbers):
        if one.doubt is not None or not _comes_back(one.told) or not _is_count(one.told):
            continue
        named = _named(one.told)
        before = [own.told for own in numbers[max(index - MOST, 0) : index] if _is_like(own.told, one.told)]
        meant = [
            own for own in before if named and named in text[own.clause.tokens[0].start : own.clause.tokens[-1].end]
        ]
        if meant and one.told.figure.number not in _sums(before):
            quoted = text[one.told.clause.tokens[0].start : one.told.clause.tokens[-1].end]
            last = meant[-1]
            yield Doubt(
                Doubted.AGAIN, quoted, grave=True, told=(last, one.told), found=one.told.figure.number,
                expected=last.figure.number,
            )  # fmt: skip


def _comes_back(told: Told) -> bool:
    """Whether its words say that it has been told before."""
    words = [token.word for token in told.words]
    if set(words) & grammar.AFORESAID:
        return True
    inside = any(token.word in grammar.INSIDE for token in told.after)
    return inside and bool(words) and words[0] in grammar.AT


def _named(told: Told) -> str:
    """What it is said to count, as it is written after the number."""
    return next(
        (token.word for token in told.after if token.kind in (Kind.WORD, Kind.UNKNOWN) and token.word != grammar.OF), ""
    )


def _is_count(told: Told) -> bool:
    return told.figure.exact and told.figure.unit not in ("", "%")


def _is_like(earlier: Told, one: Told) -> bool:
    return _is_count(earlier) and earlier.figure.unit == one.figure.unit


def _sums(told: Sequence[Told]) -> set[Decimal]:
    """What the last numbers come to, each alone and from each on."""
    numbers = [one.figure.number for one in told[-MOST:]]
    return {*numbers, *(total for at in range(len(numbers)) for total in accumulate(numbers[at:]))}
