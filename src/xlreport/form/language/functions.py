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
from xlreport.form.language.texts.paragraphs import PARAGRAPHS
from xlreport.form.language.texts.searching import SEARCHING
from xlreport.form.language.texts.shapes import SHAPES
from xlreport.form.language.vocabulary import (
    CellValue,
    Function,
    Operand,
    Spelling,
    Type,
    as_number,
    as_text,
)
from xlreport.form.model.expression import Expression, Number
from xlreport.form.text.days import serial


def _numbers(operands: Sequence[Operand]) -> list[Decimal]:
    return [value for operand in operands for value in cells_of(operand) if isinstance(value, Decimal)]


def _if(operands: Sequence[Operand]) -> CellValue:
    condition, then, otherwise = operands
    return then() if condition() else otherwise()


def _comparison(operator: str, holds: Callable[[Decimal], bool]) -> Function:
    def spell(arguments: Sequence[Expression], say: Spelling) -> str:
        left, right = arguments
        gap = say.number(left) if right == Number(Decimal(0)) else f"{say.number(left)}-{say.number(right)}"
        return f"ROUND({gap},6){operator}0"

    return Function(
        takes=Type.NUMBER, gives=Type.CONDITION, least=2, most=2, infix=True, spell=spell,
        evaluate=lambda operands: holds(difference(as_number(operands[0]()), as_number(operands[1]()))),
    )  # fmt: skip


def _of_whole_numbers(operator: str, holds: Callable[[Decimal, Decimal], bool]) -> Function:
    """A comparison of what is counted, which needs no rounding."""
    return Function(
        takes=Type.NUMBER, gives=Type.CONDITION, least=2, most=2, infix=True, authored=False,
        spell=spelling.between(operator),
        evaluate=lambda operands: holds(as_number(operands[0]()), as_number(operands[1]())),
    )  # fmt: skip


def _within(limit: Decimal, numbers: Sequence[Decimal]) -> bool:
    return all(-limit <= number <= limit for number in numbers)


def _invalid(operands: Sequence[Operand]) -> CellValue:
    least, most, places = (as_number(operand()) for operand in operands[:3])
    values = [operand() for operand in operands[3:]]
    wrong = (not _accepted(one, least, most, int(places)) for one in values if not spelling.is_blank(one))
    return Decimal(sum(wrong))


def _accepted(value: CellValue, least: Decimal, most: Decimal, places: int) -> bool:
    return isinstance(value, Decimal) and least <= value <= most and same_in_cells(rounded(value, places), value)


def _fill(operands: Sequence[Operand]) -> CellValue:
    """A text in which each of some words is replaced by the text after it."""
    text, *pairs = operands
    filled = as_text(text())
    for field, instead in zip(pairs[::2], pairs[1::2], strict=True):
        filled = filled.replace(as_text(field()), as_text(instead())) if "{" in filled else filled
    return filled


def _round(operands: Sequence[Operand]) -> CellValue:
    return rounded(as_number(operands[0]()), int(as_number(operands[1]())))


def _day(operands: Sequence[Operand]) -> CellValue:
    """A day as spreadsheets count it; what is no day of our time is counted as the first one."""
    year, month, day = (int(as_number(operand())) for operand in operands)
    return serial(date(year, month, day)) if MINYEAR < year < MAXYEAR else Decimal(0)


def _divide(operands: Sequence[Operand]) -> CellValue:
    divisor = as_number(operands[1]())
    return as_number(operands[0]()) / divisor if divisor else "#DIV/0!"


_N, _T, _C = Type.NUMBER, Type.TEXT, Type.CONDITION

