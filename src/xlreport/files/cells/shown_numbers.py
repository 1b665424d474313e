"""Whether a text that is shown in a cell is the number that is stored in it."""

import re
from decimal import Decimal, InvalidOperation

HIDDEN = ";;;"
"""The number format that shows nothing, for cells of which no format is known."""

_NUMBER = re.compile(r"(?P<whole>\d*)(?:(?P<mark>[.,])(?P<places>\d+))?(?:[eE](?P<power>[-+]?\d{1,3}))?")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[,.\s'’](?=\d{3}(?!\d))")
_SCALED = ("%", "‰")
_OTHER_SIGNS = ("/", "#")
"""A fraction is rounded as it likes; where a column is too narrow, nothing is told."""

_HALF = Decimal("0.5")
_SLACK = Decimal("1.000001")


def shows(shown: str, stored: str) -> bool:
    """Whether people see the number, rounded or not, with whatever signs around it. A zero may look as it likes."""
    try:
        number = abs(Decimal(stored))
    except InvalidOperation:
        return True
    if not number or not number.is_finite() or any(one in shown for one in _OTHER_SIGNS):
        return True
    if any(one in shown for one in _SCALED):
        return False
    return any(_is_near(reading, number) for reading in {shown, _BETWEEN_FIGURES.sub("", shown)})


def _is_near(shown: str, number: Decimal) -> bool:
    found = next((one for one in _NUMBER.finditer(shown) if one["whole"] or one["places"]), None)
    if found is None:
        return False
    places = found["places"] or ""
    power = int(found["power"] or 0) - len(places)
    seen = Decimal(int((found["whole"] or "") + places)).scaleb(power)
    return abs(seen - number) <= _HALF.scaleb(power) * _SLACK
