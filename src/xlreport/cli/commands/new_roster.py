"""`xlreport new --roster` and `--blank-roster`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from xlreport.cli.arguments import files_read, previous_at, template_asked
from xlreport.cli.commands.batch import roster_at
from xlreport.cli.commands.new import Request, last_year_of
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import unwritten_line, write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.collection.boundary import Kept
from xlreport.collection.file_names import free_name, workbook_name
from xlreport.collection.roster import Member
from xlreport.collection.whole_files import write_file
from xlreport.errors import InputKeptError, OutputExistsError, UnwritableError
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Report
from xlreport.messages import commands as words
from xlreport.use_cases.previous import PreviousReports
from xlreport.workbook.blank_roster import blank_roster
from xlreport.workbook.writer import write_workbook


def write_blank_roster(out: Path, *, force: bool) -> Status:
    if out.suffix.lower() != ".xlsx":
        raise CommandError(words.SUFFIX.format(path=out, suffix="xlsx"))
    write_output(out, blank_roster(), force=force)
    show_path(out)
    return Status.GOOD


def write_for_roster(request: Request, path: Path) -> Status:
    """One workbook an agency; one that cannot be written does not keep the others from it."""
    if request.agency is not None or request.data is not None:
        raise CommandError(words.ONLY_WITH_ROSTER)
    if request.year is None:
        raise CommandError(words.NEEDS_YEAR)
    if request.out.is_file() or request.out.suffix.lower() == ".xlsx":
        raise CommandError(words.FOLDER_WANTED.format(path=request.out))
    roster = roster_at(path)
    templates = request.forms.load()
    template = template_asked(request.template, request.year, templates)
    previous = previous_at(request.previous, templates)
    kept = Kept((*files_read(path, request.previous), *request.forms.files))
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
    known = {"short_name": member.short_name, "kind": member.kind, "level": member.level, "superior": member.superior}
    agency = dict(blank.agency)
    for field in template.agency_fields:
        text = known.get(field.id, "")
        if text and (not field.choices or text in field.choices):
            agency[field.id] = text
        elif text:
            tell(words.ROSTER_CHOICE.format(agency=member.agency, field=field.label, found=text))
    return replace(blank, agency=agency)
