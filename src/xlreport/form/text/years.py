"""Which years an edition of a form serves."""

MOST_YEAR = 2199
"""Beyond it a year is a slip of the hand."""


def serves(first_year: int, last_year: int | None, year: int) -> bool:
    return first_year <= year <= (MOST_YEAR if last_year is None else last_year)
