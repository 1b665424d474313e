"""A cell of a table in JSON, by its kind: a number, a day as 2024-12-31, a text, several choices as a list."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from xlreport.form.language.numbers import exact_digits
from xlreport.form.language.texts.listing import listed_in
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.kind import Kind, Notation, NumberKind, WordsKind
from xlreport.form.model.tables.table import Table
from xlreport.form.report.report import BLANK, Entry, State
from xlreport.form.report.values import ReportValues
from xlreport.form.text.days import day_of, serial
from xlreport.messages import records as words

Given = Decimal | str | Sequence[str] | None
"""What stands for a cell in a record that is read."""

Told = int | Decimal | str | list[str] | None
"""What stands for it in one that is written."""


def json_number(number: Decimal | None) -> int | Decimal | None:
    """A number without trailing zeros or exponent."""
    if number is None:
        return None
    digits = exact_digits(number)
    return Decimal(digits) if "." in digits else int(digits)


def written_cell(table: Table, address: FigureAddress, values: ReportValues) -> Told:
    """What no number, day or choice can be made of is null, as a blank is."""
    kind = table.kinds[address]
    if isinstance(kind, WordsKind):
        return _written_words(kind, values.words(address))
    number = values.figure(address)
    if number is None or kind.notation is not Notation.DAY:
        return json_number(number)
    return day_of(number).isoformat() if kind.accepts(number) else None


def _written_words(kind: WordsKind, text: str | None) -> Told:
    if text is None or not kind.choices:
        return text
    if not kind.several:
        return text if text in kind.choices else None
    listed = listed_in(text, kind.choices)
    return None if listed is None else list(listed)


Complain = Callable[[str], None]
"""Takes the pattern of a sentence about the cell's key."""


def entry_of(kind: Kind, given: Given, complain: Complain) -> Entry:
    """The cell's content; what is of another type is told and blank."""
    if given is None:
        return BLANK
    if isinstance(kind, NumberKind):
        return Entry.of(_number(kind, given, complain))
    text = _text(kind, given, complain)
    return BLANK if text is None else Entry(State.TEXT, None, text)


def _number(kind: NumberKind, given: Given, complain: Complain) -> Decimal | None:
    is_day = kind.notation is Notation.DAY
    if isinstance(given, Decimal) and not is_day:
        return given
    if not (is_day and isinstance(given, str)):
        complain(words.WRONG_TYPE)
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError:
        complain(words.NOT_A_DATE)
        return None
    return serial(day)


def _text(kind: WordsKind, given: Given, complain: Complain) -> str | None:
    chosen = given if kind.several else [given]
    if not isinstance(chosen, list) or not all(isinstance(one, str) for one in chosen):
        complain(words.WRONG_TYPE)
        return None
    if kind.choices and not all(one in kind.choices for one in chosen):
        complain(words.NOT_A_CHOICE)
        return None
    ordered = [one for one in kind.choices if one in chosen] if kind.several else chosen
    return LISTED.join(map(str, ordered)).strip() or None
