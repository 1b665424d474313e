"""Where the commands speak: results on standard output, all else on standard error, UTF-8 on any console."""

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from xlreport.cli import words
from xlreport.cli.failures import CommandError, Status, reason_of
from xlreport.cli.lines import Line


def prepare() -> None:
    """UTF-8 whatever the console; what it cannot show is escaped rather than fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def show(said: str | Line) -> None:
    """A result. Raises CommandError where nobody can receive it."""
    try:
        _say(sys.stdout, said)
    except OSError as error:
        raise _cut_short(error) from error


def tell(said: str | Line) -> None:
    """Anything but a result. Where nobody can receive it the command goes on: its results and status still count."""
    try:
        _say(sys.stderr, said)
    except OSError:
        _give_up(sys.stderr)


def finish() -> None:
    """Hand over what was shown. Raises CommandError where it cannot be, as on a full disk."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _cut_short(error) from error


def _say(stream: TextIO | None, said: str | Line) -> None:
    """On a terminal a line is coloured and wrapped; anywhere else it is one plain line."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if isinstance(said, Line) and stream.isatty():
        from xlreport.cli.terminal import console_of, paint

        paint(console_of(stream), said)
    else:
        stream.write((said.text if isinstance(said, Line) else said) + "\n")


def _cut_short(error: OSError) -> CommandError:
    _give_up(sys.stdout)
    return CommandError(words.CUT_SHORT.format(reason=reason_of(error)), Status.CANNOT_RUN)


def _give_up(stream: TextIO | None) -> None:
    """Let what a stream still holds go nowhere, so that the interpreter does not try it again at its end."""
    if stream is not None:
        with suppress(io.UnsupportedOperation), Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())
