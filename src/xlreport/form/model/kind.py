"""What a cell of a table may hold: a number with its limits, or words."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import Expression


class Notation(StrEnum):
    """How people write a number: as it is, as a percentage (97.5% is 0.975), as a day (a count of days), or with 元."""

    PLAIN = "number"
    PERCENT = "percent"
    DAY = "date"
    MONEY = "currency"


class Adds(StrEnum):
    """What the cells of several reports come to: their sum, how many say it, or nothing."""

    SUM = "sum"
    COUNT = "count"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberKind:
    """`places`: decimals allowed, 0 for a count. `least` and `most` are inclusive. `unit` is a unit of measure.

    `prompt`: what a spreadsheet shows while the cell is chosen.
    """

    id: str
    places: int
    least: Decimal
    most: Decimal
    unit: str
    code: str
    blank_code: str | None
    notation: Notation = Notation.PLAIN
    adds: Adds = Adds.SUM
    prompt: str = ""

    def accepts(self, number: Decimal) -> bool:
        return self.least <= number <= self.most and number == round(number, self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsKind:
    """A text of at most `longest` characters, or one of `choices`, or with `several` any number of them.

    `require`: a further condition, in which a reference to `THIS` stands for the cell. `wanted` says in people's words
    what is asked for.
    """

    id: str
    code: str
    blank_code: str | None
    choices: tuple[str, ...] = ()
    several: bool = False
    longest: int
    require: Expression | None = None
    wanted: str = ""
    adds: Adds = Adds.NONE
    prompt: str = ""


Kind = NumberKind | WordsKind


def is_counted(kind: Kind) -> bool:
    """Whether it is a number of something, so that nothing is zero."""
    return isinstance(kind, NumberKind) and kind.notation is not Notation.DAY


THIS = FigureAddress("this", "this", "this")
"""The cell that a kind's condition is about, whichever it is."""
