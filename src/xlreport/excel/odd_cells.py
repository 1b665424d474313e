"""Sets right, cell by cell, a sheet that calamine would misread; refuses what cannot be set right."""

import re

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.excel.cell_reference import is_inside, position_of
from xlreport.reading.cells import Position, name_of

_INDEX = re.compile(r"\d{1,9}")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_ROW_NUMBER = re.compile(r"[1-9]\d{0,6}")


def settle(root: etree._Element, sheet: str) -> None:
    """Gives every filled cell its reference, drops blank cells, and makes each value what it claims to be."""
    cells_of_rows = root.find("{*}sheetData")
    if cells_of_rows is None:
        return
    next_row = 0
    settled = 0
    for row in cells_of_rows.iterchildren("{*}row"):
        next_row = 1 + _settle_row(row, next_row, sheet)
        settled += sum(1 for _ in row.iterchildren("{*}c"))
    if settled != sum(1 for _ in cells_of_rows.iter("{*}c")):
        raise UnreadableWorkbookError("FILE-DAMAGED", sheet=sheet, detail="cell outside a row")


def _settle_row(row: etree._Element, expected: int, sheet: str) -> int:
    """Sets a row right and returns its index. Cells without a reference stand right of the one before."""
    written = row.get("r")
    if written is not None:
        if not _ROW_NUMBER.fullmatch(written):
            raise UnreadableWorkbookError("FILE-BAD-CELL", sheet=sheet, cell=written)
        del row.attrib["r"]
    index = expected if written is None else int(written) - 1
    column = 0
    for cell in list(row.iterchildren("{*}c")):
        reference = cell.get("r")
        position = (index, column) if reference is None else position_of(reference)
        if len(cell) == 0:
            row.remove(cell)
        else:
            _settle_cell(cell, position, reference or "", sheet)
        column = (position[1] if position is not None else column) + 1
    return index


def _settle_cell(cell: etree._Element, position: Position | None, reference: str, sheet: str) -> None:
    if position is None:
        raise UnreadableWorkbookError("FILE-BAD-CELL", sheet=sheet, cell=reference)
    name = name_of(position)
    if not is_inside(position):
        raise UnreadableWorkbookError("FILE-FAR-CELL", sheet=sheet, cell=name)
    cell.set("r", name)
    value = cell.find("{*}v")
    text = (value.text or "").strip() if value is not None else ""
    kind = cell.get("t", "n")
    if value is None or not text or kind not in {"s", "n"}:
        return
    if kind == "n" and not _NUMBER.fullmatch(text):
        cell.set("t", "str")  # a person sees this text; that it is no number is for the checks to say
        return
    if kind == "s" and not _INDEX.fullmatch(text):
        raise UnreadableWorkbookError("FILE-BAD-CELL", sheet=sheet, cell=name)
    value.text = text
