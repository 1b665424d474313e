"""Whose report it is and of which year, and where on its page it begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import ratio

from xlreport.form.model.template import Template
from xlreport.form.text.days import written_day
from xlreport.form.text.normal import same
from xlreport.layout.pasting.known import Known
from xlreport.layout.pasting.lists import wording_of
from xlreport.messages import published as words
from xlreport.reading.published.page import Page

_YEAR = re.compile(words.TITLE)
_SPELLED_YEAR = re.compile(words.SPELLED_YEAR)
_DIGITS = str.maketrans(words.CHINESE_YEAR, words.YEAR_DIGITS)
_NUMBER = re.compile(words.NUMBER_BEFORE)
_STOPS = re.compile(words.STOPS)
_DAY = re.compile(words.SIGNED_DAY)
_LONGEST_TITLE, _LONGEST_DAY, _LONGEST_NAME = 60, 14, 40
_SHORTEST_NAME = 4
_ALIKE = 60
_FEWEST_LATER = 40
"""A line below a report is no longer than this."""

_LONGEST_EARLIER = 100
_MOST_TITLE_LINES = 3
_NUMBER_ALONE = re.compile(words.NUMBER_ALONE)
_DAY_ALONE = re.compile(words.DAY_ALONE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """`title`: as it stands, None where none is found. `lines`: the paragraphs after it, up to the day it was signed.

    `left_out`: those around the report.
    """

    title: str | None
    agency: str | None
    year: int | None
    signed_on: date | None
    lines: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Titled:
    """Where a title begins and ends among the parts of a page, and what it says."""

    first: int
    last: int
    text: str
    agency: str
    year: int


@dataclass(frozen=True, slots=True)
class _Signed:
    """Where the lines begin and end that a report is signed with."""

    begin: int
    end: int
    day: date | None
    agency: str | None


def bounds_of(page: Page, template: Template) -> Bounds:
    """The report within its page, by the words of the form's title and headings."""
    ends, headings = title_ends(template), _headings(template)
    parts = [line for part in page.parts if isinstance(part, str) for line in _lines(part, ends)]
    first = next((at for at, part in enumerate(parts) if is_heading(part, headings)), len(parts))
    titled = _title(parts[:first], ends)
    begin = first if titled is None else titled.last + 1
    while begin < first and _is_earlier(parts[begin]):
        begin += 1
    lines = [_with_stop(line, headings) for line in parts[begin:]]
    last = max((at for at, line in enumerate(lines) if is_heading(line, headings)), default=-1)
    signed = _signed(lines, last + 1, "" if titled is None else titled.agency)
    before = parts[:begin] if titled is None else [*parts[: titled.first], *parts[titled.last + 1 : begin]]
    around = [*before, *lines[signed.end :]]
    return Bounds(
        None if titled is None else titled.text,
        signed.agency or (titled.agency if titled is not None else "") or None,
        None if titled is None else titled.year, signed.day, tuple(lines[: signed.begin]), tuple(around),
    )  # fmt: skip


def year_of(page: Page, title_ends: str) -> int | None:
    """The year that the first title of the page tells; None where none does."""
    lines = [line for part in page.parts if isinstance(part, str) for line in _lines(part, title_ends)]
    found = (_ending_at(lines, at, title_ends) for at in range(len(lines)))
    return next((one.year for one in found if one is not None), None)


def _headings(template: Template) -> frozenset[str]:
    spelled = (word for one in template.sections for word in (wording_of(one.heading), *one.also))
    return frozenset(map(same, spelled))


def is_heading(text: str, headings: frozenset[str]) -> bool:
    """Whether a paragraph is the heading of a section, whatever its number."""
    plain = same(text).rstrip(":")
    return len(plain) <= _LONGEST_NAME and _NUMBER.sub("", plain) in headings


def _lines(part: str, ends: str) -> Sequence[str]:
    """A paragraph's lines, each by itself but for those of a title."""
    return [part] if _said(part, ends) is not None else part.split("\n")


def _title(parts: Sequence[str], ends: str) -> _Titled | None:
    found = (_ending_at(parts, last, ends) for last in range(len(parts) - 1, -1, -1))
    return next((one for one in found if one is not None), None)


