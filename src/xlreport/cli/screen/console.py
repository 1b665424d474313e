"""Where the commands speak: results on standard output, all else on standard error, UTF-8 on any console."""

import errno
import io
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.lines import Line, line
from xlreport.form.text.printable import printable
from xlreport.messages import commands as words
from xlreport.use_cases.failures import reason_of

MOST_PATHS = 10
"""How many paths are listed on a terminal, where people read them."""


def prepare() -> None:
    """UTF-8 whatever the console; what it cannot show is escaped rather than fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def show(said: str | Line) -> None:
    """A result on a line of its own. Raises CommandError where nobody can receive it."""
    with _received():
        _say(_there(sys.stdout), said)


def show_path(path: Path) -> None:
    """The path of a file that was written, on a line of its own, which people copy: the terminal alone may break it.

    Raises CommandError where nobody can receive it.
    """
    with _received():
        stream, shown = _there(sys.stdout), printable(str(path))
        stream.write((line(shown).text if stream.isatty() else shown) + "\n")


def show_paths(paths: Sequence[Path], folder: Path) -> None:
    """The paths of the files of a run. On a terminal many of one folder below `folder` are counted, not listed.

    Raises CommandError where nobody can receive it.
    """
    below = Counter(path.parent for path in paths)
    counts = len(paths) > MOST_PATHS and sys.stdout is not None and sys.stdout.isatty()
    for path in paths:
        if not counts or path.parent == folder:
            show_path(path)
        elif count := below.pop(path.parent, 0):
            show(words.FILES_IN.format(folder=path.parent, count=count))


def hand_over(content: str) -> None:
    """A result for programs, as it is. Raises CommandError where nobody can receive it."""
    with _received():
        _there(sys.stdout).write(content)


def tell(said: str | Line) -> None:
    """Anything but a result. Where nobody can receive it the command goes on: its results and status still count."""
    try:
        _say(_there(sys.stderr), said)
    except OSError:
        _give_up(sys.stderr)


def finish() -> None:
    """Let go of what was shown. Raises CommandError where it cannot be, as on a full disk."""
    with _received():
        if sys.stdout is not None:
            sys.stdout.flush()


@contextmanager
def _received() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _cut_short(error) from error


def _there(stream: TextIO | None) -> TextIO:
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream


def _say(stream: TextIO, said: str | Line) -> None:
    """One line, whatever names stand in it; coloured and wrapped on a terminal, plain anywhere else."""
    if stream.isatty():
        from xlreport.cli.screen.terminal import console_of, paint

        paint(console_of(stream), said if isinstance(said, Line) else line(printable(said)))
    else:
        stream.write((said.text if isinstance(said, Line) else printable(said)) + "\n")


def _cut_short(error: OSError) -> CommandError:
    _give_up(sys.stdout)
    return CommandError(words.CUT_SHORT.format(reason=reason_of(error)), Status.CANNOT_RUN)


def _give_up(stream: TextIO | None) -> None:
    """Let what a stream still holds go nowhere, so that the interpreter does not try it again at its end."""
    if stream is not None:
        with suppress(io.UnsupportedOperation), Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())
