"""The grammar of a typed number. What it does not cover is never guessed: it becomes a finding."""

import re
from decimal import Decimal

from xlreport.form.language.spelling import is_blank
from xlreport.form.report.report import BLANK, Entry, State
from xlreport.form.text.normal import folded
from xlreport.reading.cells import Content, ContentKind

_HALF_WIDTH = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)} | {0x2212: "-"}
"""Full-width forms only: a compatibility normalisation would read 5² as 52 and ③ as 3."""

_SPACE = re.compile(r"[^\S\n\r\t]+")
"""What may stand between digits; a line break or a tab between them parts two numbers."""

_KEPT = Decimal(10) ** 15
_PLAIN = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3}){1,9}(\.[0-9]{1,30})?")


def read_entry(content: Content | None, unit: str) -> Entry:
    """What a cell says as a number. Full-width digits, spaces, thousands commas and the form's own unit are read.

    A number that had to be read out of text keeps that text beside it.
    """
    if content is None:
        return BLANK
    if content.kind is ContentKind.NUMBER:
        return Entry(State.NUMBER, content.number)
    if content.kind is ContentKind.ERROR:
        return Entry(State.ERROR, None, content.text)
    if content.kind is not ContentKind.TEXT:
        return Entry(State.TEXT, None, content.text)
    if is_blank(content.text):
        return BLANK
    number = number_in(content.text, unit)
    state = State.TEXT if number is None else State.NUMBER
    return Entry(state, number, content.text)


def has_lost_digits(content: Content) -> bool:
    """Whether a number is longer than the 15 digits a spreadsheet program keeps, as that of a person is."""
    return content.number is not None and abs(content.number) >= _KEPT


def number_in(text: str, unit: str) -> Decimal | None:
    """The number a text spells, or None."""
    plain = _SPACE.sub("", folded(text).translate(_HALF_WIDTH).strip())
    if unit:
        plain = plain.removesuffix(unit.translate(_HALF_WIDTH))
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    return Decimal(plain.replace(",", "")) if _GROUPED.fullmatch(plain) else None
