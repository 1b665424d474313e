"""What stands on a printed page, whatever format it came in: paragraphs, and tables with their merged cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from xlreport.errors import UnreadableWorkbookError
from xlreport.form.text.clean import cleaned

_WIDE = re.compile(r"[^\x00-\xff]")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell with its place in the table; rows and columns count from 0. Line feeds part the lines of its text."""

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

    @property
    def places(self) -> Iterator[tuple[int, int]]:
        """Every place that a cell covers."""
        for cell in self.cells:
            yield from product(range(cell.top, cell.bottom), range(cell.left, cell.right))


@dataclass(frozen=True, slots=True)
class Page:
    """Paragraphs, a line feed where a line of theirs is broken by hand, and tables in their order."""

    parts: tuple[str | PrintedTable, ...]


MOST_PLACES = 200_000
"""Of a table, those that its cells cover; a report's largest has three hundred."""

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


def in_lines(text: str) -> str:
    """Each line without the spaces around it, and none that is empty."""
    lines = (line.strip() for line in cleaned(text).split("\n"))
    return "\n".join(filter(None, lines))


def placed(rows: Iterable[Sequence[Spanned]]) -> PrintedTable:
    """The table of rows whose cells stand left to right, where no cell of a row above reaches down.

    Raises UnreadableWorkbookError for one with far more places than anybody prints.
    """
    taken: set[tuple[int, int]] = set()
    cells: list[PrintedCell] = []
    for top, row in enumerate(rows):
        left = 0
        for text, height, width in row:
            while (top, left) in taken:
                left += 1
            cells.append(PrintedCell(top, left, height, width, in_lines(text)))
            taken |= {(top + down, left + along) for down in range(height) for along in range(width)}
            left += width
        if len(taken) > MOST_PLACES:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="cells")
    last = max((cell.top for cell in cells), default=0) + 1
    return PrintedTable(tuple(_within(cell, last) for cell in cells))


def continued(table: PrintedTable, more: PrintedTable) -> PrintedTable:
    """The table with another one below it, without the head that is printed again there."""
    again = 0
    while again < min(table.height, more.height) and _row(table, again) == _row(more, again):
        again += 1
    again = 0 if again == more.height else again
    below = (replace(cell, top=cell.top - again + table.height) for cell in more.cells if cell.top >= again)
    return PrintedTable((*table.cells, *below))


def _row(table: PrintedTable, top: int) -> Sequence[tuple[int, int, int, str]]:
    return [(cell.left, cell.width, cell.height, cell.text) for cell in table.cells if cell.top == top]


def on_one_line(page: Page) -> Page:
    """The page with every text as a label."""
    return Page(tuple(label_text(part) if isinstance(part, str) else _table_on_one_line(part) for part in page.parts))


def _table_on_one_line(table: PrintedTable) -> PrintedTable:
    cells = (PrintedCell(one.top, one.left, one.height, one.width, label_text(one.text)) for one in table.cells)
    return PrintedTable(tuple(cells))


def _within(cell: PrintedCell, rows: int) -> PrintedCell:
    """The cell without the rows it claims below the last one."""
    return PrintedCell(cell.top, cell.left, min(cell.height, rows - cell.top), cell.width, cell.text)
