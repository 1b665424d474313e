"""Cells by row and column, counted from 0: their names as spreadsheet programs print them, and what they cover."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

Position = tuple[int, int]


class Rectangle(NamedTuple):
    """Rows and columns, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


def column_letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The A1 name of a cell, such as `D27`."""
    return f"{column_letters(column)}{row + 1}"


def range_name(top: int, left: int, bottom: int, right: int) -> str:
    """The A1 name of a rectangle, its last row and column included, such as `D12:I14`; of one cell, that cell's."""
    first, last = cell_name(top, left), cell_name(bottom, right)
    return first if first == last else f"{first}:{last}"


def cell_position(name: str) -> Position:
    """Row and column of the cell that is called so, without `$`."""
    letters = name.rstrip("0123456789")
    return int(name.removeprefix(letters)) - 1, column_number(letters)


def column_number(letters: str) -> int:
    """`A` is 0, `AA` is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def rectangles(positions: Iterable[Position], passing: Collection[Position] = ()) -> list[Rectangle]:
    """The fewest rectangles that this simple rule finds: runs along each row, then equal runs of adjoining rows.

    `passing`: what is none of the positions and may lie between them.
    """
    rows: dict[int, list[int]] = {}
    for row, column in sorted(set(positions)):
        rows.setdefault(row, []).append(column)
    found: list[Rectangle] = []
    for row, columns in rows.items():
        for left, right in _runs(row, columns, passing):
            at = next((i for i, one in enumerate(found) if _joins(one, row, left, right, passing)), None)
            if at is None:
                found.append(Rectangle(row, left, row, right))
            else:
                found[at] = found[at]._replace(bottom=row)
    return found


def _runs(row: int, columns: Sequence[int], passing: Collection[Position]) -> Iterator[tuple[int, int]]:
    """The first and last columns beside each other, with nothing but what may be passed over between."""
    left = right = columns[0]
    for column in columns[1:]:
        if any((row, between) not in passing for between in range(right + 1, column)):
            yield left, right
            left = column
        right = column
    yield left, right


def _joins(area: Rectangle, row: int, left: int, right: int, passing: Collection[Position]) -> bool:
    """Whether a run lies right below an area, with nothing but what may be passed over between."""
    if (area.left, area.right) != (left, right) or area.bottom >= row:
        return False
    between = range(area.bottom + 1, row)
    return all((one, column) in passing for one in between for column in range(left, right + 1))
