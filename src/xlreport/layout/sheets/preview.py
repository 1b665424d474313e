"""The report as it will read: its text cut into lines of one row each, its tables beside it."""

from dataclasses import replace

from xlreport.form.language.fields import braced
from xlreport.form.model.cell import column_letters
from xlreport.form.model.kind import Kind, Notation, WordsKind
from xlreport.form.model.template import Template
from xlreport.layout.finished import Area, FinishedSheet
from xlreport.layout.grid import CellKind
from xlreport.layout.pages.cells import FieldWordAddress, PreviewAddress, PreviewCell
from xlreport.layout.pages.mirrored import COLUMN_PIXELS, COLUMNS, MirroredCell, MirroredTable, mirror
from xlreport.layout.pages.visual import PAGE_ROWS, TITLE_ROWS, LineKind, place_at, row_formulas
from xlreport.layout.plan import Plan
from xlreport.layout.preview.columns import (
    GAP,
    KIND,
    LOOKED_UP,
    ORDER,
    PREVIEW_TOP,
    ROW_CELLS,
    SHOWN,
    TABLES,
    TEXT,
)
from xlreport.layout.preview.fields import field_cells
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.styles import State, Style
from xlreport.messages import workbook as words

TEXT_WIDTH = 74.0
ROW_HEIGHT, TITLE_HEIGHT = 15.75, 22.0
SCALE = 71
"""Percent, so that text and tables stand side by side on a page."""

_STYLES = {
    CellKind.CAPTION: Style.MIRRORED_HEAD,
    CellKind.CORNER: Style.MIRRORED_HEAD,
    CellKind.COLUMN_LABEL: Style.MIRRORED_HEAD,
    CellKind.ROW_LABEL: Style.MIRRORED_LABEL,
}


def preview_sheet(book: Book, template: Template, plan: Plan) -> FinishedSheet:
    sheet = Sheet(book, words.PREVIEW)
    sheet.text(0, SHOWN, words.PREVIEW, Style.TITLE)
    sheet.text(1, SHOWN, words.PREVIEW_NOTE, Style.GUIDE)
    _lay_texts(sheet, plan)
    for (row, column), text in LOOKED_UP.items():
        sheet.value(row, column, text, Style.MARK)
    for address, formula in row_formulas(plan.preview_rows):
        cell = book.where(address)
        sheet.formula(cell.row, cell.column, formula, _style(address))
    for table in plan.mirrored:
        _lay_table(sheet, table)
    for name in template.text_fields:
        word = book.where(FieldWordAddress(name))
        sheet.text(word.row, word.column, braced(name), Style.MARK)
    for filled, cell in field_cells(template, plan.prose):
        if not isinstance(filled, FieldWordAddress):
            sheet.formula(cell.row, cell.column, plan.live.formulas[filled], Style.MARK)
    last = PREVIEW_TOP + plan.preview_rows - 1
    _emphasise(sheet, last)
    _arrange(sheet, last)
    area = Area(PREVIEW_TOP, SHOWN, last, TABLES + COLUMNS - 1 if plan.mirrored else SHOWN)
    breaks = tuple(range(PREVIEW_TOP + PAGE_ROWS, last, PAGE_ROWS))
    return sheet.finished(page=replace(a4(landscape=True, area=area), row_breaks=breaks, scale=SCALE), plain=True)


def _lay_texts(sheet: Sheet, plan: Plan) -> None:
    """Every possible text, hidden, with what tells whether and how it is shown."""
    for index, line in enumerate(plan.preview):
        row = PREVIEW_TOP + index
        sheet.formula(row, TEXT, line.expression, Style.MARK)
        sheet.formula(row, ORDER, plan.live.formulas[place_at(index)], Style.MARK)
        sheet.text(row, KIND, line.kind, Style.MARK)
        for address in line.flags:
            sheet.formula(row, sheet.book.where(address).column, plan.live.formulas[address], Style.MARK)


def _style(address: PreviewAddress) -> Style:
    if address.cell is not PreviewCell.SHOWN:
        return Style.MARK
    return Style.PREVIEW_TITLE if (address.index or 0) < TITLE_ROWS else Style.PREVIEW_TEXT


def _lay_table(sheet: Sheet, table: MirroredTable) -> None:
    sheet.text(PREVIEW_TOP + table.top, TABLES, table.sheet.section.heading, Style.PREVIEW_HEADING)
    kinds = {address: kind for own in table.sheet.section.tables for address, kind in own.kinds.items()}
    for one in table.cells:
        _lay_cell(sheet, one, None if one.cell.address is None else kinds[one.cell.address])


def _lay_cell(sheet: Sheet, one: MirroredCell, kind: Kind | None) -> None:
    top, left = PREVIEW_TOP + one.top, TABLES + one.left
    style = _STYLES[one.cell.kind] if kind is None else _style_of(kind)
    sheet.merged(top, left, PREVIEW_TOP + one.bottom, TABLES + one.right, one.cell.text, style)
    if one.cell.address is not None and kind is not None:
        sheet.formula(top, left, mirror(one.cell.address, kind), style)


def _style_of(kind: Kind) -> Style:
    if isinstance(kind, WordsKind):
        return Style.MIRRORED_WORDS
    by_notation = {
        Notation.PERCENT: Style.MIRRORED_PERCENT, Notation.DAY: Style.MIRRORED_DAY,
        Notation.MONEY: Style.MIRRORED_MONEY,
    }  # fmt: skip
    return by_notation.get(kind.notation, Style.MIRRORED_FIGURE)


def _emphasise(sheet: Sheet, last: int) -> None:
    area = Area(PREVIEW_TOP + TITLE_ROWS, SHOWN, last, SHOWN)
    kind = f"${column_letters(ROW_CELLS[PreviewCell.ROW_KIND])}{area.top + 1}"
    sheet.highlight(area, f'={kind}="{LineKind.SECTION}"', State.HEADING)
    sheet.highlight(area, f'={kind}="{LineKind.ITEM}"', State.SUBHEADING)


def _arrange(sheet: Sheet, last: int) -> None:
    sheet.width(SHOWN, SHOWN, TEXT_WIDTH)
    sheet.width(TEXT, GAP - 1, 4, hidden=True)
    sheet.width(GAP, GAP, 1.5)
    sheet.width(TABLES, TABLES + COLUMNS - 1, (COLUMN_PIXELS - 5) / 7)
    sheet.height(0, 30)
    for row in range(PREVIEW_TOP, last + 1):
        sheet.height(row, TITLE_HEIGHT if row < PREVIEW_TOP + TITLE_ROWS else ROW_HEIGHT)
