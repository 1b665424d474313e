"""`xlreport combine`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlreport.checking.set_inquiry import SetFinding
from xlreport.cli.arguments import Forms, files_read, inputs_at, template_asked
from xlreport.cli.commands.batch import roster_at
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import not_written, write_output
from xlreport.cli.screen.console import show, tell
from xlreport.cli.screen.show import set_lines
from xlreport.collection.boundary import Kept
from xlreport.collection.duplicates import names_alike
from xlreport.collection.outcomes import Outcome
from xlreport.collection.roster import Roster
from xlreport.errors import UnwritableError
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.messages import commands as words
from xlreport.reading.labels import normal
from xlreport.use_cases.check import judge
from xlreport.use_cases.combine import combine
from xlreport.workbook.writer import write_workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The command line as it came."""

    inputs: Sequence[Path]
    agency: str
    year: int
    out: Path
    roster: Path | None
    forms: Forms
    force: bool


Counted = tuple[str, Report]
"""A report that is in the sum, after the path of its file as shown."""


def combine_inputs(asked: Asked) -> Status:
    if asked.out.suffix.lower() != ".xlsx":
        raise CommandError(words.SUFFIX.format(path=asked.out, suffix="xlsx"))
    roster = roster_at(asked.roster)
    templates = asked.forms.load()
    template = template_asked(None, asked.year, templates)
    inputs = inputs_at(asked.inputs, asked.out)
    read = (*(one.path for one in inputs.files), *files_read(asked.roster), *asked.forms.files)
    if Kept(read).holds(asked.out):
        raise CommandError(words.INPUT_KEPT.format(path=asked.out))
    counted: list[Counted] = []
    status = Status.GOOD
    for one in inputs.files:
        outcome = judge(one, templates)
        reason = _reason(outcome, template, asked.year, counted)
        if reason is None and outcome.reading is not None:
            counted.append((one.shown, outcome.reading.report))
        else:
            tell(words.NOT_COMBINED.format(path=one.shown, reason=reason))
            status = Status.FINDINGS
    if not counted:
        raise CommandError(words.NOTHING_TO_COMBINE, Status.FINDINGS)
    reports = [report for _, report in counted]
    _write(asked, template, reports)
    tell(words.COMBINED.format(count=len(reports)))
    _tell_alike(template, counted, roster)
    _tell_lacking(roster, reports)
    return status


def _reason(outcome: Outcome, template: Template, year: int, counted: Sequence[Counted]) -> str | None:
    """Why a file is not counted; None where it is."""
    if outcome.reading is None:
        return words.UNREAD if outcome.refusal is None else outcome.refusal.message
    report = outcome.reading.report
    names = {normal(one.agency_name): shown for shown, one in counted}
    twice = names.get(normal(report.agency_name))
    reasons = (
        (report.template_id != template.id, words.COMBINE_FORM),
        (report.year != year, words.COMBINE_YEAR.format(year=report.year)),
        (outcome.fails, words.COMBINE_ERRORS),
        (twice is not None, words.COMBINE_TWICE.format(agency=report.agency_name, path=twice)),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _write(asked: Asked, template: Template, counted: Sequence[Report]) -> None:
    report = combine(template, counted, asked.agency, asked.year)
    parts = tuple(one.agency_name for one in counted)
    try:
        content = write_workbook(template, report, combined=parts)
    except UnwritableError as error:
        raise not_written(asked.out, error) from error
    write_output(asked.out, content, force=asked.force)
    show(str(asked.out))


def _tell_alike(template: Template, counted: Sequence[Counted], roster: Roster | None) -> None:
    """Without a roster nobody has said which agencies there are."""
    paths = {} if roster is not None else {one.agency_name: [shown] for shown, one in counted}
    found = [SetFinding(finding, template, named) for finding, named in names_alike(paths)]
    for line in set_lines(found):
        tell(line)


def _tell_lacking(roster: Roster | None, counted: Sequence[Report]) -> None:
    if roster is None:
        return
    names = {member.agency for one in counted if (member := roster.named(one.agency_name)) is not None}
    lacking = [member.agency for member in roster.members if member.agency not in names]
    if lacking:
        tell(words.LACKING.format(agencies="、".join(lacking)))
