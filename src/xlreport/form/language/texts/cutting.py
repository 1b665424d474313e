"""Functions that only the tool's own sheets use: texts cut into lines, cells shown a second time, days.

What a line holds is counted the same way everywhere: a letter of ASCII is half as wide as a Chinese character.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters, digits

from xlreport.form.language.numbers import rounded
from xlreport.form.language.spelling import LEVELS, is_blank, spell_blank
from xlreport.form.language.vocabulary import CellValue, Function, Operand, Spelling, Type, as_number, as_text
from xlreport.form.model.expression import Expression, Reference
from xlreport.form.text.days import day_of

HALF_WIDE = digits + ascii_letters + " .,:;-/%()_@&=?+~"
"""What is half as wide as a Chinese character."""

RUNS = digits + ascii_letters + "./:@-_%"
"""What is not parted by the end of a line: numbers, addresses."""

LONGEST_RUN = 12
"""A longer one is parted after all."""

_NO_END = 99
"""More than the longest run."""

_N, _T = Type.NUMBER, Type.TEXT


def _at(operands: Sequence[Operand]) -> CellValue:
    position, column = int(as_number(operands[0]())), operands[1]()
    return column[position - 1] if isinstance(column, tuple) and position else ""


def _spell_at(arguments: Sequence[Expression], say: Spelling) -> str:
    position, column = say.number(arguments[0]), say.text(arguments[1])
    return f'IF({position}<1,"",INDEX({column},{position}))'


def _nth_least(operands: Sequence[Operand]) -> CellValue:
    wanted, column = int(as_number(operands[0]())), operands[1]()
    there = _ordered(column if isinstance(column, tuple) else ())
    return Decimal(there[wanted - 1] if 1 <= wanted <= len(there) else 0)


@lru_cache(maxsize=64)
def _ordered(keys: tuple[str, ...]) -> Sequence[int]:
    """Where the numbers of a column stand, the least first; the same column is asked row after row."""
    return [place for _, place in sorted((Decimal(key), place) for place, key in enumerate(keys, 1) if key)]


def _spell_nth_least(arguments: Sequence[Expression], say: Spelling) -> str:
    """Where in a column of numbers the so many'th of them stands, the least first; 0 if there are fewer."""
    wanted, keys = say.number(arguments[0]), say.text(arguments[1])
    return f"IF(COUNT({keys})<{wanted},0,MATCH(SMALL({keys},{wanted}),{keys},0))"


def _entries(operands: Sequence[Operand]) -> CellValue:
    column = operands[0]()
    return Decimal(sum(one != "" for one in column)) if isinstance(column, tuple) else Decimal(0)


