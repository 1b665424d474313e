"""The sheet of a table whose rows people add themselves: rows may be inserted, deleted and sorted, locked as it is.

What helps to fill it in stands above and in hidden cells of other sheets: beside a row it would be lost when another
one is inserted, and a locked cell would keep the row from being deleted.
"""

from dataclasses import replace

from xlreport.form.language.spell import Cell, spell
from xlreport.form.language.spelling import spell_blank
from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.cell import column_letters
from xlreport.form.model.expression import Text
from xlreport.form.model.kind import Kind, WordsKind
from xlreport.form.model.tables.table import EACH
from xlreport.form.report.accepted import wrong_cells
from xlreport.layout.addresses import TablePart
from xlreport.layout.finished import Area, FinishedSheet, Page
from xlreport.layout.grid import GridCell
from xlreport.layout.live import Live
from xlreport.layout.rows.row_plan import RecordSheet
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sheets.tables.typed import lay_limits, room_for_words, style_of
from xlreport.layout.sizes import LEAST_HEIGHT, table_heights, table_widths
from xlreport.layout.styles import State, Style
from xlreport.layout.table_plan import TABLE_TOP
from xlreport.messages.sheets import rows as words

_TOP_HEIGHTS = (22.5, 15.0, 15.0, 18.0)
WIDE = 110.0
"""A table so wide, in characters, is printed across the page."""


def record_sheet(book: Book, live: Live, plan: RecordSheet, *, carried: bool) -> FinishedSheet:
    """`carried`: whether the records are last year's, as they were taken over."""
    sheet = Sheet(book, plan.name)
    sheet.text(0, 0, plan.section.heading, Style.TITLE)
    if plan.guide:
        sheet.text(1, 0, plan.guide, Style.GUIDE)
    sheet.text(2, 0, words.CARRIED if carried else words.LEGEND, Style.GUIDE)
    sheet.formula(TABLE_TOP - 1, 0, live.progress([TablePart(plan.table.id)]), Style.MARK)
    for cell in plan.grid.cells:
        _lay_head(sheet, cell) if cell.address is None else _lay_column(sheet, plan, cell)
    for row in range(plan.top, plan.guard_row + 1):
        sheet.raise_to(row, LEAST_HEIGHT)
    _lay_guard(sheet, plan)
    for row, height in enumerate((*_TOP_HEIGHTS, *table_heights(plan.grid)[:-1])):
        sheet.height(row, round(height, 1))
    for column, width in enumerate(table_widths(plan.grid)):
        sheet.width(column, column, width)
    rows = range(plan.top, plan.guard_row)
    return sheet.finished(page=_page(plan), frozen=(plan.top, 0), open_rows=rows)


def _lay_head(sheet: Sheet, cell: GridCell) -> None:
    top, left = TABLE_TOP + cell.top, cell.left
    sheet.merged(top, left, top + cell.height - 1, left + cell.width - 1, cell.text, Style.COLUMN_LABEL)
    if cell.guide:
        sheet.note(top, left, cell.guide)


def _lay_column(sheet: Sheet, plan: RecordSheet, cell: GridCell) -> None:
    """What stands in a column, what it takes, and how it is coloured. `cell`: the one that stands for all of them."""
    if cell.address is None:
        return
    column, kind = cell.left, plan.records.pattern.kinds[cell.address]
    width = table_widths(plan.grid)[column]
    for index in range(plan.rows):
        row = plan.top + index
        if index >= len(plan.names):
            sheet.blank(row, column, style_of(kind))
            continue
        address = RecordAddress(plan.table.id, plan.names[index], cell.address.column)
        sheet.typed(row, column, address, style_of(kind))
        if isinstance(kind, WordsKind):
            room_for_words(sheet, row, address, width, kind)
    lay_limits(sheet, plan.top, column, cell.address, kind, plan.guard_row)
    _colour(sheet, plan, cell.address, kind)


def _colour(sheet: Sheet, plan: RecordSheet, address: FigureAddress, kind: Kind) -> None:
    """Red where the kind does not accept what stands there, yellow where a begun record lacks it.

    No rule of a colour may ask how words are written; of those only the light tells.
    """
    first = sheet.book.where(address)
    area = Area(first.row, first.column, plan.guard_row, first.column)
    own = f"${column_letters(0)}{first.row + 1}"
    is_record = spell(Text(plan.records.guard), where=sheet.book.where, sheet=sheet.name).replace("=", f"{own}<>", 1)
    if not (isinstance(kind, WordsKind) and kind.require is not None):
        wrong = spell(wrong_cells({address: kind}), where=sheet.book.where, sheet=sheet.name)[1:]
        sheet.highlight(area, f"=AND({is_record},{wrong}>0)", State.WRONG)
    if kind.blank_code is not None or address.column == plan.records.key:
        last = column_letters(len(plan.table.columns.leaves) - 1)
        begun = f"COUNTA({own}:${last}{first.row + 1})>0"
        sheet.highlight(area, f"=AND({is_record},{spell_blank(first.name)},{begun})", State.MISSING)


def _lay_guard(sheet: Sheet, plan: RecordSheet) -> None:
    """The locked last row, part of every range over the records."""
    sheet.text(plan.guard_row, 0, plan.records.guard, Style.GUARD)
    for column in range(1, plan.grid.width):
        sheet.blank(plan.guard_row, column, Style.GUARD)
    first = sheet.book.where(FigureAddress(plan.table.id, EACH, plan.table.columns.leaves[0].id))
    sheet.define(f"xlr_table_{plan.table.id}", first, Cell(sheet.name, plan.guard_row, plan.grid.width - 1))


def _page(plan: RecordSheet) -> Page:
    """What helps to fill the list in is not printed: the heading stands in the head of the page."""
    area = Area(TABLE_TOP, 0, plan.guard_row, plan.grid.width - 1)
    wide = sum(table_widths(plan.grid)) > WIDE
    return replace(a4(landscape=wide, area=area, repeated=(TABLE_TOP, plan.top - 1)), header=plan.section.heading)
