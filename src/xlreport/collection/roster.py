"""Who has to report: a list of agencies, as a workbook or as CSV."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from pathlib import Path

from xlreport.checking.registry import check_kinds
from xlreport.collection.rosters.names import is_no_agency, name_key, seen
from xlreport.collection.rosters.rows import Rows, refused, rows_in
from xlreport.form.loading.catalogue import load_templates
from xlreport.form.model.fields import AgencyField
from xlreport.form.model.template import Template
from xlreport.form.text.labels import normal
from xlreport.messages import district as words
from xlreport.messages.rosters.names import BETWEEN

NAME = "name"
"""The field of every form that an agency is known by; what stands in for it is another name of the agency."""

_BETWEEN_NAMES = re.compile(f"[{BETWEEN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An agency of the roster. `contains_below`: its report already holds the figures of those under it."""

    agency: str
    code: str = ""
    superior: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    """Of the contact, else of the agency."""
    deadline: date | None = None
    contains_below: bool = False
    aliases: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    """What it calls itself on the forms."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """All that the roster says of it, by the normal form of the column's head."""

    def given(self, field: AgencyField) -> str:
        """What the roster says for a field of a form; empty where it has no such column, or nothing in it."""
        return next((text for head in _heads(field) if (text := self.cells.get(head))), "")


def _heads(field: AgencyField) -> Sequence[str]:
    """The normal forms of the heads that a field's column may have: its label, its id, and what rosters call it."""
    others = (*words.ROSTER_OTHER_HEADS.get(field.id, ()), *words.ROSTER_COLUMNS.get(field.id, ()))
    return [normal(head) for head in (field.label, field.id, *others)]


@dataclass(frozen=True)
class Roster:
    """The members in the order of the list. `heads`: of the columns that are not the roster's own.

    `passed_over`: rows that name no agency, such as a sum below the list, by their number.
    """

    members: tuple[Member, ...]
    heads: tuple[str, ...] = ()
    passed_over: Mapping[int, str] = field(default_factory=dict)

    def unknown_to(self, templates: Iterable[Template]) -> tuple[str, ...]:
        """The heads that are no field of any of these forms."""
        known = {head for template in templates for field in template.agency_fields for head in _heads(field)}
        return tuple(head for head in self.heads if normal(head) not in known)

    def named(self, agency: str) -> Member | None:
        """By its full name, else by another of its names that only one has; see `name_key` for what does not count."""
        by_name, by_other = self._names
        wanted = name_key(agency)
        others = by_other.get(wanted, [])
        return by_name.get(wanted) or (others[0] if len(others) == 1 else None)

    @cached_property
    def _names(self) -> tuple[Mapping[str, Member], Mapping[str, Sequence[Member]]]:
        """The members by their full names, and by every other one: asked for each file of thousands."""
        others: defaultdict[str, list[Member]] = defaultdict(list)
        for one in self.members:
            for key in {name_key(name) for name in (*one.aliases, *one.short_names)}:
                others[key].append(one)
        return {name_key(one.agency): one for one in reversed(self.members)}, others

    def superiors(self, member: Member) -> Iterator[Member]:
        """Those above, the nearest first; a list that runs in a circle ends where it began."""
        seen = {member.agency}
        above = self.named(member.superior) if member.superior else None
        while above is not None and above.agency not in seen:
            seen.add(above.agency)
            yield above
            above = self.named(above.superior) if above.superior else None


def read_roster(path: Path, templates: Mapping[str, Template] | None = None) -> Roster:
    """The roster in a file. Raises UnreadableWorkbookError, every mistake named.

    `templates`: the forms whose fields its columns may be, by id; left out, the bundled ones.
    """
    forms = load_templates(check_kinds()) if templates is None else templates
    return _roster(rows_in(path, forms), [field for form in forms.values() for field in form.agency_fields])


def _roster(rows: Rows, fields: Sequence[AgencyField]) -> Roster:
    for place, row in rows.items():
        heads = {index: cell for index, cell in row.items() if cell}
        found = _own_columns(heads)
        if found["agency"]:
            _refuse_results(heads.values())
            own = set(chain.from_iterable(found.values()))
            others = tuple(cell for index, cell in heads.items() if index not in own)
            reading = _Reading(found, heads, fields)
            for number in (number for number in rows if number > place):
                reading.take(number, rows[number])
            return Roster(reading.members(), others, reading.passed_over)
    raise refused(words.ROSTER_NO_HEAD)


def _own_columns(heads: Mapping[int, str]) -> Mapping[str, Sequence[int]]:
    """The columns of each of the roster's own keys, those first whose head is the more usual."""
    places = {normal(head): index for index, head in reversed(list(heads.items()))}
    return {
        key: [places[normal(label)] for label in labels if normal(label) in places]
        for key, labels in words.ROSTER_COLUMNS.items()
    }


