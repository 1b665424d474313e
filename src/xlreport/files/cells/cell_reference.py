"""A1 references: what a valid one looks like, and which lie inside the bound of `limits`; a formula beside a value."""

import re
from functools import lru_cache

from xlreport.files.limits import LIMITS
from xlreport.form.model.cell import column_number
from xlreport.reading.cells import Position

# Rows 1 to 20000 and columns A to IV, spelled out: one regular expression over its bytes judges a sheet.
INSIDE = rb"(?:[A-H]?[A-Z]|I[A-V])(?:[1-9]\d{0,3}|1\d{4}|20000)"

# A formula as it may stand before a cell's value; repetitions are bounded, a hostile text must not cost its square.
FORMULA = rb"(?:<f[^<>]{0,300}>(?:[^<]{0,65536}</f>)?)?"

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_KEPT_PLACES = 1 << 15
_LAST_SHEET_ROW = 1_048_576
_LAST_SHEET_COLUMN = 16_384


@lru_cache(maxsize=1 << 14)
def position_of(reference: str) -> Position | None:
    """Row and column counting from 0; None if no cell of any sheet is called so."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    position = int(match[2]) - 1, column_number(match[1])
    return position if position[0] < _LAST_SHEET_ROW and position[1] < _LAST_SHEET_COLUMN else None


class Places(dict[bytes, Position]):
    """Row and column by reference, of references that are such for certain; the nearest ones are kept."""

    def __missing__(self, reference: bytes) -> Position:
        position = position_of(reference.decode())
        if position is None:
            raise KeyError(reference)
        if len(self) < _KEPT_PLACES:
            self[reference] = position
        return position


PLACES = Places()


def is_inside(position: Position) -> bool:
    """Whether a form may have something there."""
    return position[0] < LIMITS.last_row and position[1] < LIMITS.last_column
