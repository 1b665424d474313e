"""A formula's value in Python, with exact decimals."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Protocol

from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.vocabulary import CellValue, Type, as_number, as_text
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.expression import Expression, Number, Reference, Text


class Values(Protocol):
    """Where a formula finds what stands in a cell: a number, a text, or None for a blank."""

    def content(self, address: Address) -> CellValue: ...


def evaluate(expression: Expression, values: Values) -> CellValue:
    if isinstance(expression, Number | Text):
        return expression.value
    if isinstance(expression, Reference):
        return values.content(expression.address)
    function = FUNCTIONS[expression.function]
    operands = [_later(argument, values, in_text=function.takes is Type.TEXT) for argument in expression.arguments]
    return function.evaluate(operands)


def evaluate_cell(expression: Expression, values: Values) -> CellValue:
    """What a cell shows that holds this formula: a reference to a blank figure is 0, to a blank field an empty text."""
    value = evaluate(expression, values)
    if isinstance(expression, Reference):
        return as_number(value) if isinstance(expression.address, FigureAddress) else as_text(value)
    return value


def evaluate_number(expression: Expression, values: Values) -> Decimal:
    """The value as a number; what is no number counts as nothing."""
    return as_number(evaluate(expression, values))


def _later(expression: Expression, values: Values, *, in_text: bool) -> Callable[[], CellValue]:
    """A figure inside a text is spelled `SUM(cell)`, so it is a number there even while its cell is blank."""
    if in_text and isinstance(expression, Reference) and isinstance(expression.address, FigureAddress):
        return lambda: as_number(values.content(expression.address))
    return lambda: evaluate(expression, values)


class PlainValues:
    """Values given one by one; everything else is blank."""

    def __init__(self, contents: Mapping[Address, CellValue]) -> None:
        self._contents = contents

    def content(self, address: Address) -> CellValue:
        return self._contents.get(address)
