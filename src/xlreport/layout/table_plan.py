"""Where a section's tables stand in their sheet, and what stands around them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from xlreport.form.language.spell import Cell
from xlreport.form.model.address import Address
from xlreport.form.model.template import Section
from xlreport.layout.grid import Grid, GridCell
from xlreport.layout.sizes import table_widths
from xlreport.messages import workbook as words

TABLE_TOP = 4
"""Rows above a table: heading, guide, legend, and what must hold in each column."""

PREVIOUS_GAP = 3
"""Columns between a table and last year's figures: the mark, a remark, a hidden count."""

CHOICE_LABEL = 26.0
"""How much room the words beside the choice below the tables need."""


def choose_apart(section: Section, blank_is_zero: Collection[str]) -> bool:
    """Whether the blanks of some of a section's tables mean zero and those of others do not."""
    return len({table.id in blank_is_zero for table in section.tables}) > 1


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A section's tables as one grid, its first cell at (`TABLE_TOP`, 0).

    `apart`: each table says for itself whether its blanks mean zero; else one choice below says it for all of them.
    """

    section: Section
    name: str
    grid: Grid
    apart: bool = False

    def cell(self, grid_cell: GridCell) -> Cell:
        return Cell(self.name, TABLE_TOP + grid_cell.top, grid_cell.left)

    def previous_column(self, grid_cell: GridCell) -> int:
        """The column of last year's figures (or of their label) beside those of this year's column."""
        return self.grid.width + PREVIOUS_GAP + grid_cell.left - self.grid.stub_width

    @property
    def notes(self) -> tuple[str, ...]:
        """What is printed below the tables, a line each."""
        return tuple(note for table in self.section.tables for note in table.notes)

    @property
    def note_top(self) -> int:
        """The first row below the tables."""
        return TABLE_TOP + self.grid.height

    @property
    def mark_column(self) -> int:
        """The first column right of the tables, outside the printed page."""
        return self.grid.width

    @property
    def note_column(self) -> int:
        return self.grid.width + 1

    @property
    def count_column(self) -> int:
        """Hidden: how many cells of a row are wrong."""
        return self.grid.width + 2

    @property
    def choice_label(self) -> str:
        """What stands left of a choice."""
        several = len(self.section.tables) > 1 and not self.apart
        return words.ALL_BLANKS_ARE_ZERO if several else words.BLANKS_ARE_ZERO

    def choices(self) -> Mapping[str, Cell]:
        """For each table with numbers the cell that says whether its blanks mean zero, the last one to be filled in."""
        counted = {table.id for table in self.section.tables if table.numbers}
        if self.apart:
            tops: dict[str, int] = {}
            for cell in self.grid.cells:
                tops.setdefault(cell.table, cell.top)
            return {
                table: Cell(self.name, TABLE_TOP + top, self.note_column)
                for table, top in tops.items()
                if table in counted
            }
        common = Cell(self.name, self.note_top + len(self.notes) + 1, self._choice_column)
        return dict.fromkeys((table.id for table in self.section.tables if table.id in counted), common)

    @property
    def _choice_column(self) -> int:
        widths = table_widths(self.grid)
        starts = range(max(1, self.grid.stub_width), self.grid.width)
        return next((one for one in starts if sum(widths[:one]) >= CHOICE_LABEL), self.grid.width)

    def absences(self) -> Mapping[str, Cell]:
        """For each table that may not apply the cell that says so, below the choice of zero."""
        own = [table.id for table in self.section.tables if table.may_not_apply is not None]
        top = self.note_top + len(self.notes) + 2
        return {table: Cell(self.name, row, self._choice_column) for row, table in enumerate(own, top)}

    def absence_label(self, table_id: str) -> str:
        """What stands left of it; several tables are told apart by their captions, or by their place."""
        tables = self.section.tables
        if len(tables) == 1:
            return words.NOT_APPLICABLE
        number, table = next((n, one) for n, one in enumerate(tables, 1) if one.id == table_id)
        return words.NOT_APPLICABLE_OF.format(table=table.caption or words.NTH_TABLE.format(number=number))

    def cells(self) -> Mapping[Address, Cell]:
        """Each figure's cell, and that of last year's figure."""
        cells: dict[Address, Cell] = {}
        for figure in self.grid.figures:
            if figure.address is not None:
                cells[figure.address] = self.cell(figure)
                last_year = replace(figure.address, previous=True)
                cells[last_year] = Cell(self.name, TABLE_TOP + figure.top, self.previous_column(figure))
        return cells
