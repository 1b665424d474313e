"""What colours a table's cells and marks while somebody types, and what its totals take.

Each colour of typed cells is one rule for all of them that looks at the cell it colours by row and column: it stays
right however programs part its areas when something is pasted over some of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xlreport.form.language.guard import Totals, stands_for
from xlreport.form.language.spell import Cell, ranges, spell
from xlreport.form.language.spelling import spell_blank
from xlreport.form.language.trees import ONE, ZERO, above_zero, call, either, is_blank, one_if
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.answers import YES
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Call, Expression, Reference
from xlreport.form.model.kind import WordsKind, is_counted
from xlreport.form.model.tables.table import Table, Total
from xlreport.form.report.accepted import refer, wrong_cells
from xlreport.layout.addresses import RowCountAddress
from xlreport.layout.finished import Area, Holds
from xlreport.layout.sheets.sheet import Sheet, absolute
from xlreport.layout.sheets.tables.typed import MOST_VALIDATION
from xlreport.layout.styles import State
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.layout.todo.blanks import is_required, missing_cells, not_asked
from xlreport.messages import workbook as words


def colour_cells(sheet: Sheet, plan: TableSheet, table: Table, totals: Totals) -> None:
    """Yellow while blank, red while no number the form accepts; a total red while it is not the sum."""
    alone = [address for address in table.inputs if _stands_alone(table, address)]
    always = [address for address in table.inputs if address not in alone]
    for kind in dict.fromkeys(table.kinds[address] for address in always):
        own = [address for address in always if table.kinds[address] == kind]
        wrong = spell(wrong_cells({own[0]: kind}), where=sheet.book.where, sheet=sheet.name)
        first = sheet.book.where(own[0])
        blank, idle = _blank(plan, table, own[0], first), _idle(plan, table, first)
        last = Cell(plan.name, TABLE_TOP + plan.grid.height - 1, plan.grid.width - 1)
        for formula, state in ((wrong, State.WRONG), (idle, State.WRONG), (blank, State.MISSING)):
            if formula:
                sheet.highlight_all(_areas(sheet, own), wherever(formula, first, last), state)
    for address in alone:
        _colour_alone(sheet, table, address)
    for own in _added_alike(sheet, table.totals, totals):
        addresses = {sheet.book.where(address): address for address in own}
        for first, last in ranges(addresses):
            holds = stands_for(totals[addresses[first]], totals)
            area = Area(first.row, first.column, last.row, last.column)
            sheet.redden(area, either(holds, ZERO, ONE))


def _blank(plan: TableSheet, table: Table, address: FigureAddress, cell: Cell) -> str:
    """The condition that the cell is still to be filled in; empty where it may stay blank."""
    if not is_required(table, address):
        return ""
    conditions = [spell_blank(cell.name)]
    if is_counted(table.kinds[address]):
        conditions.append(f'{absolute(plan.choices()[table.id])}<>"{YES}"')
    if table.may_not_apply is not None:
        conditions.append(f'{absolute(plan.absences()[table.id])}<>"{YES}"')
    return f"=AND({','.join(conditions)})"


def _idle(plan: TableSheet, table: Table, cell: Cell) -> str:
    """The condition that something stands in a cell of a table that does not apply; empty for one that always does."""
    if table.may_not_apply is None:
        return ""
    return f'=AND(NOT({spell_blank(cell.name)}),{absolute(plan.absences()[table.id])}="{YES}")'


def _stands_alone(table: Table, address: FigureAddress) -> bool:
    """Whether a rule for one cell alone must say it: one that looks into other cells."""
    condition = table.conditions.get(address)
    return (condition is not None and not condition.of_table) or _asks_how_written(table, address)


def _colour_alone(sheet: Sheet, table: Table, address: FigureAddress) -> None:
    cell = sheet.book.where(address)
    area = Area(cell.row, cell.column, cell.row, cell.column)
    kind, condition = table.kinds[address], table.conditions.get(address)
    wrong = _wrong_alone(table, address)
    if condition is not None:
        filled = call("not", is_blank(refer(address, kind)))
        wrong = Call("sum", (wrong, one_if(Call("and", (not_asked(condition), filled)))))
    sheet.redden(area, wrong)
    if is_required(table, address):
        missing = spell(above_zero(missing_cells(table, [address])), where=sheet.book.where, sheet=sheet.name)
        sheet.highlight(area, missing, State.MISSING)


def _wrong_alone(table: Table, address: FigureAddress) -> Expression:
    """How many are wrong: the count beside the row less its other cells, for what no rule of a colour may ask.

    Of several such cells in one row all are coloured.
    """
    if not _asks_how_written(table, address):
        return wrong_cells({address: table.kinds[address]})
    row = [one for one in table.inputs if one.row == address.row and not _asks_how_written(table, one)]
    others = [wrong_cells({one: table.kinds[one] for one in row})] if row else []
    return Call("subtract", (Reference(RowCountAddress(table.id, address.row)), *(others or [ZERO])))


def _asks_how_written(table: Table, address: FigureAddress) -> bool:
    kind = table.kinds[address]
    return isinstance(kind, WordsKind) and kind.require is not None


def wherever(formula: str, cell: Cell, last: Cell) -> str:
    """The formula with the cell that is looked at in the place of this one; `last`: the last one of the sheet.

    Programs differ in the cell from which they count a rule's references once its areas were parted by a paste.
    """
    return re.sub(rf"\b{cell.name}\b", f"INDEX($A$1:{absolute(last)},ROW(),COLUMN())", formula)


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


def _no_faults(plan: TableSheet) -> list[str]:
    """Further marks that call for nothing."""
    tables = plan.section.tables
    optional = any(not is_required(table, one) for table in tables for one in table.inputs)
    idle = any(table.conditions for table in tables)
    return [*([words.OPTIONAL] if optional else []), *([words.MARK_NOT_ASKED] if idle else [])]


def _areas(sheet: Sheet, addresses: Iterable[FigureAddress]) -> list[Area]:
    cells = [sheet.book.where(address) for address in addresses]
    return [Area(first.row, first.column, last.row, last.column) for first, last in ranges(cells)]


def accept_only_sums(sheet: Sheet, own: Mapping[FigureAddress, Total], totals: Totals) -> None:
    """Nothing but the sum can be typed over a total; what is pasted there is not asked."""
    for alike in _added_alike(sheet, own, totals):
        holds = {
            sheet.book.where(one): spell(stands_for(totals[one], totals), where=sheet.book.where, sheet=sheet.name)
            for one in alike
        }
        fitting = {cell: formula for cell, formula in holds.items() if len(formula) <= MOST_VALIDATION}
        for first, last in ranges(fitting):
            for column in range(first.column, last.column + 1):
                top = Cell(first.sheet, first.row, column)
                takes = Holds(fitting[top], words.TOTAL_TITLE, words.TOTAL_RULE)
                sheet.accept(top.row, column, takes, last.row)


def colour_marks(sheet: Sheet, plan: TableSheet) -> None:
    """Red what is wrong, yellow what is missing, right of the rows and above the columns."""
    top, column = TABLE_TOP, plan.mark_column
    beside = Area(top, column, TABLE_TOP + plan.grid.height - 1, column)
    first = cell_name(top, column)
    missing = f'LEFT({first},{len(words.MISSING_BEGINS)})="{words.MISSING_BEGINS}"'
    quiet = [words.MARK_DONE, *([plan.choice_label] if plan.apart else []), *_no_faults(plan)]
    others = ",".join(f'{first}<>"{text}"' for text in quiet)
    sheet.highlight(beside, f"=AND(LEN({first})>0,NOT({missing}),{others})", State.WRONG)
    sheet.highlight(beside, f"={missing}", State.MISSING)
    above = Area(TABLE_TOP - 1, plan.grid.stub_width, TABLE_TOP - 1, plan.grid.width - 1)
    first = cell_name(above.top, above.left)
    sheet.highlight(above, f'=LEN(SUBSTITUTE({first},"{words.MARK_DONE}",""))>0', State.WRONG)
