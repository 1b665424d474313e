"""Lines on a terminal: in colour where it has some and nobody minds, wrapped below their beginning."""

import os
from typing import TextIO

from rich.console import Console
from rich.text import Text

from xlreport.cli.screen.lines import STEP, Line, Tone
from xlreport.cli.screen.wrapping import breaks

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.FAINT: "dim",
    Tone.GOOD: "green",
    Tone.ERROR: "bold red",
    Tone.WARNING: "yellow",
    Tone.NOTE: "cyan",
}

NARROWEST = 20
"""Cells a line is given however small the window."""


def console_of(stream: TextIO) -> Console:
    """The console behind a terminal; without any escape codes where NO_COLOR is set."""
    if os.environ.get("NO_COLOR"):
        return Console(file=stream, force_terminal=True, color_system=None)
    return Console(file=stream, force_terminal=True)


def paint(console: Console, line: Line) -> None:
    for row in rows(line, console.width):
        console.print(row, soft_wrap=True, highlight=False, markup=False, emoji=False)


def rows(line: Line, width: int) -> list[Text]:
    """The line as rows that fit the width, all but the first hanging one step below the line's beginning."""
    whole = Text(line.indent).append_tokens((piece.text, STYLES[piece.tone]) for piece in line.pieces)
    hang = len(line.indent) + STEP
    cut = whole.divide(breaks(whole.plain, max(width, NARROWEST), hang))
    for row in cut:
        row.rstrip()
    first, *others = cut
    return [first, *(Text(" " * hang) + row for row in others)]
