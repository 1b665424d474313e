"""Help in Chinese where the parser has fixed words of its own, in lines that fit the terminal."""

import re
import shutil
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from xlreport.cli.usage.options import refuse_misused
from xlreport.cli.usage.suggestions import suggestion
from xlreport.messages import commands as words
from xlreport.messages.usage import CALLED_COMMANDS, NO_COMMAND

if TYPE_CHECKING:
    _Command = TyperCommand
else:
    _Command = object

UNBROKEN = {"terminal_width": 10_000}
"""The parser counts a Chinese character as one cell and cannot break a line of them: it shall break none."""

ELSEWHERE = 80
"""Cells of a line where there is no terminal."""

MOST = 100
_PLACE = re.compile(r"\{(\w+)\}")
"""The place of an argument as the parser marks it."""

_FIRST_COLUMN = re.compile(r" +\S.*? {2,}|[^ ].*?[:：]|")


class _ChineseHelp(_Command):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  the parser's own types are private
        return fitted(super().get_help(ctx), _width())

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        formatter.write_usage(ctx.command_path, " ".join(self.written_usage(ctx)), prefix=words.USAGE_PREFIX)

    def written_usage(self, ctx: Any) -> list[str]:  # noqa: ANN401  as above
        """What stands behind the name of the command: arguments, and the options that it cannot do without."""
        needed = [one for one in self.get_params(ctx) if one.param_type_name == "option" and one.required]
        pieces = [*self.collect_usage_pieces(ctx), *(f"{min(one.opts, key=len)} {one.metavar}" for one in needed)]
        return [words.PLACEHOLDERS.get(piece) or _PLACE.sub(r"\1", piece).replace("...", "…") for piece in pieces]

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  as above
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = words.HELP
        return option


class ChineseCommand(_ChineseHelp, TyperCommand):
    """A command whose help is Chinese throughout."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  as above
        try:
            refuse_misused(self, ctx, args)
            return super().parse_args(ctx, args)
        except TyperException as error:
            error.ctx = getattr(error, "ctx", None) or ctx  # type: ignore[attr-defined]  # whose call it was, which is not always said
            raise


class ChineseGroup(_ChineseHelp, TyperGroup):
    """The commands together, with Chinese help."""

    def known_words(self, ctx: Any) -> list[str]:  # noqa: ANN401  as above
        """Commands, and the options that stand before one."""
        return [*self.list_commands(ctx), *(name for one in self.get_params(ctx) for name in one.opts)]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  as above
        """A command that is not there is told with those whose names are close."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            ctx.fail(NO_COMMAND.format(name=name) + suggestion(name, self.known_words(ctx), CALLED_COMMANDS))
        return super().resolve_command(ctx, args)


def _width() -> int:
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return min(shutil.get_terminal_size().columns, MOST) if terminal else ELSEWHERE


def fitted(text: str, width: int) -> str:
    """Each line of a help text in lines of so many cells, all but the first below what is said in the second column."""
    return "\n".join(_broken(row, width) for row in text.split("\n"))


def _broken(row: str, width: int) -> str:
    from xlreport.cli.screen.wrapping import breaks, cells

    first = _FIRST_COLUMN.match(row)
    hang = sum(map(cells, first[0] if first else ""))
    if not 0 < hang <= width // 2:
        hang = len(row) - len(row.lstrip())
    cuts = [0, *breaks(row, width, hang), len(row)]
    head, *others = (row[start:end].rstrip() for start, end in pairwise(cuts))
    return "\n".join([head, *(" " * hang + one for one in others)])
