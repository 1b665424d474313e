"""Text that several agencies share, figures aside."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.set_inquiry import SetFinding, SetInquiry
from xlreport.checking.understanding.likeness import Likeness, comparable
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
    if len(compared) < 2:  # noqa: PLR2004  one text is like no other, and what compares them takes long to import
        return
    texts = Likeness([text for _, text in compared], percent)
    told: set[int] = set()
    for place, (first, _) in enumerate(compared):
        if place in told:
            continue
        likes = [(index, alike) for index, alike in texts.after(place) if compared[index][0].agency != first.agency]
        if not likes:
            continue
        told |= {index for index, _ in likes}
        group = [first, *(compared[index][0] for index, _ in likes)]
        names = LISTED.join(dict.fromkeys(one.agency for one in group))
        yield inquiry.finding(part, group, found=str(min(alike for _, alike in likes)), other=names)
