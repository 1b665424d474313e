"""Who has to report: a list of agencies, as a workbook or as CSV."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from xlreport.batch import words
from xlreport.errors import UnreadableWorkbookError
from xlreport.reading.labels import normal

MOST_ROWS = 20_000


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
    import pandas

    try:
        content = path.read_bytes()
        if path.suffix.lower() == ".csv":
            frame = pandas.read_csv(BytesIO(_utf8(content)), dtype=str, keep_default_na=False, header=None)
        else:
            frame = pandas.read_excel(BytesIO(content), dtype=object, header=None, engine="calamine")
    except OSError as error:
        raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=error.strerror or str(error)) from error
    except Exception as error:  # any failure of a reader of tables is one and the same answer to the coordinator
        raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.ROSTER_NO_TABLE) from error
    rows = [[_text(cell) for cell in row] for row in frame.head(MOST_ROWS).itertuples(index=False)]
    return _roster(rows)


def _utf8(content: bytes) -> bytes:
    """Excel on Chinese Windows saves CSV in GB 18030."""
    try:
        return content.decode("utf-8-sig").encode()
    except UnicodeDecodeError:
        return content.decode("gb18030").encode()


def _text(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if cell is None or cell != cell:  # noqa: PLR0124  not a number: an empty cell
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _roster(rows: list[list[str]]) -> Roster:
    columns = {normal(label): key for key, labels in words.ROSTER_COLUMNS.items() for label in labels}
    for place, row in enumerate(rows):
        found = {columns[normal(cell)]: index for index, cell in enumerate(row) if normal(cell) in columns}
        if "agency" in found:
            return _members(rows[place + 1 :], found, place + 2)
    raise UnreadableWorkbookError("ROSTER-UNREADABLE", problems=words.ROSTER_NO_HEAD)


def _members(rows: list[list[str]], columns: Mapping[str, int], first: int) -> Roster:
    members: list[Member] = []
    problems: list[str] = []
    for number, row in enumerate(rows, first):
        cells = {key: row[index] for key, index in columns.items()}
        if not any(cells.values()) or words.ROSTER_EXAMPLE in cells["agency"]:
            continue
        if not cells["agency"]:
            problems.append(words.ROSTER_NO_NAME.format(row=number))
            continue
        if any(normal(one.agency) == normal(cells["agency"]) for one in members):
            problems.append(words.ROSTER_TWICE.format(row=number, agency=cells["agency"]))
            continue
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
