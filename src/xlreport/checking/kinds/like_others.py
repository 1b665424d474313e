"""Text that several agencies share, figures aside."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from xlreport.checking.set_inquiry import SetFinding, SetInquiry
from xlreport.checking.understanding.likeness import comparable
from xlreport.form.loading.rules.check_fields import Limit
from xlreport.form.loading.rules.check_kinds import SetSpec
from xlreport.form.model.answers import LISTED


class LikeOthers(SetSpec):
    """What agencies wrote in a part is at least `percent` alike: told once for all that are like the first.

    checks: [{name: like_others, parts: [improvement], percent: "settings.same_improvement"}]
    """

    name: Literal["like_others"]
    holes: ClassVar = frozenset({"found", "part", "other"})
    percent: Limit


def find(spec: LikeOthers, inquiry: SetInquiry) -> Iterator[SetFinding]:
    for part in spec.parts:
        yield from _groups(part, int(spec.percent), inquiry)


def _groups(part: str, percent: int, inquiry: SetInquiry) -> Iterator[SetFinding]:
    compared = [(one, comparable(one.texts[part])) for one in inquiry.texts]
    compared = [(one, text) for one, text in compared if text]
    told: set[int] = set()
    for place, (first, text) in enumerate(compared):
        if place in told:
            continue
        later = [other for _, other in compared[place + 1 :]]
        likes = [(place + 1 + index, alike) for index, alike in _likes(text, later, percent)]
        likes = [(index, alike) for index, alike in likes if compared[index][0].agency != first.agency]
        if not likes:
            continue
        told |= {index for index, _ in likes}
        group = [first, *(compared[index][0] for index, _ in likes)]
        names = LISTED.join(dict.fromkeys(one.agency for one in group))
        yield inquiry.finding(part, group, found=str(min(alike for _, alike in likes)), other=names)


def _likes(text: str, others: Sequence[str], least: int) -> Iterator[tuple[int, int]]:
    """Which of the others are like it, and in how many percent, in their order."""
    from rapidfuzz import fuzz, process

    found = process.extract(text, others, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    yield from sorted((index, int(score)) for _, score, index in found)
