"""What a cell of a table says, read as its kind of cell: a number, a percentage, a day, words, choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.numbers import exact_digits
from xlreport.form.language.spelling import bare, is_blank
from xlreport.form.language.texts.listing import listed_in
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import LISTED, MULTIPLES, YUAN
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.kind import Kind, Notation, NumberKind, WordsKind
from xlreport.form.report.report import BLANK, Entry, State
from xlreport.form.text.days import serial, written_day
from xlreport.layout.printed import printed_number
from xlreport.reading.cells import CODES_OF_NO_VALUE, Content, ContentKind, Position, RawSheet
from xlreport.reading.numbers import has_lost_digits, number_in, read_entry
from xlreport.reading.typed_cells import typed_cell_findings

PERCENT_SIGNS = "%％"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Remarked:
    """What is told of how a cell was read: what stands there, and what it was taken for."""

    code: str
    severity: Severity
    found: str
    expected: str | None = None


def read_cell(content: Content | None, kind: Kind) -> tuple[Entry, Remarked | None]:
    """The cell's entry, and what has to be told of it: a number read out of a text, digits that were lost."""
    if isinstance(kind, WordsKind):
        return _words(content, kind), _lost(content)
    entry = read_entry(content, kind.unit) if kind.notation is Notation.PLAIN else _READ[kind.notation](content)
    if entry.number is None or entry.text is None or _is_money_as_printed(entry, kind):
        return entry, None
    code = "DATE-REPAIRED" if kind.notation is Notation.DAY else "NUM-REPAIRED"
    return entry, Remarked(code, Severity.NOTE, entry.text, printed_number(kind, entry.number))


def cell_findings(sheet: RawSheet, position: Position, address: FigureAddress, kind: Kind) -> Iterator[Finding]:
    """What the person who typed it would not expect to be read. A percentage that is shown as one is no disguise."""
    is_percent = isinstance(kind, NumberKind) and kind.notation is Notation.PERCENT
    for one in typed_cell_findings(sheet, position, address):
        if not (is_percent and one.code == "CELL-DISGUISED" and "%" in sheet.disguised.get(position, "")):
            yield one


def _percent(content: Content | None) -> Entry:
    """What is written with its sign is so many hundredths; without one it is the number that a sheet keeps."""
    entry = read_entry(content, "")
    text = (entry.text or "").strip()
    if entry.state is not State.TEXT or not text.endswith(tuple(PERCENT_SIGNS)):
        return entry
    number = number_in(text[:-1], "")
    return entry if number is None else Entry(State.NUMBER, number / _HUNDRED, entry.text)


def _money(content: Content | None) -> Entry:
    """In 元, whichever unit is written with it."""
    entry = read_entry(content, YUAN)
    text = (entry.text or "").strip()
    if entry.state is State.TEXT:
        for unit, times in MULTIPLES.items():
            number = number_in(text, unit) if text.endswith(unit) else None
            if number is not None:
                return Entry(State.NUMBER, number * times, entry.text)
    return entry


def _is_money_as_printed(entry: Entry, kind: NumberKind) -> bool:
    return (
        kind.notation is Notation.MONEY
        and entry.number is not None
        and entry.text == printed_number(kind, entry.number)
    )


def _day(content: Content | None) -> Entry:
    if content is not None and content.date is not None:
        return Entry(State.NUMBER, serial(content.date))
    entry = read_entry(content, "")
    day = None if content is None or content.kind is not ContentKind.TEXT else written_day(content.text.strip())
    return entry if day is None else Entry(State.NUMBER, serial(day), entry.text)


_READ = {Notation.PERCENT: _percent, Notation.DAY: _day, Notation.MONEY: _money}


def _words(content: Content | None, kind: WordsKind) -> Entry:
    if content is None:
        return BLANK
    if content.kind in CODES_OF_NO_VALUE:
        return Entry(State.ERROR, None, content.text)
    text = (content.text if content.number is None else exact_digits(content.number)).strip()
    return BLANK if is_blank(text) else Entry(State.TEXT, None, _chosen(text, kind))


def _chosen(text: str, kind: WordsKind) -> str:
    """Choices as the form writes them; anything else as it was typed."""
    if kind.several:
        listed = listed_in(text, kind.choices)
        return text if listed is None else LISTED.join(listed)
    return bare(text) if bare(text) in kind.choices else text


def _lost(content: Content | None) -> Remarked | None:
    if content is None or content.number is None or not has_lost_digits(content):
        return None
    return Remarked("DIGITS-LOST", Severity.WARNING, exact_digits(content.number))
