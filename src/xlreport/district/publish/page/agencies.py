"""The list of agencies on the page: the most urgent first, each with its state and what became of its report."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

from markupsafe import Markup

from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.letters.contacts import contact_of
from xlreport.district.publish.page.parts import TONES, badge, cell, joined, table
from xlreport.district.publish.page.todo import Links, is_return
from xlreport.district.publish.sections import FormSection, files_of
from xlreport.district.publish.tally import is_overdue
from xlreport.district.publish.workbooks.colours import STATE_TINTS
from xlreport.form.model.answers import LISTED
from xlreport.messages import district as words
from xlreport.render.html.escaping import attributes, element, escaped

TONE_OF = {text: TONES[state] for state, texts in STATE_TINTS.items() for text in texts}
"""The class that colours each state of an agency."""

_NUMBER, _NAME, _STATE, _ERRORS, _OPEN, _DEADLINE, _CONTACT, _MADE, _FILES = range(9)


def state_cards(section: FormSection, suffix: str) -> Iterator[str]:
    """How many agencies are in each state, with what it means; each leads to the first of them in the list."""
    yield f"<ul{attributes({'class': 'states', 'id': f'states{suffix}'})}>"
    for place, state in enumerate(words.STATES):
        count = section.tally.states[state]
        shown = (element("strong", str(count)), escaped(state))
        tone = TONE_OF[state] if count else "none"
        own = {"class": tone, "href": f"#state{suffix}-{place}", "data-state": state}
        where = {"title": words.STATE_MEANINGS[state]}
        yield element("li", element("a", *shown, own=own if count else {"class": tone}), own=where)
    yield "</ul>"


def agency_table(section: FormSection, links: Links, as_of: date | None, suffix: str) -> Iterator[str]:
    """The list with its search; `suffix` tells the ids of one form's from those of another."""
    found = attributes({"id": f"found{suffix}", "data-pattern": words.PAGE_FOUND})
    hint = section.titled(words.PAGE_SEARCH)
    search = {"type": "search", "id": f"search{suffix}", "aria-label": hint, "placeholder": words.PAGE_SEARCH}
    yield f'<p class="search"><input{attributes(search)}> <span{found} class="quiet" role="status"></span></p>'
    empty = _empty(section.agencies)
    heads = [head for place, head in enumerate(words.PAGE_AGENCY_HEAD) if place not in empty]
    rows = _rows(section, links, as_of, suffix, empty)
    yield from table(heads, rows, section.titled(words.PAGE_AGENCIES), f"agencies{suffix}", "cards")


def _empty(agencies: Sequence[AgencyState]) -> Container[int]:
    """The columns that say nothing of any agency."""
    said = {_DEADLINE: lambda one: one.member is not None and one.member.deadline is not None, _CONTACT: _is_reached}
    return [place for place, of in said.items() if not any(map(of, agencies))]


def _is_reached(one: AgencyState) -> bool:
    return bool(contact_of(one).line.strip())


def _rows(
    section: FormSection, links: Links, as_of: date | None, suffix: str, empty: Container[int]
) -> Iterator[Markup]:
    seen: set[str] = set()
    for one, cells in _lines(section, links, as_of):
        own = {"id": f"state{suffix}-{words.STATES.index(one.state)}"} if one.state not in seen else {}
        seen.add(one.state)
        yield element("tr", *(text for place, text in enumerate(cells) if place not in empty), own=own)


def _lines(section: FormSection, links: Links, as_of: date | None) -> Iterator[tuple[AgencyState, Sequence[Markup]]]:
    numbers: dict[int, str] = {}
    for one in section.agencies:
        if one.on_roster:
            numbers[id(one)] = str(len(numbers) + 1)
    order = sorted(
        section.agencies,
        key=lambda one: (not one.on_roster, words.STATES.index(one.state), not is_overdue(one, as_of)),
    )
    for one in order:
        yield one, _cells(one, numbers.get(id(one), ""), links, as_of)


def _cells(one: AgencyState, number: str, links: Links, as_of: date | None) -> Sequence[Markup]:
    used, heads = one.used, words.PAGE_AGENCY_HEAD
    errors, open_ones = ("", "") if used is None else (str(used.errors or ""), str(used.open or ""))
    deadline = one.member.deadline if one.member is not None else None
    day = "" if deadline is None else deadline.isoformat()
    shown_day = element("span", words.LATE.format(day=day), own={"class": "late"}) if is_overdue(one, as_of) else day
    name: Sequence[str] = (one.agency,)
    if not one.on_roster:
        name = (one.agency, element("span", words.NOT_ON_ROSTER, own={"class": "quiet"}))
    return (
        cell(number, kind="count number"),
        element("th", *name, own={"scope": "row"}),
        cell(badge(one.state, TONE_OF[one.state]), order=f"{words.STATES.index(one.state):02d}"),
        cell(errors, head=heads[_ERRORS], kind="count some"),
        cell(open_ones, head=heads[_OPEN], kind="count"),
        cell(shown_day, head=heads[_DEADLINE], order=day),
        cell(contact_of(one).line),
        cell(_made(links.get((one.template, one.agency), ()))),
        cell(files_of(one), kind="file"),
    )


def _made(paths: Sequence[str]) -> Markup:
    """The report in each format, and the return copy."""
    links = []
    for path in paths:
        suffix = PurePosixPath(path).suffix.removeprefix(".")
        text = words.RETURN_LINK if is_return(path) else words.REPORT_LINK.format(suffix=suffix)
        links.append(element("a", text, own={"href": quote(path)}))
    return joined(links, LISTED)
