"""Points that are announced by their number."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count, takewhile, zip_longest
from re import Pattern as Regex
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.numerals import whole_number
from xlreport.checking.understanding.matching import quoted_from
from xlreport.checking.understanding.passages import Passage
from xlreport.form.loading.rules.check_fields import Part, Pattern, Several, Word, mistake, pattern_with
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.finding import Finding
from xlreport.form.text.numerals import ONES
from xlreport.form.text.patterns.search_pattern import SearchPattern

NUMBER = "number"
"""The group of a pattern that holds how many are announced."""

_HOLE = "{}"
_BEGINS = r"(?:^|(?<=[\n\s。；：，、！？:;,.)）]))"
"""A point that is only numbered begins a clause; `一是` may stand anywhere."""


def _holds_number(value: str) -> str:
    if value.count(_HOLE) != 1:
        raise mistake(Mistake.POINT_HOLE)
    return value


class CountedPoints(CheckSpec):
    """A paragraph announces so many points, and it and those after it make more, or fewer.

    `announced`: each with a group `number`, in digits or words. `points`: what the points of a list begin with, `{}`
    being the number of each, in digits or words; they are counted from the first on, as far as none is left out.
    `free`: those that may stand within a clause. The points end where others are announced, or with one of `ends`.

    checks: [{name: counted_points, announced: ["(?P<number>[一二三])个方面："], points: ["{}是", "（{}）"]}]
    """

    name: Literal["counted_points"]
    holes: ClassVar = frozenset({"found", "expected", "quoted"})
    parts: Several[Part] = ()
    announced: Several[Annotated[SearchPattern, pattern_with(NUMBER)]]
    points: Several[Annotated[Word, AfterValidator(_holds_number)]]
    free: Several[Annotated[Word, AfterValidator(_holds_number)]] = ()
    ends: Several[Pattern] = ()


def find(spec: CountedPoints, inquiry: Inquiry) -> Iterator[Finding]:
    typed = [one for one in inquiry.typed(spec.parts) if not one.heading]
    for index, passage in enumerate(typed):
        for announced, text, reaches_end in _announced(passage.plain, spec):
            following = _following(passage, typed[index + 1 :], spec) if reaches_end else ()
            made = _points("\n".join([text, *following]), spec)
            if made > 1 and made != announced:
                quoted = quoted_from(passage)
                yield inquiry.finding(passage, found=str(made), expected=str(announced), quoted=quoted)
                break


def _announced(text: str, spec: CountedPoints) -> Iterator[tuple[int, str, bool]]:
    """How many points are announced, what is said before others are or the points end, and whether neither comes."""
    matches = sorted((one for pattern in spec.announced for one in pattern.finditer(text)), key=re.Match.end)
    for match, following in zip_longest(matches, matches[1:]):
        said = text[match.end() : following.start() if following is not None else None]
        up_to = _up_to_end(said, spec)
        number = match[NUMBER]
        yield (
            whole_number(number), up_to, following is None and up_to == said,
        )  # fmt: skip


def _points(text: str, spec: CountedPoints) -> int:
    numbered = [_made(points, text, free=False) for points in spec.points]
    return max([*numbered, *(_made(points, text, free=True) for points in spec.free)])


def _following(passage: Passage, others: Sequence[Passage], spec: CountedPoints) -> Iterator[str]:
    """The paragraphs of the same place after one, as far as its points may reach."""
    for other in takewhile(lambda one: one.address == passage.address, others):
        if any(pattern.search(other.plain) for pattern in spec.announced):
            return
        own = _up_to_end(other.plain, spec)
        yield own
        if own != other.plain:
            return


def _up_to_end(text: str, spec: CountedPoints) -> str:
    for end in spec.ends:
        text = text[: stop.start()] if (stop := end.search(text)) else text
    return text


def _made(points: str, text: str, *, free: bool) -> int:
    return sum(1 for _ in takewhile(lambda n: _begins(points, n, free).search(text), count(1)))


@cache
def _begins(points: str, number: int, free: bool) -> Regex[str]:  # noqa: FBT001  the key of the cache
    before, after = map(re.escape, points.split(_HOLE))
    word = f"|{ONES[number - 1]}" if number <= len(ONES) else ""
    return re.compile(rf"{'' if free else _BEGINS}{before}(?<!\d)(?:{number}{word}){after}(?!\d)", re.MULTILINE)
