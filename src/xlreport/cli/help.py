"""Help in Chinese where the parser has fixed words of its own."""

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from xlreport.cli import words

if TYPE_CHECKING:
    _Command = TyperCommand
else:
    _Command = object


class _ChineseHelp(_Command):
    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  the parser's own types are private
        pieces = (words.PLACEHOLDERS.get(piece, piece) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words.USAGE_PREFIX)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  as above
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = words.HELP
        return option


class ChineseCommand(_ChineseHelp, TyperCommand):
    """A command whose help is Chinese throughout."""


class ChineseGroup(_ChineseHelp, TyperGroup):
    """The commands together, with Chinese help."""
