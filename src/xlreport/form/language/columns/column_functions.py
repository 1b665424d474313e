"""The functions over a column of all records of a table: how many there are, sums of some, what each is held against.

In a sheet such a column is a range from the last row of the head to the locked row, so that it grows wherever a row is
inserted between them; in Python it is the records alone.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from xlreport.form.language.spelling import is_blank, spell_blanks
from xlreport.form.language.vocabulary import (
    CellValue,
    Function,
    Listed,
    Operand,
    Spelling,
    Type,
    as_number,
    as_text,
)
from xlreport.form.model.expression import Expression, Number
from xlreport.form.text.normal import same

COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "==": lambda left, right: left == right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
"""What may be asked of a column, as SUMIF and COUNTIF do: blank cells and words are no number."""


def cells_of(operand: Operand) -> tuple[Decimal | str | None, ...]:
    """The cells of a column, or the one cell that it is."""
    found = operand()
    if isinstance(found, Listed):
        return found.values
    return (found if isinstance(found, Decimal | str) else None,)


def _filled(operands: Sequence[Operand]) -> CellValue:
    return Decimal(sum(not is_blank(one) for one in cells_of(operands[0])))


def _spell_filled(arguments: Sequence[Expression], say: Spelling) -> str:
    """The cells in which something stands, without the head above them and the locked row below them."""
    cells = say.text(arguments[0], as_cell=True)
    ends = f"(LEN(INDEX({cells},1))>0)-(LEN(INDEX({cells},ROWS({cells})))>0)"
    return f"ROWS({cells})-({spell_blanks(arguments, say)})-{ends}"


def _holding(operands: Sequence[Operand]) -> list[bool]:
    """For each record whether what stands in a column is so."""
    column, operator, against = operands
    holds, limit = COMPARED[as_text(operator())], against()
    if isinstance(limit, Decimal):
        return [isinstance(one, Decimal) and holds(one, limit) for one in cells_of(column)]
    return [isinstance(one, str) and one.casefold() == as_text(limit).casefold() for one in cells_of(column)]


def _spell_condition(arguments: Sequence[Expression], say: Spelling) -> str:
    column, operator, against = arguments
    sign = say.text(operator).replace("==", "=")
    limit = say.number(against) if isinstance(against, Number) else say.text(against)
    return f"{say.text(column, as_cell=True)},{sign}&{limit}"


def _count_where(operands: Sequence[Operand]) -> CellValue:
    return Decimal(sum(_holding(operands)))


def _sum_where(operands: Sequence[Operand]) -> CellValue:
    pairs = zip(cells_of(operands[0]), _holding(operands[1:]), strict=True)
    return sum((one for one, holds in pairs if holds and isinstance(one, Decimal)), Decimal(0))


def _spell_sum_where(arguments: Sequence[Expression], say: Spelling) -> str:
    return f"SUMIF({_spell_condition(arguments[1:], say)},{say.text(arguments[0], as_cell=True)})"


def _alike(operands: Sequence[Operand]) -> CellValue:
    """How many records have in each column what stands in a cell."""
    pairs = [(cells_of(column), as_text(cell())) for column, cell in zip(operands[::2], operands[1::2], strict=True)]
    rows = zip(*([_key(as_text(one)) == _key(cell) for one in column] for column, cell in pairs), strict=True)
    return Decimal(sum(all(row) for row in rows))


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """The same columns are looked through for each of their cells."""
    return same(text).casefold()


def _spell_alike(arguments: Sequence[Expression], say: Spelling) -> str:
    texts = [say.text(one, as_cell=True) for one in arguments]
    pairs = zip(texts[::2], texts[1::2], strict=True)
    return f"SUMPRODUCT({','.join(f'--(TRIM({column})=TRIM({cell}))' for column, cell in pairs)})"


def _reaches(operands: Sequence[Operand]) -> CellValue:
    return len(cells_of(operands[0])) >= as_number(operands[1]())


def _begun(operands: Sequence[Operand]) -> CellValue:
    return any(not is_blank(operand()) for operand in operands)


_N, _T, _C = Type.NUMBER, Type.TEXT, Type.CONDITION

COLUMNS: Mapping[str, Function] = {
    "entered": Function(
        takes=_T, gives=_N, least=1, most=1, infix=True, authored=False, evaluate=_filled, spell=_spell_filled,
        levels=lambda _: 16,
    ),
    "count_where": Function(
        takes=_T, gives=_N, least=3, most=3, authored=False, evaluate=_count_where,
        spell=lambda arguments, say: f"COUNTIF({_spell_condition(arguments, say)})",
    ),
    "sum_where": Function(
        takes=_T, gives=_N, least=4, most=4, authored=False, evaluate=_sum_where, spell=_spell_sum_where,
    ),
    "alike": Function(
        takes=_T, gives=_N, least=2, most=None, authored=False, evaluate=_alike, spell=_spell_alike,
        levels=lambda _: 3,
    ),
    "reaches": Function(
        takes=_N, gives=_C, least=2, most=2, infix=True, authored=False, evaluate=_reaches,
        spell=lambda arguments, say: f"ROWS({say.cells(arguments[:1])[0]})>{say.number(arguments[1])}+1",
    ),
    "begun": Function(
        takes=_N, gives=_C, least=1, most=None, infix=True, authored=False, evaluate=_begun,
        spell=lambda arguments, say: f"COUNTA({','.join(say.cells(arguments))})>0",
    ),
}  # fmt: skip
"""`alike` takes pairs of a column and a cell; `reaches` asks whether there are so many rows."""
