"""The commands of those who declare forms: `xlreport template VERB`."""

from pathlib import Path
from typing import Annotated

import typer

from xlreport.cli.app import HELP, Folder, Force, app, end
from xlreport.cli.completion import template_ids
from xlreport.cli.help import ChineseCommand, ChineseGroup
from xlreport.cli.screen import console
from xlreport.messages import authors as words

template = typer.Typer(cls=ChineseGroup, rich_markup_mode=None, context_settings=HELP)
app.add_typer(template, name="template", help=words.TEMPLATE_COMMANDS, invoke_without_command=True)


@template.callback()
def every_command(context: typer.Context) -> None:
    """Without a command of its own it shows its help."""
    if context.invoked_subcommand is None:
        console.hand_over(context.get_help() + "\n")


@template.command("lint", cls=ChineseCommand, help=words.LINT)
def lint(
    targets: Annotated[list[str] | None, typer.Argument(metavar="FORM", help=words.TARGETS)] = None,
    folder: Folder = None,
) -> None:
    from xlreport.cli.commands.authoring.lint import lint_forms
    from xlreport.cli.usage.forms import Forms

    end(lint_forms(targets or [], Forms(folder)))


@template.command("schema", cls=ChineseCommand, help=words.SCHEMA)
def schema(
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE.json", help=words.OUT_SCHEMA)] = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.authoring.schema import write_schema

    write_schema(out, force=force)


@template.command("new", cls=ChineseCommand, help=words.NEW)
def new(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help=words.OUT_NEW)],
    source: Annotated[Path | None, typer.Option("--from", metavar="FILE", help=words.FROM, readable=False)] = None,
    template_id: Annotated[str | None, typer.Option("--id", metavar="ID", help=words.NEW_ID)] = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.authoring.new import write_skeleton

    write_skeleton(source, template_id, out, force=force)


@template.command("to-xlsx", cls=ChineseCommand, help=words.TO_XLSX)
def to_xlsx(
    template_id: Annotated[str, typer.Argument(metavar="FORM", help=words.ID, autocompletion=template_ids)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.xlsx", help=words.OUT_XLSX)],
    folder: Folder = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.authoring.sheets import write_sheets
    from xlreport.cli.usage.forms import Forms

    write_sheets(template_id, out, Forms(folder), force=force)


@template.command("from-xlsx", cls=ChineseCommand, help=words.FROM_XLSX)
def from_xlsx(
    source: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help=words.FILLED_SHEETS, readable=False)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help=words.OUT_FILES)],
    force: Force = False,
) -> None:
    from xlreport.cli.commands.authoring.sheets import write_files

    write_files(source, out, force=force)


@template.command("preview", cls=ChineseCommand, help=words.PREVIEW)
def preview(
    template_id: Annotated[str, typer.Argument(metavar="ID", help=words.ID, autocompletion=template_ids)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help=words.OUT_PREVIEW)],
    without_pictures: Annotated[bool, typer.Option("--no-pictures", help=words.WITHOUT_PICTURES)] = False,
    folder: Folder = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.authoring.preview import write_preview
    from xlreport.cli.usage.forms import Forms

    write_preview(template_id, out, Forms(folder), pictures=not without_pictures, force=force)


@template.command("test", cls=ChineseCommand, help=words.TEST)
def run_cases(
    template_id: Annotated[str, typer.Argument(metavar="ID", help=words.ID, autocompletion=template_ids)],
    folder: Folder = None,
) -> None:
    from xlreport.cli.commands.authoring.cases import run_form_cases
    from xlreport.cli.usage.forms import Forms

    end(run_form_cases(template_id, Forms(folder)))
