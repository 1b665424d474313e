"""What the text says that the figures do not: numbers, statements of none and of all, shares, changes."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import MOST_QUOTED, cell, digits
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted
from xlreport.form.loading.rules.check_fields import Cells, Several
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding, Severity

Doubts = Literal["number", "zero", "every", "share", "change"]


class Understood(SentenceSpec):
    """What was understood of the text is not what the figures say: asked as a question, of another scope as a note.

    `doubts`: numbers, statements of none or of all, shares, changes since last year. `about`: the lines that the first
    figure they rest on stands in. `held`: only where that figure is zero (`none`), or is not (`some`).

    checks: [{name: understood, doubts: [number], about: ["applications[received]"], held: some}]
    """

    name: Literal["understood"]
    holes: ClassVar = frozenset({"found", "expected", "quoted", "cell", "part", "whole"})
    doubts: Several[Doubts]
    about: Several[Cells]
    held: Literal["none", "some"] | None = None


def find(spec: Understood, inquiry: Inquiry) -> Iterator[Finding]:
    for one in inquiry.subject.understood:
        if spec.parts and one.passage.part not in spec.parts:
            continue
        for doubt in one.doubts:
            if _is_asked(spec, doubt) and not spec.excuses(doubt.quoted):
                yield inquiry.finding(
                    one.passage, found=digits(doubt.found), expected=digits(doubt.expected),
                    severity=None if doubt.grave else Severity.NOTE, related=doubt.cited,
                    quoted=doubt.quoted[:MOST_QUOTED], cell=cell(inquiry, doubt.cited),
                    part=digits(doubt.part) or "", whole=digits(doubt.whole) or "",
                )  # fmt: skip


def _is_asked(spec: Understood, doubt: Doubt) -> bool:
    if doubt.kind not in spec.doubts or not doubt.cited or not any(doubt.cited[0] in cells for cells in spec.about):
        return False
    return spec.held is None or doubt.kind is not Doubted.NUMBER or (spec.held == "none") == (not doubt.expected)
