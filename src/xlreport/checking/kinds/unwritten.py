"""What must stand in the text."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.matching import first_match
from xlreport.form.loading.rules.check_fields import Part, Pattern, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding


class Unwritten(CheckSpec):
    """None of the patterns stands in the parts; what nobody wrote anything in is told by other checks.

    checks: [{name: unwritten, parts: [lead, overview], patterns: ["1月1日.{0,16}12月31日"]}]
    """

    name: Literal["unwritten"]
    holes: ClassVar = frozenset({"part"})
    parts: Several[Part]
    patterns: Several[Pattern]


def find(spec: Unwritten, inquiry: Inquiry) -> Iterator[Finding]:
    own = inquiry.passages(spec.parts)
    text = "\n".join(one.plain for one in own)
    if text and any(one.typed for one in own) and first_match(spec.patterns, text) is None:
        yield inquiry.finding_in_part(own[0].part)
