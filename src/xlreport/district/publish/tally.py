"""How many agencies are in which state: counted once, so that page, workbooks and reminders say the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlreport.collection.submissions import AgencyState
from xlreport.messages import district as words


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the agencies that are asked: those on the roster, without one all that have sent something.

    `states`: how many are in each. `sent`: how many have sent anything. `reports`: how many have a report that may be
    published, `counted`: how many of these are in the sums. `overdue`: of those that have sent nothing; None where
    nobody said which day it is. `strangers`: how many more have sent something and are not on the roster.
    """

    members: int
    states: Mapping[str, int]
    reports: int
    counted: int
    overdue: int | None
    strangers: int

    @property
    def sent(self) -> int:
        return self.members - self.states[words.MISSING]


def tally_of(agencies: Sequence[AgencyState], as_of: date | None) -> Tally:
    own = [one for one in agencies if one.on_roster]
    counts = Counter(one.state for one in own)
    late = None if as_of is None else sum(is_overdue(one, as_of) for one in own)
    return Tally(
        members=len(own), states={state: counts[state] for state in words.STATES},
        reports=sum(one.publishable for one in own), counted=sum(one.counted for one in own), overdue=late,
        strangers=len(agencies) - len(own),
    )  # fmt: skip


def is_overdue(one: AgencyState, as_of: date | None) -> bool:
    """Whether nothing has come from an agency after its day."""
    deadline = one.member.deadline if one.member is not None else None
    return one.state == words.MISSING and as_of is not None and deadline is not None and as_of > deadline


def tally_line(tally: Tally, *, by_roster: bool) -> str:
    """The tally as one line of people's words, whose numbers add up."""
    overdue = words.TALLY_OVERDUE.format(count=tally.overdue) if tally.overdue else ""
    missing = tally.states[words.MISSING]
    first = (
        words.TALLY_ROSTER.format(members=tally.members, sent=tally.sent, missing=missing, overdue=overdue)
        if by_roster
        else words.TALLY_SENT.format(sent=tally.sent)
    )
    counted = words.TALLY_COUNTED.format(reports=tally.reports, counted=tally.counted)
    strangers = words.TALLY_STRANGERS.format(count=tally.strangers) if tally.strangers else ""
    return f"{first}{counted}{strangers}"
