"""`xlreport VERB`: the commands, and how their failures end."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from xlreport.cli import completion
from xlreport.cli.app import Folder, Force, Out, Paths, Previous, Rules, Year, app, end
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.help import ChineseCommand
from xlreport.cli.screen import console
from xlreport.cli.usage.complaints import complaint, refuse_misread
from xlreport.cli.usage.values import check_format_of
from xlreport.errors import OwnSideError, TemplateError
from xlreport.files.resources import collect_rarely, leave_to_the_system
from xlreport.messages import commands as words
from xlreport.messages.usage import PROGRAM
from xlreport.use_cases.failures import stopped_by

if TYPE_CHECKING:  # each command is imported when it is called
    from xlreport.cli.commands.new import Request

INTERRUPTED = 130
"""What the parser makes of an interrupt from the keyboard."""


def _tell_version(asked: bool) -> None:  # noqa: FBT001  an option of the command line
    if asked:
        from xlreport.cli.installed import installed_version

        console.show(words.VERSION_LINE.format(version=installed_version()))
        raise typer.Exit


@app.callback(help=words.APP)
def every_command(
    version: Annotated[
        bool, typer.Option("--version", help=words.VERSION, is_eager=True, callback=_tell_version)
    ] = False,
    installs: Annotated[
        bool,
        typer.Option("--install-completion", help=words.INSTALL_COMPLETION, is_eager=True, callback=completion.install),
    ] = False,
    shows: Annotated[
        bool,
        typer.Option("--show-completion", help=words.SHOW_COMPLETION, is_eager=True, callback=completion.show_script),
    ] = False,
) -> None:
    """What holds for every command."""


@app.command("templates", cls=ChineseCommand, help=words.TEMPLATES)
def list_templates(folder: Folder = None) -> None:
    from xlreport.cli.commands.templates import list_forms
    from xlreport.cli.usage.forms import Forms

    list_forms(Forms(folder))


@app.command("new", cls=ChineseCommand, help=words.NEW)
def new(
    out: Out,
    agency: Annotated[str | None, typer.Option(metavar="NAME", help=words.AGENCY)] = None,
    year: Year = None,
    template: Annotated[
        str | None, typer.Option(metavar="ID", help=words.TEMPLATE, autocompletion=completion.template_ids)
    ] = None,
    previous: Previous = None,
    data: Annotated[Path | None, typer.Option(metavar="FILE.json", help=words.DATA, readable=False)] = None,
    roster: Annotated[Path | None, typer.Option("--roster", metavar="FILE", help=words.ROSTER, readable=False)] = None,
    blank_roster: Annotated[bool, typer.Option("--blank-roster", help=words.BLANK_ROSTER)] = False,
    folder: Folder = None,
    rules: Rules = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.new import Request
    from xlreport.cli.usage.forms import Forms

    request = Request(
        out=out, agency=agency, year=year, template=template, data=data, previous=previous,
        forms=Forms(folder, rules), force=force,
    )  # fmt: skip
    end(_written(request, roster, blank=blank_roster))


def _written(request: "Request", roster: Path | None, *, blank: bool) -> Status:
    """A workbook, one for each agency of a roster, or a roster to fill in."""
    if blank:
        from xlreport.cli.commands.new_roster import write_blank_roster

        return write_blank_roster(request, roster)
    if roster is not None:
        from xlreport.cli.commands.new_roster import write_for_roster

        return write_for_roster(request, roster)
    if request.data is not None or request.previous is not None:
        from xlreport.cli.commands.new_filled import write_filled

        return write_filled(request)
    from xlreport.cli.commands.new import write_new

    return write_new(request)


@app.command("check", cls=ChineseCommand, help=words.CHECK)
def check(
    inputs: Paths,
    output_format: Annotated[
        str, typer.Option("--format", metavar="text|json|junit", parser=check_format_of, help=words.CHECK_FORMAT)
    ] = "text",
    brief: Annotated[bool, typer.Option("--brief", help=words.BRIEF)] = False,
    only: Annotated[str | None, typer.Option("--only", metavar="LIST", help=words.ONLY)] = None,
    previous: Previous = None,
    folder: Folder = None,
    rules: Rules = None,
) -> None:
    from xlreport.cli.commands.check import Asked, check_inputs
    from xlreport.cli.usage.forms import Forms

    asked = Asked(
        inputs=inputs, output_format=output_format, brief=brief, only=only, previous=previous,
        forms=Forms(folder, rules),
    )  # fmt: skip
    end(check_inputs(asked))


@app.command("report", cls=ChineseCommand, help=words.REPORT)
def report(
    inputs: Paths,
    out: Out,
    to: Annotated[str, typer.Option("--to", metavar="LIST", help=words.TO, autocompletion=completion.formats)] = "docx",
    draft: Annotated[bool, typer.Option("--draft", help=words.DRAFT)] = False,
    previous: Previous = None,
    folder: Folder = None,
    rules: Rules = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.report import write_reports
    from xlreport.cli.usage.forms import Forms

    end(write_reports(inputs, out, to, previous, Forms(folder, rules), draft=draft, force=force))


@app.command("annotate", cls=ChineseCommand, help=words.ANNOTATE)
def annotate(
    inputs: Paths,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help=words.OUT_FOLDER)],
    previous: Previous = None,
    folder: Folder = None,
    rules: Rules = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.annotate import annotate_inputs
    from xlreport.cli.usage.forms import Forms

    end(annotate_inputs(inputs, out, previous, Forms(folder, rules), force=force))


from xlreport.cli import sets as sets  # noqa: E402, PLC0414  its commands stand here in the list of help


@app.command("explain", cls=ChineseCommand, help=words.EXPLAIN)
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help=words.CODE, autocompletion=completion.codes)],
    folder: Folder = None,
    rules: Rules = None,
) -> None:
    from xlreport.cli.commands.explain import explain_code
    from xlreport.cli.usage.forms import Forms

    end(explain_code(code, Forms(folder, rules)))


@app.command("demo", cls=ChineseCommand, help=words.DEMO)
def demo(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help=words.OUT_FOLDER)],
    force: Force = False,
) -> None:
    from xlreport.cli.commands.demo import run_demo

    end(run_demo(out, force=force))


from xlreport.cli import authors as authors  # noqa: E402, PLC0414  its commands stand last in the list of help


def main() -> None:
    """The console entry: every failure is one Chinese sentence and a status, never a traceback."""
    collect_rarely()
    console.prepare()
    completion.prepare()
    status = run(sys.argv[1:])
    leave_to_the_system()
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """The status of a command once all it showed is handed over."""
    status = _attempted(arguments)
    try:
        console.finish()
    except CommandError as error:
        if status != Status.CANNOT_RUN:
            console.tell(error.message)
        return error.status
    return status


def _attempted(arguments: list[str]) -> int:
    """The status of a command, whatever happens in it."""
    try:
        return _carried_out(arguments)
    except Exception as error:  # noqa: BLE001  whoever runs a command has no use for a traceback
        from xlreport.cli.unforeseen import unforeseen

        console.tell(unforeseen(error, arguments))
        return Status.CANNOT_RUN


def _carried_out(arguments: list[str]) -> int:
    """The status of a command, after telling what stopped it."""
    try:
        refuse_misread(arguments)
        outcome = app(arguments or ["--help"], prog_name=PROGRAM, standalone_mode=False)
    except CommandError as error:
        console.tell(error.message)
        return error.status
    except TemplateError as error:
        console.tell(words.BAD_FORM)
        from xlreport.messages.forms.mistakes import problem_line

        for problem in error.problems:
            console.tell(problem_line(problem))
        return Status.CANNOT_RUN
    except (OSError, OwnSideError) as error:
        console.tell(stopped_by(error))
        return Status.CANNOT_RUN
    except (typer.Abort, KeyboardInterrupt):
        outcome = INTERRUPTED
    except TyperException as error:
        for line in complaint(error):
            console.tell(line)
        return Status.USAGE
    if outcome == INTERRUPTED:
        console.tell(words.STOPPED)
        return Status.CANNOT_RUN
    return outcome if isinstance(outcome, int) else Status.GOOD
