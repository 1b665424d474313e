"""`xlreport new --roster` and `--blank-roster`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from xlreport.cli.arguments import files_read, previous_at
from xlreport.cli.commands.batch import roster_at
from xlreport.cli.commands.new import Request
from xlreport.cli.commands.new_filled import last_year_of
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.usage.forms import template_asked, template_named
from xlreport.cli.usage.options import refuse_together
from xlreport.cli.usage.targets import refuse_as_file, refuse_as_folder
from xlreport.collection.boundary import InputPaths
from xlreport.collection.file_names import free_name, workbook_name
from xlreport.collection.roster import Member, Roster
from xlreport.collection.rosters.blank import blank_roster
from xlreport.collection.whole_files import write_file
from xlreport.errors import InputKeptError, OutputExistsError, UnwritableError
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Report
from xlreport.messages import commands as words
from xlreport.messages import usage
from xlreport.use_cases.failures import unwritten_line
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.previous import PreviousReports


def write_blank_roster(request: Request, roster: Path | None) -> Status:
    """For the form named, those that serve the year, or all that are known."""
    own = {"--agency": request.agency, "--data": request.data, "--previous": request.previous, "--roster": roster}
    refuse_together("--blank-roster", own)
    out = request.out
    refuse_as_file(out, "xlsx")
    templates = request.forms.load()
    if request.template is not None:
        template_named(request.template, templates)
    in_use = [
        one
        for one in templates.values()
        if request.template in {None, one.id} and (request.year is None or one.serves(request.year))
    ]
    write_output(out, blank_roster(in_use), force=request.force)
    show_path(out)
    return Status.GOOD


def write_for_roster(request: Request, path: Path) -> Status:
    """One workbook an agency; one that cannot be written does not keep the others from it."""
    refuse_together("--roster", {"--agency": request.agency, "--data": request.data})
    if request.year is None:
        raise CommandError(usage.NEEDS_YEAR)
    refuse_as_folder(request.out)
    templates = request.forms.load()
    roster = roster_at(path, templates)
    template = template_asked(request.template, request.year, templates)
    _tell_lacking(roster, template, templates)
    previous = previous_at(request.previous, templates)
    kept = InputPaths((*files_read(path, request.previous), *request.forms.files))
    status = Status.GOOD
    for member, name in _named(template, request.year, roster.members if roster is not None else ()):
        target = request.out / name
        try:
            if kept.holds(target):
                raise InputKeptError(str(target))
            write_file(target, _workbook(request, template, member, previous), force=request.force)
            show_path(target)
        except (OutputExistsError, UnwritableError, OSError) as error:
            tell(unwritten_line(target, error))
            status = Status.CANNOT_RUN
    return status


def _tell_lacking(roster: Roster | None, template: Template, templates: Mapping[str, Template]) -> None:
    """Columns that another form knows and this one does not; those that none knows are told already."""
    if roster is None:
        return
    unknown = roster.unknown_to(templates.values())
    lacking = [head for head in roster.unknown_to([template]) if head not in unknown]
    if lacking:
        tell(words.ROSTER_LACKING.format(template=template.id, columns=words.LIST_SEPARATOR.join(lacking)))


def _named(template: Template, year: int, members: tuple[Member, ...]) -> Iterator[tuple[Member, str]]:
    """Each member with the name of its workbook, no two the same."""
    taken: set[str] = set()
    for member in members:
        yield member, free_name(partial(workbook_name, template, member.agency, year), member.agency, taken)


def _workbook(request: Request, template: Template, member: Member, previous: PreviousReports | None) -> bytes:
    report = _opening(template, member, request.year or 0)
    return write_workbook(template, report, last_year_of(request, template, report, previous))


def _opening(template: Template, member: Member, year: int) -> Report:
    """What the roster knows of the agency stands in its workbook, but for choices that the form does not offer."""
    blank = blank_report(template, member.agency, year)
    agency = dict(blank.agency)
    for field in template.agency_fields:
        text = "" if agency[field.id] else member.given(field)
        if text and (not field.choices or text in field.choices):
            agency[field.id] = text
        elif text:
            tell(words.ROSTER_CHOICE.format(agency=member.agency, field=field.label, found=text))
    return replace(blank, agency=agency)
