"""`xlreport combine`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xlreport.checking.set_inquiry import SetFinding
from xlreport.cli.arguments import files_read, inputs_at, previous_at
from xlreport.cli.commands.batch import roster_at
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import not_written, write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.screen.selected import selection_lines
from xlreport.cli.screen.summary import any_error, set_lines
from xlreport.cli.usage.forms import Forms, template_asked
from xlreport.cli.usage.targets import refuse_as_file
from xlreport.collection.assess import Demand, assess
from xlreport.collection.foreign import foreign_files, with_senders
from xlreport.collection.forms.asked import forms_asked
from xlreport.collection.outcomes import Outcome, refusal
from xlreport.collection.rounds.facts import reports_in, submissions_in
from xlreport.collection.rounds.selection import select
from xlreport.collection.submissions import Intake
from xlreport.errors import UnwritableError
from xlreport.form.loading.listed import serving
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.messages import commands as words
from xlreport.use_cases.combine import combine
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.pages import judged_inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The command line as it came."""

    inputs: Sequence[Path]
    agency: str
    year: int
    out: Path
    template: str | None
    roster: Path | None
    previous: Path | None
    forms: Forms
    force: bool


def combine_inputs(asked: Asked) -> Status:
    refuse_as_file(asked.out, "xlsx")
    templates = asked.forms.load()
    roster = roster_at(asked.roster, templates)
    if asked.template is not None or not serving(templates, asked.year):
        template_asked(asked.template, asked.year, templates)
    inputs = with_senders(inputs_at(asked.inputs, asked.out), roster)
    read = (*inputs.paths, *files_read(asked.roster, asked.previous), *asked.forms.files)
    refuse_as_file(asked.out, "xlsx", read)
    last_year = previous_at(asked.previous, templates)
    prepare = last_year.joined if last_year is not None else None
    inputs, outcomes = judged_inputs(inputs, templates, prepare)
    template = _form(asked, outcomes, templates)
    demand = Demand(roster, asked.year, None, asked.template)
    report_of = reports_in(outcomes)
    foreign = foreign_files(inputs, roster, {one.shown for one in outcomes if one.reading is None})
    intake = assess(list(submissions_in(outcomes)), demand, templates, report_of, foreign)
    status = _tell_amiss(outcomes, intake, template)
    own = [form for form in intake.forms if form.template == template.id]
    used = [one.used for form in own for one in form.agencies if one.counted and one.used is not None]
    reports = [report for one in used if (report := report_of(one)) is not None]
    _add_up(asked, template, reports, templates)
    for line in selection_lines(select(replace(intake, forms=tuple(own)))):
        tell(line)
    if not used:
        raise CommandError(words.NOTHING_TO_COMBINE, Status.FINDINGS)
    return status


def _add_up(asked: Asked, template: Template, reports: Sequence[Report], templates: Mapping[str, Template]) -> None:
    if reports:
        _write(asked, template, reports, templates)
        tell(words.COMBINED.format(count=len(reports)))


_TOLD_BY_SELECTION = frozenset({"FILE-MISSING", "AGG-COUNT"})


def _tell_amiss(outcomes: Sequence[Outcome], intake: Intake, template: Template) -> Status:
    """The files that are not counted, and what is wrong with the set."""
    unread = [(one.shown, one.refusal.message) for one in outcomes if one.refusal is not None]
    used = (one.used for one in intake.agencies)
    wrong = [(one.shown, words.COMBINE_ERRORS) for one in used if one is not None and one.errors]
    for path, reason in (*unread, *wrong, *_beside(intake)):
        tell(words.NOT_COMBINED.format(path=path, reason=reason))
    of_set = [SetFinding(one.finding, template, one.paths) for one in intake.findings]
    for line in set_lines([one for one in of_set if one.finding.code not in _TOLD_BY_SELECTION]):
        tell(line)
    return Status.FINDINGS if unread or wrong or any_error(of_set) else Status.GOOD


def _beside(intake: Intake) -> Iterator[tuple[str, str]]:
    """Published reports that do not count beside the workbooks that do."""
    for one in intake.agencies:
        params = {"agency": one.agency, "found": "" if one.used is None else one.used.shown}
        if one.used is not None and not one.used.is_page:
            yield from ((page.shown, refusal("FILE-PAGE-BESIDE", params).message) for page in one.pages)


def _form(asked: Asked, outcomes: Sequence[Outcome], templates: Mapping[str, Template]) -> Template:
    """The form asked for, else the one that the files of the year are of; without any, the one that serves the year.

    Raises CommandError where there are several.
    """
    read = [one for one in outcomes if one.reading is not None]
    deciding = [one for one in read if not one.is_page] or read
    reports = [one.reading.report for one in deciding if one.reading is not None]
    own = [(report.template_id, report.year) for report in reports if report.year == asked.year]
    found = forms_asked(own, asked.year, None, templates)
    if asked.template is None and len(found) > 1:
        ids = words.LIST_SEPARATOR.join(one for one in templates if one in found)
        raise CommandError(words.MANY_FORMS.format(year=asked.year, ids=ids))
    return template_asked(asked.template or next(iter(found), None), asked.year, templates)


def _write(asked: Asked, template: Template, counted: Sequence[Report], templates: Mapping[str, Template]) -> None:
    report = combine(template, counted, asked.agency, asked.year, templates)
    parts = tuple(one.agency_name for one in counted)
    try:
        content = write_workbook(template, report, combined=parts)
    except UnwritableError as error:
        raise not_written(asked.out, error) from error
    write_output(asked.out, content, force=asked.force)
    show_path(asked.out)
