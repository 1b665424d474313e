"""Numbers that a sentence works out itself: what is left of a whole, and by how much one is more than another."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted, Judged
from xlreport.checking.understanding.judging.lists import TWO, Quote
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words import narrowing
from xlreport.checking.understanding.words.tokens import Kind

_CHANGED = grammar.MORE | grammar.FEWER | narrowing.NEWLY
_WORKED = grammar.LEFT | grammar.STILL | grammar.MORE | grammar.FEWER
MOST = 12
"""So many numbers before it a rest may be of."""


def worked_out(numbers: Sequence[Judged], quote: Quote) -> Iterator[Doubt]:
    """What the numbers before a rest or a difference do not come to; those held against figures are left to them."""
    counts = [one for one in numbers if one.told.figure.unit != "%"]
    for index, one in enumerate(counts):
        if one.why is None or one.doubt is not None or not one.told.figure.exact or not one.told.says(_WORKED):
            continue
        before = _alike([own.told for own in counts[max(index - MOST, 0) : index]], one.told)
        if not _stand_alone(counts[index - len(before) : index]):
            continue
        expected = _left(before, one.told) or _apart(before, one.told)
        if expected is not None and one.told.figure.number not in expected:
            yield Doubt(
                Doubted.WORKED, quote(before[0], one.told), grave=True, told=(*before, one.told),
                found=one.told.figure.number, expected=expected[0],
            )  # fmt: skip


def _alike(before: Sequence[Told], one: Told) -> list[Told]:
    """The exact numbers before it, back to the first that is counted in another unit."""
    found: list[Told] = []
    for own in reversed(before):
        if own.figure.unit != one.figure.unit or not own.figure.exact:
            break
        found.insert(0, own)
    return found


def _stand_alone(before: Sequence[Judged]) -> bool:
    """Whether a table has nothing to say of them, and none stands in brackets or is doubted already."""
    return all(
        one.doubt is None and not one.told.clause.bracketed and (one.told.subject is None or not one.told.subject.table)
        for one in before
    )


def _left(before: Sequence[Told], one: Told) -> tuple[Decimal, ...] | None:
    """What may be left of the numbers before it: 留言9条，办结7条，剩余2条; None if it is no rest."""
    strong = one.says(grammar.LEFT)
    if len(before) < TWO or one.clause.bracketed or not (strong or one.says(grammar.STILL)):
        return None
    if any(own.says(_CHANGED | grammar.THAN) or own.last_year for own in (*before, one)):
        return None
    done = all(own.within or _is_done(own) for own in before[1:])
    if not done and not (strong and len(before) == TWO):
        return None
    numbers = [own.figure.number for own in before]
    whole = sum(numbers, Decimal(0))
    splits = (total - (whole - total) for total in accumulate(numbers[:-1]))
    tails = (2 * number - sum(numbers[at:], Decimal(0)) for at, number in enumerate(numbers[:-1]))
    return tuple(dict.fromkeys((2 * numbers[0] - whole, *splits, *tails)))


def _is_done(told: Told) -> bool:
    """Whether a number is of what was dealt with: 已整改7处."""
    return any(word in token.word for token in told.words for word in grammar.DONE)


def _apart(before: Sequence[Told], one: Told) -> tuple[Decimal, ...] | None:
    """How far the two numbers before it are apart: 甲9条，比乙的7条多2条; 由7条增至9条，增加2条."""
    words = [token.word for token in one.words if token.kind is not Kind.MARK]
    if len(before) < TWO or len(words) != 1 or words[0] not in grammar.MORE | grammar.FEWER:
        return None
    first, second = before[-TWO:]
    ends = second.words[:1] and second.words[0].word in grammar.ONTO
    rises = words[0] in grammar.MORE
    if ends and first.says(grammar.FROM):
        gap = second.figure.number - first.figure.number
    elif second.says(grammar.BESIDE_WHICH) and not second.says(_CHANGED) and second.clause is one.clause:
        gap = first.figure.number - second.figure.number
    else:
        return None
    return (gap if rises else -gap,)
