"""What the agency calls itself."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.matching import quoted_from
from xlreport.form.loading.rules.check_fields import AgencyId, Several, pattern_with
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding
from xlreport.form.text.patterns.search_pattern import SearchPattern

KIND = "kind"
"""The group of a pattern that holds what an agency calls itself."""


class ForeignKind(SentenceSpec):
    """The agency calls itself by a kind that stands in none of its names: told once a sentence.

    `names`: the fields with its names. `patterns`: each with a group `kind`. `unless`: what excuses a sentence.

    checks: [{name: foreign_kind, names: ["agency.name"], patterns: ["本(?P<kind>镇|局)"], unless: ["各镇"]}]
    """

    name: Literal["foreign_kind"]
    holes: ClassVar = frozenset({"found", "quoted"})
    names: Several[AgencyId]
    patterns: Several[Annotated[SearchPattern, pattern_with(KIND)]]


def find(spec: ForeignKind, inquiry: Inquiry) -> Iterator[Finding]:
    patterns = inquiry.possible(spec.patterns)
    is_own = cache("".join(map(inquiry.agency, spec.names)).__contains__)
    for passage in inquiry.typed(spec.parts) if patterns else ():
        for sentence in passage.sentences:
            matches = (one for pattern in patterns for one in pattern.finditer(sentence))
            match = next((one for one in matches if not is_own(one[KIND])), None)
            if match is not None and not spec.excuses(sentence):
                yield inquiry.finding(passage, found=match.group(), quoted=quoted_from(passage))
