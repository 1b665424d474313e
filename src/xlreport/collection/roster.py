"""Who has to report: a list of agencies, as a workbook or as CSV."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import read_content
from xlreport.files.grids import read_book
from xlreport.files.limits import LIMITS
from xlreport.messages import district as words
from xlreport.reading.labels import normal

Rows = Mapping[int, Mapping[int, str]]
"""Cells by their row, counted from 1 as people do, and their column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An agency of the roster. `contains_below`: its report already holds the figures of those under it."""

    agency: str
    short_name: str = ""
    code: str = ""
    kind: str = ""
    level: str = ""
    superior: str = ""
    contact: str = ""
    deadline: date | None = None
    contains_below: bool = False


@dataclass(frozen=True)
class Roster:
    """The members in the order of the list."""

    members: tuple[Member, ...]

    def named(self, agency: str) -> Member | None:
        """By its full name, else by a short one that only one has; blanks and full-width letters do not count."""
        wanted = normal(agency)
        by_name = [one for one in self.members if normal(one.agency) == wanted]
        by_short = [one for one in self.members if one.short_name and normal(one.short_name) == wanted]
        return by_name[0] if by_name else by_short[0] if len(by_short) == 1 else None

    def superiors(self, member: Member) -> Iterator[Member]:
        """Those above, the nearest first; a list that runs in a circle ends where it began."""
        seen = {member.agency}
        above = self.named(member.superior) if member.superior else None
        while above is not None and above.agency not in seen:
            seen.add(above.agency)
            yield above
            above = self.named(above.superior) if above.superior else None


def read_roster(path: Path) -> Roster:
    """The roster in a file. Raises UnreadableWorkbookError, every mistake named."""
    return _roster(_rows_of_csv(path) if path.suffix.lower() == ".csv" else _rows_of_book(path))


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


def _roster(rows: Rows) -> Roster:
    columns = {normal(label): key for key, labels in words.ROSTER_COLUMNS.items() for label in labels}
    for place, row in rows.items():
        found = {columns[normal(cell)]: index for index, cell in row.items() if normal(cell) in columns}
        if "agency" in found:
            return _members({number: row for number, row in rows.items() if number > place}, found)
    raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.ROSTER_NO_HEAD)


def _members(rows: Rows, columns: Mapping[str, int]) -> Roster:
    members: list[Member] = []
    problems: list[str] = []
    seen: set[str] = set()
    for number, row in rows.items():
        cells = {key: row.get(index, "") for key, index in columns.items()}
        if not any(cells.values()) or words.ROSTER_EXAMPLE in cells["agency"]:
            continue
        if not cells["agency"]:
            problems.append(words.ROSTER_NO_NAME.format(row=number))
            continue
        if normal(cells["agency"]) in seen:
            problems.append(words.ROSTER_TWICE.format(row=number, agency=cells["agency"]))
            continue
        seen.add(normal(cells["agency"]))
        deadline = _day(cells.pop("deadline", ""), number, problems)
        contains = cells.pop("contains_below", "") in words.ROSTER_YES
        members.append(Member(**cells, deadline=deadline, contains_below=contains))
    if not members and not problems:
        problems.append(words.ROSTER_EMPTY)
    if problems:
        raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.SEPARATOR.join(problems))
    return Roster(tuple(members))


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
