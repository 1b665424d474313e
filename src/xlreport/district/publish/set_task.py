"""What the worker is told that makes the files about the whole set; it travels agency by agency."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self, TypeVar

from xlreport.collection.rounds.below import files_of
from xlreport.collection.rounds.history import Event
from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.letters.letters import Returned, ReturnedCopies
from xlreport.district.publish.page.todo import Links
from xlreport.district.run.arrivals import Arrival
from xlreport.district.run.objects import object_path
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.run import BatchOutcome
from xlreport.district.run.workers.pieces import InGroups

Key = tuple[str | None, str]
"""A form and an agency."""

_AT_A_TIME = 250

Name = TypeVar("Name")
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class SetTask(InGroups):
    """All that a worker is told to make the files about the whole set; the forms it loads itself."""

    request: BatchRequest
    outcome: BatchOutcome
    links: Links
    copies: Mapping[str, str]
    """Return copies by the file that they answer."""
    returned: Mapping[Key, tuple[str, str]]
    """Their paths and digests."""
    messages: Mapping[Key, str]
    """The digests of what is sent with them."""
    folder: Path

    def sent_back(self) -> ReturnedCopies:
        """The copies with their messages as texts."""
        texts = {key: object_path(self.folder, digest) for key, digest in self.messages.items()}
        return {
            key: Returned(path, digest, texts[key].read_text(encoding="utf-8"))
            for key, (path, digest) in self.returned.items()
        }

    def groups(self) -> Iterator[object]:
        """First what is left without agencies, arrivals and events; then those."""
        outcome, intake = self.outcome, self.outcome.intake
        bare = replace(
            outcome, arrivals=(), history=replace(outcome.history, events=()),
            intake=replace(intake, forms=tuple(replace(one, agencies=()) for one in intake.forms)),
        )  # fmt: skip
        yield replace(self, outcome=bare, links={}, copies={}, returned={}, messages={})
        left: defaultdict[str, list[tuple[int, Arrival]]] = defaultdict(list)
        for place, arrival in enumerate(outcome.arrivals):
            left[arrival.shown].append((place, arrival))
        for form, one in enumerate(intake.forms):
            for states in _some(one.agencies):
                yield self._group(form, states, left)
        for arrivals in _some(tuple(arrival for own in left.values() for arrival in own)):
            yield _Group(arrivals=arrivals)
        for events in _some(outcome.history.events):
            yield _Group(events=events)

    def _group(
        self, form: int, states: tuple[AgencyState, ...], left: dict[str, list[tuple[int, Arrival]]]
    ) -> "_Group":
        shown, keys = sorted(files_of(states)), [(one.template, one.agency) for one in states]
        return _Group(
            form=form, states=states, arrivals=tuple(own for path in shown for own in left.pop(path, ())),
            links=_of(keys, self.links), copies=_of(shown, self.copies),
            returned=_of(keys, self.returned), messages=_of(keys, self.messages),
        )  # fmt: skip

    @classmethod
    def joined(cls, groups: Iterator[Any]) -> Self:
        task: Self = next(groups)
        states: defaultdict[int, list[AgencyState]] = defaultdict(list)
        arrivals: list[tuple[int, Arrival]] = []
        events: list[Event] = []
        maps: tuple[dict[Any, Any], ...] = ({}, {}, {}, {})
        for one in groups:
            states[one.form] += one.states
            arrivals += one.arrivals
            events += one.events
            for every, own in zip(maps, (one.links, one.copies, one.returned, one.messages), strict=True):
                every.update(own)
        outcome = task.outcome
        forms = tuple(replace(one, agencies=tuple(states[form])) for form, one in enumerate(outcome.intake.forms))
        whole = replace(
            outcome, intake=replace(outcome.intake, forms=forms),
            arrivals=tuple(one for _, one in sorted(arrivals, key=lambda one: one[0])),
            history=replace(outcome.history, events=tuple(events)),
        )  # fmt: skip
        links, copies, returned, messages = maps
        return replace(task, outcome=whole, links=links, copies=copies, returned=returned, messages=messages)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Some agencies with all that is theirs; arrivals with their places in the list of all."""

    form: int = 0
    states: tuple[AgencyState, ...] = ()
    arrivals: tuple[tuple[int, Arrival], ...] = ()
    events: tuple[Event, ...] = ()
    links: Links = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[Key, tuple[str, str]] = field(default_factory=dict)
    messages: Mapping[Key, str] = field(default_factory=dict)


def _some(values: tuple[One, ...]) -> Iterator[tuple[One, ...]]:
    for start in range(0, len(values), _AT_A_TIME):
        yield values[start : start + _AT_A_TIME]


def _of(names: Iterable[Name], whole: Mapping[Name, One]) -> dict[Name, One]:
    return {one: whole[one] for one in names if one in whole}
