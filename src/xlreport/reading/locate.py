"""Find a declared table in any grid of cells by its labels, and keep the true place of each figure.

Labels win over position. A label that is not where the table as a whole stands is looked for nearby; one that is
nowhere is placed between its neighbours if they agree, and told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.model.address import FigureAddress
from xlreport.form.text.labels import same_label
from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.reading.align import Candidate, aligned
from xlreport.reading.cells import ContentKind, Position, RawSheet
from xlreport.reading.labels import LabelIndex

ENOUGH = 0.6
"""The share of a table's labels that must be found before a sheet is taken to hold it."""

MOST_GAP = 12
"""So many blank rows are looked past below a head for the figures of a table without row labels."""


MOST_PLACES = 24
"""So many lines, the likeliest ones, are weighed for a label whose word stands all over a sheet."""


@dataclass(frozen=True, slots=True)
class Located:
    """A table found in a sheet. `wrong` labels hold something else; `lost` lines could not be placed."""

    table: str
    sheet: RawSheet
    figures: Mapping[FigureAddress, Position]
    wrong: tuple[tuple[GridCell, Position], ...]
    lost: tuple[GridCell, ...]
    offset: Position
    share: float


def locate(grid: Grid, table: str, index: LabelIndex, top: int) -> Located | None:
    """The table in a sheet where its grid is expected to begin at row `top`; None if too little of it is there."""
    labels = [cell for cell in grid.labels if cell.table == table]
    if sum(index.has(cell.text) for cell in labels) < ENOUGH * len(labels):
        return None
    offset, matched = _offset(labels, index, top)
    own = frozenset(_in_place(labels, index, top, offset).values())
    others = frozenset() if len(own) == len(labels) else _held_by_others(grid, table, index, top, own)
    found = _found(labels, index, top, offset, others)
    share = len(found) / len(labels) if labels else 0.0
    if share < ENOUGH or not matched:
        return None
    columns = _lines(grid, table, found, CellKind.COLUMN_LABEL)
    rows = _lines(grid, table, found, CellKind.ROW_LABEL)
    if not any(cell.kind is CellKind.ROW_LABEL for cell in labels):
        rows = _filled_rows(rows, columns, index.sheet)
    figures = {
        cell.address: (rows[cell.top], columns[cell.left])
        for cell in grid.figures
        if cell.table == table and cell.address is not None and cell.top in rows and cell.left in columns
    }
    return Located(
        table=table, sheet=index.sheet, figures=figures, offset=offset, share=share,
        wrong=tuple(_wrong(labels, found, rows, columns, index.sheet, others)),
        lost=tuple(_lost(labels, rows, columns)),
    )  # fmt: skip


def _offset(labels: list[GridCell], index: LabelIndex, top: int) -> tuple[Position, int]:
    """How far the table as a whole has moved, by the vote of its labels; not at all, if enough are in place."""
    in_place = sum(same_label(index.sheet.text((top + c.top, c.left)), c.text) for c in labels)
    if in_place == len(labels):
        return (0, 0), in_place
    votes: Counter[Position] = Counter()
    for cell in labels:
        votes.update((row - top - cell.top, column - cell.left) for row, column in index.find(cell.text))
    votes[0, 0] += 0
    best = max(votes, key=lambda offset: (votes[offset], -abs(offset[0]) - abs(offset[1]), offset))
    return best, votes[best]


def _held_by_others(
    grid: Grid, table: str, index: LabelIndex, top: int, own: frozenset[Position]
) -> frozenset[Position]:  # fmt: skip
    """Where the labels of the section's other tables stand: tables of one section may share words."""
    held: set[Position] = set()
    for other in {cell.table for cell in grid.labels} - {table}:
        labels = [cell for cell in grid.labels if cell.table == other]
        offset, _ = _offset(labels, index, top)
        held.update(_found(labels, index, top, offset, own).values())
    return frozenset(held)


def _in_place(labels: list[GridCell], index: LabelIndex, top: int, offset: Position) -> dict[GridCell, Position]:
    """The labels that stand where the table as a whole does."""
    expected = {cell: (top + cell.top + offset[0], cell.left + offset[1]) for cell in labels}
    return {cell: at for cell, at in expected.items() if same_label(index.sheet.text(at), cell.text)}


def _found(
    labels: list[GridCell], index: LabelIndex, top: int, offset: Position, others: frozenset[Position]
) -> dict[GridCell, Position]:  # fmt: skip
    """Each label's true position: where the table stands, else in the form's order, and for groups the nearest."""
    in_place = _in_place(labels, index, top, offset)
    if len(in_place) == len(labels):
        return in_place
    near = {cell: (top + cell.top + offset[0], cell.left + offset[1]) for cell in labels}
    free = {cell: [at for at in index.find(cell.text) if at not in others] for cell in labels}
    found: dict[GridCell, Position] = {}
    for kind, axis in ((CellKind.ROW_LABEL, 0), (CellKind.COLUMN_LABEL, 1)):
        found |= _in_order([cell for cell in labels if cell.is_leaf and cell.kind is kind], free, near, axis)
    taken = set(found.values())
    for cell in labels:
        left = [at for at in free[cell] if at not in taken]
        if not cell.is_leaf and left:
            found[cell] = _nearest(left, near[cell])
            taken.add(found[cell])
    return found


