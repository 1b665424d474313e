"""What is to be done, most urgent first: one line for all that is done alike, opened for the single ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from xlreport.collection.rounds.history import Event, EventKind, History
from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.letters.contacts import contact_of
from xlreport.district.publish.page.parts import joined, listed
from xlreport.district.publish.problems import Problem
from xlreport.district.publish.sections import FormSection
from xlreport.district.publish.tally import is_overdue
from xlreport.messages import district as words
from xlreport.messages.rounds import EVENTS
from xlreport.render.html.escaping import element, escaped

Links = Mapping[tuple[str | None, str], Sequence[str]]
"""Reports and return copies, relative to the page, by form and agency."""


def is_return(path: str) -> bool:
    """Whether it is that of a return copy."""
    return PurePosixPath(path).parent.name == words.RETURNS


_TOLD_BY_STATES = frozenset({"FILE-MISSING", "FILE-OVERDUE", "AGG-COUNT"})
"""Findings that say no more than the states of the agencies do."""
_MOST_NAMES = 6
_LONG = 160
"""A message of more characters is opened by whoever wants to read it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line. `tone`: the colour of how urgent it is; `more`: what opens below it."""

    tone: str
    line: str
    more: Sequence[str] = ()


def todo_list(
    sections: Sequence[FormSection], unread: Sequence[Mapping[str, Any]], problems: Iterable[Problem], links: Links,
    as_of: date | None,
) -> Iterator[str]:  # fmt: skip
    of_set = [one for one in problems if one.of_set and one.is_open and one.code not in _TOLD_BY_STATES]
    errors = [one for one in of_set if one.severity == words.SEVERITIES["error"]]
    tasks = [
        *_unread(unread, sections),
        *_grouped(errors, "wrong"),
        *(task for section in sections for task in _of_agencies(section, links, as_of)),
        *_grouped([one for one in of_set if one not in errors], "asked"),
    ]
    yield f"<h2>{escaped(words.PAGE_TODO)}</h2>"
    if not tasks:
        yield f"<p>{escaped(words.PAGE_NOTHING)}</p>"
        return
    yield '<ul class="todo">'
    yield from map(_shown, tasks)
    yield "</ul>"


def latest_changes(history: History) -> Iterator[str]:
    """What the last run that met with anything new met with, in one line that opens for the agencies."""
    by_kind: defaultdict[EventKind, list[Event]] = defaultdict(list)
    for one in history.latest:
        by_kind[one.kind].append(one)
    if not by_kind:
        return
    day = history.latest[0].day
    kinds = [
        words.LATEST_KIND.format(kind=EVENTS[kind.value], count=len({one.agency for one in own}))
        for kind, own in by_kind.items()
    ]
    told = words.LATEST.format(
        day="" if day is None else words.LATEST_DAY.format(day=day.isoformat()),
        told=words.NAMES_SEPARATOR.join(kinds),
    )
    more = [
        f"{EVENTS[kind.value]}{words.COLON}{words.NAMES_SEPARATOR.join(dict.fromkeys(one.agency for one in own))}"
        for kind, own in by_kind.items()
    ]
    yield element("ul", _shown(Task("", told, more)), own={"class": "todo"})


def _shown(task: Task) -> str:
    if not task.more:
        return element("li", element("p", task.line), own={"class": task.tone})
    more = element("ul", *(element("li", one) for one in task.more), own={"class": "more"})
    return element("li", element("details", element("summary", task.line), more), own={"class": task.tone})


def _unread(files: Sequence[Mapping[str, Any]], sections: Sequence[FormSection]) -> Iterator[Task]:
    """Those of which nobody knows whose they are; of the others it is told with their agency."""
    known = {file.shown for section in sections for one in section.agencies for file in one.foreign}
    own = [one for one in files if one["outcome"] not in {"read", "skipped"} and one["path"] not in known]
    if own:
        more = [words.UNREAD_FILE.format(path=one["path"], message=one["reason"]["message"]) for one in own]
        names = listed([one["path"] for one in own], _MOST_NAMES)
        yield Task("wrong", words.TODO_UNREAD.format(count=len(own), names=names), more)


def _grouped(problems: Sequence[Problem], tone: str) -> Iterator[Task]:
    """A line for each rule, whatever number of agencies it is about."""
    by_code: defaultdict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        by_code[one.code].append(one)
    for own in by_code.values():
        messages = [one.message for one in own]
        if len(own) == 1 and _length(messages[0]) <= _LONG:
            yield Task(tone, messages[0])
            continue
        agencies = [one.agency for one in own if one.agency]
        names = listed(agencies, _MOST_NAMES) or words.TODO_FILES.format(count=len(own[0].paths))
        yield Task(tone, words.TODO_GROUP.format(title=own[0].title, count=len(own), names=names), messages)


def _length(message: str) -> int:
    """As it is read."""
    return len(message.striptags() if isinstance(message, Markup) else message)


def _of_agencies(section: FormSection, links: Links, as_of: date | None) -> Iterator[Task]:
    """Who is to be reminded, who is to get a copy back, and who is to explain."""
    states = [one for one in section.agencies if one.on_roster]
    missing = [one for one in states if one.state == words.MISSING]
    if missing:
        late = section.tally.overdue
        overdue = words.TALLY_OVERDUE.format(count=late) if late else ""
        line = words.TODO_REMIND.format(count=len(missing), overdue=overdue, names=_names(missing))
        yield Task("wrong", section.titled(line), [_reminded(one, as_of) for one in missing])
    for state, line, tone in (
        (words.TO_MEND, words.TODO_RETURN, "wrong"), (words.TO_EXPLAIN, words.TODO_EXPLAIN, "asked"),
    ):  # fmt: skip
        own = [one for one in states if one.state == state and one.used is not None]
        if own:
            shown = section.titled(line.format(count=len(own), names=_names(own)))
            yield Task(tone, shown, [_returned(one, links) for one in own])


def _names(states: Sequence[AgencyState]) -> str:
    return listed([one.agency for one in states], _MOST_NAMES)


def _reminded(one: AgencyState, as_of: date | None) -> str:
    deadline = one.member.deadline if one.member is not None else None
    day = "" if deadline is None else words.UNTIL.format(day=deadline.isoformat())
    late = element("span", words.OVERDUE, own={"class": "late"}) if is_overdue(one, as_of) else ""
    return joined((one.agency, day, late, contact_of(one).line), words.GAP)


def _returned(one: AgencyState, links: Links) -> str:
    counts = words.TODO_COUNTS.format(errors=one.used.errors, open=one.used.open) if one.used is not None else ""
    copies = [path for path in links.get((one.template, one.agency), ()) if is_return(path)]
    name = element("a", one.agency, own={"href": quote(copies[0])}) if copies else escaped(one.agency)
    return joined((name, counts, contact_of(one).line), words.GAP)
