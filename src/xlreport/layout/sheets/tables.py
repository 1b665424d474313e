"""The sheet of a section's tables: the statutory table as printed, with what helps to fill it in beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from xlreport.form.language.guard import total_or_blank
from xlreport.form.language.spell import Cell, rectangles
from xlreport.form.model.address import FigureAddress, ZeroChoiceAddress
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.cell import cell_name
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Table, Template
from xlreport.form.report.opening import opening_pairs
from xlreport.layout.addresses import RowCountAddress
from xlreport.layout.finished import Area, FinishedSheet, Page, Paper, State, Style
from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.layout.lines import wrong_cells
from xlreport.layout.live import Live, check_mark, row_mark
from xlreport.layout.sheets.previous import lay_previous
from xlreport.layout.sheets.sheet import Book, Sheet, a4, absolute
from xlreport.layout.sizes import page_breaks, points_of, row_heights, stub_widths, widths_of_pages
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.messages import workbook as words

_STYLES: Mapping[CellKind, Style] = {
    CellKind.CAPTION: Style.CAPTION,
    CellKind.CORNER: Style.COLUMN_LABEL,
    CellKind.COLUMN_LABEL: Style.COLUMN_LABEL,
    CellKind.ROW_LABEL: Style.ROW_LABEL,
}
FIGURE_WIDTH = 9.5
MARK_WIDTH = 20.0
NARROW_GRID = 6
"""With fewer columns of figures each may be wider."""

WIDE_GRID = 12
"""From so many columns on a table is printed across the page."""

READABLE = 7 / 11
"""How far a sheet may be made smaller in print: its figures have eleven points and are readable at seven."""

DIGIT, WIDEST_DIGIT = 7.0, 9.0
"""Digits of the workbook's font in pixels, and of what stands in for it where it is not installed."""

A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE = 494.0, 741.0, 1090.0
"""How wide each paper is between its margins, in points."""


def table_sheet(book: Book, template: Template, live: Live, plan: TableSheet) -> FinishedSheet:
    sheet = Sheet(book, plan.name)
    sheet.text(0, 0, plan.section.heading, Style.TITLE)
    if plan.section.guide:
        sheet.text(1, 0, plan.section.guide, Style.GUIDE)
    sheet.text(2, 0, words.LEGEND, Style.GUIDE)
    tables = {table.id: table for table in plan.section.tables}
    opening = dict(opening_pairs(template))
    for cell in plan.grid.cells:
        _lay_cell(sheet, cell, tables[cell.table], opening)
    for table in plan.section.tables:
        _lay_choice(sheet, plan, table)
        _lay_row_marks(sheet, live, plan, table, opening)
        _highlight(sheet, plan, table)
        _name(sheet, table)
    _lay_column_marks(sheet, plan, template)
    _colour_marks(sheet, plan)
    _arrange(sheet, plan)
    lay_previous(sheet, plan)
    return _finished(sheet, plan.grid)


def _lay_cell(sheet: Sheet, cell: GridCell, table: Table, opening: Mapping[FigureAddress, FigureAddress]) -> None:
    top, left = TABLE_TOP + cell.top, cell.left
    bottom, right = top + cell.height - 1, left + cell.width - 1
    if cell.address is None:
        sheet.merged(top, left, bottom, right, cell.text, _STYLES[cell.kind])
        if cell.guide:
            sheet.note(top, left, cell.guide)
        return
    total = table.totals.get(cell.address)
    style = Style.COMPUTED if total is not None else Style.INPUT
    if cell.address in opening and sheet.book.previous.get(opening[cell.address]) is not None:
        style = Style.PREFILLED
    if (top, left) != (bottom, right):
        sheet.merged(top, left, bottom, right, "", style)
    if total is not None:
        sheet.formula(top, left, total_or_blank(total), style)
        return
    sheet.value(top, left, sheet.book.values.content(cell.address), style)
    kind = table.kinds[cell.address]
    sheet.limit(top, left, kind, kind.unit)


def _lay_choice(sheet: Sheet, plan: TableSheet, table: Table) -> None:
    cell = plan.choices()[table.id]
    sheet.text(cell.row, cell.column - 1, words.BLANKS_ARE_ZERO, Style.LABEL)
    sheet.value(cell.row, cell.column, sheet.book.values.content(ZeroChoiceAddress(table.id)), Style.CHOICE)
    sheet.note(cell.row, cell.column - 1, words.ZERO_NOTE)
    sheet.choose(cell.row, cell.column, [YES, NO])


def _lay_row_marks(
    sheet: Sheet, live: Live, plan: TableSheet, table: Table, opening: Mapping[FigureAddress, FigureAddress]
) -> None:
    """Beside each row how far it is, and where its prefilled figures come from."""
    for row in table.rows.leaves:
        typed = [address for address in table.inputs if address.row == row.id]
        if typed:
            line = sheet.book.where(typed[0]).row
            sheet.formula(line, plan.mark_column, row_mark(table, typed), Style.MARK)
            counts = live.formulas[RowCountAddress(table.id, row.id)]
            sheet.formula(line, plan.mark_column + 2, counts, Style.MARK)
            prefilled = [
                address for address in typed if sheet.book.previous.get(opening.get(address, address)) is not None
            ]
            if any(address in opening for address in prefilled):
                sheet.formula(line, plan.mark_column + 1, _origin(opening, prefilled), Style.NOTE)


