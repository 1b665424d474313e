"""The program, and what its commands have in common."""

from pathlib import Path
from typing import Annotated

import typer

from xlreport.cli.failures import Status
from xlreport.cli.help import UNBROKEN, ChineseGroup
from xlreport.cli.usage.paths import written_out
from xlreport.cli.usage.values import output_format_of, year_of
from xlreport.messages import commands as words

HELP = {"help_option_names": ["--help", "-h"], **UNBROKEN}
"""How help is asked for and shown, of every group of commands."""

app = typer.Typer(
    name="xlreport", cls=ChineseGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings=HELP,
)  # fmt: skip

# what may not be read is told when it is read, in our words and without keeping the rest from it
Paths = Annotated[list[Path], typer.Argument(metavar="INPUT", help=words.INPUT, readable=False, callback=written_out)]
Pages = Annotated[list[Path], typer.Argument(metavar="FILE", help=words.PAGES, readable=False, callback=written_out)]
Folder = Annotated[Path | None, typer.Option("--templates", metavar="DIR", help=words.FOLDER_OF_FORMS)]
Rules = Annotated[Path | None, typer.Option("--rules", metavar="FILE", help=words.RULES)]
Force = Annotated[bool, typer.Option("--force", help=words.FORCE)]
Previous = Annotated[
    Path | None, typer.Option("--previous", metavar="FILE_OR_FOLDER", help=words.PREVIOUS, readable=False)
]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help=words.OUT, readable=False)]

Year = Annotated[int | None, typer.Option("--year", parser=year_of, metavar="YYYY", help=words.YEAR)]
Format = Annotated[str, typer.Option("--format", metavar="text|json", parser=output_format_of, help=words.FORMAT)]


def end(status: Status) -> None:
    """A command that is not all well ends with its status."""
    if status is not Status.GOOD:
        raise typer.Exit(status)
