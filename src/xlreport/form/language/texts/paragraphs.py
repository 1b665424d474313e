"""The functions that ask of a pasted paragraph what it is, row after row of a sheet.

Every letter of theirs stands in a hundred rows of a workbook. So what they look for stands in cells of hidden lists and
is named, a text is asked for where a first sign stands rather than cut, and a number is looked up where it lies.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from xlreport.form.language.spelling import MOST_RESULT, SPACES, is_blank
from xlreport.form.language.texts.searching import BEYOND_LISTS
from xlreport.form.language.vocabulary import CellValue, Function, Operand, Spelling, Type, as_number, as_text
from xlreport.form.model.expression import Expression

Spell = Callable[[Sequence[Expression], Spelling], str]
Evaluate = Callable[[Sequence[Operand]], CellValue]
_UNSEEN = len(SPACES)
_N, _T, _C = Type.NUMBER, Type.TEXT, Type.CONDITION


def _column(operand: Operand) -> tuple[str, ...]:
    cells = operand()
    return cells if isinstance(cells, tuple) else (as_text(cells),)


def _numbers(operand: Operand) -> list[int]:
    return [int(one or 0) for one in _column(operand)]


def _unmarked(operands: Sequence[Operand]) -> CellValue:
    text, mark, end = (as_text(operand()) for operand in operands)
    return text if not text.startswith(mark) else text.partition(end)[2]


def _spell_unmarked(arguments: Sequence[Expression], say: Spelling) -> str:
    """A text without a mark at its beginning, which goes as far as a sign; nothing of an error."""
    cell, mark, end = (say.text(one, as_cell=True) for one in arguments)
    first = f"IF(LEFT({cell},LEN({mark}))={mark},FIND({end},{cell}&{end})+1,1)"
    return f'IF(ISERROR({cell}),"",MID({cell},{first},{MOST_RESULT}))'


def _spell_without(arguments: Sequence[Expression], say: Spelling) -> str:
    """A text with some signs taken out, each in a cell of its own."""
    text, *signs = (say.text(one, as_cell=True) for one in arguments)
    for sign in signs:
        text = f"SUBSTITUTE({text},{sign},)"
    return text


def _without(operands: Sequence[Operand]) -> CellValue:
    text, *signs = (as_text(operand()) for operand in operands)
    for sign in signs:
        text = text.replace(sign, "")
    return text


def _spell_length_without(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many characters a text has beside those of a column: each is taken out of it by itself."""
    text, column = map(say.text, arguments)
    return f"SUMPRODUCT(LEN(SUBSTITUTE({text},{column},))-LEN({text}))+LEN({text})"


def _length_without(operands: Sequence[Operand]) -> CellValue:
    text, signs = as_text(operands[0]()), _column(operands[1])
    return Decimal(len(text) - sum(text.count(sign) for sign in signs))


def _spell_seen(arguments: Sequence[Expression], say: Spelling) -> str:
    """In how many cells something can be seen; the first arguments are the signs that nobody sees."""
    cells = ",".join(say.cells(arguments[_UNSEEN:]))
    for sign in arguments[:_UNSEEN]:
        cells = f"SUBSTITUTE({cells},{say.text(sign)},)"
    return f"SUMPRODUCT(--ISERROR(1/(LEN({cells})=0)))"


def _seen(operands: Sequence[Operand]) -> CellValue:
    return Decimal(sum(not is_blank(operand()) for operand in operands[_UNSEEN:]))


def _ordinal(operands: Sequence[Operand]) -> CellValue:
    text, numerals, delimiters = (as_text(operand()) for operand in operands)
    numbered = text and (text[1:2] in delimiters)
    return Decimal(numerals.find(text[0]) + 1) if numbered else Decimal(0)


def _spell_ordinal(arguments: Sequence[Expression], say: Spelling) -> str:
    """Which of some numerals a text begins with that a delimiter or nothing follows; 0 for none."""
    text, numerals, delimiters = map(say.text, arguments)
    first = f"LEFT({text},1)"
    place = f"MOD(FIND({first},{numerals}&{first}),LEN({numerals})+1)"
    return f"IF(LEN({text})>0,IF(ISNUMBER(FIND(MID({text},2,1),{delimiters})),{place},0),0)"


def _enclosed(operands: Sequence[Operand]) -> CellValue:
    text, opening, closing, bar, numbers, circled = (as_text(operand()) for operand in operands)
    if not text:
        return Decimal(0)
    if text[0] not in opening:
        return Decimal(int(text[0] in circled))
    end = min(place for sign in closing if (place := (text + closing).find(sign)) >= 0)
    return Decimal(end + 1 if bar + text[1:end] + bar in numbers else 0)


