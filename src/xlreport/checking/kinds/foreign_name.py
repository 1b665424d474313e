"""Another body's name where the agency speaks of itself."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import plain
from xlreport.checking.understanding.matching import quoted_from, stands_in
from xlreport.form.loading.rules.check_fields import AgencyId, Several, pattern_with
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding
from xlreport.form.text.patterns.search_pattern import SearchPattern

NAME, PLACE = "name", "place"


class ForeignName(SentenceSpec):
    """A sentence is about a body of another place than the agency, by its full name: told once a report.

    `patterns`: each with the groups `name`, and within it `place`, whose last character tells its level. `own`: the
    fields with names of the agency and of those above it. Places of a level of which it has none are passed over: they
    may lie below it; with `any_level` they are told, since only the agency can be meant.

    checks:
      - {name: foreign_name, own: ["agency.name"], patterns: ["^(?P<name>(?P<place>[^，。]{2,8}县).{1,8}局)"]}
    """

    name: Literal["foreign_name"]
    holes: ClassVar = frozenset({"found", "quoted"})
    own: Several[AgencyId]
    patterns: Several[Annotated[SearchPattern, pattern_with(NAME, PLACE)]]
    any_level: bool = False


def find(spec: ForeignName, inquiry: Inquiry) -> Iterator[Finding]:
    own = [name for field in spec.own if (name := plain(inquiry.agency(field)))]
    patterns = inquiry.possible(spec.patterns)
    for passage, sentence in inquiry.sentences(spec.parts) if patterns else ():
        match = next((found for one in patterns if (found := one.search(sentence)) is not None), None)
        if match is None or spec.excuses(sentence):
            continue
        if not _is_own(match[PLACE], own, any_level=spec.any_level):
            yield inquiry.finding(passage, found=match[NAME], quoted=quoted_from(passage))
            return


def _is_own(place: str, own: Sequence[str], *, any_level: bool) -> bool:
    """Whether the agency is of that place, or of no place of that level: then nothing can be said.

    All characters of the place stand in one of its names, in order.
    """
    level = place[-1]
    unknown = not any_level and not any(level in name for name in own)
    return unknown or any(stands_in(place, name) for name in own)
