"""Short ways to write formulas that are no form's: of the tool's own cells."""

from decimal import Decimal

from xlreport.form.model.expression import Call, Expression, Number, Text

Operand = Expression | int | str
ZERO, ONE = Number(Decimal(0)), Number(Decimal(1))


def tree(operand: Operand) -> Expression:
    if isinstance(operand, str):
        return Text(operand)
    return Number(Decimal(operand)) if isinstance(operand, int) else operand


def call(function: str, *operands: Operand) -> Call:
    return Call(function, tuple(map(tree, operands)))


def either(condition: Expression, then: Operand, otherwise: Operand) -> Call:
    """One number or the other."""
    return call("if", condition, then, otherwise)


def one_if(condition: Expression) -> Call:
    """1 where it holds, else 0."""
    return either(condition, ONE, ZERO)


def all_of(*conditions: Expression) -> Call:
    return call("and", *conditions)


def any_of(*conditions: Expression) -> Call:
    return call("or", *conditions)


def steady(count: Expression, otherwise: Operand = ONE) -> Call:
    """The count, or another one while a cell that it rests on holds an error."""
    return call("steady", count, otherwise)


def is_number(number: Expression, expected: Operand) -> Call:
    return call("exactly", number, expected)


def is_blank(cell: Expression) -> Call:
    """Nothing can be seen in the cell, whatever it is for."""
    return call("exactly", call("blanks", cell), ONE)


def above_zero(number: Expression) -> Call:
    return call("not", call("exactly", number, ZERO))


def is_zero(number: Expression) -> Call:
    return is_number(number, 0)


def no_longer(text: Expression, most: int) -> Call:
    return call("at_most", call("length", text), most)
