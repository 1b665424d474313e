"""The heads of a printed table as trees: which labels stand over which columns, and before which rows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xlreport.messages.forms import skeleton as words
from xlreport.reading.published.page import PrintedCell, PrintedTable

_NO_LABEL = re.compile(r"[\d\s.,，。…⋯%％/／\\\-—–－_＿×√○*＊]*")
"""What stands in a cell that is to be filled in, or was."""

_ORDINAL = re.compile(r"\d{0,3}|[…⋯.]+")

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
"""Of a list: one row without a name is a table of one row."""


@dataclass(frozen=True, slots=True)
class Head:
    """A label of a printed head. One without heads below it is a row or a column."""

    label: str | None
    below: tuple["Head", ...] = ()


@dataclass(frozen=True, slots=True)
class Heads:
    """What is printed around the figures of one table. `units`: of each row, where a column says them.

    `listed`: how many rows are printed of a list, of which nobody knows how many it will have; it has no row heads.
    """

    caption: str | None
    corner: str | None
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    units: tuple[str, ...] = ()
    listed: int = 0


def heads_in(table: PrintedTable) -> Iterator[Heads]:
    """A printed table is one of a form, or several on top of each other with a caption over each."""
    yield from (heads for heads, _ in _found(table))


def _found(table: PrintedTable) -> Iterator[tuple[Heads, list[PrintedCell]]]:
    for caption, block in _blocks(table):
        heads = _Block(block).heads(caption)
        if heads is not None:
            yield heads, block


def notes_in(table: PrintedTable) -> Iterator[str]:
    """What stands below the figures, the total of a list among it."""
    height = _without_notes(table)
    for heads, block in _found(table):
        if heads.listed:
            yield from (cell.text for cell in block if words.TOTAL.match(cell.text) and cell.left == block[0].left)
    yield from (cell.text for cell in table.cells if cell.top >= height and cell.text)


def _blocks(table: PrintedTable) -> Iterator[tuple[str | None, list[PrintedCell]]]:
    """The cells under each caption, which is a cell as wide as the table. What stands below the last is a note."""
    across = {cell.top: cell for cell in table.cells if cell.width == table.width and cell.height == 1}
    caption: str | None = None
    block: list[PrintedCell] = []
    for row in range(_without_notes(table)):
        own = [cell for cell in table.cells if cell.top == row]
        if row in across and table.width > 1:
            if block:
                yield caption, block
            caption, block = across[row].text or None, []
        else:
            block += own
    if block:
        yield caption, block


def _without_notes(table: PrintedTable) -> int:
    """How many rows the table has above those in which people sign, and above its notes."""
    height = table.height
    while height:
        last = [cell.text for cell in table.cells if cell.top == height - 1 and cell.text]
        if not any(words.NOTE.match(text) for text in last):
            break
        height -= 1
    return height


def _is_named(head: Head) -> bool:
    return all(map(_is_named, head.below)) if head.below else head.label is not None


_Index = Mapping[tuple[int, int], PrintedCell]
"""The cell at each place that one covers."""


def _index(cells: Iterable[PrintedCell]) -> _Index:
    return {
        (row, column): cell
        for cell in cells
        for row in range(cell.top, cell.bottom)
        for column in range(cell.left, cell.right)
    }


class _Block:
    """The cells of one table, on the finest grid that they need."""

    def __init__(self, cells: Sequence[PrintedCell]) -> None:
        rows = sorted({cell.top for cell in cells})
        columns = sorted({cell.left for cell in cells})
        self._cells = [_on_grid(cell, rows, columns) for cell in cells]
        self._at = _index(self._cells)
        self._height, self._width = len(rows), len(columns)

    def _is_figure(self, row: int, column: int) -> bool:
        return _NO_LABEL.fullmatch(self._text(row, column)) is not None

    def _text(self, row: int, column: int) -> str:
        cell = self._at.get((row, column))
        return "" if cell is None else cell.text

    def heads(self, caption: str | None) -> Heads | None:
        """None where nothing is to be filled in."""
        top, left = self._body()
        listed = self._listed(caption)
        if listed is not None or top >= self._height or left >= self._width:
            return listed
        aside = {column: self._kind_of_column(column, top) for column in range(left)}
        own = [column for column in range(left) if aside[column] is None]
        units = next((column for column, kind in aside.items() if kind == words.UNIT), None)
        corner = self._text(0, own[0]) if top and own else ""
        return Heads(
            caption=caption,
            corner=corner or None,
            rows=self._rows(own, top),
            columns=_tree(self._at, (0, left), (top, self._width)),
            units=() if units is None else tuple(self._text(row, units) for row in range(top, self._height)),
        )

    def _listed(self, caption: str | None) -> Heads | None:
        """A list: heads over rows that are blank or numbered, a total of them aside. None where it is none."""
        end = self._height
        while end and any(words.TOTAL.match(self._text(end - 1, column)) for column in range(self._width)):
            end -= 1
        top = end
        while top and all(self._is_figure(top - 1, column) for column in range(self._width)):
            top -= 1
        left = 0
        while left < self._width and top and self._kind_of_column(left, top, end) == words.ORDINAL:
            left += 1
        if not top or end - top < _FEWEST_ROWS or self._width - left < _FEWEST_COLUMNS:
            return None
        columns = _tree(self._at, (0, left), (top, self._width))
        return Heads(caption, None, (), columns, listed=end - top) if all(map(_is_named, columns)) else None

    def _body(self) -> tuple[int, int]:
        """Where the figures begin: the largest block of blanks and numbers that ends at the far corner."""
        largest, left = (0, self._height, self._width), 0
        for row in reversed(range(self._height)):
            while left < self._width and not all(self._is_figure(row, column) for column in range(left, self._width)):
                left += 1
            largest = max(largest, ((self._height - row) * (self._width - left), row, left), key=lambda one: one[0])
        return largest[1], largest[2]

    def _kind_of_column(self, column: int, top: int, end: int | None = None) -> str | None:
        """The word over a column that is no part of the head: of units, or of ordinal numbers."""
        over = self._text(0, column) if top else ""
        below = [self._text(row, column) for row in range(top, end or self._height)]
        if over in words.UNIT_HEADS:
            return words.UNIT
        numbered = any(below) and all(_ORDINAL.fullmatch(text) for text in below)
        return words.ORDINAL if over in words.ORDINAL_HEADS or numbered else None

    def _rows(self, stub: Sequence[int], top: int) -> tuple[Head, ...]:
        """The row heads: the same tree, looked at from the side."""
        turned: list[PrintedCell] = []
        for cell in self._cells:
            covered = [index for index, column in enumerate(stub) if cell.left <= column < cell.right]
            if cell.top >= top and covered:
                turned.append(PrintedCell(covered[0], cell.top - top, len(covered), cell.height, cell.text))
        return _tree(_index(turned), (0, 0), (len(stub), self._height - top))


def _tree(at: _Index, start: tuple[int, int], end: tuple[int, int]) -> tuple[Head, ...]:
    """The column heads between two corners; each spans those below it."""
    (top, left), (bottom, right) = start, end
    if top >= bottom:
        return tuple(Head(None) for _ in range(left, right))
    found: list[Head] = []
    while left < right:
        cell = at.get((top, left))
        if cell is None:  # a blank over whatever is below
            found += _tree(at, (top + 1, left), (bottom, left + 1))
            left += 1
            continue
        edge = min(cell.right, right)
        is_leaf = cell.bottom >= bottom and edge - left == 1
        found.append(Head(cell.text or None, () if is_leaf else _tree(at, (cell.bottom, left), (bottom, edge))))
        left = edge
    return tuple(found)


def _on_grid(cell: PrintedCell, rows: Sequence[int], columns: Sequence[int]) -> PrintedCell:
    top, left = rows.index(cell.top), columns.index(cell.left)
    height = sum(cell.top <= row < cell.bottom for row in rows)
    width = sum(cell.left <= column < cell.right for column in columns)
    return replace(cell, top=top, left=left, height=height, width=width)
