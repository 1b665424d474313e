"""Calls that cannot be parsed as they were meant: what is wrong, and what was probably meant."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from xlreport.cli.failures import CommandError
from xlreport.cli.usage.options import name_of
from xlreport.cli.usage.suggestions import suggestion
from xlreport.messages import usage as words

_SURPLUS = re.compile(r"extra argument.*? \((.*)\)$", re.DOTALL)

_DASHES = re.compile(r"[‐‑‒–—―－﹣]+(?=[A-Za-z])|-[‐‑‒–—―－﹣]+(?=[A-Za-z])")
"""What word processors and chat programs make of one or two hyphens before the name of an option."""

_CURLY = str.maketrans("", "", "“”‘’＂＇")


def refuse_misread(arguments: Sequence[str]) -> None:
    """Quotes and dashes that a command line does not take for what they were meant.

    Raises CommandError for what would be taken for a name of a file, or would swallow what follows it.
    """
    for one in arguments:
        if _is_there(one):
            continue
        if dashes := _DASHES.match(one):
            name = one[dashes.end() :]
            meant = ("-" if len(name) == 1 else "--") + name
            raise CommandError(words.WRONG_DASH.format(given=one, meant=meant))
        if one.count('"') % 2:
            folder = one.partition('"')[0].rstrip("\\/")
            raise CommandError(words.STRAY_QUOTE.format(given=one, folder=folder))
        straight = one.translate(_CURLY)
        if straight != one and straight and _is_there(straight):
            raise CommandError(words.CURLY_QUOTES.format(given=one, meant=straight))


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long, or with a character that no path has
        return False


def complaint(error: BaseException) -> Iterator[str]:
    """The lines for a call that the parser refuses."""
    yield words.USAGE.format(message=_said(error))
    ctx = getattr(error, "ctx", None)
    if ctx is None or getattr(ctx.command, "commands", None) is not None:
        yield words.SEE_COMMANDS.format(command=words.PROGRAM if ctx is None else ctx.command_path)
    else:
        usage = " ".join((ctx.command_path, *ctx.command.written_usage(ctx)))
        yield words.SEE_HELP.format(usage=usage, command=ctx.command_path)


def _said(error: Any) -> str:  # noqa: ANN401  the parser's own types are private
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    name = name_of(parameter)
    if kind == "MissingParameter":
        return words.MISSING.format(name=name, what=str(getattr(parameter, "help", "") or "").rstrip(words.STOP))
    if kind == "NoSuchOption":
        return words.UNKNOWN_OPTION.format(name=error.option_name) + _instead(error.option_name, error.ctx)
    if kind == "BadOptionUsage":
        return words.MISSING_VALUE.format(name=error.option_name)
    if kind == "BadParameter" and name:
        return words.BAD_VALUE.format(name=name)
    if kind == "UsageError" and (surplus := _SURPLUS.search(str(error))):
        return words.SURPLUS.format(words=surplus[1])
    return str(error)


def _instead(option: str, ctx: Any) -> str:  # noqa: ANN401  as above
    """The option of this command that is spelt like it, or the commands that have it."""
    if ctx is None:
        return ""
    own = getattr(ctx.command, "commands", {})
    if near := suggestion(option, (*_options(ctx.command, ctx), *own), words.CALLED_OPTIONS):
        return near
    commands = getattr(ctx.find_root().command, "commands", {})
    having = [name for name, one in commands.items() if option in _options(one, ctx)]
    return words.OPTION_OF.format(name=option, commands=words.SEPARATOR.join(having)) if having else ""


def _options(command: Any, ctx: Any) -> list[str]:  # noqa: ANN401  as above
    return [name for one in command.get_params(ctx) for name in one.opts if name.startswith("-")]
