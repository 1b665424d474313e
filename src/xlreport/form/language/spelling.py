"""How each function of the formula language is spelled in Excel."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from xlreport.form.language.numbers import BLIND_BITS
from xlreport.form.language.vocabulary import CellValue, Spelling
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text

SPACES = " \t\n\u00a0\u2002\u2003\u3000\u200b"
"""What people type or paste and do not see: a cell of nothing else is blank for the reader, and so for the sheet."""

LEVELS = len(SPACES) + 4
"""How deep it nests to ask that."""


def bare(text: str) -> str:
    """The text without spaces."""
    return text.translate(_NO_SPACES)


_NO_SPACES = {ord(space): None for space in SPACES}


def is_blank(value: CellValue) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not value.strip(SPACES))


def spell_blank(cell: str, say: Spelling | None = None) -> str:
    """The condition that nothing can be seen in a cell, or in each of a range."""
    return _shown(cell, say, "=", "=0")


def _shown(text: str, say: Spelling | None, listed: str, nested: str) -> str:
    """How many characters a text has besides spaces, compared as one of the two says.

    Where a column of the spaces is at hand, each is taken out by itself: of eight such texts seven are as long as the
    whole, and one letter shorter for each space.
    """
    outright = f"LEN({without_spaces(text)}){nested}"
    if say is None or say.spaces is None or _is_range(text):
        return outright
    each = f"SUMPRODUCT(LEN(SUBSTITUTE({text},{say.spaces},)))"
    counted = f"{each}{listed}{len(SPACES) - 1}*LEN({text})"
    return min(outright, counted, key=weight)


def _is_range(text: str) -> bool:
    return ":" in text.rpartition("!")[2] and '"' not in text


def weight(text: str) -> int:
    """How many bytes a formula takes in a file, as programs write it that know of no shared ones."""
    return len(text.encode()) + 5 * text.count('"') + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def spell_holds(arguments: Sequence[Expression], say: Spelling) -> str:
    """Whether one of some texts stands within a text. In an error stands none of them, whether or not that is asked."""
    text, *looked_for = arguments
    certain = all(isinstance(one, Text) and one.value for one in looked_for)
    as_cell = certain and isinstance(text, Reference) and not text.is_figure
    within = say.text(text, as_cell=as_cell)
    return one_of([f"ISNUMBER(FIND({say.text(part)},{within}))" for part in looked_for])


def one_of(conditions: Sequence[str]) -> str:
    """The condition that one of them holds."""
    return f"OR({','.join(conditions)})" if conditions[1:] else conditions[0]


def spell_bare(arguments: Sequence[Expression], say: Spelling) -> str:
    """A text with its spaces taken out."""
    return without_spaces(say.text(arguments[0]))


def without_spaces(text: str, spaces: str = SPACES) -> str:
    """The spelling of a text with its spaces taken out."""
    for space in spaces:
        text = f'SUBSTITUTE({text},"{space}",)'
    return text


def spell_if(arguments: Sequence[Expression], say: Spelling) -> str:
    condition, then, otherwise = arguments
    return f"IF({say.condition(condition)},{say.result(then)},{say.result(otherwise)})"


def spell_if_number(arguments: Sequence[Expression], say: Spelling) -> str:
    condition, then, otherwise = arguments
    return f"IF({say.condition(condition)},{say.number(then)},{say.number(otherwise)})"


def over_cells(excel_name: str) -> Callable[[Sequence[Expression], Spelling], str]:
    return lambda arguments, say: f"{excel_name}({','.join(say.cells(arguments))})"


def between(operator: str) -> Callable[[Sequence[Expression], Spelling], str]:
    return lambda arguments, say: f"{say.number(arguments[0])}{operator}{say.number(arguments[1])}"


def logical(excel_name: str) -> Callable[[Sequence[Expression], Spelling], str]:
    return lambda arguments, say: f"{excel_name}({','.join(map(say.condition, arguments))})"


def spell_within(arguments: Sequence[Expression], say: Spelling) -> str:
    """All numbers lie between −limit and limit; the limit comes first. A cell with an error is no number."""
    limit, *numbers = arguments
    most = say.number(limit)
    above, below = (f'">{most}"', f'"<-{most}"') if isinstance(limit, Number) else (f'">"&{most}', f'"<"&-{most}')
    beyond = (f"COUNTIF({cells},{above})+COUNTIF({cells},{below})" for cells in say.cells(numbers))
    return f"{'+'.join(beyond)}=0"


def spell_blanks(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many cells look blank; one with an error does not."""
    return "+".join(f"SUMPRODUCT(--ISNUMBER(1/({spell_blank(cells, say)})))" for cells in say.cells(arguments))


_WIDE_SPACES = "\u3000\u00a0"
"""What `TRIM` leaves of the spaces that people type or paste."""


def spell_empty(arguments: Sequence[Expression], say: Spelling) -> str:
    """Whether a cell looks blank, in few letters: it is asked of sixty totals in one formula. Of spaces it knows those
    that people type.
    """
    return f"LEN(TRIM({without_spaces(say.text(arguments[0], as_cell=True), _WIDE_SPACES)}))=0"


