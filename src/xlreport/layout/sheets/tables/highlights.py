"""What colours a table's cells and marks while somebody types, and what its totals take.

Each colour of typed cells is one rule for all of them that looks at the cell it colours by row and column: it stays
right however programs part its areas when something is pasted over some of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xlreport.form.language.guard import Totals, stands_for
from xlreport.form.language.spell import Cell, ranges, spell
from xlreport.form.language.spelling import spell_blank
from xlreport.form.language.trees import ONE, ZERO, either
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.answers import YES
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Expression
from xlreport.form.model.template import Table, Total
from xlreport.layout.finished import Area, Holds
from xlreport.layout.lines import wrong_cells
from xlreport.layout.sheets.sheet import Sheet, absolute
from xlreport.layout.styles import State
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.messages import workbook as words

MOST_VALIDATION = 255
"""So many characters a formula may have that says what a cell takes."""


def colour_cells(sheet: Sheet, plan: TableSheet, table: Table, totals: Totals) -> None:
    """Yellow while blank, red while no number the form accepts; a total red while it is not the sum."""
    chosen = absolute(plan.choices()[table.id])
    for kind in dict.fromkeys(table.kinds[address] for address in table.inputs):
        own = [address for address in table.inputs if table.kinds[address] == kind]
        wrong = spell(wrong_cells({own[0]: kind}), where=sheet.book.where, sheet=sheet.name)
        first = sheet.book.where(own[0])
        blank = f'=AND({spell_blank(first.name)},{chosen}<>"{YES}")'
        for formula, state in ((wrong, State.WRONG), (blank, State.MISSING)):
            sheet.highlight_all(_areas(sheet, own), _wherever(formula, first, plan), state)
    for own in _added_alike(sheet, table.totals, totals):
        addresses = {sheet.book.where(address): address for address in own}
        for first, last in ranges(addresses):
            holds = stands_for(totals[addresses[first]], totals)
            area = Area(first.row, first.column, last.row, last.column)
            sheet.redden(area, either(holds, ZERO, ONE))


def _wherever(formula: str, cell: Cell, plan: TableSheet) -> str:
    """The formula with the cell that is looked at in the place of this one.

    Programs differ in the cell from which they count a rule's references once its areas were parted by a paste.
    """
    whole = f"$A$1:{absolute(Cell(plan.name, TABLE_TOP + plan.grid.height - 1, plan.grid.width - 1))}"
    return re.sub(rf"\b{cell.name}\b", f"INDEX({whole},ROW(),COLUMN())", formula)


def _added_alike(
    sheet: Sheet, own: Mapping[FigureAddress, Total], totals: Totals
) -> Iterator[list[FigureAddress]]:  # fmt: skip
    """Totals that add up cells which lie alike from where they stand."""
    groups: dict[str, list[FigureAddress]] = {}
    for address, total in own.items():
        groups.setdefault(_from_here(sheet, address, stands_for(total, totals)), []).append(address)
    yield from groups.values()


def _from_here(sheet: Sheet, at: FigureAddress, expression: Expression) -> str:
    """The formula as it would be at one and the same place."""
    here, far = sheet.book.where(at), 1000

    def where(address: Address) -> Cell:
        cell = sheet.book.where(address)
        return Cell(cell.sheet, far + cell.row - here.row, far + cell.column - here.column)

    return spell(expression, where=where, sheet=sheet.name)


def _areas(sheet: Sheet, addresses: Iterable[FigureAddress]) -> list[Area]:
    cells = [sheet.book.where(address) for address in addresses]
    return [Area(first.row, first.column, last.row, last.column) for first, last in ranges(cells)]


def accept_only_sum(sheet: Sheet, row: int, column: int, address: FigureAddress, totals: Totals) -> None:
    """Nothing but the sum can be typed over a total; what is pasted there is not asked."""
    holds = spell(stands_for(totals[address], totals), where=sheet.book.where, sheet=sheet.name)
    if len(holds) <= MOST_VALIDATION:
        sheet.accept(row, column, Holds(holds, words.TOTAL_TITLE, words.TOTAL_RULE))


def colour_marks(sheet: Sheet, plan: TableSheet) -> None:
    """Red what is wrong, yellow what is missing, right of the rows and above the columns."""
    top, column = TABLE_TOP, plan.mark_column
    beside = Area(top, column, TABLE_TOP + plan.grid.height - 1, column)
    first = cell_name(top, column)
    missing = f'LEFT({first},{len(words.MISSING_BEGINS)})="{words.MISSING_BEGINS}"'
    quiet = [words.MARK_DONE, *([plan.choice_label] if plan.apart else [])]
    others = ",".join(f'{first}<>"{text}"' for text in quiet)
    sheet.highlight(beside, f"=AND(LEN({first})>0,NOT({missing}),{others})", State.WRONG)
    sheet.highlight(beside, f"={missing}", State.MISSING)
    above = Area(TABLE_TOP - 1, plan.grid.stub_width, TABLE_TOP - 1, plan.grid.width - 1)
    first = cell_name(above.top, above.left)
    sheet.highlight(above, f'=LEN(SUBSTITUTE({first},"{words.MARK_DONE}",""))>0', State.WRONG)
