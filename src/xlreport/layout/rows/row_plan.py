"""Where a table with records stands in its sheet: its head, a row for each record, and the locked row that ends it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlreport.form.language.spell import Cell, Column, OneOf
from xlreport.form.model.address import Address, FigureAddress, RecordAddress, RecordsAddress
from xlreport.form.model.tables.table import EACH, Records, Table
from xlreport.form.model.template import Section, Template
from xlreport.layout.addresses import GuardAddress, NthRecord
from xlreport.layout.grid import Grid, table_grid
from xlreport.layout.table_plan import TABLE_TOP

SPARE_ROWS = 5
"""So many blank rows stand below the records of a workbook that is filled already."""

LEAST_SEEN, MOST_SEEN = 60, 300
"""So many records hidden formulas look at one by one; sums and counts take all there are."""


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A table with the records called `names`. Its grid is the head, with one row that stands for all of them.

    A range over the records begins with the last row of the head and ends with the locked row, so that it grows
    wherever a row is inserted between them.
    """

    section: Section
    name: str
    table: Table
    records: Records
    grid: Grid
    names: tuple[str, ...]

    @property
    def guide(self) -> str:
        """What the section and the notes of its table say; nothing may stand below rows that are added."""
        return "　".join(filter(None, (self.section.guide, *self.table.notes)))

    @property
    def top(self) -> int:
        """The row of the first record."""
        return TABLE_TOP + self.grid.height - 1

    @property
    def rows(self) -> int:
        """How many rows there are for records."""
        return max(self.records.rows, len(self.names) + SPARE_ROWS if self.names else 0)

    @property
    def guard_row(self) -> int:
        return self.top + self.rows

    @property
    def seen(self) -> range:
        """The records, counted from 1, that are looked at one by one."""
        return range(1, min(MOST_SEEN, max(LEAST_SEEN, 2 * self.rows)) + 1)

    def cells(self) -> Mapping[Address, Cell]:
        """The cell of each record, the range of each column, the first record, and the records by their number."""
        return dict(self._cells())

    def _cells(self) -> Iterator[tuple[Address, Cell]]:
        yield GuardAddress(self.table.id), OneOf(self.name, self.top - 1, 0, self.guard_row, None)
        for index, column in enumerate(self.table.columns.leaves):
            above = self.top - 1, index, self.guard_row
            yield RecordsAddress(self.table.id, column.id, self.records.key), Column(self.name, *above)
            yield FigureAddress(self.table.id, EACH, column.id), Cell(self.name, self.top, index)
            for row, name in enumerate(self.names, self.top):
                yield RecordAddress(self.table.id, name, column.id), Cell(self.name, row, index)
            for number in self.seen:
                yield NthRecord(self.table.id, str(number), column.id), OneOf(self.name, *above, number + 1)


def record_sheets(
    template: Template, sheet_names: Mapping[str, str], records: Mapping[str, tuple[str, ...]]
) -> Iterator[RecordSheet]:
    """The sheets of all tables with records."""
    for section in template.sections:
        table = section.records
        if table is not None and table.records is not None:
            grid, names = table_grid((table.records.pattern,)), records.get(table.id, ())
            yield RecordSheet(section, sheet_names[section.id], table, table.records, grid, names)