def _ending_at(parts: Sequence[str], last: int, ends: str) -> _Titled | None:
    """The title whose last line this is, which may go over several."""
    for first in range(last, max(last - _MOST_TITLE_LINES, -1), -1):
        found = _said("".join(parts[first : last + 1]), ends)
        if found is not None:
            agency, year = found
            if not agency and first and _is_name(parts[first - 1]):
                first, agency = first - 1, "".join(parts[first - 1].split())  # noqa: PLW2901  the line above as well
            text = "".join(part.replace("\n", "") for part in parts[first : last + 1])
            return _Titled(first, last, text, agency, year)
        if first and _said(parts[first - 1], ends) is not None:
            return None
    return None


def title_ends(template: Template) -> str:
    """The words that end the form's title."""
    return Known.of(template).title_ends


def _said(part: str, ends: str) -> tuple[str, int] | None:
    """The agency, which may be missing, and the year that a title names; None for what is no title."""
    plain = _SPELLED_YEAR.sub(lambda one: one[0].translate(_DIGITS), same(part))
    found = _YEAR.fullmatch(plain)
    if found is None or len(plain) > _LONGEST_TITLE or _STOPS.search(plain) or not ends:
        return None
    if not found["after"].rstrip("》)").endswith(ends):
        return None
    return _bare(_agency(part, found["before"])), int(found["year"])


def _agency(part: str, before: str) -> str:
    """The name as it is spelled: with its own brackets and quotes."""
    spelled = "".join(part.split())
    for at in range(len(spelled) + 1):
        if same(spelled[:at]) == before:
            return spelled[:at]
    return before


def _bare(name: str) -> str:
    for word in words.BEFORE_AGENCY:
        name = name.removeprefix(word)
    for word in words.AFTER_AGENCY:
        name = name.removesuffix(word)
    return name


def _is_name(part: str) -> bool:
    """Whether a line is like the name of an agency that stands above the rest of its title."""
    plain = "".join(part.split())
    return _SHORTEST_NAME <= len(plain) <= _LONGEST_NAME and plain[-1] in words.ENDS_OF_NAMES


def _signed(lines: Sequence[str], start: int, agency: str) -> _Signed:
    """What stands below the text that begins at `start`. `agency`: its name in the title."""
    for at in range(start, len(lines)):
        plain = "".join(lines[at].split())
        found = _DAY.search(plain)
        if found is None or found.end() != len(plain) or (day := written_day(found[0])) is None:
            continue
        name = plain[: found.start()]
        if name and _may_sign(name, agency):
            return _Signed(at, at + 1, day, name)
        if not name and len(plain) <= _LONGEST_DAY:
            above = "".join(lines[at - 1].split()) if at > start else ""
            signs = _may_sign(above, agency)
            return _Signed(at - signs, at + 1, day, above if signs else None)
    end = next((at for at in range(start, len(lines)) if _is_later(lines[at])), len(lines))
    return _Signed(end, end, None, None)


def _may_sign(line: str, agency: str) -> bool:
    """Whether a line above the day is the name of who signs: like that in the title, or like any agency's."""
    if not line or len(line) > _LONGEST_NAME or _STOPS.search(line):
        return False
    return _is_name(line) or (bool(agency) and ratio(line, agency) >= _ALIKE)


def _is_later(line: str) -> bool:
    plain = line.strip("【[（( \u3000")
    return len(plain) <= _FEWEST_LATER and plain.startswith(words.LATER_LINES) and not _STOPS.search(plain)


def _is_earlier(line: str) -> bool:
    """Whether a line between title and report is one that only web pages have."""
    plain = same(line).strip("【[(《")
    if len(plain) > _LONGEST_EARLIER or _STOPS.search(plain):
        return False
    return plain.startswith(words.EARLIER_LINES) or _DAY_ALONE.fullmatch(plain) is not None


def _with_stop(line: str, headings: frozenset[str]) -> str:
    """The heading of a section with the stop behind its number, where that is left out."""
    number = _NUMBER_ALONE.match(same(line))
    if number is None or not is_heading(line, headings):
        return line
    return f"{number[0]}、{same(line)[number.end() :]}"
