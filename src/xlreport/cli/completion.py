"""Completion by the Tab key: installed into the shell that asks, and what stands behind options and arguments."""

import os
from collections.abc import Iterator

import typer

from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen import console
from xlreport.messages import commands as words
from xlreport.messages.usage import PROGRAM

VARIABLE = "_XLREPORT_COMPLETE"
"""What a shell sets when it asks."""

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def prepare() -> None:
    """Know the shells, where one asks."""
    if VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # it is imported there

        completion_init()


def install(asked: bool) -> None:  # noqa: FBT001  an option of the command line
    if asked:
        from typer.completion import install as install_for  # type: ignore[attr-defined]  # it is imported there

        shell, path = install_for(_shell(), PROGRAM, VARIABLE)
        console.show(words.COMPLETION_INSTALLED.format(shell=shell, path=path))
        raise typer.Exit


def show_script(asked: bool) -> None:  # noqa: FBT001  as above
    if asked:
        from typer.completion import get_completion_script  # type: ignore[attr-defined]  # as above

        script = get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=_shell())
        console.hand_over(script + "\n")
        raise typer.Exit


def _shell() -> str:
    """The shell that the command was typed into."""
    import shellingham

    try:
        name: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        name = words.UNKNOWN_SHELL
    if name not in SHELLS:
        told = words.NO_COMPLETION.format(shell=name, known=words.LIST_SEPARATOR.join(SHELLS))
        raise CommandError(told, Status.CANNOT_RUN)
    return name


def template_ids(incomplete: str) -> Iterator[tuple[str, str]]:
    from xlreport.use_cases.forms import load_templates

    yield from ((one.id, one.name) for one in load_templates().values() if one.id.startswith(incomplete))


def codes(incomplete: str) -> Iterator[tuple[str, str]]:
    from xlreport.messages.codes.explain import codes_of
    from xlreport.use_cases.forms import load_templates

    known = codes_of(load_templates().values())
    yield from ((name, code.title) for name, code in known.items() if name.startswith(incomplete.upper()))


def formats(incomplete: str) -> Iterator[str]:
    """The last of a list of formats."""
    from xlreport.use_cases.report import FORMATS

    before, comma, last = incomplete.rpartition(",")
    yield from (f"{before}{comma}{one}" for one in FORMATS if one.startswith(last))
