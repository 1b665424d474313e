"""Lists in the text that do not add up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import difference
from xlreport.checking.understanding.judging.doubts import Doubted
from xlreport.form.loading.rules.check_fields import Limit
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding, Severity

WHOLE = Decimal(100)


class ToldSums(SentenceSpec):
    """Parts after 其中 exceed their total, or what is told in all is not what the parts before it come to.

    Parts that fall at most `percent` short of their total are only worth a note.

    checks: [{name: told_sums, percent: "settings.breakdown_short"}]
    """

    name: Literal["told_sums"]
    holes: ClassVar = frozenset({"found", "expected", "difference", "quoted"})
    percent: Limit


def find(spec: ToldSums, inquiry: Inquiry) -> Iterator[Finding]:
    for one in inquiry.subject.understood:
        if spec.parts and one.passage.part not in spec.parts:
            continue
        for doubt in one.doubts:
            found, expected = doubt.found, doubt.expected
            if doubt.kind is not Doubted.LISTED or found is None or expected is None:
                continue
            if any(excuse.search(doubt.quoted) for excuse in spec.unless):
                continue
            if doubt.grave or (expected - found) * WHOLE <= expected * spec.percent:
                severity = None if doubt.grave else Severity.NOTE
                yield difference(inquiry, one.passage, doubt.quoted, found, expected, severity)
