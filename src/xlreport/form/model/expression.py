"""The formula tree: one form, spelled as Excel text and evaluated in Python by `xlreport.formula`."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.model.address import Address, FigureAddress


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The content of one cell: a figure of a table or a field."""

    address: Address


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator, by its name in `xlreport.form.language.functions`."""

    function: str
    arguments: tuple["Expression", ...]


Expression = Number | Text | Reference | Call


def references(expression: Expression) -> Iterator[Reference]:
    """Every reference of the tree, in reading order, repetitions included."""
    if isinstance(expression, Reference):
        yield expression
    elif isinstance(expression, Call):
        for argument in expression.arguments:
            yield from references(argument)


def figures(expression: Expression) -> tuple[FigureAddress, ...]:
    """Each figure of the tree once, in reading order."""
    found = (reference.address for reference in references(expression))
    return tuple(dict.fromkeys(address for address in found if isinstance(address, FigureAddress)))
