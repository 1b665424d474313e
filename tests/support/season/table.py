"""The season as it was written down beforehand: what arrives on each day, and what must then be true."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parents[2] / "district" / "season.yaml"
COUNTY = "某某县"
GROUPS = ("offices", "towns")
COUNTED_STATES = frozenset({"待说明", "零报告", "可发布"})

What = Mapping[str, Any]
"""What a file is, in the words that the table explains."""


@dataclass(frozen=True, slots=True)
class Counted:
    agencies: int
    licences: int
    received: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """`since`: the kinds of what is new of an agency, None where no kind is certain. `states`: of every agency of the
    roster; `told`: the files of each finding about an agency's files, by agency and code.
    """

    day: date
    arrives: Mapping[str, What | str]
    removes: Sequence[str] = ()
    renames: Mapping[str, str] = field(default_factory=dict)
    members: Sequence["Owed"]
    states: Mapping[str, str]
    tally: Mapping[str, int]
    counted: Counted
    since: Mapping[str, Sequence[str] | None]
    told: Mapping[str, Mapping[str, Sequence[str]]]
    overdue: Sequence[str] = ()
    says: Mapping[str, Sequence[str]] = field(default_factory=dict)
    never: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def in_totals(self) -> Sequence[str]:
        """The full names of those that count."""
        return [full_name(one) for one, state in self.states.items() if state in COUNTED_STATES]


@dataclass(frozen=True, slots=True)
class Owed:
    """A line of the roster on some day."""

    agency: str
    alias: str
    deadline: date


@dataclass(frozen=True, slots=True)
class Season:
    """`called`: the names on the reports of agencies that call themselves otherwise than the roster does."""

    days: Sequence[Day]
    last_year: Mapping[str, What]
    called: Mapping[str, str]


def full_name(agency: str) -> str:
    """As the roster and the covers have it; towns are governments."""
    return f"{COUNTY}{agency}人民政府" if agency.endswith(("镇", "乡")) else f"{COUNTY}{agency}"


def read_season() -> Season:
    declared = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    agencies = [one for group in GROUPS for one in declared[group]]
    roster = {one: Owed(one, declared["aliases"].get(one, ""), declared["deadline"]) for one in agencies}
    states: dict[str, str] = {}
    told: dict[str, Mapping[str, Sequence[str]]] = {}
    days = []
    for one in declared["days"]:
        roster = _edited(roster, one.pop("roster", {}), declared)
        states = dict.fromkeys(roster, "未报") | states | one.pop("states")
        told = {agency: codes for agency, codes in (told | one.pop("told", {})).items() if codes}
        counted = Counted(**one.pop("counted"))
        days.append(Day(**one, counted=counted, members=list(roster.values()), states=states, told=told))
    return Season(days, declared["last_year"], {full_name(agency): name for agency, name in _called(days)})


def _called(days: Sequence[Day]) -> Iterator[tuple[str, str]]:
    for what in (one for day in days for one in day.arrives.values() if not isinstance(one, str)):
        if "called" in what:
            yield what.get("from") or what["answers"], what["called"]


def _edited(roster: Mapping[str, Owed], edits: What, declared: What) -> dict[str, Owed]:
    """The roster with agencies added, other deadlines and other names; a group stands for all that are in it."""
    added = {one: Owed(one, "", declared["deadline"]) for one in edits.get("adds", ())}
    edited = {**roster, **added}
    for day, whose in edits.get("deadlines", {}).items():
        for agency in (one for group in whose for one in declared.get(group, [group])):
            edited[agency] = Owed(agency, edited[agency].alias, day)
    for agency, alias in edits.get("aliases", {}).items():
        edited[agency] = Owed(agency, alias, edited[agency].deadline)
    return edited
