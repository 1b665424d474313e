"""Paragraphs that break off without an end."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.matching import first_match
from xlreport.form.loading.rules.check_fields import Limit, Part, Pattern, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import TITLE
from xlreport.form.text.patterns.search_pattern import SearchPattern

MOST_QUOTED = 20


class Unended(CheckSpec):
    """A paragraph of so many characters ends with none of the patterns, though most of the others do.

    `ends`: what a paragraph may end with. `never`: what none may end with, however short it is. `least`: the characters
    from which it is one. The last paragraph of the whole text is only worth a note: it may have been cut off. The title
    has no end.

    checks: [{name: unended, ends: ["[。！？]$"], never: ["，$"], least: 20}]
    """

    name: Literal["unended"]
    holes: ClassVar = frozenset({"found", "quoted"})
    parts: Several[Part] = ()
    ends: Several[Pattern]
    never: Several[Pattern] = ()
    least: Limit


def find(spec: Unended, inquiry: Inquiry) -> Iterator[Finding]:
    own = [one for one in inquiry.typed(spec.parts) if not one.heading and one.part != TITLE]
    long = [one for one in own if len(one.plain) >= spec.least]
    without = {id(one) for one in long if not _ends(spec.ends, one.plain)}
    if 2 * len(without) >= len(long) > 1:
        without = set()
    for passage in own:
        if id(passage) in without or _ends(spec.never, passage.plain):
            end = passage.plain[-MOST_QUOTED:]
            severity = Severity.NOTE if passage is own[-1] else None
            yield inquiry.finding(passage, found=end[-1:], quoted=end, severity=severity)


def _ends(patterns: Sequence[SearchPattern], text: str) -> bool:
    return first_match(patterns, text) is not None
