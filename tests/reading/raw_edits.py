"""A workbook as raw grids, and edits on them without any file: quick enough to try every cell."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from filled_workbook import form, numbered_report, plan

from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.reading.cells import Content, ContentKind, Position, RawSheet
from xlreport.reading.labels import LabelIndex
from xlreport.reading.locate import Located, locate

Move = Callable[[Position], Position]


@cache
def printed_sheet(section: str) -> RawSheet:
    """The sheet of a section's tables: labels, and figures that are numbers."""
    sheet = sheet_plan(section)
    cells = {}
    for cell in sheet.grid.cells:
        text = cell.text
        if cell.address is not None:
            text = str(numbered_report().entries.get(cell.address))
        if text:
            kind = ContentKind.TEXT if cell.address is None else ContentKind.NUMBER
            cells[TABLE_TOP + cell.top, cell.left] = Content(kind, text)
    return RawSheet(name=sheet.name, cells=cells)


def sheet_plan(section: str) -> TableSheet:
    return next(sheet for sheet in plan().tables if sheet.section.id == section)


def found_in(sheet: RawSheet, section: str) -> dict[str, Located | None]:
    """Each of a section's tables as it is located in the sheet."""
    own = sheet_plan(section)
    return {table.id: locate(own.grid, table.id, LabelIndex(sheet), TABLE_TOP) for table in own.section.tables}


def moved(sheet: RawSheet, move: Move) -> RawSheet:
    return replace(sheet, cells={move(position): content for position, content in sheet.cells.items()})


def inserted(rows: Iterable[int], columns: Iterable[int]) -> Move:
    """Blank rows and columns put in before these, one for each mention, all at once."""
    rows, columns = list(rows), list(columns)

    def move(position: Position) -> Position:
        row, column = position
        return row + sum(at <= row for at in rows), column + sum(at <= column for at in columns)

    return move


def with_text(sheet: RawSheet, position: Position, text: str | None) -> RawSheet:
    cells = dict(sheet.cells)
    cells.pop(position, None)
    if text is not None:
        cells[position] = Content(ContentKind.TEXT, text)
    return replace(sheet, cells=cells)


def section_ids() -> list[str]:
    return [section.id for section in form().sections if section.tables]
