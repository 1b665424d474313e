"""Who has to report: a list of agencies, as a workbook or as CSV."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from xlreport.checking.registry import check_kinds
from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import read_content
from xlreport.files.grids import read_book
from xlreport.files.limits import LIMITS
from xlreport.form.loading.catalogue import load_templates
from xlreport.form.model.fields import AgencyField
from xlreport.form.model.template import Template
from xlreport.messages import district as words
from xlreport.reading.labels import normal

NAME = "name"
"""The field of every form that an agency is known by; what stands in for it is another name of the agency."""

Rows = Mapping[int, Mapping[int, str]]
"""Cells by their row, counted from 1 as people do, and their column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An agency of the roster. `contains_below`: its report already holds the figures of those under it."""

    agency: str
    code: str = ""
    superior: str = ""
    contact: str = ""
    deadline: date | None = None
    contains_below: bool = False
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
    """The members in the order of the list. `heads`: of the columns that are not the roster's own."""

    members: tuple[Member, ...]
    heads: tuple[str, ...] = ()

    def unknown_to(self, templates: Iterable[Template]) -> tuple[str, ...]:
        """The heads that are no field of any of these forms."""
        known = {head for template in templates for field in template.agency_fields for head in _heads(field)}
        return tuple(head for head in self.heads if normal(head) not in known)

    def named(self, agency: str) -> Member | None:
        """By its full name, else by a short one that only one has; blanks and full-width letters do not count."""
        wanted = normal(agency)
        by_name = [one for one in self.members if normal(one.agency) == wanted]
        by_short = [one for one in self.members if wanted in map(normal, one.short_names)]
        return by_name[0] if by_name else by_short[0] if len(by_short) == 1 else None

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
    called = [one for form in forms.values() for one in form.agency_fields if one.fallback == NAME]
    return _roster(_rows_of_csv(path) if path.suffix.lower() == ".csv" else _rows_of_book(path), called)


def _rows_of_csv(path: Path) -> Rows:
    content = read_content(path)
    try:
        lines = list(csv.reader(StringIO(_decoded(content), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.ROSTER_NO_TABLE) from error
    if len(lines) > LIMITS.last_row:
        raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.ROSTER_LONG.format(most=LIMITS.last_row))
    return {row: {column: cell.strip() for column, cell in enumerate(line)} for row, line in enumerate(lines, 1)}


def _decoded(content: bytes) -> str:
    """Excel on Chinese Windows saves CSV in GB 18030."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _rows_of_book(path: Path) -> Rows:
    """The first sheet, through the gate that every workbook passes."""
    rows: dict[int, dict[int, str]] = {}
    for sheet in read_book(path).sheets[:1]:
        for (row, column), cell in sorted(sheet.cells.items()):
            text = cell.text if cell.date is None else cell.date.isoformat()
            rows.setdefault(row + 1, {})[column] = text.strip()
    return rows


def _roster(rows: Rows, called: Sequence[AgencyField]) -> Roster:
    columns = {normal(label): key for key, labels in words.ROSTER_COLUMNS.items() for label in labels}
    for place, row in rows.items():
        found = {columns[normal(cell)]: index for index, cell in row.items() if normal(cell) in columns}
        if "agency" in found:
            below = {number: row for number, row in rows.items() if number > place}
            heads = {index: cell for index, cell in row.items() if cell}
            others = tuple(cell for index, cell in heads.items() if index not in found.values())
            return Roster(_members(below, found, heads, called), others)
    raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.ROSTER_NO_HEAD)


def _members(
    rows: Rows, columns: Mapping[str, int], heads: Mapping[int, str], called: Sequence[AgencyField]
) -> tuple[Member, ...]:
    members: dict[str, Member] = {}
    problems: list[str] = []
    for number, row in rows.items():
        own = {key: row.get(index, "") for key, index in columns.items()}
        cells = {normal(head): row.get(index, "") for index, head in heads.items()}
        if not any(cells.values()) or words.ROSTER_EXAMPLE in own["agency"]:
            continue
        if not own["agency"]:
            problems.append(words.ROSTER_NO_NAME.format(row=number))
        elif normal(own["agency"]) in members:
            problems.append(words.ROSTER_TWICE.format(row=number, agency=own["agency"]))
        else:
            members[normal(own["agency"])] = _member(own, cells, called, number, problems)
    if not members and not problems:
        problems.append(words.ROSTER_EMPTY)
    if problems:
        raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.SEPARATOR.join(problems))
    return tuple(members.values())


def _member(
    own: Mapping[str, str], cells: Mapping[str, str], called: Sequence[AgencyField], row: int, problems: list[str]
) -> Member:
    """`own`: the roster's own columns by their keys; a day that is none is added to the problems."""
    member = Member(
        agency=own["agency"], code=own.get("code", ""), superior=own.get("superior", ""),
        contact=own.get("contact", ""), deadline=_day(own.get("deadline", ""), row, problems),
        contains_below=own.get("contains_below", "") in words.ROSTER_YES, cells=cells,
    )  # fmt: skip
    short = dict.fromkeys(text for one in called if (text := member.given(one)))
    return replace(member, short_names=tuple(short))


def _day(text: str, row: int, problems: list[str]) -> date | None:
    if not text:
        return None
    for pattern in words.DAY_PATTERNS:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    problems.append(words.ROSTER_NO_DAY.format(row=row, found=text))
    return None
