"""Cells of a workbook by the text of their address, as cases and edits name them."""

from xlreport.form.language.spell import Cell
from xlreport.layout.plan import Plan


def cell_named(plan: Plan, name: str) -> Cell:
    """The one cell whose address prints so: `agency.phone`, `texts.overview.items[0].paragraph[1]`."""
    (cell,) = {cell for address, cell in plan.cells.items() if str(address) == name}
    return cell
