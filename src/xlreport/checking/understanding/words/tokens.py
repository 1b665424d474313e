"""A text in plain form as tokens: numbers, known words, marks, and what nobody knows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.counts.figures import Figure
from xlreport.checking.understanding.counts.numerals import (
    ABOUT,
    BEYOND,
    MEASURES,
    about_before,
    in_words,
    is_told,
    may_begin,
)
from xlreport.checking.understanding.words.dates import BEGINNINGS_OF_DATES, date_at
from xlreport.form.text.count import NUMBER

_SCALED = f"{counting.MYRIAD}{counting.HUNDRED_MILLION}"
_COUNT = re.compile(
    rf"(?P<number>{NUMBER})(?P<scale>[{_SCALED}])?(?P<about>{ABOUT})?(?P<late>[{_SCALED}](?!元))?(?P<unit>{MEASURES})?(?=(?P<beyond>{BEYOND})?)"
)
_CODE_BEFORE = re.compile(r"[A-Za-z\d.\-/〔\[第_]$")
_CODE_AFTER = re.compile(r"[A-Za-z\d\-/〕\]+]|号")
_LISTED = re.compile(r"\d{1,5}[、；][^\d、；，。]{2,16}\d{1,5}[、；，。]")
"""A number without a measure word before another one in a list: 维持6、纠正2。"""
_SCALES = {counting.MYRIAD: Decimal("1E4"), counting.HUNDRED_MILLION: Decimal("1E8")}
"""They keep how exactly a number is written: 1.25万 is 125 hundreds."""
_ENDS = frozenset(grammar.SENTENCE_ENDS) - {"；"} | {"!", "?"}


MOST_DIGITS = 5
"""So many a number without a measure word has at most."""


class Kind(Enum):
    """What a token is: a number, a year or month, a known word, a mark, an end, or an unknown run."""

    NUMBER = auto()
    DATE = auto()
    WORD = auto()
    MARK = auto()
    END = auto()
    UNKNOWN = auto()


class Token(NamedTuple):
    """`word` is the canonical form; of a date it is one of the grammar's, or empty for a part of some year."""

    kind: Kind
    word: str
    start: int
    end: int
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Known words, and how long those are that begin with a character, the longest first."""

    known: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    def at(self, text: str, place: int) -> str:
        """The longest known word that begins there; empty if none does."""
        for length in self.lengths.get(text[place], ()):
            one = text[place : place + length]
            if one in self.known:
                return one
        return ""

    def joined(self, more: Iterable[str]) -> "Words":
        """These words and a few more."""
        own = frozenset(more)
        lengths = dict(self.lengths)
        for word in own:
            lengths[word[0]] = tuple(sorted({*lengths.get(word[0], ()), len(word)}, reverse=True))
        return Words(self.known | own, lengths)


def indexed(words: Iterable[str]) -> Words:
    """The words as `tokens` wants them."""
    known = frozenset(words)
    found: dict[str, set[int]] = {}
    for word in known:
        found.setdefault(word[0], set()).add(len(word))
    return Words(known, {first: tuple(sorted(own, reverse=True)) for first, own in found.items()})


def tokens(text: str, words: Words, year: int) -> Iterator[Token]:
    """The tokens of a text in plain form, each character in one of them. `year`: the report's."""
    at, unknown = 0, -1
    listed: Token | None = None
    counted = named = False
    while at < len(text):
        found = _begun(text, at, words, year)
        if found is None and text[at].isdecimal():
            alone = named and unknown < 0 and (_ends_at(text, at) if counted else _LISTED.match(text, at) is not None)
            found = _in_digits(text, at, bare=alone or (listed is not None and listed.word == ""))
        if found is None:
            unknown = at if unknown < 0 else unknown
            at += 1
            continue
        if unknown >= 0:
            nearly = found.kind is Kind.NUMBER and text[unknown:at] in counting.NEARLY
            yield Token(Kind.WORD if nearly else Kind.UNKNOWN, text[unknown:at], unknown, at)
            unknown = -1
        yield found
        at = found.end
        counted = found.kind is not Kind.END and (counted or found.kind is Kind.NUMBER)
        named = found.kind is Kind.WORD
        if found.kind is Kind.NUMBER or found.word not in grammar.AND:
            listed = found if found.kind is Kind.NUMBER else None
    if unknown >= 0:
        yield Token(Kind.UNKNOWN, text[unknown:], unknown, len(text))


