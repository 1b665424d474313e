"""Where a finding is marked in a workbook of the form: the cell of its address, or the one nearest to it."""

from xlreport.form.language.spell import Cell
from xlreport.form.model.address import Address, IntroAddress, ItemAddress, ItemPart, LabelAddress, TextAddress
from xlreport.layout.addresses import ParagraphAddress
from xlreport.layout.plan import Plan
from xlreport.layout.table_plan import TABLE_TOP
from xlreport.messages.sheets import returns as words


def marked_cell(plan: Plan, address: Address) -> Cell | None:
    """The cell where people look for what an address names; None for what stands nowhere."""
    if address in plan.cells:
        return plan.cells[address]
    if isinstance(address, LabelAddress):
        return _of_label(plan, address)
    if isinstance(address, IntroAddress):
        return plan.cells.get(ParagraphAddress(address.section, None, 0))
    if isinstance(address, ItemAddress):
        first = ParagraphAddress(address.section, address.index, 0)
        own = plan.cells.get(first) if address.part is ItemPart.TEXT else None
        return own or _head(plan, address.section)
    return _head(plan, address.part) if isinstance(address, TextAddress) else None


def _head(plan: Plan, section: str) -> Cell | None:
    """The first cell of a section's sheet."""
    return next((Cell(sheet.name, 0, 0) for sheet in plan.prose if sheet.section.id == section), None)


def _of_label(plan: Plan, address: LabelAddress) -> Cell | None:
    for sheet in plan.tables:
        for cell in sheet.grid.labels:
            if cell.label_address == address:
                return Cell(sheet.name, TABLE_TOP + cell.top, cell.left)
    return None


def is_return_sheet(first_cell: str) -> bool:
    """Whether a sheet that begins so is a list of findings which the tool wrote."""
    return first_cell.strip() == words.RETURNED_TITLE
