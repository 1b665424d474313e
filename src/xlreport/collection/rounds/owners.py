"""Whose a file is: the agency it names, or the one whose return copy it is, under a name that has changed since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.collection.received.senders import Senders
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
    here = {one.digest: one for one in submissions if not one.is_page}
    pages = PageNames((one.agency for one in submissions if not one.is_page), roster)
    for one in submissions:
        if one.is_page:
            agency = pages.whole(one)
            yield Owner(agency, None if roster is None else roster.named(agency))
            continue
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


_SHORTEST = 3
"""A name that leaves out the place still says what the agency is."""


class PageNames:
    """Whose published reports are: their titles leave out the place, and some name nobody."""

    def __init__(self, agencies: Iterable[str], roster: Roster | None) -> None:
        """`agencies`: those of the workbooks."""
        self._own = {name_key(one): one for one in agencies}
        names = self._own.values() if roster is None else (one.agency for one in roster.members)
        self._known = {name_key(one): one for one in names}
        self._roster = roster

    def whole(self, page: Submission) -> str:
        """The name of the only agency that it can be; else what the page says."""
        key = name_key(page.agency)
        if key in self._own or (self._roster is not None and self._roster.named(page.agency) is not None):
            return page.agency
        if not key:
            return (None if self._roster is None else Senders(self._roster).of(page.shown)) or ""
        found = [one for known, one in self._known.items() if len(key) >= _SHORTEST and known.endswith(key)]
        return found[0] if len(found) == 1 else page.agency
