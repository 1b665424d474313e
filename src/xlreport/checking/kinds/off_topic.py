"""Paragraphs about something else."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.matching import first_match
from xlreport.form.loading.rules.check_fields import Limit, Part, Pattern, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding

MOST_QUOTED = 40


class OffTopic(CheckSpec):
    """None of the patterns stands in a paragraph of at least so many characters that people wrote.

    checks: [{name: off_topic, parts: [overview], patterns: ["公开|信息"], least: 100}]
    """

    name: Literal["off_topic"]
    holes: ClassVar = frozenset({"found", "quoted"})
    parts: Several[Part]
    patterns: Several[Pattern]
    least: Limit


def find(spec: OffTopic, inquiry: Inquiry) -> Iterator[Finding]:
    for passage in inquiry.typed(spec.parts):
        if len(passage.plain) >= spec.least and first_match(spec.patterns, passage.plain) is None:
            told = passage.plain[:MOST_QUOTED]
            yield inquiry.finding(passage, found=told, quoted=told)
