"""What the functions of the language are made of: values, types, and what a spelling may ask for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from xlreport.form.language.numbers import spell_number
from xlreport.form.model.expression import Expression


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in one column of all records of a table, from the first to the last."""

    values: tuple[Decimal | str | None, ...]


class CellError(str):
    """An error of the spreadsheet, as a cell shows it: no words where words are asked for, and no blank."""

    __slots__ = ()


CellValue = Decimal | str | bool | tuple[str, ...] | Listed | None
"""What an expression or a cell yields; None is a blank cell, a tuple a column of texts."""

Operand = Callable[[], CellValue]


class Type(StrEnum):
    NUMBER = "number"
    TEXT = "text"
    CONDITION = "condition"


class Spelling(Protocol):
    """What a function may ask of the speller for its arguments."""

    @property
    def spaces(self) -> str | None:
        """A column with all that is a space, where formulas may name one."""
        ...

    def number(self, argument: Expression) -> str:
        """A scalar: a cell is spelled `SUM(cell)`, an operation in parentheses."""
        ...

    def cells(self, arguments: Sequence[Expression]) -> Sequence[str]:
        """Ranges for the cells among the arguments, scalars for the rest."""
        ...

    def text(self, argument: Expression, *, as_cell: bool = False) -> str:
        """A text; a figure inside it is a number. `as_cell`: whatever the cell holds."""
        ...

    def result(self, argument: Expression) -> str:
        """A text that may be all a cell shows."""
        ...

    def condition(self, argument: Expression) -> str: ...

    def is_worked_out(self, argument: Expression) -> bool:
        """Whether a cell that holds what it yields is named instead of it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """`most` None: any number of arguments. `infix`: its spelling needs parentheses inside another operation.

    `listed` functions take whole groups of cells; `authored` ones may be written in a form. `levels`: how deep its
    spelling nests with so many arguments.
    """

    takes: Type
    gives: Type
    least: int
    most: int | None
    evaluate: Callable[[Sequence[Operand]], CellValue]
    spell: Callable[[Sequence[Expression], Spelling], str]
    infix: bool = False
    listed: bool = False
    authored: bool = True
    levels: Callable[[int], int] = lambda _: 1


def as_number(value: CellValue) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)


def as_text(value: CellValue) -> str:
    if value is None or isinstance(value, CellError):
        return ""
    return spell_number(value) if isinstance(value, Decimal) else str(value)
