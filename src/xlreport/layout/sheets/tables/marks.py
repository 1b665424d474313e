"""What stands beside each row and above each column of a table: how far it is, and whether it agrees."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.finding import Severity
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.layout.addresses import RowCountAddress
from xlreport.layout.live import Live
from xlreport.layout.seen.marks import check_mark, row_mark
from xlreport.layout.sheets.sheet import Book, Sheet
from xlreport.layout.styles import Style
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.messages import workbook as words


def lay_row_marks(
    sheet: Sheet, live: Live, plan: TableSheet, table: Table, opening: Mapping[FigureAddress, FigureAddress]
) -> None:
    """Beside each row how far it is, and where its prefilled figures come from."""
    for row in table.rows.leaves:
        line = next(sheet.book.where(address).row for address in table.addresses if address.row == row.id)
        typed = [address for address in table.inputs if address.row == row.id]
        totals = [address for address in table.totals if address.row == row.id]
        sheet.formula(line, plan.mark_column, row_mark(live.template, table, typed, totals), Style.MARK)
        counts = live.formulas.get(RowCountAddress(table.id, row.id))
        if counts is not None:
            sheet.formula(line, plan.count_column, counts, Style.MARK)
        if typed:
            prefilled = _prefilled(sheet.book, typed, opening)
            if any(address in opening for address in prefilled):
                sheet.formula(line, plan.note_column, _origin(opening, prefilled), Style.NOTE)


def _prefilled(
    book: Book, typed: list[FigureAddress], opening: Mapping[FigureAddress, FigureAddress]
) -> list[FigureAddress]:
    return [address for address in typed if opening.get(address, address) in book.known]


def _origin(opening: Mapping[FigureAddress, FigureAddress], prefilled: list[FigureAddress]) -> Expression:
    """Where prefilled figures come from, or that somebody changed them."""
    pairs = [(Reference(one), Reference(replace(opening[one], previous=True))) for one in prefilled if one in opening]
    same = Call("and", tuple(Call("==", pair) for pair in pairs))
    return Call("choose", (same, Text(words.OPENED), Text(words.REOPENED)))


def lay_column_marks(sheet: Sheet, plan: TableSheet, template: Template) -> None:
    """Above each column whether the relations it must satisfy hold, with the gap if one does not.

    They stand above the head, which stays in sight while somebody types.
    """
    row = TABLE_TOP - 1
    checks = sorted(_column_relations(plan, template), key=lambda check: sheet.book.where(check.address).column)
    if not checks:
        return
    if plan.grid.stub_width:
        sheet.merged(row, 0, row, plan.grid.stub_width - 1, words.BALANCE_MARK, Style.CHOICE_LABEL)
        titles = dict.fromkeys(template.codes[check.code].title for check in checks)
        sheet.note(row, 0, "\n".join(titles))
    for column, own in groupby(checks, key=lambda check: sheet.book.where(check.address).column):
        marks = tuple(check_mark(template, check) for check in own)
        sheet.formula(row, column, marks[0] if len(marks) == 1 else Call("join", marks), Style.CELL_CENTRE)


def _column_relations(plan: TableSheet, template: Template) -> Iterator[Check]:
    """The relations between two sums that each column of a table must satisfy."""
    tables = {table.id for table in plan.section.tables}
    for check in template.checks:
        own = isinstance(check.address, FigureAddress) and check.address.table in tables
        if own and check.each == "column" and check.compares and template.codes[check.code].severity is Severity.ERROR:
            yield check