_OWN: Mapping[str, Function] = {
    "sum": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("SUM"),
        evaluate=lambda operands: sum(_numbers(operands), Decimal(0)),
    ),
    "min": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("MIN"),
        evaluate=lambda operands: min(_numbers(operands), default=Decimal(0)),
    ),
    "max": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("MAX"),
        evaluate=lambda operands: max(_numbers(operands), default=Decimal(0)),
    ),
    "count": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, spell=spelling.over_cells("COUNT"),
        evaluate=lambda operands: Decimal(len(_numbers(operands))),
    ),
    "blanks": Function(
        takes=_N, gives=_N, least=1, most=None, listed=True, infix=True, authored=False, spell=spelling.spell_blanks,
        levels=lambda _: spelling.LEVELS,
        evaluate=lambda operands: Decimal(sum(spelling.is_blank(operand()) for operand in operands)),
    ),
    "empty": Function(
        takes=_N, gives=_C, least=1, most=1, infix=True, authored=False, spell=spelling.spell_empty,
        evaluate=lambda operands: spelling.is_blank(operands[0]()), levels=lambda _: 4,
    ),
    "subtract": Function(
        takes=_N, gives=_N, least=2, most=2, infix=True, authored=False, spell=spelling.between("-"),
        evaluate=lambda operands: as_number(operands[0]()) - as_number(operands[1]()),
    ),
    "multiply": Function(
        takes=_N, gives=_N, least=2, most=2, infix=True, authored=False, spell=spelling.between("*"),
        evaluate=lambda operands: as_number(operands[0]()) * as_number(operands[1]()),
    ),
    "divide": Function(
        takes=_N, gives=_N, least=2, most=2, infix=True, authored=False, spell=spelling.between("/"), evaluate=_divide,
    ),
    "length": Function(
        takes=_T, gives=_N, least=1, most=None, authored=False, spell=spelling.spell_length,
        evaluate=lambda operands: Decimal(sum(len(as_text(operand())) for operand in operands)),
    ),
    "invalid": Function(
        takes=_N, gives=_N, least=4, most=None, infix=True, authored=False, spell=spelling.spell_invalid,
        evaluate=_invalid, levels=lambda _: spelling.LEVELS,
    ),
    "abs": Function(
        takes=_N, gives=_N, least=1, most=1, spell=lambda arguments, say: f"ABS({say.number(arguments[0])})",
        evaluate=lambda operands: abs(as_number(operands[0]())),
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
        evaluate=lambda operands: as_number(operands[0]()),
    ),
    "exactly": Function(
        takes=_N, gives=_C, least=2, most=2, infix=True, authored=False, spell=spelling.between("="),
        evaluate=lambda operands: as_number(operands[0]()) == as_number(operands[1]()),
    ),
    "at_most": _of_whole_numbers("<=", lambda left, right: left <= right),
    "above": _of_whole_numbers(">", lambda left, right: left > right),
    "within": Function(
        takes=_N, gives=_C, least=2, most=None, listed=True, infix=True, authored=False, spell=spelling.spell_within,
        evaluate=lambda operands: _within(as_number(operands[0]()), _numbers(operands[1:])),
    ),
    "and": Function(
        takes=_C, gives=_C, least=1, most=None, spell=spelling.logical("AND"),
        evaluate=lambda operands: all(operand() for operand in operands),
    ),
    "or": Function(
        takes=_C, gives=_C, least=1, most=None, spell=spelling.logical("OR"),
        evaluate=lambda operands: any(operand() for operand in operands),
    ),
    "not": Function(
        takes=_C, gives=_C, least=1, most=1, spell=spelling.spell_not,
        evaluate=lambda operands: not operands[0](),
    ),
    "given": Function(
        takes=_T, gives=_C, least=1, most=1, infix=True, spell=spelling.spell_given,
        evaluate=lambda operands: as_text(operands[0]()) != "",
    ),
    "written": Function(
        takes=_T, gives=_C, least=1, most=1, infix=True, authored=False, spell=spelling.spell_written,
        evaluate=lambda operands: as_text(operands[0]()).strip(spelling.SPACES) != "",
    ),
    "bare": Function(
        takes=_T, gives=_T, least=1, most=1, authored=False, spell=spelling.spell_bare,
        evaluate=lambda operands: spelling.bare(as_text(operands[0]())), levels=lambda _: len(spelling.SPACES),
    ),
    "holds": Function(
        takes=_T, gives=_C, least=2, most=None, spell=spelling.spell_holds, levels=lambda _: 3,
        evaluate=lambda operands: any(as_text(part()) in as_text(operands[0]()) for part in operands[1:]),
    ),
    "same": Function(
        takes=_T, gives=_C, least=2, most=2, infix=True, authored=False,
        spell=lambda arguments, say: f"{say.text(arguments[0])}={say.text(arguments[1])}",
        evaluate=lambda operands: as_text(operands[0]()) == as_text(operands[1]()),
    ),
    "shows": Function(
        takes=_T, gives=_N, least=2, most=None, authored=False, levels=lambda _: 3, spell=spelling.spell_shows,
        evaluate=lambda operands: Decimal(as_text(operands[0]()) in {as_text(operand()) for operand in operands[1:]}),
    ),
    "among": Function(
        takes=_T, gives=_C, least=2, most=None, spell=spelling.spell_among,
        evaluate=lambda operands: as_text(operands[0]()) in {as_text(operand()) for operand in operands[1:]},
    ),
    "beyond": Function(
        takes=_T, gives=_T, least=2, most=2, authored=False, spell=spelling.spell_beyond,
        evaluate=lambda operands: as_text(operands[1]())[int(as_number(operands[0]())) :],
    ),
    "fill": Function(
        takes=_T, gives=_T, least=3, most=None, authored=False, spell=spelling.spell_fill, evaluate=_fill,
        levels=lambda arguments: arguments // 2,
    ),
    "choose": Function(takes=_T, gives=_T, least=3, most=3, authored=False, evaluate=_if, spell=spelling.spell_if),
    "join": Function(
        takes=_T, gives=_T, least=1, most=None, infix=True, authored=False,
        spell=lambda arguments, say: "&".join(map(say.text if arguments[1:] else say.result, arguments)),
        evaluate=lambda operands: "".join(as_text(operand()) for operand in operands),
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


FUNCTIONS: Mapping[str, Function] = _together(_OWN, COLUMNS, SEARCHING, CUTTING, SHAPES, LISTING, PARAGRAPHS)
