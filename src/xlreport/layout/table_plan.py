"""Where a section's tables stand in their sheet, and what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from xlreport.form.language.spell import Cell
from xlreport.form.model.address import Address
from xlreport.form.model.template import Section
from xlreport.layout.grid import Grid, GridCell

TABLE_TOP = 4
"""Rows above a table: heading, guide, legend, and a blank line."""

PREVIOUS_GAP = 3
"""Columns between a table and last year's figures: the mark, the choice, a remark."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A section's tables as one grid, its first cell at (`TABLE_TOP`, 0)."""

    section: Section
    name: str
    grid: Grid

    def cell(self, grid_cell: GridCell) -> Cell:
        return Cell(self.name, TABLE_TOP + grid_cell.top, grid_cell.left)

    def previous_column(self, grid_cell: GridCell) -> int:
        """The column of last year's figures (or of their label) beside those of this year's column."""
        return self.grid.width + PREVIOUS_GAP + grid_cell.left - self.grid.stub_width

    @property
    def mark_column(self) -> int:
        """The first column right of the tables, outside the printed page."""
        return self.grid.width

    def choices(self) -> Mapping[str, Cell]:
        """For each table the cell that says whether its blanks mean zero, right of its first row."""
        tops: dict[str, int] = {}
        for cell in self.grid.cells:
            tops.setdefault(cell.table, cell.top)
        return {table: Cell(self.name, TABLE_TOP + top, self.mark_column + 1) for table, top in tops.items()}

    def cells(self) -> Mapping[Address, Cell]:
        """Each figure's cell, and that of last year's figure."""
        cells: dict[Address, Cell] = {}
        for figure in self.grid.figures:
            if figure.address is not None:
                cells[figure.address] = self.cell(figure)
                last_year = replace(figure.address, previous=True)
                cells[last_year] = Cell(self.name, TABLE_TOP + figure.top, self.previous_column(figure))
        return cells
