"""How everything stands after a run, as plain values that pages show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from xlreport.collection.rounds.history import History
from xlreport.messages.district import RETURNS

if TYPE_CHECKING:
    from xlreport.form.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeen:
    """A file that was read. `key`: under which the journal keeps it; `said`: why it does not count, where it does not.

    `rival`: whether it is one of several of which somebody has to choose.
    """

    shown: str
    key: str
    template: str
    counts: bool
    rival: bool
    saved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySeen:
    """`id` is the same in every run; `told`: what is said of its files as a set; `letter`: what to write to it."""

    id: str
    agency: str
    form: str
    state: str
    tone: str
    on_roster: bool
    errors: int
    open: int
    deadline: str
    late: bool
    contact: str
    said: str
    links: tuple[str, ...]
    letter: str
    files: tuple[FileSeen, ...]
    told: tuple[str, ...]

    @property
    def has_copy(self) -> bool:
        """Whether there is something to be sent back to it."""
        return any(link.startswith(RETURNS) for link in self.links)

    @property
    def used(self) -> FileSeen | None:
        return next((one for one in self.files if one.counts), None)

    @property
    def rivals(self) -> Sequence[FileSeen]:
        return [one for one in self.files if one.rival]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSeen:
    """One form's agencies. `counts`: how many are in each state, with the tone of that."""

    title: str
    said: str
    counts: tuple[tuple[str, int, str], ...]
    agencies: tuple[AgencySeen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`outputs`: the paths below the results that may be taken away; `lines`: what did not go as on any other day."""

    title: str
    sections: tuple[SectionSeen, ...]
    todo: Markup
    changes: Markup
    history: History
    unread: tuple[tuple[str, str, str], ...]
    forms: "Mapping[str, Template]"
    journal: Path
    outputs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def agencies(self) -> Iterator[AgencySeen]:
        return (one for section in self.sections for one in section.agencies)

    def agency(self, own: str) -> AgencySeen | None:
        return next((one for one in self.agencies if one.id == own), None)
