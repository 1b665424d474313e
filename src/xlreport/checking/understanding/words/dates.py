"""Years, months and days: which of the years they are of."""

import re

from xlreport.checking.understanding import grammar

_WHOLE_YEAR = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?0?1月(?:0?1日)?(?:起)?[至到\-—–~～]{1,2}(?:(?P=year)年)?12月(?:31日|底|末|份)?"
)
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:度)?(?:(?P<month>\d{1,2})月)?(?:份|(?P<end>底|末))?(?:(?P<day>\d{1,2})日)?|"
    r"(?P<only>\d{1,2})月(?:份|(?P<its_end>底|末))?(?:(?P<its_day>\d{1,2})日)?"
)
DECEMBER = 12
_YEARS = re.compile(
    r"(?!(?:上|前)一个?年)(?:近|前|过去|最近|连续|此前|往前|上)[一二两三四五六七八九十\d]{1,2}个?年(?:度|来|间|内|以来|里)?|"
    r"[二两三四五六七八九十\d]{1,2}年(?:来|间|以来|合计|共计|累计|总计|共)|"
    r"“?十[一二三四五六七]五”?(?:规划)?(?:期间|时期|以来)"
)
"""Several years, of which none is the report's alone."""
_YEARS_BEGIN = frozenset("近前过最连此往上二两三四五六七八九十“")
_AT_ITS_BEGINNING = re.compile(r"(?:进入|跨入|迈入|步入)(?P<year>(?:19|20)\d\d)年(?:度)?(?:时|之时|之初|初|伊始)")


_ENTERING = frozenset("进跨迈步")


BEGINNINGS_OF_DATES = _YEARS_BEGIN | _ENTERING
"""What a date may begin with besides a digit."""


def date_at(text: str, at: int, year: int) -> tuple[str, int] | None:
    """What a date that begins there is, as a word of the grammar, and where it ends; None if none does.

    The word is empty for a part of a year, or for several. `year`: the report's.
    """
    if text[at] in _YEARS_BEGIN or text[at].isdecimal():
        several = _YEARS.match(text, at)
        if several is not None:
            return "", several.end()
    begun = _AT_ITS_BEGINNING.match(text, at) if text[at] in _ENTERING else None
    if begun is not None:
        return grammar.YEAR_BEGIN if int(begun["year"]) == year else "", begun.end()
    if not text[at].isdecimal() or (at and text[at - 1].isdecimal()):
        return None
    match = _WHOLE_YEAR.match(text, at) or _DATE.match(text, at)
    if match is None:
        return None
    named = None if match["year"] is None else int(match["year"])
    word = {None: grammar.THIS, year: grammar.THIS, year - 1: grammar.LAST, year + 1: grammar.NEXT}.get(named, "")
    return word if match.re is _WHOLE_YEAR or _ends_year(match) else "", match.end()


def _ends_year(match: "re.Match[str]") -> bool:
    """Whether a date is a year, its first or last day, or its end."""
    month, day = match["month"] or match["only"], match["day"] or match["its_day"]
    ends = bool(match["end"] or match["its_end"])
    if month is None:
        return True
    return (int(month), day and int(day)) in {(1, 1), (12, 31)} or (int(month) == DECEMBER and ends)
