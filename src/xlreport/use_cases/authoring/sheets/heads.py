"""The columns of a sheet as it came back: known by their keys, or by what they are called, in whatever order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.mistakes.told import Position
from xlreport.messages.forms import sheets as words
from xlreport.reading.cells import CODES_OF_NO_VALUE, Content, ContentKind, RawSheet
from xlreport.use_cases.authoring.sheets.plan import Column, SheetPlan
from xlreport.use_cases.authoring.sheets.values import word_in

_ROWS = 10
"""The heads stand in one of so many rows from the top."""

Cells = Mapping[int, Content]
"""What stands in a row, by column."""


@dataclass(frozen=True, slots=True)
class Heads:
    """`row`: that of the heads, before the first one where there is none; `columns`: what each column holds.

    `mistakes`: by column. `above`: rows before it in which something else stands than what the columns are called.
    """

    row: int
    columns: Mapping[int, Column]
    mistakes: tuple[tuple[int, Told], ...]
    above: tuple[int, ...]

    def column_of(self, key: str) -> int | None:
        return next((at for at, column in self.columns.items() if column.key == key), None)


def rows_in(sheet: RawSheet) -> Mapping[int, Cells]:
    """The rows in which anything stands, from the top; a formula without a result is one that gave none."""
    rows: dict[int, dict[int, Content]] = {}
    results = dict.fromkeys(sheet.formulas or (), Content(ContentKind.ERROR, "")) | dict(sheet.cells)
    for (row, column), content in sorted(results.items(), key=lambda one: one[0]):
        if content.text.strip() or content.kind in CODES_OF_NO_VALUE:
            rows.setdefault(row, {})[column] = content
    return rows


def place(sheet: RawSheet, row: int, column: int) -> Position:
    return Position(row + 1, column + 1, sheet=sheet.name)


def head_of(column: Column) -> str:
    if not column.fields:
        return words.PLACES[column.key][0]
    return words.head(column.fields[0].spec, column.fields[0].path[-1])


def heads_in(plan: SheetPlan, rows: Mapping[int, Cells]) -> Heads:
    """The row of keys; where it was deleted, that of what the columns are called."""
    keys = {column.key: column for column in plan.columns}
    called = {head_of(column): column for column in reversed(plan.columns)}
    tops = [row for row in rows if row < _ROWS]
    found = [(_known(rows[row], names), row, names) for names in (keys, called) for row in tops]
    count, row, names = max(found, key=lambda one: one[0], default=(0, -1, keys))
    by_keys = max((one for one in found if one[2] is keys), key=lambda one: one[0], default=(0, -1, keys))
    if 2 * by_keys[0] >= count:
        _, row, names = by_keys
    own = {at: word_in(content) for at, content in rows.get(row, {}).items()} if count else {}
    columns: dict[int, Column] = {}
    mistakes = tuple(_placed(own, names, keys, columns))
    others = [one for one in tops if one < row and 2 * _known(rows[one], called) < len(rows[one])]
    return Heads(row if count else -1, columns, mistakes, tuple(others))


def _known(cells: Cells, names: Mapping[str, Column]) -> int:
    return sum(word_in(content) in names for content in cells.values())


def _placed(
    own: Mapping[int, str], names: Mapping[str, Column], keys: Mapping[str, Column], columns: dict[int, Column]
) -> Iterator[tuple[int, Told]]:
    """Lays each column where its key stands; one that is misspelt is taken for what it is meant to be."""
    labels = {key: head_of(column) for key, column in keys.items()}
    for at, text in own.items():
        column = names.get(text)
        if column is None:
            told = Mistake.UNKNOWN_KEY.unknown(text, keys, labels)
            yield at, told
            column = keys.get(told.meant)
            if column is None or column in columns.values() or any(names.get(one) is column for one in own.values()):
                continue
        elif column in columns.values():
            yield at, Mistake.TWICE.of(name=text)
            continue
        columns[at] = column
