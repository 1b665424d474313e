"""Sets right, cell by cell, a sheet that calamine would misread; refuses what cannot be set right."""

import re

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_reference import is_inside, position_of
from xlreport.files.package.foreign import strip_foreign_elements
from xlreport.reading.cells import Position, name_of

_INDEX = re.compile(r"\d{1,9}")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_ROW_NUMBER = re.compile(r"[1-9]\d{0,6}")


def settle(root: etree._Element, sheet: str) -> None:
    """Leaves nothing but filled cells, each with its reference, one value, and the type it claims to be.

    What is of another namespace is no part of the sheet for any program, and is taken out.
    """
    strip_foreign_elements(root, sheet=sheet)
    tables = root.findall("{*}sheetData")
    if len(tables) > 1:
        raise UnreadableWorkbookError("FILE-DAMAGED", sheet=sheet, detail="sheetData twice")
    for other in [child for child in root if child not in tables]:
        root.remove(other)
    settled: set[Position] = set()
    next_row = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        next_row = 1 + _settle_row(row, next_row, sheet, settled)
    if len(settled) != sum(1 for _ in root.iter("{*}c")):
        raise UnreadableWorkbookError("FILE-DAMAGED", sheet=sheet, detail="cell outside a row")


def _settle_row(row: etree._Element, expected: int, sheet: str, settled: set[Position]) -> int:
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
            settled.add(_settle_cell(cell, position, sheet, settled))
        column = (position[1] if position is not None else column) + 1
    return index


def _settle_cell(cell: etree._Element, position: Position | None, sheet: str, settled: set[Position]) -> Position:
    if position is None:
        raise UnreadableWorkbookError("FILE-BAD-CELL", sheet=sheet, cell=cell.get("r", ""))
    name = name_of(position)
    if not is_inside(position):
        raise UnreadableWorkbookError("FILE-FAR-CELL", sheet=sheet, cell=name)
    if position in settled:
        raise UnreadableWorkbookError("FILE-CELL-TWICE", sheet=sheet, cell=name)
    cell.set("r", name)
    _keep_one_value(cell, sheet)
    value = cell.find("{*}v")
    text = (value.text or "").strip() if value is not None else ""
    kind = cell.get("t", "n")
    if value is None or not text or kind not in {"s", "n"}:
        return position
    if kind == "n" and not _NUMBER.fullmatch(text):
        cell.set("t", "str")  # a person sees this text; that it is no number is for the checks to say
        return position
    if kind == "s" and not _INDEX.fullmatch(text):
        raise UnreadableWorkbookError("FILE-CELL-UNUSUAL", sheet=sheet, cell=name, found=f"<v>{text[:40]}</v>")
    value.text = text
    return position


def _keep_one_value(cell: etree._Element, sheet: str) -> None:
    """A formula, then one value: the text of the cell if it has one and says so, else its `v`."""
    formulas, values, texts = (cell.findall(f"{{*}}{name}") for name in ("f", "v", "is"))
    if max(map(len, (formulas, values, texts))) > 1:
        raise UnreadableWorkbookError("FILE-CELL-TWICE", sheet=sheet, cell=cell.get("r", ""))
    for one in (*formulas, *values):
        if len(one):
            found = etree.tostring(one, encoding="unicode")[:40]
            raise UnreadableWorkbookError("FILE-CELL-UNUSUAL", sheet=sheet, cell=cell.get("r", ""), found=found)
    inline = texts and (cell.get("t") == "inlineStr" or not values)
    if inline:
        cell.set("t", "inlineStr")
    elif cell.get("t") == "inlineStr":
        cell.set("t", "str")
    for child in list(cell):
        cell.remove(child)
    cell.extend([*formulas, *(texts if inline else values)])
