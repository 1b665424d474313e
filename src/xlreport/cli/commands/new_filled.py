"""`xlreport new` with a report that is filled in, or with last year's beside it."""

from functools import partial
from pathlib import Path

from xlreport.cli.arguments import inputs_at, previous_at
from xlreport.cli.commands.new import Request, agency_and_year, write_named
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.console import tell
from xlreport.cli.screen.show import outcome_lines
from xlreport.cli.usage.forms import template_asked
from xlreport.cli.usage.paths import refuse_folder
from xlreport.collection.file_names import workbook_name
from xlreport.collection.outcomes import Outcome
from xlreport.collection.rounds.digests import report_digest
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Report
from xlreport.form.report.round import FIRST, Round
from xlreport.messages import commands as words
from xlreport.use_cases.check import judge
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.previous import PreviousReports


def write_filled(request: Request) -> Status:
    status = Status.GOOD
    if request.data is None:
        template, report = _blank(request)
    else:
        outcome = _read(request, request.data)
        template, report = _of(outcome)
        _compare(request, template, report)
        if outcome.fails:
            status = Status.FINDINGS
            for line in outcome_lines(outcome):
                tell(line)
    previous = previous_at(request.previous, request.forms.load())
    last_year = last_year_of(request, template, report, previous)
    written = partial(write_workbook, template, report, last_year, handed_in=_round(request, template, report))
    write_named(request, workbook_name(template, report.agency_name, report.year), written)
    return status


def _round(request: Request, template: Template, report: Report) -> Round:
    """A workbook that is filled with a report takes that report's place once it is handed in."""
    return FIRST if request.data is None else Round(answers=report_digest(template, report))


def _blank(request: Request) -> tuple[Template, Report]:
    agency, year = agency_and_year(request)
    template = template_asked(request.template, year, request.forms.load())
    return template, blank_report(template, agency, year)


def _read(request: Request, path: Path) -> Outcome:
    refuse_folder(path)
    inputs = inputs_at([path])
    outcome = judge(inputs.files[0], request.forms.load())
    if outcome.refusal is not None:
        told = words.UNUSABLE_DATA.format(path=path, message=outcome.refusal.message)
        raise CommandError(told, Status.FINDINGS)
    return outcome


def _of(outcome: Outcome) -> tuple[Template, Report]:
    if outcome.template is None or outcome.reading is None:
        raise CommandError(words.UNUSABLE_DATA.format(path=outcome.shown, message=""), Status.FINDINGS)
    return outcome.template, outcome.reading.report


def last_year_of(
    request: Request, template: Template, report: Report, previous: PreviousReports | None
) -> Report | None:
    """The same agency's report on the year before; that there is none is told, and no reason to stop."""
    if previous is None:
        return None
    found = previous.of(report.agency_name, template.id, report.year)
    if found is None:
        agency, year = report.agency_name, report.year - 1
        tell(words.NO_PREVIOUS.format(path=request.previous, agency=agency, year=year))
        return None
    return found


def _compare(request: Request, template: Template, report: Report) -> None:
    """What is given twice must agree."""
    pairs = (
        ("--agency", request.agency, report.agency_name),
        ("--year", request.year, report.year),
        ("--template", request.template, template.id),
    )  # fmt: skip
    for option, given, found in pairs:
        if given is not None and given != found:
            raise CommandError(words.DATA_DIFFERS.format(option=option, given=given, found=found))
