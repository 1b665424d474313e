"""Text that is last year's again, figures aside."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.likeness import likeness
from xlreport.form.loading.rules.check_fields import Limit, Part, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.answers import LAST_YEAR
from xlreport.form.model.finding import Finding


class LikeLastYear(CheckSpec):
    """What people wrote in a part is at least `percent` alike with what they wrote the year before.

    checks: [{name: like_last_year, parts: [improvement], percent: "settings.same_improvement"}]
    """

    name: Literal["like_last_year"]
    holes: ClassVar = frozenset({"found", "part", "other"})
    parts: Several[Part]
    percent: Limit


def find(spec: LikeLastYear, inquiry: Inquiry) -> Iterator[Finding]:
    before = inquiry.subject.last_year
    for part in spec.parts if before is not None else ():
        percent = likeness(inquiry.subject.typed_text(part), before.typed_text(part) if before is not None else "")
        if percent >= spec.percent:
            yield inquiry.finding_in_part(part, found=str(percent), other=LAST_YEAR)
