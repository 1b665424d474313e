from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language import ADDRESSES, CELLS, SHEET

from xlreport.form.language.spell import (
    MOST_FORMULA,
    MOST_LEVELS,
    Cell,
    FormulaTooLongError,
    ranges,
    spell,
)
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text

A = Reference(ADDRESSES["a"])


def spelled(expression: Expression) -> str:
    return spell(expression, where=CELLS.__getitem__, sheet=SHEET)


def nested(levels: int) -> Expression:
    expression: Expression = A
    for _ in range(levels - 1):
        expression = Call("abs", (expression,))
    return expression


def joined(texts: int) -> Expression:
    return Call("join", (Text("字" * 253),) * texts)


@pytest.mark.parametrize(("length", "parts"), [(0, [0]), (255, [255]), (256, [255, 1]), (600, [255, 255, 90])])
def test_a_text_is_split_into_literals_that_excel_takes(length: int, parts: list[int]) -> None:
    assert spelled(Text("字" * length)) == "=" + "&".join('"' + "字" * part + '"' for part in parts)


def test_a_quotation_mark_is_doubled_after_the_text_is_split() -> None:
    assert spelled(Text('"' * 256)) == '="' + '""' * 255 + '"&""""'


def test_a_text_that_looks_like_a_formula_stays_a_literal() -> None:
    assert spelled(Text("=1+1")) == '="=1+1"'


def test_a_formula_of_exactly_the_longest_length_is_spelled() -> None:
    rest = MOST_FORMULA - len(spelled(joined(31))) - len('&""')
    longest = Call("join", (*(Text("字" * 253),) * 31, Text("字" * rest)))
    assert len(spelled(longest)) == MOST_FORMULA
    with pytest.raises(FormulaTooLongError, match="8193 characters"):
        spelled(Call("join", (*(Text("字" * 253),) * 31, Text("字" * (rest + 1)))))


def test_a_formula_of_exactly_the_deepest_nesting_is_spelled() -> None:
    assert spelled(nested(MOST_LEVELS)).count("ABS(") == MOST_LEVELS - 1
    with pytest.raises(FormulaTooLongError, match="65 levels"):
        spelled(nested(MOST_LEVELS + 1))


def test_numbers_are_spelled_in_plain_digits() -> None:
    assert spelled(Number(Decimal("1E+3"))) == "=1000"
    assert spelled(Number(Decimal("0.0000001"))) == "=0.0000001"


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1"), (16383, "XFD1")]
)
def test_a_cell_is_named_as_spreadsheets_name_it(column: int, name: str) -> None:
    assert Cell(SHEET, 0, column).name == name


cells = st.builds(Cell, st.sampled_from(["一", "二"]), st.integers(0, 6), st.integers(0, 6))


@given(st.lists(cells))
def test_ranges_cover_exactly_the_given_cells_and_each_once(given_cells: list[Cell]) -> None:
    covered = Counter(
        Cell(first.sheet, row, column)
        for first, last in ranges(given_cells)
        for row in range(first.row, last.row + 1)
        for column in range(first.column, last.column + 1)
    )
    assert covered == Counter(set(given_cells))


def test_a_full_block_is_one_range() -> None:
    block = [Cell("一", row, column) for row in range(3) for column in range(4)]
    assert ranges(block[::-1]) == [(Cell("一", 0, 0), Cell("一", 2, 3))]
