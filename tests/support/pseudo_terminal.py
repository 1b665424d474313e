"""A process whose streams are a terminal, and what such a terminal shows in the end."""

import os
import re
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.cells import cell_len

SRC = Path(__file__).parents[2] / "src"
ROWS = 40
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


@dataclass(frozen=True)
class Screen:
    """The status of a command, all that it wrote to its terminal, and the folder it ran in."""

    status: int
    written: str
    folder: Path

    @property
    def lines(self) -> list[str]:
        """Every line that stood on the terminal at some time, without colours and orders."""
        return re.split(r"[\r\n]+", _CONTROL.sub("", self.written))

    @property
    def paths(self) -> list[str]:
        """The lines that are nothing but the path of a file that is there."""
        return [line for line in self.lines if line and (self.folder / line).is_file()]

    @property
    def text(self) -> str:
        """All lines together, without what separates them."""
        return "".join("".join(self.lines).split())

    @property
    def widest(self) -> int:
        return max(map(self.cells, self.lines))

    @staticmethod
    def cells(line: str) -> int:
        """The cells that a line takes."""
        return cell_len(line)


def in_terminal(cwd: Path, *arguments: str, columns: int) -> Screen:
    """Run the tool with a terminal of so many columns for all its streams."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    fcntl = pytest.importorskip("fcntl", reason="this system has no pseudo-terminals")
    termios = pytest.importorskip("termios", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    size = {"COLUMNS": str(columns), "LINES": str(ROWS), "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [sys.executable, "-m", "xlreport", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), **size},
    )  # fmt: skip
    os.close(theirs)
    written = b"".join(iter(lambda: _piece(ours), b""))
    os.close(ours)
    return Screen(process.wait(), written.decode("utf-8"), cwd)


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
