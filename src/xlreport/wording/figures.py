"""Sentences of official prose, and the figures in them: counts with their measure words, exact or about."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlreport.wording import words

_MEASURES = "|".join(map(re.escape, words.MEASURES))
_ABOUT = "|".join(map(re.escape, words.ABOUT_AFTER))
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?<![\d.\-/{words.BEFORE_CODE}A-Za-z])(?P<number>{NUMBER})(?![\d\-/{words.AFTER_CODE}])(?P<scale>[{words.MYRIAD}{words.HUNDRED_MILLION}])?"
    rf"(?P<about>{_ABOUT})?(?P<late>[{words.MYRIAD}{words.HUNDRED_MILLION}])?(?P<unit>{_MEASURES})?"
)
_ABOUT_BEFORE = re.compile(f"(?:{'|'.join(map(re.escape, words.ABOUT_BEFORE))})[^\\d{words.CLAUSE_ENDS}]{{0,6}}$")
_KEPT = frozenset(words.MARKS)
_SCALES = {words.MYRIAD: Decimal(10_000), words.HUNDRED_MILLION: Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, with the measure word after it (none: empty). `exact`: nothing says that it is about so much.

    万 and 亿 are multiplied out: 2.5万元 is 25000 of 元.

    `start` and `end` count characters of the text it stands in.
    """

    number: Decimal
    unit: str
    exact: bool
    start: int
    end: int


def plain(text: str) -> str:
    """The text with full-width digits, letters and brackets as ordinary ones, and no space inside."""
    kept = (unicodedata.normalize("NFKC", one) if one not in _KEPT else one for one in text)
    return re.sub(r"[ \t\u3000\u00a0]+", "", "".join(kept))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in plain form, without their ends."""
    for one in re.split(f"[{words.SENTENCE_ENDS}]", plain(text)):
        if one:
            yield one


def figures(sentence: str) -> Iterator[Figure]:
    """Every count in a sentence in plain form. Years, dates, ordinals, document and telephone numbers are none."""
    for match in _FIGURE.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if after.startswith(words.DATE_AFTER) and not match["unit"]:
            continue
        if before.endswith(words.ORDINAL):
            continue
        scale = _SCALES.get(match["scale"] or match["late"] or "", Decimal(1))
        about = match["about"] is not None or _ABOUT_BEFORE.search(before) is not None
        number = Decimal(match["number"].replace(",", "")) * scale
        yield Figure(number, match["unit"] or "", not about, match.start(), match.end())
