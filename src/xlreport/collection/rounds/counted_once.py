"""Whose figures are in the sums of a roster: nobody's twice, and who is still lacking is told."""

from collections.abc import Iterator, Sequence

from xlreport.collection.roster import Roster
from xlreport.collection.rounds.selection import contained
from xlreport.collection.submissions import AgencyState, IntakeFinding, set_finding
from xlreport.messages import district as words

DOUBLE, LACKING = "AGG-DOUBLE", "AGG-COUNT"


def counted_once(
    states: Sequence[AgencyState], roster: Roster, form: str
) -> tuple[Sequence[AgencyState], Sequence[IntakeFinding]]:
    """Agencies below one whose report holds theirs are published, but not counted again. `form`: its name, where there
    are several.
    """
    placed, below = contained(states, roster)
    told = form or words.ANY_FORM
    findings = [
        set_finding(DOUBLE, [], agency=agency, form=told, agencies="、".join(names)) for agency, names in below.items()
    ]
    return placed, findings


def lacking(states: Sequence[AgencyState], roster: Roster, form: str) -> Iterator[IntakeFinding]:
    """Of a form that everybody on the roster owes."""
    own = [one for one in states if one.member is not None and not one.publishable]
    if own:
        found = str(len(roster.members) - len({one.owner for one in own}))
        params = {"expected": str(len(roster.members)), "form": form, "agencies": "、".join(one.agency for one in own)}
        yield set_finding(LACKING, [], found=found, **params)
