"""Sentences of official prose, and the figures in them: counts with their measure words, exact or about."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlreport.checking.understanding import grammar as words
from xlreport.checking.understanding.counts import counting
from xlreport.form.text.count import NUMBER

_MEASURES = "|".join(map(re.escape, counting.MEASURES))
_ABOUT = "|".join(map(re.escape, counting.ABOUT_AFTER))
_FIGURE = re.compile(
    rf"(?<![\d.\-/{words.BEFORE_CODE}A-Za-z])(?P<number>{NUMBER})(?![\d\-/{words.AFTER_CODE}])(?P<scale>[{counting.MYRIAD}{counting.HUNDRED_MILLION}])?"
    rf"(?P<about>{_ABOUT})?(?P<late>[{counting.MYRIAD}{counting.HUNDRED_MILLION}])?(?P<unit>{_MEASURES})?"
)
_ABOUT_BEFORE = re.compile(f"(?:{'|'.join(map(re.escape, counting.ABOUT_BEFORE))})[^\\d{words.CLAUSE_ENDS}]{{0,6}}$")
_ABOUT_WITHIN = max(map(len, counting.ABOUT_BEFORE)) + 7
"""So far before a number a word is looked for that makes it no exact one."""

_ENDS = re.compile(f"[{words.SENTENCE_ENDS}]")
_KEPT = frozenset(words.MARKS)
_SCALES = {counting.MYRIAD: Decimal(10_000), counting.HUNDRED_MILLION: Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, with the measure word after it (none: empty). `exact`: nothing says that it is about so much.

    `near`: it is about so much on either side. 万 and 亿 are multiplied out: 2.5万元 is 25000 of 元.

    `start` and `end` count characters of the text it stands in.
    """

    number: Decimal
    unit: str
    exact: bool
    start: int
    end: int
    near: bool = False


class _PlainForms(dict[int, str]):
    """Each character's plain form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        form = one if one in _KEPT else re.sub(r"[ \t\u3000\u00a0]+", "", unicodedata.normalize("NFKC", one))
        self[code] = form
        return form


_PLAIN = _PlainForms()


def plain(text: str) -> str:
    """The text with full-width digits, letters and brackets as ordinary ones, and no space inside."""
    return text.translate(_PLAIN)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in plain form itself, without their ends."""
    return filter(None, _ENDS.split(text))


def figures(sentence: str) -> Iterator[Figure]:
    """Every count in a sentence in plain form. Years, dates, ordinals, document and telephone numbers are none."""
    for match in _FIGURE.finditer(sentence):
        start, end = match.span()
        if sentence.startswith(words.DATE_AFTER, end) and not match["unit"]:
            continue
        if sentence.endswith(words.ORDINAL, 0, start):
            continue
        scale = _SCALES.get(match["scale"] or match["late"] or "", Decimal(1))
        around = _ABOUT_BEFORE.search(sentence, max(start - _ABOUT_WITHIN, 0), start)
        about = match["about"] is not None or around is not None
        number = Decimal(match["number"].replace(",", "")) * scale
        yield Figure(number, match["unit"] or "", not about, start, end)
