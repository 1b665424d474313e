"""Where the commands speak: results on standard output, all else on standard error, UTF-8 on any console."""

import io
import sys
from typing import TextIO

from xlreport.cli.lines import Line


def prepare() -> None:
    """UTF-8 whatever the console; what it cannot show is escaped rather than fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def show(said: str | Line) -> None:
    _say(sys.stdout, said)


def tell(said: str | Line) -> None:
    _say(sys.stderr, said)


def _say(stream: TextIO, said: str | Line) -> None:
    """On a terminal a line is coloured and wrapped; anywhere else it is one plain line."""
    if isinstance(said, Line) and stream.isatty():
        from xlreport.cli.terminal import console_of, paint

        paint(console_of(stream), said)
    else:
        stream.write((said.text if isinstance(said, Line) else said) + "\n")
