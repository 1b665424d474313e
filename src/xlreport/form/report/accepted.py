"""Whether a cell holds what its kind allows, as a formula: a sheet colours by it, and a check tells it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlreport.form.language.trees import above_zero, any_of, one_if, steady
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text, put_in_place
from xlreport.form.model.kind import THIS, Kind, NumberKind, WordsKind


def refer(address: Address, kind: Kind) -> Reference:
    """The cell of that kind as a formula names it."""
    return Reference(address, words=isinstance(kind, WordsKind))


def wrong_cells(cells: Mapping[Address, Kind]) -> Expression:
    """How many of the cells hold something that their kind does not accept; blank ones are not wrong."""
    counts: list[Expression] = []
    for kind in dict.fromkeys(cells.values()):
        own = [address for address, its in cells.items() if its == kind]
        counts += [_wrong_numbers(kind, own)] if isinstance(kind, NumberKind) else _wrong_words(kind, own)
    return counts[0] if len(counts) == 1 else Call("sum", tuple(counts))


def _wrong_numbers(kind: NumberKind, cells: Sequence[Address]) -> Expression:
    limits = (Number(kind.least), Number(kind.most), Number(Decimal(kind.places)))
    return Call("invalid", (*limits, *map(Reference, cells)))


def _wrong_words(kind: WordsKind, cells: Sequence[Address]) -> list[Expression]:
    references = (Reference(one, words=True) for one in cells)
    return [steady(one_if(any_of(_is_error(cell), Call("not", (accepted(kind, cell),))))) for cell in references]


def _is_error(cell: Reference) -> Expression:
    """Where words are asked for, an error of the spreadsheet stands for none; here it is wrong."""
    return above_zero(Call("errors", (cell,)))


def accepted(kind: WordsKind, cell: Reference) -> Expression:
    """The condition that nothing can be seen in the cell, or words that the kind accepts."""
    blank = Call("not", (Call("written", (cell,)),))
    conditions = conditions_of(kind, cell)
    own = conditions[0] if len(conditions) == 1 else Call("and", tuple(conditions))
    return Call("or", (blank, own))


def conditions_of(kind: WordsKind, cell: Reference) -> list[Expression]:
    """All that is asked of words in the cell."""
    if kind.several:
        return [Call("listed", (cell, *map(Text, kind.choices)))]
    if kind.choices:
        return [Call("among", (Call("bare", (cell,)), *map(Text, kind.choices)))]
    length = Call("<=", (Call("length", (cell,)), Number(Decimal(kind.longest))))
    return [length] if kind.require is None else [length, put_in_place(kind.require, THIS, cell)]