def _origin(opening: Mapping[FigureAddress, FigureAddress], prefilled: list[FigureAddress]) -> Expression:
    """Where prefilled figures come from, or that somebody changed them."""
    pairs = [(Reference(one), Reference(replace(opening[one], previous=True))) for one in prefilled if one in opening]
    same = Call("and", tuple(Call("==", pair) for pair in pairs))
    return Call("choose", (same, Text(words.OPENED), Text(words.REOPENED)))


def _lay_column_marks(sheet: Sheet, plan: TableSheet, template: Template) -> None:
    """Below each column the relation that it must satisfy, with the gap if it does not."""
    row = TABLE_TOP + plan.grid.height
    faults = list(_column_relations(plan, template))
    for code in dict.fromkeys(check.code for check in faults):
        last_label = max(plan.grid.stub_width - 1, 0)
        sheet.merged(row, 0, row, last_label, words.BALANCE_MARK, Style.GUIDE)
        sheet.note(row, 0, template.codes[code].title)
        for check in faults:
            if check.code == code:
                mark = check_mark(template, check)
                sheet.formula(row, sheet.book.where(check.address).column, mark, Style.CELL_CENTRE)
        row += 1


def _column_relations(plan: TableSheet, template: Template) -> Iterator[Check]:
    """The relations between two sums that each column of a table must satisfy."""
    tables = {table.id for table in plan.section.tables}
    for check in template.checks:
        own = isinstance(check.address, FigureAddress) and check.address.table in tables
        if own and check.each == "column" and check.compares and template.codes[check.code].severity is Severity.ERROR:
            yield check


def _colour_marks(sheet: Sheet, plan: TableSheet) -> None:
    """What is not done stands out, right of the rows and below the columns."""
    last = TABLE_TOP + plan.grid.height
    right = Area(TABLE_TOP, plan.mark_column, last - 1, plan.mark_column)
    below = Area(last, plan.grid.stub_width, last + 2, plan.grid.width - 1)
    for area, state in ((right, State.MISSING), (below, State.WRONG)):
        first = cell_name(area.top, area.left)
        sheet.highlight(
            area, f'=AND(LEN({first})>0,{first}<>"{words.MARK_DONE}",{first}<>"{words.BLANKS_ARE_ZERO}")', state
        )


def _highlight(sheet: Sheet, plan: TableSheet, table: Table) -> None:
    """Yellow while blank, red while no number the form accepts: two conditions for each block of typed cells."""
    chosen = absolute(plan.choices()[table.id])
    addresses = {sheet.book.where(address): address for address in table.inputs}
    for first, last in _blocks(sheet.book, table):
        blank = f'=AND(LEN({first.name})=0,{chosen}<>"{YES}")'
        area = Area(first.row, first.column, last.row, last.column)
        own = addresses[first]
        sheet.redden(area, wrong_cells({own: table.kinds[own]}))
        sheet.highlight(area, blank, State.MISSING)


def _blocks(book: Book, table: Table) -> Iterator[tuple[Cell, Cell]]:
    """The typed cells of one kind that lie together, each block by its first cell and its last."""
    for kind in dict.fromkeys(table.kinds[address] for address in table.inputs):
        cells = [book.where(address) for address in table.inputs if table.kinds[address] == kind]
        yield from rectangles(cells)


def _name(sheet: Sheet, table: Table) -> None:
    """A defined name for the table's figures; nothing depends on it."""
    cells = [sheet.book.where(address) for address in table.addresses]
    sheet.define(f"xlr_table_{table.id}", min(cells), max(cells))


def _arrange(sheet: Sheet, plan: TableSheet) -> None:
    grid = plan.grid
    widths = _widths(grid)
    for column, width in enumerate(widths):
        sheet.width(column, column, width)
    sheet.width(plan.mark_column, plan.mark_column, MARK_WIDTH)
    sheet.width(plan.mark_column + 1, plan.mark_column + 1, 13)
    sheet.width(plan.mark_column + 2, plan.mark_column + 2, 3, hidden=True)
    sheet.height(0, 28)
    for row, height in enumerate(row_heights(grid, widths), TABLE_TOP):
        sheet.height(row, round(height, 1))


def _widths(grid: Grid) -> list[float]:
    figures = grid.width - grid.stub_width
    return [*stub_widths(grid), *([20.0 if figures < NARROW_GRID else FIGURE_WIDTH] * figures)]


def _finished(sheet: Sheet, grid: Grid) -> FinishedSheet:
    return sheet.finished(
        page=_page(grid),
        frozen=(TABLE_TOP + grid.head_height, grid.stub_width) if grid.head_height else None,
    )


def _page(grid: Grid) -> Page:
    """One page of A4; for a table that could not be read on it one of A3; else several, with the labels on each."""
    area = Area(0, 0, TABLE_TOP + grid.height - 1, grid.width - 1)
    landscape = grid.width >= WIDE_GRID
    widths = _widths(grid)
    if sum(points_of(width, DIGIT) for width in widths) * READABLE <= (A4_LANDSCAPE if landscape else A4_PORTRAIT):
        return a4(landscape=landscape, one_page=True, area=area)
    points = [points_of(width, WIDEST_DIGIT) for width in widths]
    breaks = page_breaks(grid, points, A3_LANDSCAPE / READABLE)
    widest = max(widths_of_pages(grid, points, breaks))
    heads = (TABLE_TOP, TABLE_TOP + grid.head_height - 1) if grid.head_height else None
    return replace(
        a4(landscape=True, area=area, repeated=heads), repeated_columns=grid.stub_width, paper=Paper.A3,
        breaks=breaks, scale=min(100, int(100 * A3_LANDSCAPE / widest)),
    )  # fmt: skip
