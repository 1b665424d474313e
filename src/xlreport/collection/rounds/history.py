"""What happened when: each agency's files received, returned, mended and explained, run by run."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """`MENDED`: a file that took an earlier one's place. `CHANGED`: the same file now stands otherwise, as rules or
    last year's figures are others. `GONE`: what was used is no longer there. `COUNTED`, `LEFT_OUT`: the same report is
    in the totals from now on, or no longer, as the roster is another.
    """

    HANDED_IN = "handed_in"
    MENDED = "mended"
    EXPLAINED = "explained"
    UNDECIDED = "undecided"
    RETURNED = "returned"
    CHANGED = "changed"
    GONE = "gone"
    COUNTED = "counted"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the history.

    `run` counts from 1 the runs that met with something new; `day` is what `--as-of` said, for no clock is asked.
    `was` and `state`: the agency's state before and after the run, `was` empty for one of which nothing was known.
    `path`: the file, empty where none is there any more; `errors`, `open`, `explained`: what was left of it to mend
    and to explain, and what had been.
    """

    run: int
    day: date | None
    agency: str
    form: str
    kind: EventKind
    round: int
    path: str
    errors: int
    open: int
    explained: int
    was: str
    state: str
    changes: str = ""
    """What the file changed of the one before, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an agency stood for a form after a run: what the next run is compared with.

    `digest`: of the report in use, empty where none is; `digests`: of all that it has handed in and is there;
    `returned`: of those that were ever answered by a return copy. `round`: of the report in use, 0 without any.
    `counted`: whether it is in the totals.
    """

    agency: str
    form: str
    state: str
    digest: str
    digests: tuple[str, ...]
    returned: tuple[str, ...]
    round: int
    errors: int
    open: int
    explained: int
    counted: bool


@dataclass(frozen=True, slots=True)
class History:
    """All that has happened so far, the earliest first, and how everybody stands. `known`: so many of the events were
    known before this run. `lost`: what earlier runs had kept could not be read.
    """

    events: tuple[Event, ...] = ()
    standings: tuple[Standing, ...] = ()
    known: int = 0
    lost: bool = False

    @property
    def runs(self) -> int:
        """How many runs met with something new."""
        return max((one.run for one in self.events), default=0)

    @property
    def latest(self) -> tuple[Event, ...]:
        """What the last of them met with: the same until something new comes."""
        last = self.runs
        return tuple(one for one in self.events if one.run == last)

    @property
    def new(self) -> tuple[Event, ...]:
        """What this run met with."""
        return self.events[self.known :]
