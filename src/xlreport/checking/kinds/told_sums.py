"""Lists in the text that do not add up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import difference, digits
from xlreport.checking.understanding.judging.doubts import Doubted
from xlreport.form.loading.rules.check_fields import Limit, Several
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding, Severity

WHOLE = Decimal(100)
Doubts = Literal["listed", "short", "again", "share", "worked"]


class ToldSums(SentenceSpec):
    """Numbers of the text that do not agree with each other.

    `doubts`: `listed`, parts after 其中 that exceed their total, or what is told in all and is not what
    the parts before it come to; `short`, parts of what a table counts that are fewer than their total;
    `worked`, a rest or a difference that is not what the numbers before it make it;
    `again`, what a text comes back to with another number; `share`, percentages beside parts that the text itself adds
    up. Of `listed`, parts that fall at most `percent` short of their total are only worth a note.

    checks: [{name: told_sums, percent: "settings.breakdown_short"}]
    """

    name: Literal["told_sums"]
    holes: ClassVar = frozenset({"found", "expected", "difference", "quoted", "part", "whole"})
    doubts: Several[Doubts] = ("listed",)
    percent: Limit | None = None


def find(spec: ToldSums, inquiry: Inquiry) -> Iterator[Finding]:
    for one in inquiry.subject.understood:
        if spec.parts and one.passage.part not in spec.parts:
            continue
        for doubt in one.doubts:
            found, expected = doubt.found, doubt.expected
            if doubt.kind not in spec.doubts or doubt.cited or found is None or expected is None:
                continue
            if spec.excuses(doubt.quoted):
                continue
            if doubt.grave or doubt.kind is Doubted.SHORT or _is_near(spec, found, expected):
                severity = None if doubt.grave else Severity.NOTE
                yield difference(
                    inquiry, one.passage, doubt.quoted, found, expected, severity,
                    part=digits(doubt.part) or "", whole=digits(doubt.whole) or "",
                )  # fmt: skip


def _is_near(spec: ToldSums, found: Decimal, expected: Decimal) -> bool:
    return spec.percent is not None and (expected - found) * WHOLE <= expected * spec.percent
