"""How numbers round, compare and print: the same in Excel, LibreOffice and Python."""

from decimal import ROUND_HALF_UP, Context, Decimal

MOST = Decimal(999_999_999_999)
"""Figures beyond twelve digits are not computed with: sums of them would leave the exact range of a double."""

EQUAL_PLACES = 6
"""Two numbers are equal when their difference rounds to zero at six decimal places."""

BLIND_BITS = 48
"""Two numbers that differ in what comes after so many bits of them are one in a cell: a double has four more."""
_ALL_DIGITS = Context(prec=400)
_PRINTED_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)


def rounded(number: Decimal, places: int) -> Decimal:
    """`number` to `places` decimals (negative: tens, hundreds), half away from zero as spreadsheets round."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_ALL_DIGITS)


def difference(left: Decimal, right: Decimal) -> Decimal:
    """Left − right, zero when the two count as equal."""
    return rounded(left - right, EQUAL_PLACES)


def same_in_cells(left: Decimal, right: Decimal) -> bool:
    """Whether two numbers are one in a cell. Formulas say so themselves, because `=` is exact in some programs.

    So they cannot see the fraction of 987654321.000003. `check` can, and tells it.
    """
    return abs(left - right) <= abs(left) / Decimal(2**BLIND_BITS)


def spell_number(number: Decimal) -> str:
    """Plain digits without trailing zeros or exponent; beyond 15 significant digits rounded, as cells print it."""
    return exact_digits(_PRINTED_DIGITS.plus(number))


def exact_digits(number: Decimal) -> str:
    """Every digit of `number`, without trailing zeros or exponent."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
