"""`xlreport new`."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlreport.cli.arguments import files_read, inputs_at, previous_at
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import not_written, write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.usage.forms import Forms, template_asked
from xlreport.cli.usage.paths import refuse_folder
from xlreport.cli.usage.targets import refuse_as_file
from xlreport.collection.file_names import workbook_name
from xlreport.collection.rounds.digests import report_digest
from xlreport.errors import UnwritableError
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Report
from xlreport.form.report.round import FIRST, Round
from xlreport.messages import commands as words
from xlreport.messages import usage
from xlreport.use_cases.new import write_workbook

if TYPE_CHECKING:  # a blank workbook reads nothing, and what reads takes longer to import than all the rest
    from xlreport.collection.outcomes import Outcome
    from xlreport.use_cases.previous import PreviousReports


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    out: Path
    agency: str | None
    year: int | None
    template: str | None
    data: Path | None
    previous: Path | None
    forms: Forms
    force: bool


def write_new(request: Request) -> Status:
    status = Status.GOOD
    if request.data is None:
        template, report = _blank(request)
    else:
        outcome = _read(request, request.data)
        template, report = _of(outcome)
        _compare(request, template, report)
        if outcome.fails:
            from xlreport.cli.screen.show import outcome_lines

            status = Status.FINDINGS
            for line in outcome_lines(outcome):
                tell(line)
    previous = previous_at(request.previous, request.forms.load())
    last_year = last_year_of(request, template, report, previous)
    path = _path(request.out, workbook_name(template, report.agency_name, report.year))
    refuse_as_file(path, "xlsx", (*files_read(request.data, request.previous), *request.forms.files))
    try:
        content = write_workbook(template, report, last_year, handed_in=_round(request, template, report))
    except UnwritableError as error:
        raise not_written(path, error) from error
    write_output(path, content, force=request.force)
    show_path(path)
    return status


def _round(request: Request, template: Template, report: Report) -> Round:
    """A workbook that is filled with a report takes that report's place once it is handed in."""
    return FIRST if request.data is None else Round(answers=report_digest(template, report))


def _blank(request: Request) -> tuple[Template, Report]:
    agency = (request.agency or "").strip()
    if request.year is None or not agency:
        raise CommandError(usage.AGENCY_AND_YEAR)
    if any("\ud800" <= character <= "\udfff" for character in agency):
        raise CommandError(usage.NOT_A_NAME.format(option="--agency"))
    template = template_asked(request.template, request.year, request.forms.load())
    return template, blank_report(template, agency, request.year)


def _read(request: Request, data: Path) -> "Outcome":
    from xlreport.use_cases.check import judge

    refuse_folder(data)
    inputs = inputs_at([data])
    outcome = judge(inputs.files[0], request.forms.load())
    if outcome.refusal is not None:
        told = words.UNUSABLE_DATA.format(path=data, message=outcome.refusal.message)
        raise CommandError(told, Status.FINDINGS)
    return outcome


def _of(outcome: "Outcome") -> tuple[Template, Report]:
    if outcome.template is None or outcome.reading is None:
        raise CommandError(words.UNUSABLE_DATA.format(path=outcome.shown, message=""), Status.FINDINGS)
    return outcome.template, outcome.reading.report


def last_year_of(
    request: Request, template: Template, report: Report, previous: "PreviousReports | None"
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


def _path(out: Path, name: str) -> Path:
    if out.is_dir() or not out.suffix:
        return out / name
    refuse_as_file(out, "xlsx")
    return out
