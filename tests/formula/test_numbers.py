from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlreport.form.language.numbers import difference, exact_digits, rounded, spell_number

decimals = st.decimals(min_value=-(10**12), max_value=10**12, places=6)


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.5", 0, "1"), ("1.5", 0, "2"), ("2.4999", 0, "2"),
        ("1.005", 2, "1.01"), ("-1.005", 2, "-1.01"), ("250", -2, "300"), ("-250", -2, "-300"), ("249", -2, "200"),
        ("999999999999.5", 0, "1000000000000"),
    ],
)  # fmt: skip
def test_a_half_is_rounded_away_from_zero(number: str, places: int, expected: str) -> None:
    assert rounded(Decimal(number), places) == Decimal(expected)


@given(decimals, st.integers(0, 6))
def test_rounding_to_places_is_idempotent_and_close(number: Decimal, places: int) -> None:
    once = rounded(number, places)
    assert rounded(once, places) == once
    assert abs(once - number) <= Decimal(5).scaleb(-places - 1)


@pytest.mark.parametrize(("left", "right", "gap"), [
    ("0.30000000000000004", "0.3", "0"), ("1.0000004", "1", "0"), ("1.0000005", "1", "0.000001"), ("1", "3", "-2"),
])  # fmt: skip
def test_two_numbers_are_equal_when_they_agree_to_six_places(left: str, right: str, gap: str) -> None:
    assert difference(Decimal(left), Decimal(right)) == Decimal(gap)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"), ("-0", "0"), ("0.00", "0"), ("-0.0", "0"), ("38.00", "38"), ("59237.2449", "59237.2449"),
        ("38.441094", "38.441094"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("-5.50", "-5.5"), ("100", "100"),
        ("999999999999", "999999999999"), ("123456789012.3456", "123456789012.346"),
        ("0.1234567890123456", "0.123456789012346"),
    ],
)  # fmt: skip
def test_a_number_is_printed_in_fifteen_digits_without_trailing_zeros(number: str, text: str) -> None:
    assert spell_number(Decimal(number)) == text


def test_exact_digits_drop_nothing() -> None:
    assert exact_digits(Decimal("123456789012.34567890")) == "123456789012.3456789"


@given(decimals)
def test_exact_digits_spell_the_number_itself(number: Decimal) -> None:
    assert Decimal(exact_digits(number)) == number
    assert "E" not in exact_digits(number)
