"""A formula's value in Python, with exact decimals."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Protocol

from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.vocabulary import CellValue, Operand, Type, as_number, as_text
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference


class Values(Protocol):
    """Where a formula finds what stands in a cell: a number, a text, or None for a blank."""

    def content(self, address: Address) -> CellValue: ...


def evaluate(expression: Expression, values: Values) -> CellValue:
    if isinstance(expression, Call):
        function = FUNCTIONS[expression.function]
        later = _later_in_text if function.takes is Type.TEXT else _later
        return function.evaluate([later(argument, values) for argument in expression.arguments])
    return values.content(expression.address) if isinstance(expression, Reference) else expression.value


def evaluate_cell(expression: Expression, values: Values) -> CellValue:
    """What a cell shows that holds this formula: a reference to a blank figure is 0, to a blank field an empty text."""
    value = evaluate(expression, values)
    if isinstance(expression, Reference):
        return as_number(value) if expression.is_figure else as_text(value)
    return value


def evaluate_number(expression: Expression, values: Values) -> Decimal:
    """The value as a number; what is no number counts as nothing."""
    return as_number(evaluate(expression, values))


def _later(expression: Expression, values: Values) -> Operand:
    return partial(evaluate, expression, values)


def _later_in_text(expression: Expression, values: Values) -> Operand:
    """A figure inside a text is spelled `SUM(cell)`, so it is a number there even while its cell is blank."""
    is_figure = isinstance(expression, Reference) and expression.is_figure
    return partial(evaluate_number if is_figure else evaluate, expression, values)


class PlainValues:
    """Values given one by one; everything else is blank."""

    def __init__(self, contents: Mapping[Address, CellValue]) -> None:
        self._contents = contents

    def content(self, address: Address) -> CellValue:
        return self._contents.get(address)
