"""The sheet of a section's tables: the statutory table as printed, with what helps to fill it in around it."""

from collections.abc import Mapping

from xlreport.form.language.guard import from_typed, total_or_blank
from xlreport.form.model.address import AbsenceAddress, FigureAddress, ZeroChoiceAddress
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.kind import WordsKind
from xlreport.form.model.tables.table import Table, Total
from xlreport.form.model.template import Template
from xlreport.form.report.opening import opening_pairs
from xlreport.layout.finished import FinishedSheet
from xlreport.layout.grid import CellKind, GridCell
from xlreport.layout.live import Live
from xlreport.layout.sheets.sheet import Book, Sheet
from xlreport.layout.sheets.tables.highlights import accept_only_sums, colour_cells, colour_marks
from xlreport.layout.sheets.tables.marks import lay_column_marks, lay_row_marks
from xlreport.layout.sheets.tables.page import frozen_part, table_page
from xlreport.layout.sheets.tables.previous import lay_previous, note_width
from xlreport.layout.sheets.tables.typed import lay_limits, room_for_words, style_of
from xlreport.layout.sizes import height_of, table_heights, table_widths
from xlreport.layout.styles import Style
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.messages import workbook as words

_STYLES: Mapping[CellKind, Style] = {
    CellKind.CAPTION: Style.CAPTION,
    CellKind.CORNER: Style.COLUMN_LABEL,
    CellKind.COLUMN_LABEL: Style.COLUMN_LABEL,
    CellKind.ROW_LABEL: Style.ROW_LABEL,
}
MARK_WIDTH = 12.0
SMALL = 1.2
"""So much more of the notes' small letters stands in a line."""
TOP_HEIGHTS = (22.5, 15.0, 15.0, 18.0)
"""Heading, guide, legend, what must hold: low enough that the head of a table can stay in sight below them."""


def table_sheet(book: Book, template: Template, live: Live, plan: TableSheet) -> FinishedSheet:
    sheet = Sheet(book, plan.name)
    sheet.text(0, 0, plan.section.heading, Style.TITLE)
    if plan.section.guide:
        sheet.text(1, 0, plan.section.guide, Style.GUIDE)
    has_totals = any(table.totals for table in plan.section.tables)
    legend = words.ZERO_LEGEND if plan.choices() else words.LEGEND
    sheet.text(2, 0, words.TOTALS_LEGEND if has_totals else legend, Style.GUIDE)
    tables = {table.id: table for table in plan.section.tables}
    opening = dict(opening_pairs(template))
    for cell in plan.grid.cells:
        _lay_cell(sheet, cell, tables[cell.table], template.totals, opening)
    for table in plan.section.tables:
        lay_row_marks(sheet, live, plan, table, opening)
        colour_cells(sheet, plan, table, template.totals)
        accept_only_sums(sheet, table.totals, template.totals)
        _name(sheet, table)
    lay_column_marks(sheet, plan, template)
    colour_marks(sheet, plan)
    _lay_choices(sheet, plan)
    _lay_absences(sheet, plan)
    for row, note in enumerate(plan.notes, plan.note_top):
        sheet.merged(row, 0, row, plan.grid.width - 1, note, Style.NOTE)
    _arrange(sheet, plan)
    _make_room(sheet, plan, tables)
    lay_previous(sheet, plan)
    return sheet.finished(page=table_page(plan), frozen=frozen_part(plan, sheet.heights))


def _lay_cell(
    sheet: Sheet, cell: GridCell, table: Table, totals: Mapping[FigureAddress, Total],
    opening: Mapping[FigureAddress, FigureAddress],
) -> None:  # fmt: skip
    top, left = TABLE_TOP + cell.top, cell.left
    bottom, right = top + cell.height - 1, left + cell.width - 1
    if cell.address is None:
        sheet.merged(top, left, bottom, right, cell.text, _STYLES[cell.kind])
        if cell.guide:
            sheet.note(top, left, cell.guide)
        return
    total = table.totals.get(cell.address)
    kind = table.kinds[cell.address]
    style = Style.COMPUTED if total is not None else style_of(kind)
    if opening.get(cell.address) in sheet.book.known:
        style = Style.PREFILLED
    if (top, left) != (bottom, right):
        sheet.merged(top, left, bottom, right, "", style)
    if total is not None:
        sheet.formula(top, left, total_or_blank(from_typed(total, totals)), style, whole=True)
        return
    sheet.typed(top, left, cell.address, style)
    lay_limits(sheet, top, left, cell.address, kind)


def _lay_choices(sheet: Sheet, plan: TableSheet) -> None:
    """The choice of zero for blanks: below the tables, or beside each where they differ."""
    cells = {cell: table for table, cell in plan.choices().items()}
    for cell, table in cells.items():
        style = Style.LABEL if plan.apart else Style.CHOICE_LABEL
        sheet.text(cell.row, cell.column - 1, plan.choice_label, style)
        sheet.typed(cell.row, cell.column, ZeroChoiceAddress(table), Style.CHOICE)
        sheet.note(cell.row, cell.column - 1, words.ZERO_NOTE)
        sheet.choose(cell.row, cell.column, [YES, NO])


def _lay_absences(sheet: Sheet, plan: TableSheet) -> None:
    """The choices that tables do not apply."""
    for table, cell in plan.absences().items():
        sheet.text(cell.row, cell.column - 1, plan.absence_label(table), Style.CHOICE_LABEL)
        sheet.typed(cell.row, cell.column, AbsenceAddress(table), Style.CHOICE)
        sheet.note(cell.row, cell.column - 1, words.NOT_APPLICABLE_NOTE)
        sheet.choose(cell.row, cell.column, [YES, NO])
        sheet.height(cell.row, 21)


def _make_room(sheet: Sheet, plan: TableSheet, tables: Mapping[str, Table]) -> None:
    """Rows high enough for words."""
    widths = table_widths(plan.grid)
    for cell in plan.grid.figures:
        kind = None if cell.address is None else tables[cell.table].kinds[cell.address]
        if cell.address is not None and isinstance(kind, WordsKind):
            width = sum(widths[cell.left : cell.right])
            room_for_words(sheet, TABLE_TOP + cell.top, cell.address, width, kind)


def _name(sheet: Sheet, table: Table) -> None:
    """A defined name for the table's figures; nothing depends on it."""
    cells = [sheet.book.where(address) for address in table.addresses]
    sheet.define(f"xlr_table_{table.id}", min(cells), max(cells))


def _arrange(sheet: Sheet, plan: TableSheet) -> None:
    widths = table_widths(plan.grid)
    for column, width in enumerate(widths):
        sheet.width(column, column, width)
    mark = MARK_WIDTH if not plan.apart else 2 * MARK_WIDTH
    sheet.width(plan.mark_column, plan.mark_column, mark)
    sheet.width(plan.note_column, plan.note_column, note_width(sheet, plan, sum(widths) + mark))
    sheet.width(plan.count_column, plan.count_column, 3, hidden=True)
    for row, height in enumerate((*TOP_HEIGHTS, *table_heights(plan.grid))):
        sheet.height(row, round(height, 1))
    if not plan.apart:
        sheet.height(plan.note_top + len(plan.notes) + 1, 21)
    for row, note in enumerate(plan.notes, plan.note_top):
        sheet.height(row, height_of(note, sum(widths) * SMALL, 12))
