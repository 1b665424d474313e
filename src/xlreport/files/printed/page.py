"""What stands on a printed page, whatever format it came in: paragraphs, and tables with their merged cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlreport.form.text.clean import cleaned

_WIDE = re.compile(r"[^\x00-\xff]")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell with its place in the table; rows and columns count from 0."""

    top: int
    left: int
    height: int
    width: int
    text: str

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def right(self) -> int:
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Cells that do not overlap. What none of them covers is blank."""

    cells: tuple[PrintedCell, ...]

    @property
    def height(self) -> int:
        return max((cell.bottom for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((cell.right for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Page:
    """Paragraphs and tables in their order."""

    parts: tuple[str | PrintedTable, ...]


Spanned = tuple[str, int, int]
"""A cell's text, and how many rows and columns it covers."""


def label_text(text: str) -> str:
    """A label on one line, without the spaces that only spread its characters: 合　计, but not 表一 处罚."""
    words = cleaned(text).split()
    label = words[0] if words else ""
    for before, word in pairwise(words):
        spread = 1 in {len(before), len(word)} and _WIDE.match(before[-1]) and _WIDE.match(word[0])
        label += word if spread else f" {word}"
    return label


def placed(rows: Iterable[Sequence[Spanned]]) -> PrintedTable:
    """The table of rows whose cells stand left to right, where no cell of a row above reaches down."""
    taken: set[tuple[int, int]] = set()
    cells: list[PrintedCell] = []
    for top, row in enumerate(rows):
        left = 0
        for text, height, width in row:
            while (top, left) in taken:
                left += 1
            cells.append(PrintedCell(top, left, height, width, label_text(text)))
            taken |= {(top + down, left + along) for down in range(height) for along in range(width)}
            left += width
    last = max((cell.top for cell in cells), default=0) + 1
    return PrintedTable(tuple(_within(cell, last) for cell in cells))


def _within(cell: PrintedCell, rows: int) -> PrintedCell:
    """The cell without the rows it claims below the last one."""
    return PrintedCell(cell.top, cell.left, min(cell.height, rows - cell.top), cell.width, cell.text)
