"""What is told beside a row, under a column and at a line while staff type: done, missing, or by how much it is off."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlreport.form.language.guard import ALWAYS, all_of, expanded, stands_for
from xlreport.form.language.numbers import EQUAL_PLACES
from xlreport.form.language.trees import above_zero
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.layout.addresses import RowCountAddress
from xlreport.layout.lines import Line, counted, totals_off
from xlreport.layout.todo.blanks import idle, is_required, missing_cells
from xlreport.messages import workbook as words

PLACES = Number(Decimal(EQUAL_PLACES))
"""A difference is told to so many decimals, as it is judged."""


def sides_of(line: Line) -> Expression:
    """Both sides of a relation as it is broken: `7 ≠ 5`; of what is compared with nothing only what is there."""
    if line.left is None:
        return Text("")
    left, right = (Call("printed", (Reference(cell),)) for cell in (line.left_cell, line.right_cell))
    if line.right is None:
        return left
    sign = words.BROKEN_SIGNS.get(line.relation or "", f" {words.BESIDE} ")
    return Call("join", (left, Text(sign), right))


def row_mark(
    template: Template, table: Table, typed: Sequence[FigureAddress], totals: Sequence[FigureAddress]
) -> Expression:
    """Beside a row: done, so many cells missing, or so many that hold what they must not, totals last.

    A row of totals alone says nothing while they are right; many of them are counted in the row's hidden cell,
    since a formula that judged each of sixty and counted them too would be longer than Excel takes.
    """
    done = _done(table, typed)
    if len(totals) > 1 and not typed:
        off = Reference(RowCountAddress(table.id, totals[0].row))
        return Call("choose", (above_zero(off), counted(words.MARK_TOTALS_OFF, off), done))
    if totals:
        done = Call(
            "choose",
            (
                all_of([stands_for(table.totals[one], template.totals) for one in totals]) or ALWAYS,
                done,
                _off(template, totals),
            ),
        )
    if not typed:
        return done
    missing, wrong = missing_cells(table, typed), Reference(RowCountAddress(table.id, typed[0].row))
    right = Call("choose", (above_zero(wrong), counted(words.MARK_WRONG, wrong), done))
    return Call("choose", (above_zero(missing), counted(words.MARK_MISSING, missing), right))


def each_mark(template: Template) -> Iterator[Expression]:
    """What is told beside each row of each table."""
    for table in template.tables:
        for row in table.rows.leaves:
            typed, totals = ([one for one in cells if one.row == row.id] for cells in (table.inputs, table.totals))
            yield row_mark(template, table, typed, totals)


def _done(table: Table, typed: Sequence[FigureAddress]) -> Expression:
    """That nothing is missing in a row: it need not be filled in, must not, or is."""
    done: Expression = Text(words.MARK_DONE if typed else "")
    blanks = Call("blanks", tuple(map(Reference, typed)))
    all_blank = Call("exactly", (blanks, Number(Decimal(len(typed)))))
    if typed and not any(is_required(table, one) for one in typed):
        done = Call("choose", (all_blank, Text(words.OPTIONAL), done))
    nobody_asks = idle(table.conditions, typed)
    if nobody_asks is None:
        return done
    empty = Call("choose", (all_blank, Text(words.MARK_NOT_ASKED), Text(words.MARK_TO_CLEAR)))
    return Call("choose", (nobody_asks, empty, done))


def _off(template: Template, totals: Sequence[FigureAddress]) -> Expression:
    """Which gap there is between a row's total and what it adds up; for several totals how many are off."""
    if len(totals) == 1:
        total = Reference(totals[0])
        gap = Call("abs", (_gap(total, expanded(total, template.totals)),))
        return Call("join", (Text(words.MARK_TOTAL_OFF), gap))
    return counted(words.MARK_TOTALS_OFF, totals_off(template, totals))


def check_mark(template: Template, check: Check) -> Expression:
    """Under a column: whether its relation holds, or by how much it does not; empty while cells are missing."""
    found = expanded(check.found, template.totals)
    gap: Expression = Text(words.FAILS)
    if check.expected is not None:
        expected = expanded(check.expected, template.totals)
        gap = Call("join", (Text(words.MARK_GAP), Call("abs", (_gap(found, expected),))))
    state = Call("choose", (expanded(check.require, template.totals), Text(words.MARK_DONE), gap))
    return Call("choose", (check.ready, state, Text("")))


def difference_of(line: Line) -> Expression:
    """The left side less the right, empty while the line cannot be judged, and where the sides may well differ."""
    state = Reference(line.state_cell)
    says_nothing = [words.WAITS, words.NO_PREVIOUS]
    if line.relation is None:
        says_nothing.append(words.LATER)
    elif line.relation != "==":
        says_nothing.append(words.PASSES)
    waits = Call("or", tuple(Call("same", (state, Text(word))) for word in says_nothing))
    return Call("choose", (waits, Text(""), _gap(Reference(line.left_cell), Reference(line.right_cell))))


def _gap(left: Expression, right: Expression) -> Expression:
    """The difference of two sides without the noise that binary fractions leave in it."""
    return Call("round", (Call("subtract", (left, right)), PLACES))
