"""Shares that stand beside the numbers they are worked out from."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.judging.doubts import HUNDRED, Doubt, Doubted, Judged, step_of
from xlreport.checking.understanding.judging.lists import TWO, Quote
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words.tokens import Kind

_BESIDE = grammar.SHARES | grammar.RESPECTIVELY | plain_words.FILLERS


def portions(numbers: Sequence[Judged], quote: Quote) -> Iterator[Doubt]:
    """The shares of a sentence that are not what its numbers make them.

    甲7条，占60%，乙3条，共10条, or 甲7条，占总数10条的60%.
    """
    for one, total, other in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if _is_count(one.told) and _is_whole(total.told, one.told) and _is_share_of_it(other.told):
            yield from _off(one.told, other, total.told.figure.number, quote)
    pairs = [(one.told, other) for one, other in pairwise(numbers) if _is_count(one.told) and _is_share_beside(other)]
    parts = [part for part, _ in pairs]
    whole = _added_up([one.told for one in numbers], parts)
    if whole is None:
        return
    for part, share in pairs:
        yield from _off(part, share, whole, quote)


def _off(part: Told, share: Judged, whole: Decimal, quote: Quote) -> Iterator[Doubt]:
    worked = part.figure.number * HUNDRED / whole
    if share.why is not None and abs(worked - share.told.figure.number) >= step_of(share.told.figure):
        yield Doubt(
            Doubted.SHARE, quote(part, share.told), grave=True, told=(share.told,), found=share.told.figure.number,
            expected=round(worked, 1), part=part.figure.number, whole=whole,
        )  # fmt: skip


def _is_whole(whole: Told, part: Told) -> bool:
    """Whether it is what the number right before it is said to be a share of: 占总数10条."""
    first = next((token.word for token in whole.words if token.kind is not Kind.MARK), "")
    return (
        _is_count(whole)
        and first in grammar.SHARES
        and whole.figure.unit == part.figure.unit
        and bool(whole.figure.number)
    )


def _is_share_of_it(share: Told) -> bool:
    return share.figure.unit == "%" and share.figure.exact and [one.word for one in share.words] == [grammar.OF]


def _is_count(told: Told) -> bool:
    return told.figure.exact and told.figure.unit not in ("", "%")


def _is_share_beside(one: Judged) -> bool:
    """Whether a percentage is the share of the number right before it."""
    told = one.told
    plain = all(token.word in _BESIDE for token in told.words if token.kind is not Kind.MARK)
    return told.figure.unit == "%" and told.figure.exact and plain and (told.says(grammar.SHARES) or not told.words)


def _added_up(numbers: Sequence[Told], parts: Sequence[Told]) -> Decimal | None:
    """What the parts come to, where a number before or after them says so."""
    if len(parts) < TWO or len({one.figure.unit for one in parts}) > 1:
        return None
    total = sum((one.figure.number for one in parts), Decimal(0))
    own = {one.number for one in parts}
    others = (one for one in numbers if _is_count(one) and one.number not in own)
    said = any(one.figure.number == total and one.figure.unit == parts[0].figure.unit for one in others)
    return total if said and total else None
