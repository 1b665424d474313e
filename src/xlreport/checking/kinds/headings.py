"""Headings that a part of the text must have."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_fields import Part, Pattern, Several, Word
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.loading.spec_types import Spec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding

FIRST = 40
"""A paragraph may begin with its heading: within so many characters."""


class Heading(Spec):
    """`name` is what people call it."""

    name: Word
    pattern: Pattern


class Headings(CheckSpec):
    """A part has no heading, and no paragraph that begins with one, in which the pattern stands.

    checks: [{name: headings, part: overview, headings: [{name: "平台建设", pattern: "平台"}]}]
    """

    name: Literal["headings"]
    holes: ClassVar = frozenset({"expected", "part"})
    part: Part
    headings: Several[Heading]


def find(spec: Headings, inquiry: Inquiry) -> Iterator[Finding]:
    own = inquiry.passages([spec.part])
    heads = [one.plain[:FIRST] for one in own]
    missing = [one.name for one in spec.headings if not any(one.pattern.search(head) for head in heads)]
    if missing and any(one.typed and not one.heading for one in own):
        yield inquiry.finding_in_part(spec.part, expected=LISTED.join(missing))
