"""A day as people and programs write it in a text, and as spreadsheets count it."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from xlreport.form.text.normal import folded
from xlreport.form.text.numerals import ONES, chinese_number

_USUAL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", re.ASCII)
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$", re.ASCII)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"\d{5}(\.0*)?", re.ASCII)
_IN_CHINESE = re.compile(r"(\S{4})年(\S{1,3})月(\S{1,3})日")

_BEFORE_THE_FIRST = date(1899, 12, 30).toordinal()
_YEARS = range(2000, 2100)
"""A serial number or eight digits are a day only of these; others are taken for figures."""

_DIGITS = {one: str(number) for number, one in enumerate(ONES, 1)} | dict.fromkeys("〇○零OoＯ0", "0")
_NUMBERS = {chinese_number(number): number for number in range(1, 32)}


def usual_day(text: str) -> date | None:
    """A day in figures, parted as people part them; None for anything else."""
    match = _USUAL.fullmatch(text)
    return None if match is None else _day(*match.groups())


def written_day(text: str) -> date | None:
    """A day in any of the ways it is written: with a time, in full width, in eight digits, as a number, in Chinese."""
    plain = _TIME.sub("", unicodedata.normalize("NFKC", folded(text)).strip())
    if (usual := usual_day(plain)) is not None:
        return usual
    if (solid := _SOLID.fullmatch(plain)) is not None:
        return _recent(_day(*solid.groups()))
    if _SERIAL.fullmatch(plain):
        return _recent(day_of(Decimal(plain)))
    match = _IN_CHINESE.fullmatch("".join(plain.split()))
    return None if match is None else _chinese_day(*match.groups())


def serial(day: date) -> Decimal:
    """A day as spreadsheets count them, from the end of 1899; right for all days after February 1900."""
    return Decimal(day.toordinal() - _BEFORE_THE_FIRST)


def day_of(number: Decimal) -> date:
    """The day that spreadsheets count as this number."""
    return date.fromordinal(_BEFORE_THE_FIRST + int(number))


def _chinese_day(year: str, month: str, day: str) -> date | None:
    digits = [_DIGITS.get(one, "") for one in year]
    if not all(digits) or month not in _NUMBERS or day not in _NUMBERS:
        return None
    return _day("".join(digits), str(_NUMBERS[month]), str(_NUMBERS[day]))


def _recent(day: date | None) -> date | None:
    return day if day is not None and day.year in _YEARS else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