def _refuse_results(heads: Iterable[str]) -> None:
    """What a run has written lists agencies too, and not all of them."""
    if not words.RESULT_HEADS.isdisjoint(map(normal, heads)):
        raise refused(words.ROSTER_IS_RESULT)


class _Reading:
    """A list as far as it has been read. `columns`: the roster's own by their keys; `heads`: of all columns."""

    def __init__(
        self, columns: Mapping[str, Sequence[int]], heads: Mapping[int, str], fields: Sequence[AgencyField]
    ) -> None:
        self.passed_over: dict[int, str] = {}
        self._columns = columns
        self._heads = heads
        self._called = [one for one in fields if one.fallback == NAME]
        self._labels = {name_key(field.label) for field in fields}
        self._members: dict[str, tuple[int, Member]] = {}
        self._problems: list[str] = []

    def take(self, number: int, row: Mapping[int, str]) -> None:
        """A row below the heads: an agency, none, or a mistake."""
        own = {key: self._first(row, places) for key, places in self._columns.items()}
        first = own["agency"] or next((cell for cell in row.values() if cell), "")
        if words.ROSTER_EXAMPLE in first or self._is_unused(row):
            return
        if is_no_agency(first):
            self.passed_over[number] = first
        elif not own["agency"]:
            self._problems.append(words.ROSTER_NO_NAME.format(row=number))
        elif name_key(own["agency"]) in self._members:
            self._problems.append(words.ROSTER_TWICE.format(row=number, agency=_quoted(own["agency"])))
        else:
            cells = {normal(head): seen(row.get(index, "")) for index, head in self._heads.items()}
            self._members[name_key(own["agency"])] = number, self._member(own, cells, number)

    def _first(self, row: Mapping[int, str], places: Sequence[int]) -> str:
        """What the first of several columns of one matter says that says anything."""
        return next((text for index in places if (text := seen(row.get(index, "")))), "")

    def _is_unused(self, row: Mapping[int, str]) -> bool:
        """Whether nothing stands in it, or its number in the list alone."""
        filled = [index for index in self._heads if row.get(index)]
        return not any(row.values()) or (
            bool(filled)
            and all(
                row[index].isdecimal() and index not in chain.from_iterable(self._columns.values()) for index in filled
            )
        )

    def members(self) -> tuple[Member, ...]:
        """All of them. Raises UnreadableWorkbookError with every mistake."""
        if len(self._labels & self._members.keys()) > 1:
            raise refused(words.ROSTER_IS_FORM)
        self._settle_names()
        if not self._members and not self._problems:
            self._problems.append(words.ROSTER_EMPTY)
        if self._problems:
            raise refused(words.SEPARATOR.join(self._problems))
        return tuple(member for _, member in self._members.values())

    def _settle_names(self) -> None:
        """Another name that two agencies have would be nobody's."""
        taken = {key: member.agency for key, (_, member) in self._members.items()}
        for number, member in self._members.values():
            for alias in member.aliases:
                other = taken.setdefault(name_key(alias), member.agency)
                if other != member.agency:
                    self._problems.append(
                        words.ROSTER_ALIAS_TWICE.format(row=number, alias=_quoted(alias), agency=_quoted(other))
                    )

    def _member(self, own: Mapping[str, str], cells: Mapping[str, str], row: int) -> Member:
        """A day or an answer that is none is added to the problems."""
        member = Member(
            agency=own["agency"], code=own["code"], superior=own["superior"], contact=own["contact"],
            phone=own["contact_phone"], email=own["contact_email"], deadline=self._day(own["deadline"], row),
            aliases=tuple(part for one in _BETWEEN_NAMES.split(own["aliases"]) if (part := one.strip())),
            contains_below=self._yes(own["contains_below"], row), cells=cells,
        )  # fmt: skip
        short = dict.fromkeys(text for one in self._called if (text := member.given(one)))
        return replace(member, short_names=tuple(short))

    def _day(self, text: str, row: int) -> date | None:
        for pattern in words.DAY_PATTERNS if text else ():
            with suppress(ValueError):
                return datetime.strptime(normal(text), pattern).date()  # noqa: DTZ007  a day has no zone
        if text:
            self._problems.append(words.ROSTER_NO_DAY.format(row=row, found=_quoted(text)))
        return None

    def _yes(self, text: str, row: int) -> bool:
        if text and normal(text) not in words.ROSTER_YES | words.ROSTER_NO:
            self._problems.append(words.ROSTER_NO_ANSWER.format(row=row, found=_quoted(text)))
        return normal(text) in words.ROSTER_YES


def _quoted(text: str) -> str:
    """As much of it as tells which is meant."""
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"


_MOST_QUOTED = 40
