"""Where a finding is marked in a workbook of the form: the cell of its address, or the one nearest to it."""

import re

from xlreport.form.language.spell import Cell
from xlreport.form.model.address import Address, FieldAddress
from xlreport.layout.plan import Plan
from xlreport.layout.table_plan import TABLE_TOP
from xlreport.messages import workbook as words

_LABEL = re.compile(r"(?P<table>\w+)\[(?P<path>[^,\]]+)\]")


def marked_cell(plan: Plan, address: Address) -> Cell | None:
    """The cell where people look for what an address names; None for what stands nowhere."""
    if address in plan.cells:
        return plan.cells[address]
    if not isinstance(address, FieldAddress):
        return None
    return _of_text(plan, address.path) or _of_label(plan, address.path)


def _of_text(plan: Plan, path: str) -> Cell | None:
    """The first paragraph of an item or an introduction, or the head of a section's sheet."""
    area, _, rest = path.partition(".")
    if area != "texts" or not rest:
        return None
    section, _, part = rest.partition(".")
    own = FieldAddress(f"{path.removesuffix('.text')}.paragraph[0]")
    if own in plan.cells:
        return plan.cells[own]
    for sheet in plan.prose:
        if sheet.section.id == section:
            return plan.cells[sheet.intro_paragraphs[0]] if part == "intro" else Cell(sheet.name, 0, 0)
    return None


def _of_label(plan: Plan, path: str) -> Cell | None:
    match = _LABEL.fullmatch(path)
    if match is None:
        return None
    for sheet in plan.tables:
        for cell in sheet.grid.labels:
            if (cell.table, cell.path) == (match["table"], match["path"]):
                return Cell(sheet.name, TABLE_TOP + cell.top, cell.left)
    return None


def is_return_sheet(first_cell: str) -> bool:
    """Whether a sheet that begins so is a list of findings which the tool wrote."""
    return first_cell.strip() == words.RETURNED_TITLE
