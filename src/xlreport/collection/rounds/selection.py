"""What counts: which agencies are in every total of a run, and why each of the others is not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from xlreport.collection.roster import Roster
from xlreport.collection.submissions import AgencyState, Fault, FormIntake, Intake
from xlreport.messages import district
from xlreport.messages import rounds as words


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An agency that is in no total, and why, in words. `on_roster`: one that owes, not one nobody asked."""

    agency: str
    why: str
    on_roster: bool = True


@dataclass(frozen=True, slots=True)
class Selection:
    """The same for every output of a run. Where several forms are owed an agency stands here for each, its form behind
    its name. `asked`: how many owe a report, those counted among them.
    """

    counted: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def asked(self) -> int:
        return len(self.counted) + sum(one.on_roster for one in self.left_out)

    def listed(self) -> Mapping[str, Any]:
        """As findings.json has it."""
        left_out = [{"agency": one.agency, "why": one.why} for one in self.left_out]
        return {"counted": list(self.counted), "left_out": left_out}

    def by_reason(self) -> Mapping[str, list[str]]:
        """The agencies that are left out, by why they are."""
        found: dict[str, list[str]] = {}
        for one in self.left_out:
            found.setdefault(one.why, []).append(one.agency)
        return found


def select(intake: Intake) -> Selection:
    """In the order of the intake: form by form, those of the roster first."""
    several = len(intake.forms) > 1
    counted: list[str] = []
    left_out: list[LeftOut] = []
    for form in intake.forms:
        for one in form.agencies:
            name = name_in_selection(one.agency, form, several=several)
            if one.counted:
                counted.append(name)
            else:
                left_out.append(LeftOut(name, _why(one), one.on_roster))
    return Selection(tuple(counted), tuple(left_out))


def name_in_selection(agency: str, form: FormIntake, *, several: bool) -> str:
    """What an agency is called there; `several`: whether more than one form is owed."""
    return words.AGENCY_AND_FORM.format(agency=agency, form=form.name) if several else agency


def _why(one: AgencyState) -> str:
    if not one.on_roster:
        return words.WHY_NOT_ON_ROSTER
    if one.contained_in is not None and one.publishable:
        return words.WHY_CONTAINED.format(agency=one.contained_in)
    if one.state == district.RECEIVED:
        return words.WHY_UNDECIDED
    if one.used is not None:
        return words.WHY_ERRORS
    return _why_unusable(one)


def _why_unusable(one: AgencyState) -> str:
    """Of the last file handed in, where none can be used; else that there is none."""
    if not one.files:
        return words.WHY_WRONG_KIND if one.foreign else words.WHY_MISSING
    last = one.files[-1]
    told = {
        Fault.YEAR: words.WHY_YEAR.format(year=last.year),
        Fault.BLANK: words.WHY_BLANK,
        Fault.LAST_YEAR: words.WHY_LAST_YEAR,
    }
    return told[one.faults[last.shown]]


def contained(
    states: Sequence[AgencyState], roster: Roster
) -> tuple[Sequence[AgencyState], Mapping[str, Sequence[str]]]:
    """The states, those below an agency whose report holds theirs not counted again; and by it those published."""
    counted = {one.owner for one in states if one.publishable and one.member is not None and one.member.contains_below}
    below: defaultdict[str, list[str]] = defaultdict(list)
    placed: list[AgencyState] = []
    for one in states:
        above = _above(one, counted, roster)
        if above is not None and one.publishable:
            below[above].append(one.agency)
        placed.append(one if above is None else replace(one, contained_in=above))
    return placed, below


def _above(one: AgencyState, counted: set[str], roster: Roster) -> str | None:
    if one.member is None:
        return None
    return next((above.agency for above in roster.superiors(one.member) if above.agency in counted), None)
