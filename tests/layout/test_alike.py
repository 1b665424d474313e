"""What formulas share is spelled once, in a cell that the others name."""

import re

import pytest
from support.reports import bundled, report

from xlreport.form.language.spell import Cell, spell
from xlreport.form.language.trees import call, either
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.cell import column_letters
from xlreport.form.model.expression import Expression, Reference
from xlreport.layout.check_plan import SHARED
from xlreport.layout.finished import FinishedBook, Formula
from xlreport.layout.seen.alike import Alike
from xlreport.layout.sheets.book import finished_book
from xlreport.messages import workbook as words

A, B = (Reference(FigureAddress("t", "r", column)) for column in "ab")
FIRST = Cell(words.HIDDEN, 0, 1)
_COLUMN = column_letters(SHARED)
_NAMED, _NAMED_THERE = rf"'{words.CHECKS}'!{_COLUMN}\$(\d+)", rf"(?<![\w!]){_COLUMN}\$(\d+)"
"""How a part is named from another sheet, and from its own."""

LONG = "一段相当长的话" * 20


def where(address: Address) -> Cell:
    return Cell("表一", 0, 0 if address == A.address else 1)


def asked() -> Expression:
    """A long question, a tree of its own each time."""
    return call("same", call("bare", A), LONG)


def formula(then: str) -> Expression:
    return call("choose", asked(), then, B)


def spelled(alike: Alike, tree: Expression) -> str:
    return spell(tree, where=where, sheet="表一", worked_out=alike.worked_out(tree))


def test_a_question_of_several_formulas_has_a_cell_and_each_names_it() -> None:
    own = [formula("甲"), formula("乙"), formula("丙")]
    alike = Alike(own, where, FIRST)
    [part] = alike.parts
    assert (part.expression, part.cell.sheet) == (asked(), words.HIDDEN)
    assert [spelled(alike, one) for one in own] == [
        f"=IF('{words.HIDDEN}'!B$1,\"{said}\",SUM(B1))" for said in ("甲", "乙", "丙")
    ]


@pytest.mark.parametrize(
    "formulas",
    [
        [formula("甲"), call("choose", call("same", call("bare", B), LONG), "乙", A)],
        [either(call("given", A), 1, 0)] * 3,
    ],
    ids=["asked once", "short"],
)
def test_what_is_asked_once_or_is_short_stays_where_it_is(formulas: list[Expression]) -> None:
    assert Alike(formulas, where, FIRST).parts == ()


def test_a_shared_part_names_those_it_rests_on() -> None:
    both = [call("and", asked(), call("same", call("bare", B), f"{LONG}{said}")) for said in "甲甲甲"]
    longer = [call("choose", one, said, A) for one, said in zip(both, "子丑寅", strict=True)]
    own = [*longer, formula("甲"), formula("乙")]
    alike = Alike(own, where, FIRST)
    first, second = alike.parts
    worked_out = alike.worked_out(second.expression, itself=False)
    text = spell(second.expression, where=where, sheet=words.HIDDEN, worked_out=worked_out)
    assert first.expression == asked()
    assert text.startswith("=AND(B$1,")


def laid() -> FinishedBook:
    return finished_book(bundled(), report(), {})


def test_every_part_that_is_named_stands_there() -> None:
    book = laid()
    [checks] = [sheet for sheet in book.sheets if sheet.name == words.CHECKS]
    there = {one.row + 1 for one in checks.cells if isinstance(one.content, Formula) and one.column == SHARED}
    named = {
        int(row)
        for sheet in book.sheets
        for one in sheet.cells
        if isinstance(one.content, Formula)
        for row in re.findall(_NAMED if sheet is not checks else _NAMED_THERE, one.content.text)
    }
    assert named == there != set()


def test_totals_are_spelled_out_for_whoever_reads_them() -> None:
    tables = [sheet for sheet in laid().sheets if sheet.name.startswith(("二、", "三、", "四、"))]
    sums = [one.content.text for sheet in tables for one in sheet.cells
            if isinstance(one.content, Formula) and one.content.text.startswith("=IF(OR(")]  # fmt: skip
    assert sums
    assert not any(words.CHECKS in one for one in sums)


def test_nothing_but_what_is_seen_of_records_rests_on_the_sheet_that_nobody_sees() -> None:
    """Programs that clean a file take hidden sheets out."""
    formulas = [one.content.text for sheet in laid().sheets for one in sheet.cells if isinstance(one.content, Formula)]
    assert not any(words.HIDDEN in one for one in formulas)
