"""Last year's figures beside this year's: grey, for comparison, and for the checks that compare years."""

from dataclasses import replace

from xlreport.layout.grid import CellKind
from xlreport.layout.sheets.sheet import Sheet
from xlreport.layout.sizes import NARROW_GRID, height_of
from xlreport.layout.styles import Style
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.messages import workbook as words

WIDE, NARROW, NOTE_WIDTH = 16.0, 14.0, 13.0
"""How wide last year's columns are beside a table of few columns, and beside one of many."""

SHOWN = 153.0
"""So many characters' width of a sheet a window of 1366 pixels shows."""


def note_width(sheet: Sheet, plan: TableSheet, left_of_it: float) -> float:
    """How wide the column left of last year's figures is: the first of them stands whole in the window, or outside."""
    room = SHOWN - left_of_it - NOTE_WIDTH
    is_cut = sheet.book.last_year and 0 < room < _width(plan)
    return NOTE_WIDTH + room if is_cut and not plan.apart else NOTE_WIDTH


def _width(plan: TableSheet) -> float:
    return WIDE if plan.grid.width - plan.grid.stub_width < NARROW_GRID else NARROW


def lay_previous(sheet: Sheet, plan: TableSheet) -> None:
    """A block of constants right of the marks, with a label above each column; nothing without last year's report."""
    if not sheet.book.last_year:
        return
    first = plan.previous_column(plan.grid.figures[0])
    sheet.text(TABLE_TOP - 1, first, words.PREVIOUS, Style.GUIDE)
    for cell in plan.grid.cells:
        row = TABLE_TOP + cell.top
        if cell.address is not None:
            last_year = replace(cell.address, previous=True)
            sheet.typed(row, plan.previous_column(cell), last_year, Style.PREVIOUS)
        elif cell.kind is CellKind.COLUMN_LABEL and cell.is_leaf:
            label = words.PREVIOUS_LABEL.format(label=cell.text)
            sheet.text(row + cell.height - 1, plan.previous_column(cell), label, Style.PREVIOUS)
            sheet.raise_to(row + cell.height - 1, height_of(label, _width(plan)))
    sheet.width(first, first + plan.grid.width - plan.grid.stub_width - 1, _width(plan))
