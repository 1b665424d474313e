"""`xlreport new`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xlreport.cli.arguments import files_read
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import not_written, write_output
from xlreport.cli.screen.console import show_path
from xlreport.cli.usage.forms import Forms, template_asked
from xlreport.cli.usage.targets import refuse_as_file
from xlreport.collection.file_names import workbook_name
from xlreport.errors import UnwritableError
from xlreport.messages import usage


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
    """A blank workbook, without last year's figures."""
    agency, year = agency_and_year(request)
    form = template_asked(request.template, year, {one.id: one for one in request.forms.listed()})
    write_named(request, workbook_name(form, agency, year), lambda: request.forms.blank(form, agency, year))
    return Status.GOOD


def agency_and_year(request: Request) -> tuple[str, int]:
    agency = (request.agency or "").strip()
    if request.year is None or not agency:
        raise CommandError(usage.AGENCY_AND_YEAR)
    if any("\ud800" <= character <= "\udfff" for character in agency):
        raise CommandError(usage.NOT_A_NAME.format(option="--agency"))
    return agency, request.year


def write_named(request: Request, name: str, written: Callable[[], bytes]) -> None:
    """`name`: that of the workbook where none is given for it."""
    path = _path(request.out, name)
    refuse_as_file(path, "xlsx", (*files_read(request.data, request.previous), *request.forms.files))
    try:
        content = written()
    except UnwritableError as error:
        raise not_written(path, error) from error
    write_output(path, content, force=request.force)
    show_path(path)


def _path(out: Path, name: str) -> Path:
    if out.is_dir() or not out.suffix:
        return out / name
    refuse_as_file(out, "xlsx")
    return out
