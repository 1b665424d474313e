"""Whose a file is: the agency it names, or the one whose return copy it is, under a name that has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.collection.roster import Member, Roster
from xlreport.collection.rosters.names import name_key
from xlreport.collection.rounds.digests import agency_mark
from xlreport.collection.submissions import Submission


@dataclass(frozen=True, slots=True)
class Owner:
    """`agency`: by whose name the file is filed, its `member` of the roster where it is one.

    `renamed`: the file itself says another name, and is a return copy of this agency.
    """

    agency: str
    member: Member | None = None
    renamed: bool = False


def owners(submissions: Sequence[Submission], roster: Roster | None) -> Iterator[Owner]:
    """Of each file of one form, in their order. A name that the roster knows is always believed."""
    members = {} if roster is None else _marks(roster)
    here = {one.digest: one for one in submissions}
    for one in submissions:
        member = None if roster is None else roster.named(one.agency)
        if member is not None:
            yield Owner(member.agency, member)
        elif one.round.owner in members:
            member = members[one.round.owner]
            yield Owner(member.agency, member, renamed=True)
        else:
            first = _answered(one, here)
            member = None if roster is None else roster.named(first.agency)
            agency = first.agency if member is None else member.agency
            yield Owner(agency, member, renamed=name_key(first.agency) != name_key(one.agency))


def _marks(roster: Roster) -> Mapping[str, Member]:
    """The members by what return copies to them are stamped with: whatever name they are known by."""
    names = ((name, one) for one in roster.members for name in (one.agency, *one.aliases, *one.short_names))
    return {agency_mark(name): one for name, one in names if roster.named(name) is one}


def _answered(one: Submission, here: Mapping[str, Submission]) -> Submission:
    """The first of the files that a return copy goes back to, as far as they are here; else itself."""
    seen = {one.digest}
    while one.round.owner and one.round.answers in here and one.round.answers not in seen:
        seen.add(one.round.answers)
        one = here[one.round.answers]
    return one
