"""What a figure may be: whole or decimal, its limits and its unit."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`places`: decimals allowed, 0 for a count. `least` and `most` are inclusive. `unit` is a unit of measure."""

    id: str
    places: int
    least: Decimal
    most: Decimal
    unit: str
    code: str
    blank_code: str | None

    def accepts(self, number: Decimal) -> bool:
        return self.least <= number <= self.most and number == round(number, self.places)