def _in_order(
    leaves: list[GridCell], free: Mapping[GridCell, list[Position]], near: Mapping[GridCell, Position], axis: int
) -> dict[GridCell, Position]:  # fmt: skip
    """The labels of one head; one whose word stands at two equally likely places is left out."""
    leaves = sorted(leaves, key=lambda cell: near[cell][axis])
    candidates = [_likeliest(free[cell], near[cell], axis) for cell in leaves]
    lines = aligned([near[cell][axis] for cell in leaves], candidates)
    return {
        cell: _nearest([at for at in free[cell] if at[axis] == line], near[cell])
        for cell, line in zip(leaves, lines, strict=True)
        if line is not None
    }


def _likeliest(places: Sequence[Position], to: Position, axis: int) -> list[Candidate]:
    """The lines a label may stand at, each with how far beside it stands; nearest first, then in the sheet's order."""
    across = 1 - axis
    beside: dict[int, int] = {}
    for at in places:
        apart = abs(at[across] - to[across])
        beside[at[axis]] = min(apart, beside.get(at[axis], apart))
    likeliest = sorted(beside.items(), key=lambda one: (one[1], abs(one[0] - to[axis])))[:MOST_PLACES]
    return sorted(likeliest)


def _nearest(places: Sequence[Position], to: Position) -> Position:
    return min(places, key=lambda at: (abs(at[0] - to[0]) + abs(at[1] - to[1]), at))


def _lines(grid: Grid, table: str, found: Mapping[GridCell, Position], kind: CellKind) -> dict[int, int]:
    """From a line of the grid (a row for row labels, else a column) to the sheet's line."""
    by_row = kind is CellKind.ROW_LABEL
    wanted = {cell.top if by_row else cell.left for cell in grid.figures if cell.table == table}
    known: dict[int, int] = {}
    for cell, (row, column) in found.items():
        if cell.kind is kind and cell.is_leaf:
            known[cell.top if by_row else cell.left] = row if by_row else column
    if not known:
        every = [(cell.top, at[0]) if by_row else (cell.left, at[1]) for cell, at in found.items()]
        places = {line: _moved_like_nearest(line, every) for line in wanted}
    else:
        places = {line: place for line in sorted(wanted) if (place := _place(line, known)) is not None}
    return {line: place for line, place in places.items() if place >= 0}


def _filled_rows(rows: dict[int, int], columns: Mapping[int, int], sheet: RawSheet) -> dict[int, int]:
    """Rows without labels, moved down past blank rows to the first one that holds a number or a formula."""
    formulas = sheet.formulas or {}
    for gap in range(MOST_GAP + 1):
        cells = [(row + gap, column) for row in rows.values() for column in columns.values()]
        if any(at in formulas or _is_number(sheet, at) for at in cells):
            return {line: row + gap for line, row in rows.items()}
    return rows


def _is_number(sheet: RawSheet, position: Position) -> bool:
    content = sheet.cells.get(position)
    return content is not None and content.kind is ContentKind.NUMBER


def _place(line: int, known: Mapping[int, int]) -> int | None:
    """A line's own place, or the one between neighbours that moved alike."""
    if line in known:
        return known[line]
    before = max((one for one in known if one < line), default=None)
    after = min((one for one in known if one > line), default=None)
    shifts = {known[one] - one for one in (before, after) if one is not None}
    return line + shifts.pop() if len(shifts) == 1 else None


def _wrong(
    labels: list[GridCell], found: Mapping[GridCell, Position], rows: Mapping[int, int],
    columns: Mapping[int, int], sheet: RawSheet, others: frozenset[Position],
) -> Iterable[tuple[GridCell, Position]]:  # fmt: skip
    """Labels that hold something else, where the rest of the table says they stand."""
    taken = {*found.values(), *others}
    for cell in labels:
        if cell in found:
            continue
        place = _beside(cell, found, rows, columns)
        if place is None or min(place) < 0 or place in taken:
            continue
        if not same_label(sheet.text(place), cell.text):
            yield cell, place


def _beside(
    cell: GridCell, found: Mapping[GridCell, Position], rows: Mapping[int, int], columns: Mapping[int, int]
) -> Position | None:
    """In line with its neighbours; None for a line that is lost as a whole."""
    row, column = rows.get(cell.top), columns.get(cell.left)
    for other, (other_row, other_column) in found.items():
        if row is None and other.top == cell.top:
            row = other_row
        if column is None and other.left == cell.left:
            column = other_column
    if cell.is_leaf and (row is None or column is None):
        return None
    if row is None:
        row = _moved_like_nearest(cell.top, [(one.top, at[0]) for one, at in found.items()])
    if column is None:
        column = _moved_like_nearest(cell.left, [(one.left, at[1]) for one, at in found.items()])
    return row, column


def _moved_like_nearest(line: int, known: Sequence[tuple[int, int]]) -> int:
    """A line's place if it moved as far as the nearest line that was found."""
    nearest, place = min(known, key=lambda pair: abs(pair[0] - line))
    return line + place - nearest


def _lost(labels: list[GridCell], rows: Mapping[int, int], columns: Mapping[int, int]) -> Iterable[GridCell]:
    for cell in labels:
        if cell.is_leaf:
            is_row = cell.kind is CellKind.ROW_LABEL
            if (cell.top not in rows) if is_row else (cell.left not in columns):
                yield cell