def spell_invalid(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many cells hold something that is no number between `least` and `most` with so many decimal places."""
    cells = [say.text(argument, as_cell=True) for argument in arguments[3:]]
    if len(cells) == 1:
        [cell] = cells
        test = f"IF(AND({','.join(_accepted(cell, arguments, say))}),0,1)"
        return f"IF(ISNUMBER({cell}),{test},IF(ISERROR({cell}),1,IF({spell_blank(cell, say)},0,1)))"
    valid = "-".join(_spell_valid(cells, arguments, say) for cells in say.cells(arguments[3:]))
    return f"{len(cells)}-{valid}-({spell_blanks(arguments[3:], say)})"


def _spell_valid(cells: str, limits: Sequence[Expression], say: Spelling) -> str:
    """How many cells of a range hold such a number. What is compared with a text, or divided by what does not hold, is
    no number.
    """
    asked = "*".join(f"({one})" for one in _accepted(cells, limits, say))
    return f"SUMPRODUCT(--ISNUMBER(1/(ISNUMBER({cells})*{asked})))"


def _accepted(cell: str, limits: Sequence[Expression], say: Spelling) -> Sequence[str]:
    """What must be true of a number. That it is rounded is asked by its distance: `=` is exact in some programs."""
    least, most, places = map(say.number, limits[:3])
    size = cell if isinstance(limits[0], Number) and limits[0].value >= 0 else f"ABS({cell})"
    return f"{cell}>={least}", f"{cell}<={most}", f"ABS(ROUND({cell},{places})-{cell})<={size}/2^{BLIND_BITS}"


def spell_steady(arguments: Sequence[Expression], say: Spelling) -> str:
    """A count that is another while a cell it rests on holds an error, so that nothing else that is counted is lost."""
    count, otherwise = map(say.number, arguments)
    return f"IF(ISERROR({count}),{otherwise},{count})"


def spell_among(arguments: Sequence[Expression], say: Spelling) -> str:
    """Whether a field holds one of some texts; one whose spaces are taken out is spelled once."""
    field = say.text(arguments[0])
    texts = [text for text in arguments[1:] if isinstance(text, Text)]
    is_bare = isinstance(arguments[0], Call) and arguments[0].function == "bare"
    if is_bare and 1 < len(texts) == len(arguments) - 1:
        return f"SUMPRODUCT(--({field}={{{','.join(map(say.text, texts))}}}))>0"
    return one_of([f"{field}={say.text(text)}" for text in arguments[1:]])


def spell_shows(arguments: Sequence[Expression], say: Spelling) -> str:
    """1 if a cell of the tool's own shows one of some texts, else 0; an error shows none."""
    cell = say.text(arguments[0])
    condition = one_of([f"{cell}={say.text(text)}" for text in arguments[1:]])
    return f"IF(ISERROR({cell}),0,IF({condition},1,0))"


def spell_written(arguments: Sequence[Expression], say: Spelling) -> str:
    """Whether anything is left of a text when its spaces are taken out."""
    return _shown(say.text(arguments[0]), say, ">", ">0")


def spell_given(arguments: Sequence[Expression], say: Spelling) -> str:
    """Whether a text has a character."""
    [text] = arguments
    bare_of = _bare_of(text, say)
    return f"LEN({say.text(text)})>0" if bare_of is None else spell_written([bare_of], say)


def _bare_of(text: Expression, say: Spelling) -> Expression | None:
    """The text of which one is spelled here that has its spaces taken out."""
    is_bare = isinstance(text, Call) and text.function == "bare" and not say.is_worked_out(text)
    return text.arguments[0] if is_bare and isinstance(text, Call) else None


def spell_beyond(arguments: Sequence[Expression], say: Spelling) -> str:
    """A text without so many characters at its beginning."""
    count, text = arguments
    first = str(int(count.value) + 1) if isinstance(count, Number) else f"{say.number(count)}+1"
    return f"MID({say.text(text)},{first},{MOST_RESULT})"


def spell_not(arguments: Sequence[Expression], say: Spelling) -> str:
    """That two numbers are not the same has a sign of its own; one that is not 0 holds as a condition by itself."""
    [condition] = arguments
    if not isinstance(condition, Call) or say.is_worked_out(condition):
        return f"NOT({say.condition(condition)})"
    if condition.function == "exactly":
        number, other = condition.arguments
        return say.number(number) if other == Number(Decimal(0)) else between("<>")(condition.arguments, say)
    if condition.function == "given":
        return f"LEN({say.text(condition.arguments[0])})=0"
    return f"NOT({say.condition(condition)})"


def spell_length(arguments: Sequence[Expression], say: Spelling) -> str:
    """How many characters texts have together."""
    lengths = [_spell_one_length(argument, say) for argument in arguments]
    return f"SUM({','.join(lengths)})" if lengths[1:] else lengths[0]


def _spell_one_length(text: Expression, say: Spelling) -> str:
    bare_of = _bare_of(text, say)
    if bare_of is None:
        return f"LEN({say.text(text)})"
    length = _shown(say.text(bare_of), say, "-", "")
    return f"({length})" if length.startswith("SUMPRODUCT") else length


def spell_fill(arguments: Sequence[Expression], say: Spelling) -> str:
    """A text with one replacement around the other; each pair of arguments is a word and what stands for it."""
    text, *pairs = map(say.text, arguments)
    for field, instead in zip(pairs[::2], pairs[1::2], strict=True):
        text = f"SUBSTITUTE({text},{field},{instead})"
    return text


MOST_RESULT = 32767
"""What Excel holds in a cell."""
