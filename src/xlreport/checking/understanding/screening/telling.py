"""Whether a text tells anything that figures can be held against: asked before it is understood.

Most of what people write tells neither a number nor that there was none of something, that all or most were of a kind,
or that it was more or less than last year, and nothing else is ever judged. `may_tell` sees that in the text itself:
it holds no word that such a statement begins with, and no digits but those of dates, codes and the numbers of points.
`tells` sees it in the words, where some of what looked so turned out to be part of others. Both only ever say yes too
often. What comes before in a paragraph is still understood, because it says what a later sentence is about.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.counts.numerals import ABOUT, MEASURES
from xlreport.checking.understanding.words.tokens import Kind, Token
from xlreport.form.text.count import NUMBER

_STOP = "。"
"""No number that is told from what follows it is told from what follows this."""
_BESIDE_LAST_YEAR = grammar.THAN | {grammar.LAST}
_MOVED = grammar.LEVEL | grammar.MORE | grammar.FEWER
_ALONE = grammar.NONE | grammar.MUCH_ARE | grammar.MOST
_COPULAS = grammar.BEFORE_A_PART - {grammar.OF}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_CLAIM = re.compile(_any_of({*_ALONE, *grammar.ALL, *grammar.PREVAILING, *grammar.MOSTLY}))
_MOVE = re.compile(_any_of(_MOVED))
_SCALE = f"[{counting.MYRIAD}{counting.HUNDRED_MILLION}]?"
_COUNT = re.compile(
    r"(?<![\d.\-/+])(?:(?:19|20)\d\d年度?(?:\d{1,2}月)?[份底末]?(?:\d{1,2}日)?|\d{1,2}月[份底末]?(?:\d{1,2}日)?)|"
    rf"(?P<count>(?<!\d){NUMBER}{_SCALE}(?:{ABOUT})?{_SCALE}(?:{MEASURES})|(?<=[{counting.TELLING}])\d|"
    r"(?<!\d)\d{1,5}[、；][^\d、；，。]{2,16}\d|"
    rf"[零〇一二两三四五六七八九十百千半](?:点[零〇一二三四五六七八九]{{1,4}})?(?:{ABOUT})?(?:{MEASURES})|"
    rf"(?<=[{counting.TELLING}]){counting.ZERO}|{counting.PERCENT_OF}|[一二三四五六七八九]成|分之|一半|半数)"
)
"""A date, which is passed over, or what may be a number: each begins as `tokens` would begin it."""


@lru_cache(maxsize=64)
def _beside(year: int) -> re.Pattern[str]:
    """What a text may compare with in a report on that year."""
    return re.compile(_any_of({*grammar.THAN, *grammar.LAST_WORDS, f"{year - 1}年"}))


def may_tell(text: str, year: int) -> bool:
    """Whether anything in a text in plain form may be judged. `year`: the report's."""
    if _CLAIM.search(text) or (_MOVE.search(text) and _beside(year).search(text)):
        return True
    return any(found["count"] is not None for found in _COUNT.finditer(text))


def telling_part(text: str, year: int) -> str:
    """The text up to the last sentence in which anything may be judged; empty where there is none."""
    end = len(text) if may_tell(text, year) else 0
    while end:
        start = text.rfind(_STOP, 0, end - 1) + 1
        if may_tell(text[start:end], year):
            break
        end = start
    return text[:end]


def tells(tokens: Iterable[Token]) -> bool:
    """Whether anything in the words of a text may be judged."""
    words: set[str] = set()
    for token in tokens:
        if token.kind is Kind.NUMBER and token.word not in counting.TIME_UNITS:
            return True
        words.add(token.word)
    return _claims(words)


def _claims(words: set[str]) -> bool:
    if not words.isdisjoint(_ALONE) or any(word.startswith(grammar.ALL) for word in words):
        return True
    if not words.isdisjoint(grammar.MOSTLY) and not words.isdisjoint(_COPULAS):
        return True
    if not words.isdisjoint(grammar.PREVAILING) and not words.isdisjoint(grammar.BY_WAY):
        return True
    return not words.isdisjoint(_MOVED) and not words.isdisjoint(_BESIDE_LAST_YEAR)
