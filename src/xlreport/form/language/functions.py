"""One table of functions: arity, type, Python evaluation and Excel spelling side by side.

Cells are passed over where they hold no number, as Excel's SUM does: that a figure is missing is asked
explicitly (`count`, `blanks`, `given`), so both spellings mean the same.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal

from xlreport.form.language import spelling
from xlreport.form.language.columns.column_functions import COLUMNS, cells_of
from xlreport.form.language.numbers import difference, rounded, same_in_cells
from xlreport.form.language.texts.cutting import CUTTING
from xlreport.form.language.texts.listing import LISTING
from xlreport.form.language.texts.searching import SEARCHING
from xlreport.form.language.texts.shapes import SHAPES
from xlreport.form.language.vocabulary import (
    CellValue,
    Function,
    Operand,
    Spelling,
    Type,
    Values,
    as_number,
    as_text,
)
from xlreport.form.model.expression import Expression, Number
from xlreport.form.text.days import serial


def _numbers(operands: Sequence[Operand], values: Values) -> list[Decimal]:
    return [value for operand in operands for value in cells_of(operand, values) if isinstance(value, Decimal)]


def _texts(operands: Sequence[Operand], values: Values) -> list[str]:
    return [as_text(operand(values)) for operand in operands]


def _holds(operands: Sequence[Operand], values: Values) -> CellValue:
    text = as_text(operands[0](values))
    return any(as_text(part(values)) in text for part in operands[1:])


def _if(operands: Sequence[Operand], values: Values) -> CellValue:
    condition, then, otherwise = operands
    return then(values) if condition(values) else otherwise(values)


def _comparison(operator: str, holds: Callable[[Decimal], bool]) -> Function:
    def spell(arguments: Sequence[Expression], say: Spelling) -> str:
        left, right = arguments
        gap = say.number(left) if right == Number(Decimal(0)) else f"{say.number(left)}-{say.number(right)}"
        return f"ROUND({gap},6){operator}0"

    return Function(
        takes=Type.NUMBER, gives=Type.CONDITION, least=2, most=2, infix=True, spell=spell,
        evaluate=lambda sides, values: holds(difference(as_number(sides[0](values)), as_number(sides[1](values)))),
    )  # fmt: skip


def _within(limit: Decimal, numbers: Sequence[Decimal]) -> bool:
    return all(-limit <= number <= limit for number in numbers)


def _invalid(operands: Sequence[Operand], values: Values) -> CellValue:
    least, most, places = (as_number(operand(values)) for operand in operands[:3])
    asked = (operand(values) for operand in operands[3:])
    wrong = (not _accepted(one, least, most, int(places)) for one in asked if not spelling.is_blank(one))
    return Decimal(sum(wrong))


def _accepted(value: CellValue, least: Decimal, most: Decimal, places: int) -> bool:
    return isinstance(value, Decimal) and least <= value <= most and same_in_cells(rounded(value, places), value)


def _fill(operands: Sequence[Operand], values: Values) -> CellValue:
    """A text in which each of some words is replaced by the text after it."""
    text, *pairs = operands
    filled = as_text(text(values))
    for field, instead in zip(pairs[::2], pairs[1::2], strict=True):
        filled = filled.replace(as_text(field(values)), as_text(instead(values))) if "{" in filled else filled
    return filled


def _round(operands: Sequence[Operand], values: Values) -> CellValue:
    return rounded(as_number(operands[0](values)), int(as_number(operands[1](values))))


def _day(operands: Sequence[Operand], values: Values) -> CellValue:
    """A day as spreadsheets count it; what is no day of our time is counted as the first one."""
    year, month, day = (int(as_number(operand(values))) for operand in operands)
    return serial(date(year, month, day)) if MINYEAR < year < MAXYEAR else Decimal(0)


def _divide(operands: Sequence[Operand], values: Values) -> CellValue:
    divisor = as_number(operands[1](values))
    return as_number(operands[0](values)) / divisor if divisor else "#DIV/0!"


_N, _T, _C = Type.NUMBER, Type.TEXT, Type.CONDITION

_OWN: Mapping[str, Function] = {
    "sum": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("SUM"),
        evaluate=lambda operands, values: sum(_numbers(operands, values), Decimal(0)),
    ),
    "min": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("MIN"),
        evaluate=lambda operands, values: min(_numbers(operands, values), default=Decimal(0)),
    ),
    "max": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("MAX"),
        evaluate=lambda operands, values: max(_numbers(operands, values), default=Decimal(0)),
    ),
    "count": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("COUNT"),
        evaluate=lambda operands, values: Decimal(len(_numbers(operands, values))),
    ),
    "blanks": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, infix=True, authored=False, spell=spelling.spell_blanks,
        levels=lambda _: spelling.LEVELS,
        evaluate=lambda operands, values: Decimal(sum(spelling.is_blank(operand(values)) for operand in operands)),
    ),
    "empty": Function(
        takes=_N, gives=_C, least=1, most=1, infix=True, authored=False, spell=spelling.spell_empty,
        evaluate=lambda operands, values: spelling.is_blank(operands[0](values)), levels=lambda _: 4,
    ),
    "subtract": Function(
        takes=_N, gives=_N, least=2, most=2, infix=True, authored=False, spell=spelling.between("-"),
        evaluate=lambda operands, values: as_number(operands[0](values)) - as_number(operands[1](values)),
    ),
    "multiply": Function(
        takes=_N, gives=_N, least=2, most=2, infix=True, authored=False, spell=spelling.between("*"),
        evaluate=lambda operands, values: as_number(operands[0](values)) * as_number(operands[1](values)),
    ),
    "divide": Function(
        takes=_N, gives=_N, least=2, most=2, infix=True, authored=False, spell=spelling.between("/"), evaluate=_divide,
    ),
    "length": Function(
        takes=_T, gives=_N, least=1, most=None, infix=True, authored=False,
        spell=lambda arguments, say: "+".join(f"LEN({say.text(argument)})" for argument in arguments),
        evaluate=lambda operands, values: Decimal(sum(len(as_text(operand(values))) for operand in operands)),
    ),
    "invalid": Function(
        takes=_N, gives=_N, least=4, most=None, infix=True, authored=False, spell=spelling.spell_invalid,
        evaluate=_invalid, levels=lambda _: spelling.LEVELS,
    ),
    "abs": Function(
        takes=_N, gives=_N, least=1, most=1, spell=lambda arguments, say: f"ABS({say.number(arguments[0])})",
        evaluate=lambda operands, values: abs(as_number(operands[0](values))),
    ),
    "round": Function(
        takes=_N, gives=_N, least=2, most=2, evaluate=_round,
        spell=lambda arguments, say: f"ROUND({say.number(arguments[0])},{say.number(arguments[1])})",
    ),
    "date": Function(
        takes=_N, gives=_N, least=3, most=3, evaluate=_day,
        spell=lambda arguments, say: f"DATE({','.join(map(say.number, arguments))})",
    ),
    "if": Function(takes=_N, gives=_N, least=3, most=3, evaluate=_if, spell=spelling.spell_if_number),
    "==": _comparison("=", lambda gap: gap == 0),
    "!=": _comparison("<>", lambda gap: gap != 0),
    "<": _comparison("<", lambda gap: gap < 0),
    "<=": _comparison("<=", lambda gap: gap <= 0),
    ">": _comparison(">", lambda gap: gap > 0),
    ">=": _comparison(">=", lambda gap: gap >= 0),
    "steady": Function(
        takes=_N, gives=_N, least=2, most=2, authored=False, levels=lambda _: 2, spell=spelling.spell_steady,
        evaluate=lambda operands, values: as_number(operands[0](values)),
    ),
    "exactly": Function(
        takes=_N, gives=_C, least=2, most=2, infix=True, authored=False, spell=spelling.between("="),
        evaluate=lambda operands, values: as_number(operands[0](values)) == as_number(operands[1](values)),
    ),
    "within": Function(
        takes=_N, gives=_C, least=2, most=None, listed=True, infix=True, authored=False, spell=spelling.spell_within,
        evaluate=lambda operands, values: _within(as_number(operands[0](values)), _numbers(operands[1:], values)),
    ),
    "and": Function(
        takes=_C, gives=_C, least=1, most=None, spell=spelling.logical("AND"),
        evaluate=lambda operands, values: all(operand(values) for operand in operands),
    ),
    "or": Function(
        takes=_C, gives=_C, least=1, most=None, spell=spelling.logical("OR"),
        evaluate=lambda operands, values: any(operand(values) for operand in operands),
    ),
    "not": Function(
        takes=_C, gives=_C, least=1, most=1, spell=spelling.logical("NOT"),
        evaluate=lambda operands, values: not operands[0](values),
    ),
    "given": Function(
        takes=_T, gives=_C, least=1, most=1, infix=True,
        spell=lambda arguments, say: f"LEN({say.text(arguments[0])})>0",
        evaluate=lambda operands, values: as_text(operands[0](values)) != "",
    ),
    "written": Function(
        takes=_T, gives=_C, least=1, most=1, infix=True, authored=False, spell=spelling.spell_written,
        evaluate=lambda operands, values: as_text(operands[0](values)).strip(spelling.SPACES) != "",
    ),
    "bare": Function(
        takes=_T, gives=_T, least=1, most=1, authored=False, spell=spelling.spell_bare,
        levels=lambda _: len(spelling.SPACES),
        evaluate=lambda operands, values: spelling.bare(as_text(operands[0](values))),
    ),
    "holds": Function(
        takes=_T, gives=_C, least=2, most=None, spell=spelling.spell_holds, levels=lambda _: 3,
        evaluate=_holds,
    ),
    "same": Function(
        takes=_T, gives=_C, least=2, most=2, infix=True, authored=False,
        spell=lambda arguments, say: f"{say.text(arguments[0])}={say.text(arguments[1])}",
        evaluate=lambda operands, values: as_text(operands[0](values)) == as_text(operands[1](values)),
    ),
    "among": Function(
        takes=_T, gives=_C, least=2, most=None, spell=spelling.spell_among,
        evaluate=lambda operands, values: as_text(operands[0](values)) in _texts(operands[1:], values),
    ),
    "beyond": Function(
        takes=_T, gives=_T, least=2, most=2, authored=False, spell=spelling.spell_beyond,
        evaluate=lambda operands, values: as_text(operands[1](values))[int(as_number(operands[0](values))) :],
    ),
    "fill": Function(
        takes=_T, gives=_T, least=3, most=None, authored=False, spell=spelling.spell_fill, evaluate=_fill,
        levels=lambda arguments: arguments // 2,
    ),
    "choose": Function(takes=_T, gives=_T, least=3, most=3, authored=False, evaluate=_if, spell=spelling.spell_if),
    "join": Function(
        takes=_T, gives=_T, least=1, most=None, infix=True, authored=False,
        spell=lambda arguments, say: "&".join(map(say.text if arguments[1:] else say.result, arguments)),
        evaluate=lambda operands, values: "".join(as_text(operand(values)) for operand in operands),
    ),
}  # fmt: skip


def _together(*groups: Mapping[str, Function]) -> Mapping[str, Function]:
    """All functions by name. Two of one name are a fault of the program: one would stand for the other unseen."""
    together: dict[str, Function] = {}
    for group in groups:
        if twice := together.keys() & group.keys():
            raise AssertionError(f"functions of one name: {sorted(twice)}")
        together |= group
    return together


FUNCTIONS: Mapping[str, Function] = _together(_OWN, COLUMNS, SEARCHING, CUTTING, SHAPES, LISTING)
