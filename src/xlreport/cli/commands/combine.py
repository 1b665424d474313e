"""`xlreport combine`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlreport.checking.set_inquiry import SetFinding
from xlreport.cli.arguments import Forms, files_read, inputs_at, template_asked
from xlreport.cli.commands.batch import roster_at
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import not_written, write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.screen.summary import set_lines
from xlreport.cli.usage.targets import refuse_as_file
from xlreport.collection.duplicates import similar_names
from xlreport.collection.outcomes import Outcome
from xlreport.collection.roster import Roster
from xlreport.errors import UnwritableError
from xlreport.form.loading.catalogue import serving
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.messages import commands as words
from xlreport.reading.labels import normal
from xlreport.use_cases.check import judge
from xlreport.use_cases.combine import combine
from xlreport.use_cases.new import write_workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The command line as it came."""

    inputs: Sequence[Path]
    agency: str
    year: int
    out: Path
    template: str | None
    roster: Path | None
    forms: Forms
    force: bool


Counted = tuple[str, Report]
"""A report that is in the sum, after the path of its file as shown."""


def combine_inputs(asked: Asked) -> Status:
    refuse_as_file(asked.out, "xlsx")
    templates = asked.forms.load()
    roster = roster_at(asked.roster, templates)
    if asked.template is not None or not serving(templates, asked.year):
        template_asked(asked.template, asked.year, templates)
    inputs = inputs_at(asked.inputs, asked.out)
    read = (*(one.path for one in inputs.files), *files_read(asked.roster), *asked.forms.files)
    refuse_as_file(asked.out, "xlsx", read)
    outcomes = [judge(one, templates) for one in inputs.files]
    template = _form(asked, outcomes, templates)
    counted, status = _counted(asked, outcomes, template)
    if not counted:
        raise CommandError(words.NOTHING_TO_COMBINE, Status.FINDINGS)
    reports = [report for _, report in counted]
    _write(asked, template, reports)
    tell(words.COMBINED.format(count=len(reports)))
    _tell_alike(template, counted, roster)
    _tell_lacking(roster, reports)
    return status


def _counted(asked: Asked, outcomes: Sequence[Outcome], template: Template) -> tuple[Sequence[Counted], Status]:
    """The reports that are in the sum; each other file is told, and is amiss unless it is of a form not asked for."""
    counted: list[Counted] = []
    status = Status.GOOD
    for outcome in outcomes:
        reason = _reason(outcome, template, asked.year, counted)
        if reason is None and outcome.reading is not None:
            counted.append((outcome.shown, outcome.reading.report))
            continue
        tell(words.NOT_COMBINED.format(path=outcome.shown, reason=reason))
        if asked.template is None or not _of_another_form(outcome, template):
            status = Status.FINDINGS
    return counted, status


def _form(asked: Asked, outcomes: Sequence[Outcome], templates: Mapping[str, Template]) -> Template:
    """The form asked for, else the one that the files of the year are of; without any, the one that serves the year.

    Raises CommandError where there are several.
    """
    reports = [one.reading.report for one in outcomes if one.reading is not None]
    found = {report.template_id for report in reports if report.year == asked.year}
    if asked.template is None and len(found) > 1:
        ids = words.LIST_SEPARATOR.join(one for one in templates if one in found)
        raise CommandError(words.MANY_FORMS.format(year=asked.year, ids=ids))
    return template_asked(asked.template or next(iter(found), None), asked.year, templates)


def _of_another_form(outcome: Outcome, template: Template) -> bool:
    return outcome.template is not None and outcome.template.id != template.id


def _reason(outcome: Outcome, template: Template, year: int, counted: Sequence[Counted]) -> str | None:
    """Why a file is not counted; None where it is."""
    if outcome.reading is None:
        return words.UNREAD if outcome.refusal is None else outcome.refusal.message
    report = outcome.reading.report
    names = {normal(one.agency_name): shown for shown, one in counted}
    twice = names.get(normal(report.agency_name))
    reasons = (
        (_of_another_form(outcome, template), words.COMBINE_FORM.format(template=report.template_id)),
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
    show_path(asked.out)


def _tell_alike(template: Template, counted: Sequence[Counted], roster: Roster | None) -> None:
    """Without a roster nobody has said which agencies there are."""
    paths = {} if roster is not None else {one.agency_name: [shown] for shown, one in counted}
    found = [SetFinding(finding, template, named) for finding, named in similar_names(paths)]
    for line in set_lines(found):
        tell(line)


def _tell_lacking(roster: Roster | None, counted: Sequence[Report]) -> None:
    if roster is None:
        return
    names = {member.agency for one in counted if (member := roster.named(one.agency_name)) is not None}
    lacking = [member.agency for member in roster.members if member.agency not in names]
    if lacking:
        tell(words.LACKING.format(agencies="、".join(lacking)))
