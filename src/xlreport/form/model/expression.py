"""The formula tree: one form, spelled as Excel text and evaluated in Python by `xlreport.formula`."""

from collections.abc import Callable, Iterator
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
    """The content of one cell: a figure of a table or a field. `words`: a cell of a table that holds no number."""

    address: Address
    words: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it stands for a number of a table."""
        return isinstance(self.address, FigureAddress) and not self.words


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
    return _cells(expression, words=False)


def worded(expression: Expression) -> tuple[FigureAddress, ...]:
    """Each cell of a table once whose words the tree asks for."""
    return _cells(expression, words=True)


def _cells(expression: Expression, *, words: bool) -> tuple[FigureAddress, ...]:
    found = (reference.address for reference in references(expression) if reference.words is words)
    return tuple(dict.fromkeys(address for address in found if isinstance(address, FigureAddress)))


def put_in_place(expression: Expression, of: Address, reference: Reference) -> Expression:
    """The tree in which every reference to one address is another."""
    return with_references(expression, lambda own: reference if own.address == of else own)


def with_references(expression: Expression, change: Callable[[Reference], Expression]) -> Expression:
    """The tree in which something else stands for each reference."""
    if isinstance(expression, Reference):
        return change(expression)
    if isinstance(expression, Call):
        return Call(expression.function, tuple(with_references(one, change) for one in expression.arguments))
    return expression
