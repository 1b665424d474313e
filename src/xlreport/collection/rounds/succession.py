"""Which of the files that an agency handed in for a form counts: the last round, or none where that cannot be told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from xlreport.collection.submissions import Submission


@dataclass(frozen=True, slots=True)
class Succession:
    """`used`: the file that counts, None where `rivals` differ and neither answers the other.

    `same`: files that hold one report, for each report that is there more than once; `replaced`: those whose report a
    later one has taken the place of, in the order of the files.
    """

    used: Submission | None
    rivals: tuple[Submission, ...]
    same: tuple[tuple[Submission, ...], ...]
    replaced: tuple[Submission, ...]


def succeed(files: Sequence[Submission]) -> Succession:
    """Of files that can be used. What answers another takes its place, and so does a later round.

    A file that nothing answers and that was saved after the later round is not passed over: it may be newer still.
    """
    reports: dict[str, list[Submission]] = {}
    for one in files:
        reports.setdefault(one.digest, []).append(one)
    best = [_best(same) for same in reports.values()]
    answered = {one.round.answers for one in files if one.round.answers != one.digest}
    left = [one for one in best if one.digest not in answered and not any(_follows(other, one) for other in best)]
    rivals = left or best
    decided = rivals[0] if len(rivals) == 1 else None
    standing = {one.digest for one in rivals}
    return Succession(
        used=decided,
        rivals=() if decided is not None else tuple(rivals),
        same=tuple(tuple(same) for digest, same in reports.items() if len(same) > 1 and digest in standing),
        replaced=tuple(one for one in files if one.digest not in standing),
    )


def _best(same: Iterable[Submission]) -> Submission:
    """Of one report in several files the soundest: a total that was typed over may have been mended in one of them."""
    return min(same, key=lambda one: (one.errors, one.open, one.round.number))


def _follows(later: Submission, one: Submission) -> bool:
    return later.round.number > one.round.number and not _was_saved_after(one, later)


def _was_saved_after(one: Submission, other: Submission) -> bool:
    """As far as both files say. Of times told by different clocks only the days are compared."""
    if not one.saved or not other.saved:
        return False
    same_clock = one.saved.endswith("Z") == other.saved.endswith("Z")
    return one.saved > other.saved if same_clock else one.saved[:10] > other.saved[:10]


class Sign(StrEnum):
    """What tells that a file is newer: the round, when it was saved, the day below the report."""

    ROUND = "round"
    SAVED = "saved"
    SIGNED_ON = "signed_on"


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest of several files, and by what."""

    submission: Submission
    by: Sign


def newest(rivals: Sequence[Submission]) -> Newest | None:
    """By what the files say themselves; None if that is even. Whoever copies a file changes the days of the disk."""
    asked: Sequence[tuple[Sign, Callable[[Submission], str]]] = (
        (Sign.ROUND, lambda one: f"{one.round.number:04d}"),
        (Sign.SAVED, lambda one: one.saved),
        (Sign.SIGNED_ON, lambda one: one.signed_on),
    )
    for sign, ask in asked:
        told = sorted(map(ask, rivals))
        if all(told) and told[-1] != told[-2]:
            return Newest(max(rivals, key=ask), sign)
    return None
