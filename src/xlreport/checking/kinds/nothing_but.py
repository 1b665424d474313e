"""Parts of the text that say nothing of their own."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.matching import first_match
from xlreport.form.loading.rules.check_fields import Part, Pattern, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding

MOST_QUOTED = 40


class NothingBut(CheckSpec):
    """Every sentence of a part holds one of the patterns, and nothing else is said.

    checks: [{name: nothing_but, part: other_matters, patterns: ["^无$"]}]
    """

    name: Literal["nothing_but"]
    holes: ClassVar = frozenset({"found", "part"})
    part: Part
    patterns: Several[Pattern]


def find(spec: NothingBut, inquiry: Inquiry) -> Iterator[Finding]:
    text = [one for passage in inquiry.passages([spec.part]) if not passage.heading for one in passage.sentences]
    if text and all(first_match(spec.patterns, sentence) is not None for sentence in text):
        yield inquiry.finding_in_part(spec.part, found=text[0][:MOST_QUOTED])
