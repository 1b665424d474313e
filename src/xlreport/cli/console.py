"""Where the commands speak: results on standard output, all else on standard error, UTF-8 on any console."""

import io
import sys


def prepare() -> None:
    """UTF-8 whatever the console; what it cannot show is escaped rather than fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def show(line: str) -> None:
    sys.stdout.write(line + "\n")


def tell(line: str) -> None:
    sys.stderr.write(line + "\n")
