import pytest
from language import CaseScope

from xlreport.form.language.parse import FormulaError, parse
from xlreport.form.language.vocabulary import Type

MISTAKES = [
    ("a +", 3, "not a formula"),
    ("", 0, "not a formula"),
    ("  a + (", 6, "not a formula"),
    ("a = b", 2, "not a formula: '=' stands where '==' must"),
    ("a + e", 4, "nothing here is called 'e'"),
    ("  a + e", 6, "nothing here is called 'e'"),
    ("a + agency.g", 4, "nothing here is called 'agency.g'"),
    ("a + t[r, e]", 4, "table 't' has no row 'r'"),
    ("a + t[r]", 4, "not part of the formula language"),
    ("a + t[1, a]", 6, "an id is expected here"),
    ("total(a)", 0, "no function is called 'total'"),
    ("a + choose(a)", 4, "no function is called 'choose'"),
    ("a + __import__('os')", 4, "no function is called '__import__'"),
    ("a ** 2", 0, "not part of the formula language"),
    ("a if a > 0 else b", 0, "not part of the formula language"),
    ("a + 'text'", 4, "not part of the formula language"),
    ("a + True", 4, "not part of the formula language"),
    ("[a]", 0, "not part of the formula language"),
    ("lambda: a", 0, "not part of the formula language"),
    ("a.real", 0, "nothing here is called 'a.real'"),
    ("0 < a < 5", 0, "a comparison has two sides: join two comparisons by 'and'"),
    ("sum(*a)", 4, "not part of the formula language"),
    ("round(a, places=2)", 0, "not part of the formula language"),
    ("round(a)", 0, "round takes another number of arguments"),
    ("abs(a, b)", 0, "abs takes another number of arguments"),
    ("sum()", 0, "sum takes another number of arguments"),
    ("a * ab", 4, "a group of several figures; use it inside sum(), min(), max() or count()"),
    ("abs(ab)", 4, "a group of several figures; use it inside sum(), min(), max() or count()"),
    ("ab", 0, "a group of several figures; use it inside sum(), min(), max() or count()"),
    ("a + (b > c)", 5, "a condition where a number is expected"),
    ("not a", 4, "a number where a condition is expected"),
    ("a > 0 and b", 10, "a number where a condition is expected"),
    ("if(a, b, c)", 3, "a number where a condition is expected"),
    ("if(a > 0, b > 0, c)", 10, "a condition where a number is expected"),
    ("a + previous(f)", 4, "previous() takes a figure of a table"),
    ("a + previous(b + c)", 4, "previous() takes a figure of a table"),
    ("given(a)", 6, "a number where a text is expected"),
    ("among(f, '丙')", 9, "not one of the field's choices"),
    ("among(f, a)", 9, "not one of the field's choices"),
    ("among(f)", 0, "among takes another number of arguments"),
    ("among(a, '甲')", 9, "not one of the field's choices"),
]


@pytest.mark.parametrize(("text", "offset", "message"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(text: str, offset: int, message: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parse(text, CaseScope(), None)
    assert (str(raised.value), raised.value.offset) == (message, offset)


def test_an_offset_counts_characters_and_not_bytes() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("given(总计) and e", CaseScope(), None)
    assert raised.value.offset == len("given(")
    with pytest.raises(FormulaError) as raised:
        parse("a + t[r, 总计] + e", CaseScope(), None)
    assert raised.value.offset == len("a + ")


@pytest.mark.parametrize(
    ("text", "expected", "message"),
    [
        ("a", Type.CONDITION, "a number where a condition is expected"),
        ("a > 0", Type.NUMBER, "a condition where a number is expected"),
    ],
)
def test_a_formula_of_the_wrong_type_is_a_mistake(text: str, expected: Type, message: str) -> None:
    with pytest.raises(FormulaError, match=message):
        parse(text, CaseScope(), expected)


@pytest.mark.parametrize(
    "text",
    ["1e3", "1e999999999", "0x10", "1_000", "1j", "9" * 16, "0." + "9" * 16, "a + 'b'", "a\0b", "9" * 5000],
    ids=lambda text: text[:20],
)
def test_a_number_is_plain_digits_that_a_cell_can_hold(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text, CaseScope(), None)


@pytest.mark.parametrize(
    "text", ["+".join(["a"] * 4000), "not " * 1000 + "a > 0", "(" * 300 + "a" + ")" * 300], ids=["sum", "not", "("]
)
def test_a_formula_too_deep_to_understand_is_a_mistake_and_not_a_crash(text: str) -> None:
    with pytest.raises(FormulaError, match=r"too long or too deeply nested|not a formula"):
        parse(text, CaseScope(), None)
