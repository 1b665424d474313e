"""The lists in 汇总.xlsx: the agencies with their states, what is still open, what has been explained."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlreport.collection.rounds.history import Event, History
from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.problems import Problem
from xlreport.district.publish.sections import FormSection, files_of
from xlreport.district.publish.workbooks.colours import INCLUDED_TINTS, SEVERITY_TINTS, STATE_TINTS
from xlreport.district.publish.workbooks.list_sheets import MOST_ROWS, Column, list_sheets
from xlreport.district.publish.workbooks.sheet import Given
from xlreport.form.model.answers import LISTED
from xlreport.layout.finished import FileLink, FinishedSheet
from xlreport.layout.styles import Style
from xlreport.messages import district as words
from xlreport.messages.rounds import EVENTS

_MOST_LINKS = 60_000
"""Excel opens no workbook with more than 65,530 links on a sheet."""

_AGENCY_COLUMNS = (
    Column(width=6, style=Style.CELL_CENTRE),
    Column(width=28),
    Column(width=18, optional=True),
    Column(width=10, style=Style.CELL_CENTRE, tints=STATE_TINTS),
    Column(width=8, style=Style.CELL_CENTRE),
    Column(width=9, style=Style.CELL_CENTRE),
    Column(width=10, style=Style.CELL_CENTRE, tints=INCLUDED_TINTS),
    Column(width=18, optional=True),
    Column(width=12, style=Style.CELL_CENTRE, optional=True),
    Column(width=14, optional=True),
    Column(width=20, optional=True),
    Column(width=48),
)
_PROBLEM_COLUMNS = (
    Column(width=8, style=Style.CELL_CENTRE, tints=SEVERITY_TINTS),
    Column(width=20),
    Column(width=22, optional=True),
    Column(width=20, optional=True),
    Column(width=10, optional=True),
    Column(width=58),
    Column(width=24, optional=True),
    Column(width=16),
)
_EVENT_COLUMNS = (
    Column(width=5, style=Style.CELL_CENTRE),
    Column(width=12, style=Style.CELL_CENTRE, optional=True),
    Column(width=28),
    Column(width=18, optional=True),
    Column(width=16, style=Style.CELL_CENTRE),
    Column(width=8, style=Style.CELL_CENTRE),
    Column(width=9, style=Style.CELL_CENTRE),
    Column(width=9, style=Style.CELL_CENTRE),
    Column(width=22, style=Style.CELL_CENTRE),
    Column(width=44),
    Column(width=44, optional=True),
)
_REASON_COLUMNS = (Column(width=20), Column(width=26), Column(width=24), Column(width=64), Column(width=18))


def state_columns(sections: Sequence[FormSection]) -> tuple[str, str]:
    """Where the list of agencies tells their states and their forms, as columns."""
    return ("D", "C") if len(sections) > 1 else ("C", "")


def agency_list(sections: Sequence[FormSection]) -> Iterator[FinishedSheet]:
    """Those that are asked are numbered; others who sent something have no number."""
    several = len(sections) > 1
    rows = []
    number = 0
    for section in sections:
        for one in section.agencies:
            number += one.on_roster
            rows.append(_agency_row(number if one.on_roster else None, one, section, several=several))
    said = "　".join(section.titled(section.said) for section in sections)
    return list_sheets(words.PROGRESS, words.PROGRESS, said, words.AGENCY_HEAD, _AGENCY_COLUMNS, rows, kept=2)


def _agency_row(number: int | None, one: AgencyState, section: FormSection, *, several: bool) -> list[Given]:
    member, used = one.member, one.used
    why = section.why.get(one.agency, "")
    return [
        number, one.agency, section.form if several else None, one.state,
        used.errors if used is not None else None, used.open if used is not None else None,
        words.INCLUDED if one.counted else words.EXCLUDED, why if why != one.state else "",
        member.deadline.isoformat() if member is not None and member.deadline is not None else None,
        member.contact if member is not None else None, member.superior if member is not None else None,
        files_of(one),
    ]  # fmt: skip


def history_list(history: History, names: Mapping[str, str]) -> Iterator[FinishedSheet]:
    """What each run met with, the latest first; none where nothing has happened yet. `names`: of forms, if several."""
    rows = [_event_row(one, names) for one in sorted(history.events, key=lambda one: -one.run)]
    if rows:
        yield from list_sheets(
            words.HISTORY, words.HISTORY, words.HISTORY_SAID, words.HISTORY_HEAD, _EVENT_COLUMNS, rows, kept=3
        )


def _event_row(one: Event, names: Mapping[str, str]) -> list[Given]:
    state = one.state
    if one.was and one.was != one.state:
        state = words.CHANGED_STATE.format(was=one.was, state=one.state)
    return [
        one.run, "" if one.day is None else one.day.isoformat(), one.agency, names.get(one.form, ""),
        EVENTS[one.kind.value], one.errors, one.open, one.explained, state, one.path, one.changes,
    ]  # fmt: skip


def problem_list(problems: Iterable[Problem]) -> Iterator[FinishedSheet]:
    """What is neither mended nor explained, errors first, then what is worth a look."""
    grades = list(words.SEVERITIES.values())
    own = sorted((one for one in problems if one.reason is None), key=lambda one: grades.index(one.severity))
    rows: list[Sequence[Given]] = []
    for number, one in enumerate(own):
        where: Given = one.cell
        if one.copy is not None and number % MOST_ROWS < _MOST_LINKS:
            where = FileLink(one.copy, one.cell or words.RETURN_LINK)
        files = LISTED.join(one.paths)
        rows.append((one.severity, one.title, one.agency, one.form, where, one.message, files, one.code))
    said = words.PROBLEMS_SAID if rows else words.PROBLEMS_NONE
    return list_sheets(words.PROBLEMS, words.PROBLEMS, said, words.PROBLEM_HEAD, _PROBLEM_COLUMNS, rows)


def reason_list(problems: Iterable[Problem]) -> Iterator[FinishedSheet]:
    """What agencies have written to explain; none where nobody has."""
    own = sorted((one for one in problems if one.reason), key=lambda one: one.code)
    rows = [(one.title, one.agency, one.where, one.reason, one.code) for one in own]
    if rows:
        yield from list_sheets(
            words.REASONS, words.REASONS, words.REASONS_SAID, words.REASON_HEAD, _REASON_COLUMNS, rows
        )
