"""The closed outer shape of a report as JSON; what a form names is checked against the form itself."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


MOST_DIGITS = 30
"""Before and after the point. What is longer is no figure, and would only be costly to write out."""


def _plain_number(value: object) -> object:
    """JSON has one kind of number; true and false are none."""
    number = Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(number, Decimal) and not (number.adjusted() < MOST_DIGITS and _places(number) <= MOST_DIGITS):
        raise ValueError(f"more than {MOST_DIGITS} digits")
    return number


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


Figure = Annotated[Decimal, BeforeValidator(_plain_number)]


def _cell(value: object) -> object:
    """A number, a text, or several texts; which of them the kind of the cell says."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value
    number = _plain_number(value)
    if not isinstance(number, Decimal):
        raise PydanticCustomError("cell_type", "neither a number nor a text")
    return number


Cell = Annotated[Any, BeforeValidator(_cell)]


class ItemShape(Shape):
    id: str | None = None
    heading: str | None = None
    text: str | None = None
    generated: bool = True
    wording: str | None = None


class SectionShape(Shape):
    intro: str | None = None
    items: list[ItemShape] | None = None


class ReasonShape(Shape):
    code: str
    address: str
    digest: str
    text: str


class RecordShape(Shape):
    template: str
    year: int
    agency: dict[str, str | None]
    signed_on: str | None = None
    tables: dict[str, dict[str, dict[str, Cell]]] = {}
    records: dict[str, list[dict[str, Cell]]] = {}
    blank_is_zero: list[str] = []
    not_applicable: list[str] = []
    indicators: dict[str, Figure | None] = {}
    texts: dict[str, Any] = {}
    reasons: list[ReasonShape] = []
    evidence: list[Any] = []
    """What `--to json` adds about the generated prose; it follows from the rest and is not read."""
