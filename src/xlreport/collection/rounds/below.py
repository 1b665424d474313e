"""What was handed in below each superior of a roster: the same states as in the whole, added up among themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from xlreport.collection.roster import Member, Roster
from xlreport.collection.rosters.names import name_key
from xlreport.collection.rounds.counted_once import DOUBLE, LACKING, counted_once, lacking
from xlreport.collection.submissions import AgencyState, FormIntake, Intake, IntakeFinding


@dataclass(frozen=True, slots=True)
class Below:
    """`superior`: as the roster calls it, be it on the list itself or not; `roster`: all below it, at any depth."""

    superior: str
    roster: Roster


def superiors_of(roster: Roster) -> Sequence[Below]:
    """Everybody whom the roster names as a superior, in the order in which they are named."""
    names: dict[str, str] = {}
    members: defaultdict[str, list[Member]] = defaultdict(list)
    for member in roster.members:
        for name in _above(member, roster):
            key = name_key(name)
            names.setdefault(key, name)
            members[key].append(member)
    return [Below(name, Roster(tuple(members[key]))) for key, name in names.items()]


def _above(member: Member, roster: Roster) -> Iterator[str]:
    """Those above, the nearest first; a list that runs in a circle ends where it began."""
    passed, one = {name_key(member.agency)}, member
    while one.superior:
        known = roster.named(one.superior)
        name = one.superior if known is None else known.agency
        if name_key(name) in passed:
            return
        passed.add(name_key(name))
        yield name
        if known is None:
            return
        one = known


def intake_below(intake: Intake, roster: Roster) -> Intake:
    """Of the agencies on the roster alone. What holds their figures further up does not count here, so they do."""
    members = {one.agency for one in roster.members}
    owed = {one.finding.params["form"] for one in intake.findings if one.finding.code == LACKING}
    parts = [replace(form, agencies=tuple(_own(form.agencies, members))) for form in intake.forms]
    parts = [one for one in parts if one.agencies] or parts[:1]
    forms: list[FormIntake] = []
    sums: list[IntakeFinding] = []
    for form in parts:
        name = form.name if len(parts) > 1 else ""
        states, findings = counted_once(form.agencies, roster, name)
        forms.append(replace(form, agencies=tuple(states)))
        is_owed = (form.name if len(intake.forms) > 1 else "") in owed
        sums += [*findings, *(lacking(states, roster, name) if is_owed else ())]
    return replace(intake, forms=tuple(forms), findings=(*_about(intake.findings, members, forms), *sums))


def _own(states: Iterable[AgencyState], members: AbstractSet[str]) -> Iterator[AgencyState]:
    for one in states:
        if one.member is not None and one.member.agency in members:
            yield replace(one, contained_in=None)


def _about(
    findings: Sequence[IntakeFinding], members: set[str], forms: Sequence[FormIntake]
) -> Iterator[IntakeFinding]:
    """Those about one of the agencies or its files alone; what is in which sum is told anew."""
    states = [one for form in forms for one in form.agencies]
    names, files = members | {one.agency for one in states}, files_of(states)
    for one in findings:
        is_own = one.finding.params.get("agency") in names or (one.paths and files >= {*one.paths})
        if is_own and one.finding.code not in {DOUBLE, LACKING}:
            yield one


def files_of(states: Iterable[AgencyState]) -> AbstractSet[str]:
    """The shown paths of all that they sent, readable or not."""
    return {file.shown for one in states for sent in (one.files, one.pages, one.foreign) for file in sent}
