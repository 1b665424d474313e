"""Formulas that say the same in row after row, written once as Excel does it: the first in full, the others by number.

Two formulas of a column are the same where every cell that they name lies as far from each, or is fixed in both, and
all else is the same, sign by sign. What stands in a text is no cell.

Excel shares no formula that names another sheet or holds a list in braces ([MS-XLSB] 2.5.98.98 forbids it), and breaks
on those that others write so; they are written out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlreport.form.model.cell import cell_name

FEWEST = 3
"""Fewer are not worth it."""

_CELL = re.compile(r"(?<![\w.$])(\$?[A-Z]{1,3})([1-9]\d*+)(?![\w.(])", re.ASCII)
"""A cell whose row goes along; one with a `$` before its row is fixed, `LOG10(` is a function."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How a cell has its formula: by the number of a group; the first one says for which cells it stands."""

    number: int
    area: str | None


def shared_formulas(formulas: Iterable[tuple[int, int, str]]) -> Mapping[str, Shared]:
    """By the name of each cell that shares its formula, how. `formulas`: rows and columns from 0, with their texts."""
    columns: dict[int, dict[int, str]] = {}
    for row, column, text in formulas:
        columns.setdefault(column, {})[row] = text
    shared: dict[str, Shared] = {}
    number = 0
    for column, rows in sorted(columns.items()):
        for first, last in _runs(rows):
            names = [cell_name(row, column) for row in range(first, last + 1)]
            shared |= dict.fromkeys(names, Shared(number, None))
            shared[names[0]] = Shared(number, f"{names[0]}:{names[-1]}")
            number += 1
    return shared


def _runs(formulas: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """From which row to which one formulas stand below each other that are the same."""
    begun: tuple[int, int, str | None] | None = None
    for row in sorted(formulas):
        own = relative(formulas[row], row)
        if begun is not None and own is not None and begun[1:] == (row - 1, own):
            begun = (begun[0], row, own)
            continue
        if begun is not None and begun[1] - begun[0] + 1 >= FEWEST:
            yield begun[:2]
        begun = (row, row, own)
    if begun is not None and begun[1] - begun[0] + 1 >= FEWEST:
        yield begun[:2]


def relative(formula: str, row: int) -> str | None:
    """The formula as it is from that row, counted from 0; None for one that Excel does not share.

    Every other piece between quotation marks is a text: a mark within a text is doubled, with nothing between.
    """
    if "!" in formula or "{" in formula:
        return None
    pieces = formula.split('"')
    pieces[::2] = [_CELL.sub(lambda cell: f"{cell[1]}[{int(cell[2]) - 1 - row}]", piece) for piece in pieces[::2]]
    return '"'.join(pieces)
