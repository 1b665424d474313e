"""The functions that look into texts and columns: what a text begins with or holds, what stands beside it in a list."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlreport.form.language.spelling import MOST_RESULT
from xlreport.form.language.vocabulary import Function, Operand, Spelling, Type, as_number, as_text
from xlreport.form.model.expression import Expression, Text

_N, _T = Type.NUMBER, Type.TEXT

BEYOND_LISTS = 99
"""The numbers of a list that is searched are smaller."""


def _column(operand: Operand) -> tuple[str, ...]:
    cells = operand()
    return cells if isinstance(cells, tuple) else (as_text(cells),)


def _numbers(operand: Operand) -> list[Decimal]:
    return [Decimal(text) if text else Decimal(0) for text in _column(operand)]


def _ending(operands: Sequence[Operand]) -> str:
    text = as_text(operands[1]())
    return text[max(0, len(text) - int(as_number(operands[0]()))) :]


def _onward(operands: Sequence[Operand]) -> str:
    return as_text(operands[0]())[len(_before(operands)) :]


def _before(operands: Sequence[Operand]) -> str:
    text = as_text(operands[0]())
    places = [text.find(as_text(mark())) for mark in operands[1:]]
    return text[: min((place for place in places if place >= 0), default=len(text))]


def _spell_place(arguments: Sequence[Expression], say: Spelling) -> str:
    """Where the first of some marks stands; each is looked for in the text with all after it, lest one is missing."""
    text, *marks = map(say.text, arguments)
    literal = "".join(one.value for one in arguments[1:] if isinstance(one, Text))
    others = [mark for one, mark in zip(arguments[1:], marks, strict=True) if not isinstance(one, Text)]
    all_marks = "&".join((text, *([say.text(Text(literal))] if literal else []), *others))
    places = ",".join(f"FIND({mark},{all_marks})" for mark in marks)
    return f"MIN({places})" if marks[1:] else places


def _spell_before(arguments: Sequence[Expression], say: Spelling) -> str:
    return f"LEFT({say.text(arguments[0])},{_spell_place(arguments, say)}-1)"


def _spell_onward(arguments: Sequence[Expression], say: Spelling) -> str:
    return f"MID({say.text(arguments[0])},{_spell_place(arguments, say)},{MOST_RESULT})"


def _filed(operands: Sequence[Operand]) -> Decimal:
    text = as_text(operands[0]())
    words = zip(_column(operands[1]), _numbers(operands[2]), strict=True)
    return min((number for word, number in words if word in text), default=Decimal(0))


def _spell_filed(arguments: Sequence[Expression], say: Spelling) -> str:
    text, words, numbers = map(say.text, arguments)
    most = f"SUMPRODUCT(MAX(ISNUMBER(FIND({words},{text}))*({BEYOND_LISTS}-{numbers})))"
    return f"MOD({BEYOND_LISTS}-{most},{BEYOND_LISTS})"


def _within(operands: Sequence[Operand]) -> Decimal:
    least, most = (as_number(operand()) for operand in operands[1:])
    return Decimal(sum(least <= number <= most for number in _numbers(operands[0])))


def _spell_within(arguments: Sequence[Expression], say: Spelling) -> str:
    column, least, most = say.text(arguments[0]), say.number(arguments[1]), say.number(arguments[2])
    return f'COUNTIF({column},">="&{least})-COUNTIF({column},">"&{most})'


def _beside(operands: Sequence[Operand]) -> Decimal:
    key = as_number(operands[0]())
    rows = zip(_numbers(operands[1]), _numbers(operands[2]), strict=True)
    return sum((number for own, number in rows if own == key), Decimal(0))


def _spell_beside(arguments: Sequence[Expression], say: Spelling) -> str:
    return f"SUMIF({say.text(arguments[1])},{say.number(arguments[0])},{say.text(arguments[2])})"


def _spell_errors(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many cells hold an error of the spreadsheet; the values of a report are none."""
    return "+".join(f"SUMPRODUCT(--ISERROR({cells}))" for cells in say.cells(arguments))


SEARCHING: Mapping[str, Function] = {
    "start": Function(
        takes=_T, gives=_T, least=2, most=2, authored=False,
        spell=lambda arguments, say: f"LEFT({say.text(arguments[1])},{say.number(arguments[0])})",
        evaluate=lambda operands: as_text(operands[1]())[: int(as_number(operands[0]()))],
    ),
    "ending": Function(
        takes=_T, gives=_T, least=2, most=2, authored=False,
        spell=lambda arguments, say: f"RIGHT({say.text(arguments[1])},{say.number(arguments[0])})",
        evaluate=_ending,
    ),
    "before": Function(takes=_T, gives=_T, least=2, most=None, authored=False, spell=_spell_before, evaluate=_before),
    "onward": Function(takes=_T, gives=_T, least=2, most=None, authored=False, spell=_spell_onward, evaluate=_onward),
    "filed": Function(
        takes=_T, gives=_N, least=3, most=3, authored=False, spell=_spell_filed, evaluate=_filed, levels=lambda _: 5,
    ),
    "within_column": Function(
        takes=_N, gives=_N, least=3, most=3, infix=True, authored=False, spell=_spell_within, evaluate=_within,
    ),
    "beside": Function(
        takes=_N, gives=_N, least=3, most=3, authored=False, spell=_spell_beside, evaluate=_beside,
    ),
    "errors": Function(
        takes=_T, gives=_N, least=1, most=None, listed=True, infix=True, authored=False, spell=_spell_errors,
        evaluate=lambda _: Decimal(0), levels=lambda _: 3,
    ),
}  # fmt: skip
