"""Formulas that differ from the one above by its row alone are written once, as spreadsheet programs themselves do."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlreport.form.model.cell import cell_name
from xlreport.layout.finished import FinishedCell, Formula

_LONGER_THAN = 40
"""A shorter formula is not worth the share."""

_PIECES = re.compile(r'("(?:[^"]|"")*")|(?<![A-Za-z0-9_.$])(\$?[A-Z]{1,3})(\$?)([1-9]\d*)(?![A-Za-z0-9_.(])')
_ELSEWHERE = re.compile(r"[!{]")
"""Other sheets and lists in braces: programs do not share those."""


@dataclass(frozen=True, slots=True)
class Share:
    """What is written in place of a formula. `area`, `text`: of the first cell only, the others follow it."""

    number: int
    area: str = ""
    text: str = ""


def shares(cells: Iterable[FinishedCell]) -> Mapping[str, Share]:
    """By name of the cell, those of a sheet whose formula need not be written in full."""
    columns: dict[int, dict[int, _Taken]] = {}
    for cell in cells:
        content = cell.content
        if isinstance(content, Formula) and len(content.text) > _LONGER_THAN and (cell.rows, cell.columns) == (1, 1):
            taken = _taken(content.text)
            if taken is not None:
                columns.setdefault(cell.column, {})[cell.row] = taken
    shared: dict[str, Share] = {}
    number = 0
    for column, held in sorted(columns.items()):
        for run, moves in _runs(held):
            first, last = cell_name(run[0], column), cell_name(run[-1], column)
            shared[first] = Share(number, f"{first}:{last}", held[run[0]].first(moves))
            shared.update((cell_name(row, column), Share(number)) for row in run[1:])
            number += 1
    return shared


@dataclass(frozen=True, slots=True)
class _Taken:
    """A formula taken apart: what stands between its rows, and its rows."""

    between: tuple[str, ...]
    rows: tuple[int, ...]

    def first(self, moves: Sequence[bool]) -> str:
        """Written for those that follow: a row that does not move with them is held."""
        rows = [f"{row}" if moved else f"${row}" for row, moved in zip(self.rows, moves, strict=True)]
        return "".join(piece for pair in zip(self.between, [*rows, ""], strict=True) for piece in pair)


def _taken(formula: str) -> _Taken | None:
    """None for what is not shared."""
    between, rows = [""], []
    end = 0
    for found in _PIECES.finditer(formula):
        before = formula[end : found.start()]
        end = found.end()
        if _ELSEWHERE.search(before):
            return None
        if found[1] is not None:
            between[-1] += before + found[1]
        elif found[3]:
            return None
        else:
            between[-1] += before + found[2]
            rows.append(int(found[4]))
            between.append("")
    rest = formula[end:].removeprefix("=") if not end else formula[end:]
    between[-1] += rest
    between[0] = between[0].removeprefix("=")
    return None if _ELSEWHERE.search(rest) else _Taken(tuple(between), tuple(rows))


def _runs(held: Mapping[int, _Taken]) -> Iterator[tuple[list[int], tuple[bool, ...]]]:
    """Rows that follow each other, two at least, and which of a formula's rows move with them."""
    run: list[int] = []
    moves: tuple[bool, ...] | None = None
    for above, row in pairwise([*sorted(held), -1]):
        step = _moves(held[above], held[row]) if row == above + 1 else None
        if step is None or (moves is not None and step != moves):
            if moves is not None:
                yield [*run, above], moves
            run, moves = [], None
        else:
            run.append(above)
            moves = step


def _moves(above: _Taken, below: _Taken) -> tuple[bool, ...] | None:
    """Which rows of the formula above stand one lower below; None if one formula does not follow from the other."""
    if above.between != below.between:
        return None
    steps = [lower - upper for upper, lower in zip(above.rows, below.rows, strict=True)]
    return tuple(step == 1 for step in steps) if set(steps) <= {0, 1} else None
