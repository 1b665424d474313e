"""Who reports, and when: names that agree, telephone numbers of the right length, the year that is meant."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from xlreport.checking.understanding.figures import plain, sentences
from xlreport.checking.understanding.passages import Passage, passages
from xlreport.form.model.address import FILE_NAME, SIGNED_ON
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues

YEAR = "year"
"""The group of a pattern that holds a year."""

KIND = "kind"
"""The group of a pattern that holds what an agency calls itself."""

JANUARY_FIRST = (1, 1)


def phone_digits(check: NamedCheck, template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """Numbers that no telephone has: `unless` are the right ones, `patterns` find numbers in a text."""
    told: set[str] = set()
    for address in check.figures:
        text = values.content(address)
        for number in re.split(r"[,、;/\s]+", plain(str(text or "")).replace("，", ",").replace("；", ";")):
            if number and not _is_one(check, number):
                told.add(number)
                yield Finding(
                    code=check.code, severity=template.codes[check.code].severity, address=address,
                    place=reading.places.get(address), found=number,
                )  # fmt: skip
    for passage in passages(template, reading):
        for match in _matches(check, plain(passage.text)) if passage.typed else ():
            number = match.group(1)
            if number not in told and not _is_one(check, number):
                told.add(number)
                yield _at(check, template, passage, number)


def _is_one(check: NamedCheck, number: str) -> bool:
    return any(pattern.fullmatch(number) for pattern in check.unless)


def _matches(check: NamedCheck, text: str) -> Iterator["re.Match[str]"]:
    for pattern in check.patterns:
        yield from pattern.finditer(text)


def names_agree(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Another name than the agency's own where it names itself, and its short name with the wrong kind: told once.

    A pattern's first group is the name it uses; `{short}` in `words` stands for the agency's own short name.
    """
    name = plain(reading.report.agency_name)
    short = plain(reading.report.agency.get("short_name") or "")
    found: dict[str, Passage] = {}
    for passage in passages(template, reading):
        if passage.typed and name:
            text = plain(passage.text)
            for match in _matches(check, text):
                if match.group(1) != name and match.group(1) != short:
                    found.setdefault(match.group(1), passage)
            for word in check.words if short else ():
                wrong = word.replace("{short}", short)
                if wrong in text.replace(name, ""):
                    found.setdefault(wrong, passage)
    if found:
        first = next(iter(found.values()))
        yield Finding(
            code=check.code, severity=template.codes[check.code].severity, address=first.address, place=first.place,
            found=LISTED.join(found), expected=reading.report.agency_name,
        )  # fmt: skip


def foreign_kind(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """The agency calls itself by a kind that stands in neither of its names."""
    own = reading.report.agency_name + (reading.report.agency.get("short_name") or "")
    is_own = cache(own.__contains__)
    for passage in passages(template, reading):
        for sentence in sentences(passage.text) if passage.typed else ():
            if any(excuse.search(sentence) for excuse in check.unless):
                continue
            match = next((one for one in _matches(check, sentence) if not is_own(one[KIND])), None)
            if match is not None:
                yield _at(check, template, passage, match.group())


def other_year(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """A year other than the report's where the report's is meant."""
    for passage in passages(template, reading):
        for sentence in sentences(passage.text) if passage.typed else ():
            if any(excuse.search(sentence) for excuse in check.unless):
                continue
            match = next((one for one in _matches(check, sentence) if int(one[YEAR]) != reading.report.year), None)
            if match is not None:
                yield _at(check, template, passage, match.group())


def signed_late(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """A day of signing that is not in the months after the report's year; `words` are the kinds that have longer."""
    day, report = reading.report.signed_on, reading.report
    if day is None:
        return
    longer = (report.agency.get("kind") or "") in check.words
    last = int(check.limits["longer" if longer else "month"])
    first, end = date(report.year + 1, *JANUARY_FIRST), date(report.year + 1, last + 1, 1)
    if not first <= day < end:
        address = SIGNED_ON
        yield Finding(
            code=check.code, severity=template.codes[check.code].severity, address=address,
            place=reading.places.get(address), found=day.isoformat(), expected=str(last),
        )  # fmt: skip


def file_named(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """A workbook whose file name lacks the agency's name, the year, or what the patterns ask for."""
    name = None if reading.file_name is None else plain(reading.file_name)
    if name is None:
        return
    wanted = (plain(reading.report.agency_name), str(reading.report.year))
    if not all(one in name for one in wanted) or not any(pattern.search(name) for pattern in check.patterns):
        yield Finding(
            code=check.code, severity=template.codes[check.code].severity, address=FILE_NAME,
            found=reading.file_name, expected=f"{reading.report.agency_name}{reading.report.year}",
        )  # fmt: skip


def _at(check: NamedCheck, template: Template, passage: Passage, found: str) -> Finding:
    return Finding(
        code=check.code, severity=template.codes[check.code].severity, address=passage.address, place=passage.place,
        found=found, params={"quoted": plain(passage.text)[:40]},
    )  # fmt: skip
