"""What is known of a file that was read, as plain values that a journal keeps, and as a submission."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from sys import intern
from typing import Any

from xlreport.collection.outcomes import Outcome
from xlreport.collection.parts import part_of
from xlreport.collection.rounds.digests import record_digest
from xlreport.collection.submissions import Submission
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Report, State
from xlreport.form.report.round import Round
from xlreport.form.report.rows import with_rows
from xlreport.records.write import dump_json, record_of

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?Z?")


def facts_of(outcome: Outcome) -> Mapping[str, Any]:
    """Only of a file that was read."""
    template, reading, verdict = outcome.template, outcome.reading, outcome.verdict
    if template is None or reading is None or verdict is None:
        raise ValueError("only a report that was read has facts")
    report, last = reading.report, reading.previous_report
    numbers = [entry.number for entry in report.entries.values()]
    handed_in = reading.round
    return {
        "template": report.template_id, "agency": report.agency_name, "year": report.year,
        "record": dump_json(record_of(template, report)),
        "errors": verdict.count(Severity.ERROR), "warnings": verdict.count(Severity.WARNING),
        "notes": verdict.count(Severity.NOTE), "muted": verdict.muted, "explained": verdict.explained,
        "findings": len(verdict.findings),
        "blank": all(number is None for number in numbers) and not report.blank_is_zero and not _says(template, report),
        "zero": all(not number for number in numbers),
        "last_year_again": last is not None and _same(template, report, last),
        "round": [handed_in.number, handed_in.answers, handed_in.owner],
        "saved": _saved(reading.saved, report.year),
        "part": part_of(template, report),
        "signed_on": "" if report.signed_on is None else report.signed_on.isoformat(),
    }  # fmt: skip


def _says(template: Template, report: Report) -> bool:
    """Whether anything stands in a cell for words, or is said of a table as a whole."""
    if report.not_applicable:
        return True
    tables = with_rows(template, report.records).tables
    own = (report.entries.get(at, BLANK) for table in tables for at in table.inputs if at in table.words)
    return any(entry.state is State.TEXT for entry in own)


def _saved(saved: str, year: int) -> str:
    """Without the fixed day that a workbook bears which nobody has saved since it was made."""
    is_told = _TIME.fullmatch(saved) and not saved.startswith(f"{year}-01-01T00:00:00")
    return saved if is_told else ""


def _same(template: Template, report: Report, last: Report) -> bool:
    """Figures and texts the same as last year's, and not all zero: an agency without cases may repeat itself."""
    if last.template_id != template.id or all(not entry.number for entry in report.entries.values()):
        return False
    own, theirs = (record_of(template, one) for one in (report, last))
    return all(own[key] == theirs[key] for key in ("tables", "indicators", "texts"))


def submission_of(shown: str, key: str, facts: Mapping[str, Any]) -> Submission:
    """`key`: under which the journal keeps the rest of it."""
    number, answers, owner = facts["round"]
    return Submission(
        shown=shown, key=key, template=intern(facts["template"]), agency=facts["agency"], year=facts["year"],
        errors=facts["errors"], open=facts["warnings"], explained=facts["explained"], blank=facts["blank"],
        zero=facts["zero"], last_year_again=facts["last_year_again"], muted=facts["muted"],
        findings=facts["findings"], digest=record_digest(facts["record"]), round=Round(number, answers, owner),
        saved=facts["saved"], signed_on=facts["signed_on"], part=facts["part"],
    )  # fmt: skip


def submissions_in(outcomes: Iterable[Outcome]) -> Iterator[Submission]:
    """Of the files that were read, each known by its place: files of two folders may be shown alike."""
    for place, one in enumerate(outcomes):
        if one.reading is not None:
            yield replace(submission_of(one.shown, str(place), facts_of(one)), is_page=one.is_page)


def reports_in(outcomes: Iterable[Outcome]) -> Callable[[Submission], Report | None]:
    """The reports of those submissions."""
    reports = {str(place): one.reading.report for place, one in enumerate(outcomes) if one.reading is not None}
    return lambda submission: reports.get(submission.key)