def _begun(text: str, at: int, words: Words, year: int) -> Token | None:
    """What begins there, unless it is a number in digits."""
    one = text[at]
    if one in _ENDS:
        return Token(Kind.END, one, at, at + 1)
    if one in grammar.PAUSES:
        return Token(Kind.MARK, one, at, at + 1)
    in_digits = one.isdecimal()
    found = _date(text, at, year) if in_digits or one in BEGINNINGS_OF_DATES else None
    if found is None and not in_digits:
        found = _in_words(text, at, words) if may_begin(one) else None
        found = found or (_word(text, at, words) if one in words.lengths else None)
    return found


def _date(text: str, at: int, year: int) -> Token | None:
    found = date_at(text, at, year)
    return None if found is None else Token(Kind.DATE, found[0], at, found[1])


def _ends_at(text: str, at: int) -> bool:
    """Whether digits stand there with nothing but a mark after them: 维持6、纠正2."""
    end = at
    while end < len(text) and end <= at + MOST_DIGITS and text[end].isdecimal():
        end += 1
    return at < end <= at + MOST_DIGITS and (end == len(text) or text[end] in grammar.PAUSES or text[end] in _ENDS)


def _in_digits(text: str, at: int, *, bare: bool) -> Token:
    """`bare`: it may count without a measure word, as the number before it does, or among others that have one."""
    if at and _CODE_BEFORE.match(text[at - 1]):
        return _run_of_digits(text, at)
    match = _COUNT.match(text, at)
    if match is None or _CODE_AFTER.match(text, match.end("about") if match["about"] else match.end("number")):
        return _run_of_digits(text, at)
    return _counted(text, match, Decimal(match["number"].replace(",", "")), bare=bare)


def _in_words(text: str, at: int, words: Words) -> Token | None:
    figure = in_words(text, at, len(words.at(text, at)))
    return None if figure is None else Token(Kind.NUMBER, figure.unit, at, figure.end, figure)


def _run_of_digits(text: str, at: int) -> Token:
    end = at
    while end == at or (end < len(text) and (text[end].isdecimal() or text[end] in ".-/+")):
        end += 1
    return Token(Kind.UNKNOWN, text[at:end], at, end)


def _counted(text: str, match: "re.Match[str]", number: Decimal, *, bare: bool) -> Token:
    """`bare`: it may count without a measure word."""
    scale = _SCALES.get(match["scale"] or match["late"] or "", Decimal(1))
    unit, end = match["unit"] or "", match.end()
    if unit == "万元":
        scale, unit = scale * _SCALES[counting.MYRIAD], "元"
    if not unit and not bare and not is_told(text, match.start()):
        return _run_of_digits(text, match.start())
    about = match["about"] is not None or match["beyond"] is not None or about_before(text, match.start()) is not None
    near = about and _is_around(text, match)
    figure = Figure(number * scale, unit, not about, match.start(), end, near=near)
    return Token(Kind.NUMBER, unit, match.start(), end, figure)


def _is_around(text: str, match: "re.Match[str]") -> bool:
    """Whether a number is about so much, and no bound: 约30件, 30余件."""
    if match["about"] in counting.BOUNDS or match["beyond"] in counting.BOUNDS:
        return False
    before = about_before(text, match.start())
    return before is None or before in counting.NEARLY


def _word(text: str, at: int, words: Words) -> Token | None:
    known = words.at(text, at)
    if len(known) > 1 and at + len(known) < len(text) and not words.at(text, at + len(known)):
        known = _parted(text, at, known, words)
    return Token(Kind.WORD, _canonical(known), at, at + len(known)) if known else None


def _parted(text: str, at: int, longest: str, words: Words) -> str:
    """The longest known word, or a shorter one after which another goes on past its end: 在 办结."""
    end = at + len(longest)
    for length in words.lengths[text[at]]:
        middle = at + length
        if middle < end and text[at:middle] in words.known and middle + len(words.at(text, middle)) > end:
            return text[at:middle]
    return longest


def _canonical(word: str) -> str:
    if word in grammar.LAST_WORDS:
        return grammar.LAST
    return grammar.NEXT if word in grammar.NEXT_WORDS else word