def _spell_enclosed(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many characters a number in brackets or in a circle takes at the beginning of a text; 0 where none stands."""
    text, opening, closing, bar, numbers, circled = map(say.text, arguments)
    begin, closed = f"LEFT({text},1)", f"{text}&{closing}"
    end = f"MIN(FIND(LEFT({closing}),{closed}),FIND(RIGHT({closing}),{closed}))"
    inside = f"ISNUMBER(FIND({bar}&MID({text},2,{end}-2)&{bar},{numbers}))"
    bracketed = f"IF(ISNUMBER(FIND({begin},{opening})),IF({inside},{end},0),IF(ISNUMBER(FIND({begin},{circled})),1,0))"
    return f"IF(LEN({text})>0,{bracketed},0)"


def _stop(operands: Sequence[Operand]) -> CellValue:
    text, stops = as_text(operands[0]()), _column(operands[1])
    ended, start = text + as_text(operands[2]()), int(as_number(operands[3]())) if operands[3:] else 0
    return Decimal(min(place for stop in stops if (place := ended.find(stop, start)) >= 0) + 1)


def _spell_stop(arguments: Sequence[Expression], say: Spelling) -> str:
    """Where the first of a column of stops stands behind so many characters; the third argument ends every text."""
    text, stops, end = map(say.text, arguments[:3])
    behind = "".join(f",{say.number(one)}+1" for one in arguments[3:])
    return f"SUMPRODUCT(MIN(FIND({stops},{text}&{end}{behind})))"


def _behind(operands: Sequence[Operand]) -> CellValue:
    text, plain = as_text(operands[0]()), as_text(operands[1]())
    count, end = int(as_number(operands[2]())), as_text(operands[3]())
    return text[(text + end).find((plain + end)[count - 1]) + 1 :] if count else text


def _spell_behind(arguments: Sequence[Expression], say: Spelling) -> str:
    """A text behind the sign that is the so many'th of its characters, spaces aside; the last argument ends every text.

    The sign is the first of its kind.
    """
    text, plain, end = (say.text(arguments[at]) for at in (0, 1, 3))
    count = say.number(arguments[2])
    return f"MID({text},IF({count}>0,FIND(MID({plain}&{end},{count},1),{text}&{end}),0)+1,{MOST_RESULT})"


def _filed_in(operands: Sequence[Operand]) -> CellValue:
    text, part = as_text(operands[0]()), int(as_number(operands[4]()))
    rows = zip(_column(operands[1]), _numbers(operands[2]), _numbers(operands[3]), strict=True)
    return Decimal(min((number for word, number, own in rows if own == part and word in text), default=0))


def _spell_filed_in(arguments: Sequence[Expression], say: Spelling) -> str:
    """The least number beside a word of one part of a list that the text holds, else 0."""
    text, words, numbers, parts = map(say.text, arguments[:4])
    own = f"({parts}={say.number(arguments[4])})"
    most = f"SUMPRODUCT(MAX(ISNUMBER(FIND({words},{text}))*{own}*({BEYOND_LISTS}-{numbers})))"
    return f"MOD({BEYOND_LISTS}-{most},{BEYOND_LISTS})"


def _occurs(operands: Sequence[Operand]) -> CellValue:
    return int(as_number(operands[1]())) in _numbers(operands[0])


def _tally(operands: Sequence[Operand]) -> CellValue:
    part, size = (int(as_number(operand())) for operand in operands[1:])
    return Decimal(sum(number // size == part for number in _numbers(operands[0])))


def _spell_tally(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many keys of a column belong to a part; each part has so many keys."""
    column, part, size = say.text(arguments[0]), say.number(arguments[1]), say.number(arguments[2])
    return f"SUMPRODUCT(--(INT({column}/{size})={part}))"


def _chosen(operands: Sequence[Operand]) -> CellValue:
    return Decimal(_numbers(operands[1])[int(as_number(operands[0]())) - 1])


def _spell_chosen(arguments: Sequence[Expression], say: Spelling) -> str:
    return f"INDEX({say.text(arguments[1])},{say.number(arguments[0])})"


def _named(operands: Sequence[Operand]) -> CellValue:
    return _column(operands[1])[int(as_number(operands[0]())) - 1]


def _said(operands: Sequence[Operand]) -> CellValue:
    return _column(operands[2])[_numbers(operands[1]).index(int(as_number(operands[0]())))]


def _spell_said(arguments: Sequence[Expression], say: Spelling) -> str:
    """The text beside a key that is sure to stand in a column."""
    key, keys, texts = say.number(arguments[0]), say.text(arguments[1]), say.text(arguments[2])
    return f'INDEX({texts},MATCH({key},{keys},0))&""'


def _function(
    takes: Type, gives: Type, count: int, spell: Spell, evaluate: Evaluate, *, infix: bool = False, levels: int = 5,
) -> Function:  # fmt: skip
    return Function(
        takes=takes, gives=gives, least=count, most=count, authored=False, infix=infix, spell=spell, evaluate=evaluate,
        levels=lambda _: levels,
    )  # fmt: skip


PARAGRAPHS: Mapping[str, Function] = {
    "unmarked": _function(_T, _T, 3, _spell_unmarked, _unmarked),
    "without": _function(_T, _T, 1 + _UNSEEN, _spell_without, _without, levels=_UNSEEN),
    "length_without": _function(_T, _N, 2, _spell_length_without, _length_without, infix=True),
    "seen": Function(
        takes=_N, gives=_N, least=1 + _UNSEEN, most=None, authored=False, spell=_spell_seen, evaluate=_seen,
        levels=lambda _: _UNSEEN + 4,
    ),
    "ordinal": _function(_T, _N, 3, _spell_ordinal, _ordinal),
    "enclosed": _function(_T, _N, 6, _spell_enclosed, _enclosed, levels=6),
    "stop": Function(
        takes=_T, gives=_N, least=3, most=4, authored=False, spell=_spell_stop, evaluate=_stop, levels=lambda _: 3,
    ),
    "behind": _function(_T, _T, 4, _spell_behind, _behind),
    "filed_in": _function(_T, _N, 5, _spell_filed_in, _filed_in),
    "occurs": _function(
        _N, _C, 2, lambda arguments, say: f"COUNTIF({say.text(arguments[0])},{say.number(arguments[1])})>0", _occurs,
        infix=True,
    ),
    "tally": _function(_N, _N, 3, _spell_tally, _tally),
    "chosen": _function(_N, _N, 2, _spell_chosen, _chosen),
    "named": _function(_N, _T, 2, _spell_chosen, _named),
    "said": _function(_N, _T, 3, _spell_said, _said),
}  # fmt: skip
