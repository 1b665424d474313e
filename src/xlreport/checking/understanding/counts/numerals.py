"""Numbers written in words: 三十二件, 百分之六十, 六成, 一半."""

import re
from decimal import Decimal

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.counts.figures import Figure

MEASURES = "|".join(map(re.escape, counting.COUNTERS))
ABOUT = "|".join(map(re.escape, (*counting.ABOUT_AFTER, counting.SEVERAL)))
BEYOND = "|".join(counting.ABOUT_AFTER_MEASURE)
"""What may stand after a number, as patterns: measure words, and what says that it is no exact one."""
_WORDED = re.compile(
    rf"(?P<share>{counting.PERCENT_OF})?(?P<number>[零〇一二两三四五六七八九十百千]{{1,9}})"
    rf"(?P<part>{counting.POINT}[零〇一二三四五六七八九]{{1,4}})?(?P<about>{ABOUT})?(?P<unit>{MEASURES})?(?=(?P<beyond>{BEYOND})?)"
)
_PORTION = re.compile(
    r"(?:(?P<tenth>[一二三四五六七八九])成(?![效果员立功长交绩本就年熟不份分])|"
    r"(?P<below>[二三四五六七八九])分之(?P<above>[一二三四五六七八])|(?:一半|半数))(?P<open>以上|多|强)?(?:左右|上下)?"
)
"""六成, 三分之一, 一半左右."""

_BEGINNINGS = frozenset((*counting.DIGITS, *counting.TENS, "半"))
_ABOUT_BEFORE = re.compile(f"(?:{'|'.join(map(re.escape, counting.ABOUT_BEFORE))})$")


def may_begin(one: str) -> bool:
    """Whether a number in words may begin with the character."""
    return one in _BEGINNINGS


def in_words(text: str, at: int, longest: int) -> Figure | None:
    """A number in words that begins there, or a share; None for what is none, or part of a known word.

    `longest`: how long the known word is that begins there.
    """
    portion = _portion(text, at)
    match = _WORDED.match(text, at) if portion is None else None
    if match is None or (at and text[at - 1] == grammar.ORDINAL) or longest > len(match[0]):
        return portion
    if not (match["unit"] or match["share"] or (match["number"] == counting.ZERO and is_told(text, at))):
        return None
    return _worded(text, match)


def _worded(text: str, match: "re.Match[str]") -> Figure:
    number = Decimal(_value(match["number"]))
    if match["part"]:
        number += Decimal("0." + "".join(str(counting.DIGITS[one]) for one in match["part"][1:]))
    about = match["about"] is not None or match["beyond"] is not None or about_before(text, match.start()) is not None
    unit = "%" if match["share"] else match["unit"] or ""
    end = match.end("about") if match["share"] else match.end()
    end = max(end, match.end("number"), match.end("part") if match["part"] else 0)
    return Figure(number, unit, not about, match.start(), end)


def is_told(text: str, at: int) -> bool:
    """Whether a number without a measure word is still a count: 总数为0."""
    return at > 0 and text[at - 1] in counting.TELLING


def about_before(text: str, at: int) -> str | None:
    """The word before a number that says that it is no exact one."""
    found = _ABOUT_BEFORE.search(text, max(at - 4, 0), at)
    return None if found is None else found[0]


def _portion(text: str, at: int) -> Figure | None:
    """A share in words, as exactly as it is said: 六成 is 60 to the next ten."""
    match = _PORTION.match(text, at)
    if match is None:
        return None
    if match["tenth"]:
        tens = counting.DIGITS[match["tenth"]]
    elif match["below"]:
        tens = round(10 * counting.DIGITS[match["above"]] / counting.DIGITS[match["below"]])
    else:
        tens = 5
    exact = bool(match["tenth"] or match["below"]) or match["open"] is None
    exact = exact and not (at and text[at - 1] in counting.OVER)
    return Figure(Decimal(tens).scaleb(1), "%", exact, at, match.end())


def whole_number(text: str) -> int:
    """A count in digits or in words; 0 for what is neither."""
    if text.isdecimal():
        return int(text)
    return _value(text) if text and all(one in counting.DIGITS or one in counting.TENS for one in text) else 0


def _value(text: str) -> int:
    """三十二 is 32, 一百零五 is 105, and 二〇 is 20."""
    if not any(one in counting.TENS for one in text):
        return int("".join(str(counting.DIGITS[one]) for one in text))
    total, digit = 0, 0
    for one in text:
        if one in counting.TENS:
            total += (digit or 1) * counting.TENS[one]
            digit = 0
        else:
            digit = counting.DIGITS[one]
    return total + digit
