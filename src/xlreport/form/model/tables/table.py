"""A table of a form: rows × columns of cells, what each takes, and which of them are computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.axis import Axis, Leaf
from xlreport.form.model.expression import Expression
from xlreport.form.model.kind import Adds, Kind, NumberKind, is_counted
from xlreport.form.model.spoken import UNSPOKEN, Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A computed figure. `codes`: the findings a wrong stated value raises, the leading one first."""

    address: FigureAddress
    expression: Expression
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a cell is asked for at all: where `when` does not hold it stays blank, else it is told by `code`.

    `ready`: the condition that this can be judged. `of_table`: it is that of the table as a whole.
    """

    when: Expression
    ready: Expression
    code: str
    of_table: bool = False


MOST_RECORDS = 10_000
"""Of one table; a sheet is read down to row 20,000, and each record costs some milliseconds of checking."""

EACH = "record"
"""The row that stands for every record of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a table asks of rows that people add themselves, told apart by the column `key`.

    `pattern`: the table with one row, `EACH`, for all of them. `rows`: the blank ones at first, above the locked one
    that says `guard`. `agency`: the column for whose it is where reports are combined. `named`: keys in a sentence.
    `carried`: the columns that a new report takes over from last year's; none where it begins without records.
    """

    key: str
    rows: int
    guard: str
    pattern: "Table"
    agency: str | None = None
    named: int = 5
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows × columns of cells. `caption` is a line printed above the head, across the table, `notes` below it.

    `conditions`: of the cells that are only asked for under one. `weights`: for each cell that is a mean, what the
    means of several reports are weighted by.
    """

    id: str
    caption: str | None
    corner: str | None
    rows: Axis
    columns: Axis
    kinds: Mapping[FigureAddress, Kind]
    totals: Mapping[FigureAddress, Total]
    spoken: Spoken = UNSPOKEN
    notes: tuple[str, ...] = ()
    conditions: Mapping[FigureAddress, Condition] = field(default_factory=dict)
    weights: Mapping[FigureAddress, FigureAddress] = field(default_factory=dict)
    may_not_apply: str | None = None
    """The code of what stands in it all the same, where an agency may say that the table does not apply to it."""
    records: Records | None = None
    """Of a table whose rows are those of a report; in the form itself it has none."""

    @cached_property
    def addresses(self) -> tuple[FigureAddress, ...]:
        """Every figure in reading order."""
        return tuple(self.at(row.id, column.id) for row in self.rows.leaves for column in self.columns.leaves)

    def at(self, row: str, column: str) -> FigureAddress:
        kind = FigureAddress if self.records is None else RecordAddress
        return kind(self.id, row, column)

    @cached_property
    def inputs(self) -> tuple[FigureAddress, ...]:
        """The figures that people type, in reading order."""
        return tuple(address for address in self.addresses if address not in self.totals)

    @cached_property
    def number_kinds(self) -> Mapping[FigureAddress, NumberKind]:
        """The kinds of the cells that hold numbers."""
        return {address: kind for address, kind in self.kinds.items() if isinstance(kind, NumberKind)}

    @cached_property
    def words(self) -> frozenset[FigureAddress]:
        """The cells that hold words."""
        return frozenset(self.kinds.keys() - self.number_kinds.keys())

    def adds_up(self, address: FigureAddress) -> bool:
        """Whether the numbers of several reports have a sum."""
        kind = self.number_kinds.get(address)
        return address in self.totals or (kind is not None and kind.adds is Adds.SUM)

    @cached_property
    def numbers(self) -> tuple[FigureAddress, ...]:
        """The cells that people type numbers in, whose blanks a choice beside the table may declare zero."""
        return tuple(address for address in self.inputs if is_counted(self.kinds[address]))

    def name(self, address: FigureAddress) -> str:
        """What people call a figure: its row's label and its column's."""
        row = address.row if self.records is not None else self.rows.name(self.row(address))
        row = "" if address.row == EACH else row
        names = (row, self.columns.name(self.column(address)))
        return " × ".join(name for name in names if name)

    def row(self, address: FigureAddress) -> Leaf:
        return self.rows.by_id[address.row]

    def column(self, address: FigureAddress) -> Leaf:
        return self.columns.by_id[address.column]
