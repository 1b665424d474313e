"""The sheet for a whole text as it stands in Word: open cells, and beside each row what it is taken for."""

import re
from decimal import Decimal

from xlreport.form.language.spell import Cell
from xlreport.form.language.trees import above_zero
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Call, Expression, Text
from xlreport.form.text.numerals import chinese_number
from xlreport.layout.finished import Area, FinishedSheet
from xlreport.layout.lines import counted
from xlreport.layout.pasting.cells import (
    FIRST_HIDDEN,
    LAST_OPEN,
    LEAD_ROWS,
    MARK,
    PASTE_TOP,
    PASTED,
    ListAddress,
    PastedAddress,
    RowAddress,
    RowCell,
)
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sizes import Fit
from xlreport.layout.styles import State, Style
from xlreport.messages.sheets import pasting

_ROW = re.compile(r"(?<=[A-Z])\d+\b")
"""The row of a cell's name."""

MARK_WIDTH, TEXT_WIDTH, BESIDE_WIDTH, LINE_HEIGHT = 26.0, 86.0, 6.0, 16.0


def paste_sheet(book: Book, plan: Plan, below: int) -> FinishedSheet:
    """`below`: how many paragraphs stand below the prepared rows."""
    sheet, paste = Sheet(book, pasting.PASTE), plan.paste
    _lay_top(sheet, plan)
    for row in (paste.rows - 1, *range(paste.rows - 1)):
        _lay_row(sheet, plan, row)
    for row in range(paste.rows, paste.rows + below):
        sheet.typed(PASTE_TOP + row, PASTED, PastedAddress(row), Style.PASTED)
    for name, rows in paste.lists.items():
        for row in range(len(rows)):
            _lay_entry(sheet, plan, ListAddress(name, row))
    last = PASTE_TOP + paste.rows - 1
    _highlight_marks(sheet, last)
    sheet.width(MARK, MARK, MARK_WIDTH)
    sheet.width(PASTED, PASTED, TEXT_WIDTH, style=Style.PASTED)
    sheet.width(PASTED + 1, LAST_OPEN, BESIDE_WIDTH, style=Style.PASTED)
    sheet.width(FIRST_HIDDEN, paste.last_column, 4, hidden=True)
    sheet.height(0, 30)
    guide = a4(area=Area(0, MARK, PASTE_TOP - 2, PASTED), landscape=True)
    return sheet.finished(page=guide, frozen=(PASTE_TOP, PASTED))


def _lay_top(sheet: Sheet, plan: Plan) -> None:
    """The guide, with headings of the form as its examples, and the heads of the columns."""
    _lock_above(sheet)
    sheet.text(0, MARK, pasting.PASTE, Style.TITLE)
    first = cell_name(PASTE_TOP, PASTED)
    section, item = _examples(plan)
    for row, line in enumerate(pasting.PASTE_GUIDE, 1):
        sheet.text(row, MARK, line.format(cell=first, section=section, item=item), Style.GUIDE)
    _lay_below(sheet, plan)
    heads = (pasting.PASTE_MARK_HEAD, pasting.PASTE_HEAD, pasting.PASTE_BESIDE_HEAD)
    for column, head in enumerate(heads):
        sheet.text(PASTE_TOP - 1, column, head, Style.HEAD if column <= PASTED else Style.GUIDE)
    sheet.height(PASTE_TOP - 1, 24)


def _lay_below(sheet: Sheet, plan: Plan) -> None:
    """Above the heads, always in sight: whether something stands below the prepared rows; else what is printed."""
    row = PASTE_TOP - 2
    below = counted(pasting.PASTED_BELOW.replace("{row}", str(PASTE_TOP + plan.paste.rows + 1)), plan.paste.below)
    told = Call("choose", (above_zero(plan.paste.below), below, Text(pasting.PASTE_PRINTED)))
    sheet.formula(row, MARK, told, Style.GUIDE)
    begins = pasting.PASTED_BELOW_BEGINS
    first = f"${cell_name(row, MARK)}"
    sheet.highlight(Area(row, MARK, row, PASTED), f'=LEFT({first},{len(begins)})="{begins}"', State.MISSING)


def _lock_above(sheet: Sheet) -> None:
    """Whole columns are open, for what is pasted below the last row; above the first one nothing is to be typed."""
    for row in range(PASTE_TOP):
        for column in range(PASTED, LAST_OPEN + 1):
            sheet.blank(row, column, Style.GUIDE)


def _highlight_marks(sheet: Sheet, last: int) -> None:
    """What somebody should look at, down to the row `last`."""
    for said in (pasting.PASTED_UNPLACED, pasting.PASTED_TWICE, pasting.PASTED_LATER):
        mark = f'={cell_name(PASTE_TOP, MARK)}="{said}"'
        sheet.highlight(Area(PASTE_TOP, MARK, last, MARK), mark, State.MISSING)


def _examples(plan: Plan) -> tuple[str, str]:
    """A heading of a section and one of an item, as the form has them; empty for a form without texts."""
    for sheet in plan.prose:
        for one in sheet.prose.standard_items:
            numbered = sheet.prose.heading_pattern.replace("{number}", chinese_number(1))
            return sheet.section.heading, numbered.replace("{heading}", one.heading)
    return "", ""


def _lay_row(sheet: Sheet, plan: Plan, row: int) -> None:
    _spell(sheet, plan, row, MARK)
    sheet.formula(PASTE_TOP + row, MARK, plan.paste.mark(row), Style.NOTE, whole=True)
    sheet.typed(PASTE_TOP + row, PASTED, PastedAddress(row), Style.PASTED)
    sheet.fit(Fit(PASTE_TOP + row, PastedAddress(row), TEXT_WIDTH, LINE_HEIGHT))
    for column, cell in enumerate(RowCell, FIRST_HIDDEN):
        _spell(sheet, plan, row, column)
        _lay(sheet, plan, RowAddress(row, cell))


def _spell(sheet: Sheet, plan: Plan, row: int, column: int) -> None:
    """Rows below the opening say the same, each of itself and the one above: spelled once, for the last of them."""
    last, own = PASTE_TOP + plan.paste.rows, PASTE_TOP + row + 1
    spelled = sheet.book.spelled.get(Cell(sheet.name, last - 1, column))
    cell = Cell(sheet.name, own - 1, column)
    if spelled is not None and row >= LEAD_ROWS and cell not in sheet.book.spelled:
        moved = {str(last): str(own), str(last - 1): str(own - 1)}
        sheet.book.spelled[cell] = _ROW.sub(lambda match: moved.get(match[0], match[0]), spelled)


def _lay(sheet: Sheet, plan: Plan, address: RowAddress | ListAddress) -> None:
    cell = sheet.book.where(address)
    formula: Expression = plan.live.formulas[address]
    sheet.formula(cell.row, cell.column, formula, Style.MARK, whole=True)


def _lay_entry(sheet: Sheet, plan: Plan, address: ListAddress) -> None:
    """A word or a number that stands for ever, or a formula."""
    if address in plan.live.formulas:
        _lay(sheet, plan, address)
        return
    cell, content = sheet.book.where(address), plan.paste.lists[address.name][address.row or 0]
    if not isinstance(content, str | int):
        raise TypeError(f"{address} has a formula of its own")
    sheet.value(cell.row, cell.column, Decimal(content) if isinstance(content, int) else content, Style.MARK)
