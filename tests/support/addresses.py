"""Cells of a workbook by the text of their address, as cases and edits name them."""

from openpyxl.utils import get_column_letter

from xlreport.form.language.spell import Cell
from xlreport.layout.plan import Plan


def cell_named(plan: Plan, name: str) -> Cell:
    """The one cell whose address prints so: `agency.phone`, `texts.overview.items[0].paragraph[1]`."""
    (cell,) = {cell for address, cell in plan.cells.items() if str(address) == name}
    return cell


def cell_typed(plan: Plan, name: str) -> tuple[str, str]:
    """The sheet and the cell as people name it: `D9`."""
    cell = cell_named(plan, name)
    return cell.sheet, f"{get_column_letter(cell.column + 1)}{cell.row + 1}"
