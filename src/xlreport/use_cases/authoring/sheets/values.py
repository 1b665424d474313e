"""What a key holds as a cell, both ways: texts as they are, lists a line each, all else as forms write it in YAML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from decimal import Decimal

from xlreport.errors import Problem
from xlreport.form.loading.source import Path, Plain, read_source
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.mistakes.told import problem
from xlreport.form.text.clean import UNCARRIED
from xlreport.form.text.normal import folded, same
from xlreport.messages.forms.sheets import ANSWERS
from xlreport.reading.cells import CODES_OF_NO_VALUE, Content, ContentKind
from xlreport.use_cases.authoring.sheets.notation import cell_text, quoted
from xlreport.use_cases.authoring.sheets.shapes import Field, Sort

_INTEGER = re.compile(r"[+-]?[0-9]+")
_SINGLE, _LISTED = {Sort.TEXT, Sort.WORD}, {Sort.LINES, Sort.WORDS}
_QUOTE, _LISTS = '"', ("[", "- ")
_ANSWERS: Mapping[str, bool] = {word: answer for answer, words in ANSWERS.items() for word in words}


def cell_of(value: Plain, field: Field) -> str | Decimal:
    """What stands in the cell of a key that holds this."""
    sorts = field.sorts
    if isinstance(value, bool) and Sort.ANSWER in sorts:
        return ANSWERS[value][0]
    if isinstance(value, int) and Sort.NUMBER in sorts:
        return Decimal(value)
    if isinstance(value, str) and sorts & _SINGLE:
        return _line(value) if sorts & _LISTED else quoted(value) if _is_odd(value) else value
    lines = value if isinstance(value, list) else []
    fewest = 2 if sorts & _SINGLE else 1
    if len(lines) >= fewest and sorts & _LISTED:
        return "\n".join(_line(one) for one in lines if isinstance(one, str))
    return cell_text(value, field.annotation)


def _line(text: str) -> str:
    return quoted(text) if _is_odd(text) or "\n" in text or text.startswith(_LISTS) else text


def _is_odd(text: str) -> bool:
    """Whether a cell would not keep the text as it is, or it would be taken for something else."""
    return not text or folded(text).strip() != text or text.startswith(_QUOTE) or UNCARRIED.search(text) is not None


@dataclass(frozen=True, slots=True)
class CellRead:
    """What a cell holds of a key. `starts`: at which character the parts of it begin; `problems`: of its own notation.

    Line and column of a problem are those within the cell.
    """

    value: Plain
    starts: Mapping[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_cell(content: Content, field: Field) -> CellRead:
    """What the cell of a key holds. Whether it is what the key takes is asked with all the rest of the form."""
    if content.kind in CODES_OF_NO_VALUE:
        return CellRead(None, problems=(problem("", (1, 1), Mistake.NO_TEXT_IN_CELL),))
    sorts, written = field.sorts, _text(content)
    plain = same(written)
    if Sort.ANSWER in sorts and plain.lower() in _ANSWERS:
        return CellRead(_ANSWERS[plain.lower()])
    if Sort.NUMBER in sorts and (number := _integer(content, plain)) is not None:
        return CellRead(number)
    return _spelled(written, sorts)


def _spelled(written: str, sorts: AbstractSet[Sort]) -> CellRead:
    text = written.strip()
    if sorts == {Sort.NOTATION} or (sorts & _LISTED and text.startswith(_LISTS)):
        return _notation(written)
    if sorts & _LISTED and ("\n" in text or not sorts & _SINGLE):
        return _lines(written, are_words=Sort.WORDS in sorts)
    if _is_quoted(text):
        return _notation(written)
    return CellRead(same(text) if Sort.WORD in sorts else text)


def word_in(content: Content) -> str:
    """A cell that says where its row belongs, in normal form."""
    return same(_text(content))


def whole_number_in(content: Content) -> int | None:
    return _integer(content, same(_text(content)))


def _text(content: Content) -> str:
    if content.kind is ContentKind.DATE and content.date is not None:
        return content.date.isoformat()
    return folded(content.text)


def _integer(content: Content, plain: str) -> int | None:
    if content.number is not None and content.number == content.number.to_integral_value():
        return int(content.number)
    return int(plain) if _INTEGER.fullmatch(plain) else None


def _is_quoted(text: str) -> bool:
    return text.startswith(_QUOTE) and text.endswith(_QUOTE) and len(text) > 1


def _notation(text: str) -> CellRead:
    read = read_source("", text)
    ends = [0, *(match.end() for match in re.finditer("\n", text))]
    starts = {path: _character(ends, at.line, at.column + at.quoted) for path, at in (read.keys | read.values).items()}
    problems = (replace(one, character=_character(ends, one.line, one.column)) for one in read.problems)
    return CellRead(read.content, starts, tuple(problems))


def _character(ends: Sequence[int], line: int, column: int) -> int:
    """The character of the whole cell, counted from 1, at a line and column of it."""
    return ends[line - 1] + column if line <= len(ends) else ends[-1] + column


def _lines(text: str, *, are_words: bool) -> CellRead:
    """A part on each line; one in quotation marks is what they say."""
    items: list[Plain] = []
    starts: dict[Path, int] = {}
    problems: list[Problem] = []
    for start, line in _pieces(text):
        own = _notation(line) if _is_quoted(line) else CellRead(same(line) if are_words else line)
        starts[len(items),] = start + own.starts.get((), 1) - 1
        items.append(own.value)
        problems += [replace(one, character=start + one.character - 1) for one in own.problems]
    return CellRead(items, starts, tuple(problems))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The lines in which something stands, each with the character it begins at."""
    start = 1
    for line in text.split("\n"):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), line.strip()
        start += len(line) + 1
