"""Several reports of one agency in one form, such as those of its websites, told apart by a cell that it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from xlreport.collection.submissions import Submission
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Report
from xlreport.form.text.labels import normal

_T = TypeVar("_T")

ReportKey = tuple[str, str, int]
"""Whose a report is, its form and its year."""


def part_of(template: Template, report: Report) -> str:
    """What tells the report from others of its agency; empty where the form knows of one report alone."""
    if template.apart_by is None:
        return ""
    entry = report.entries.get(template.apart_by, BLANK)
    return normal(entry.text or "") if entry.number is None else exact_digits(entry.number)


def in_parts(files: Sequence[Submission]) -> Mapping[str, list[Submission]]:
    """An agency's files of one form, part by part.

    What answers another file is of one part with it, the later one's. One that does not say which part it is, is of the
    only one that others say.
    """
    answering = {one.round.answers: one for one in files if one.round.answers not in {"", one.digest}}
    told = [_latest(one, answering).part for one in files]
    said = set(told) - {""}
    only = said.pop() if len(said) == 1 else ""
    parts: defaultdict[str, list[Submission]] = defaultdict(list)
    for one, part in zip(files, told, strict=True):
        parts[part or only].append(one)
    return parts


def _latest(one: Submission, answering: Mapping[str, Submission]) -> Submission:
    seen: set[str] = set()
    while one.digest in answering and one.digest not in seen:
        seen.add(one.digest)
        one = answering[one.digest]
    return one


def key_of(agency: str, part: str, template: str, year: int) -> ReportKey:
    return (f"{normal(agency)}\n{part}" if part else normal(agency)), template, year


def by_part(reports: Iterable[tuple[str, str, str, int, _T]]) -> dict[ReportKey, _T]:
    """Agency, part, form, year and the report each, by their keys. An agency's only part is found without it, too."""
    given = list(reports)
    parts: defaultdict[ReportKey, set[str]] = defaultdict(set)
    for agency, part, template, year, _ in given:
        parts[key_of(agency, "", template, year)].add(part)
    found: dict[ReportKey, _T] = {}
    for agency, part, template, year, report in given:
        whole = key_of(agency, "", template, year)
        keys = {whole} if len(parts[whole]) == 1 else set()
        found |= dict.fromkeys(keys | {key_of(agency, part, template, year)}, report)
    return found
