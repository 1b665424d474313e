"""`xlreport template to-xlsx` and `from-xlsx`."""

from pathlib import Path

from xlreport.cli.commands.authoring.cases import file_of
from xlreport.cli.commands.authoring.new import refuse_bad_id
from xlreport.cli.failures import CommandError
from xlreport.cli.outputs import not_written, write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.paths import refuse_folder
from xlreport.cli.usage.targets import refuse_as_file, refuse_as_folder
from xlreport.collection.outcomes import refusal
from xlreport.errors import NoFormError, OutputExistsError, UnreadableError, UnwritableError
from xlreport.messages import authors as words
from xlreport.use_cases.authoring.sheets.forms_as_sheets import template_from_xlsx, template_to_xlsx

_SUFFIX = "xlsx"


def write_sheets(target: str, out: Path, forms: Forms, *, force: bool) -> None:
    """The form of an id or in a file, as a workbook."""
    refuse_as_file(out, _SUFFIX)
    path = file_of(target, forms)
    try:
        content = template_to_xlsx(path)
    except UnwritableError as error:
        raise not_written(out, error) from error
    write_output(out, content, force=force)
    show_path(out)
    tell(words.NO_COMMENTS)


def write_files(source: Path, out: Path, *, force: bool) -> None:
    """The files of the form in a workbook, where forms are looked for: all of them or none."""
    refuse_folder(source)
    refuse_as_folder(out)
    try:
        form = template_from_xlsx(source, out)
    except NoFormError as error:
        raise CommandError(words.NOT_A_FORM.format(path=source)) from error
    except UnreadableError as error:
        raise CommandError(refusal(error.code, error.params).message) from error
    refuse_bad_id(form.id)
    paths = {out / path: text.encode() for path, text in form.texts.items()}
    for path in paths:
        if path.exists() and not force:
            raise not_written(path, OutputExistsError(str(path)))
    for path, content in paths.items():
        write_output(path, content, force=force)
        show_path(path)
    tell(words.NEXT_STEPS.format(path=next(iter(paths))))