def _fitting(operands: Sequence[Operand]) -> CellValue:
    text, start, width = as_text(operands[0]()), int(as_number(operands[1]())), int(as_number(operands[2]()))
    column = operands[3]()
    narrow = column if isinstance(column, tuple) else ()
    half = sum(character in narrow for character in text[start - 1 : start - 1 + width])
    return Decimal(width + half // 2)


def _spell_fitting(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many characters of a text from a place on fit into a line so many Chinese characters wide.

    The last argument is the column of those that are half as wide.
    """
    text, start, width, narrow = (
        say.text(arguments[0]), say.number(arguments[1]), say.number(arguments[2]), say.text(arguments[3]),
    )  # fmt: skip
    part = f"MID({text},{start},{width})"
    return f"{width}+INT(SUMPRODUCT(LEN({part})-LEN(SUBSTITUTE({part},{narrow},)))/2)"


def _run_before(operands: Sequence[Operand]) -> CellValue:
    text, place, signs = as_text(operands[0]()), int(as_number(operands[1]())), as_text(operands[2]())
    if not text[place - 1 : place] or text[place - 1] not in signs:
        return Decimal(0)
    before = text[place - 1 - LONGEST_RUN : place - 1]
    rest = before.rstrip(signs)
    return Decimal(len(before) - len(rest) if rest else 0)


def _spell_run_before(arguments: Sequence[Expression], say: Spelling) -> str:
    """How much of a number or address stands before a place that would part it; 0 where nothing is parted.

    The third argument is what numbers and addresses are made of, the last one the column of the numbers from 1 to the
    longest run.
    """
    text, place, signs = say.text(arguments[0]), say.number(arguments[1]), say.text(arguments[2])
    next_one, steps = f"MID({text},{place},1)", say.text(arguments[3])
    inside = f"ISNUMBER(FIND(MID({text},{place}-{steps},1),{signs}))"
    run = f"MOD(SUMPRODUCT(MIN({inside}*{_NO_END}+{steps}-1)),{_NO_END})"
    return f"IF(LEN({next_one})=0,0,IF(ISNUMBER(FIND({next_one},{signs})),{run},0))"


def _slice(operands: Sequence[Operand]) -> CellValue:
    text, start, count = as_text(operands[0]()), int(as_number(operands[1]())), int(as_number(operands[2]()))
    return text[start - 1 : start - 1 + count]


def _found(operands: Sequence[Operand]) -> CellValue:
    return Decimal(as_text(operands[1]()).find(as_text(operands[0]())) + 1)


def _spell_found(arguments: Sequence[Expression], say: Spelling) -> str:
    """Where a text begins in another; 0 if nowhere."""
    found = f"FIND({say.text(arguments[0])},{say.text(arguments[1])})"
    return f"IF(ISNUMBER({found}),{found},0)"


def _mirror(operands: Sequence[Operand]) -> CellValue:
    value = operands[0]()
    return operands[1]() if is_blank(value) else value


def _spell_mirror(arguments: Sequence[Expression], say: Spelling) -> str:
    """What a cell shows, whatever that is, or something else while it is blank."""
    cell = say.text(arguments[0], as_cell=True)
    return f"IF({spell_blank(cell, say)},{say.result(arguments[1])},{cell})"


def _of_day(excel_name: str, part: Callable[[date], int]) -> Function:
    return Function(
        takes=_N, gives=_N, least=1, most=1, authored=False,
        spell=lambda arguments, say: f"{excel_name}({say.number(arguments[0])})",
        evaluate=lambda operands: Decimal(part(day_of(as_number(operands[0]())))),
    )  # fmt: skip


_DIGITS = 14
_EXACT_BELOW = Decimal(10) ** _DIGITS
_ROUNDED_TO = 4


def _spell_printed(arguments: Sequence[Expression], say: Spelling) -> str:
    one = say.text(arguments[0])
    rough = f'TEXT(ROUND({one},-{_ROUNDED_TO}),"0")'
    if isinstance(arguments[0], Reference):
        return f'IF(ABS(SUM({one}))<10^{_DIGITS},{one}&"",{rough})'
    return f'IF(COUNT({one})=0,{one}&"",IF(ABS({one})<{_EXACT_BELOW},{one}&"",{rough}))'


def _printed(operands: Sequence[Operand]) -> CellValue:
    """A number as text. Programs print fifteen digits and more each in its own way: such a number is rounded first.

    LibreOffice takes fifteen digits of what it rounds: 1000000000034997 is 1000000000035000 to it, and rounded up.
    """
    value = operands[0]()
    if isinstance(value, Decimal) and abs(value) >= _EXACT_BELOW:
        value = rounded(rounded(value, _DIGITS - value.adjusted()), -_ROUNDED_TO)
    return as_text(value)


CUTTING: Mapping[str, Function] = {
    "printed": Function(
        takes=_T, gives=_T, least=1, most=1, authored=False, spell=_spell_printed, evaluate=_printed,
        levels=lambda _: 4,
    ),
    "at": Function(takes=_T, gives=_T, least=2, most=2, authored=False, spell=_spell_at, evaluate=_at),
    "nth_least": Function(
        takes=_T, gives=_N, least=2, most=2, authored=False, spell=_spell_nth_least, evaluate=_nth_least,
        levels=lambda _: 3,
    ),
    "entries": Function(
        takes=_T, gives=_N, least=1, most=1, authored=False,
        spell=lambda arguments, say: f"COUNT({say.text(arguments[0])})", evaluate=_entries,
    ),
    "filled": Function(
        takes=_T, gives=_N, least=1, most=1, authored=False,
        spell=lambda arguments, say: f"COUNTA({say.text(arguments[0])})", evaluate=_entries,
    ),
    "link": Function(
        takes=_T, gives=_T, least=2, most=2, authored=False,
        spell=lambda arguments, say: f"HYPERLINK({say.text(arguments[0])},{say.text(arguments[1])})",
        evaluate=lambda operands: as_text(operands[1]()),
    ),
    "fitting": Function(
        takes=_T, gives=_N, least=4, most=4, infix=True, authored=False, spell=_spell_fitting, evaluate=_fitting,
    ),
    "run_before": Function(
        takes=_T, gives=_N, least=4, most=4, authored=False, spell=_spell_run_before, evaluate=_run_before,
    ),
    "slice": Function(
        takes=_T, gives=_T, least=3, most=3, authored=False, evaluate=_slice,
        spell=lambda arguments, say: (
            f"MID({say.text(arguments[0])},{say.number(arguments[1])},{say.number(arguments[2])})"
        ),
    ),
    "repeat": Function(
        takes=_T, gives=_T, least=2, most=2, authored=False,
        spell=lambda arguments, say: f"REPT({say.text(arguments[0])},MAX(0,{say.number(arguments[1])}))",
        evaluate=lambda operands: as_text(operands[0]()) * max(0, int(as_number(operands[1]()))),
    ),
    "found": Function(takes=_T, gives=_N, least=2, most=2, authored=False, spell=_spell_found, evaluate=_found),
    "mirror": Function(takes=_N, gives=_T, least=2, most=2, authored=False, spell=_spell_mirror, evaluate=_mirror,
                       levels=lambda _: LEVELS),
    "year": _of_day("YEAR", lambda day: day.year),
    "month": _of_day("MONTH", lambda day: day.month),
    "day": _of_day("DAY", lambda day: day.day),
}  # fmt: skip
