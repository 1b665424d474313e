"""Points that are announced by their number."""

from collections.abc import Iterator
from itertools import takewhile
from re import Pattern as Regex
from typing import Annotated, ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.grammar import DIGITS
from xlreport.checking.understanding.matching import quoted_from
from xlreport.form.loading.rules.check_fields import Part, Pattern, Several, Word, pattern_with
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding

NUMBER = "number"
"""The group of a pattern that holds how many are announced."""


class CountedPoints(CheckSpec):
    """A paragraph announces so many points and makes more, or fewer.

    `announced`: each with a group `number`, in digits or words. `points`: what the points begin with, in order; they
    are counted from the first on, as far as none is left out.

    checks: [{name: counted_points, announced: ["(?P<number>[一二三])个方面："], points: ["一是", "二是", "三是"]}]
    """

    name: Literal["counted_points"]
    holes: ClassVar = frozenset({"found", "expected", "quoted"})
    parts: Several[Part] = ()
    announced: Several[Annotated[Regex[str], pattern_with(NUMBER)]]
    points: Several[Word]
    ends: Several[Pattern] = ()


def find(spec: CountedPoints, inquiry: Inquiry) -> Iterator[Finding]:
    for passage in inquiry.typed(spec.parts):
        for pattern in spec.announced:
            match = pattern.search(passage.plain)
            if match is None:
                continue
            text = passage.plain[match.end() :]
            for end in spec.ends:
                text = text[: stop.start()] if (stop := end.search(text)) else text
            made = sum(1 for _ in takewhile(text.__contains__, spec.points))
            number = match[NUMBER]
            announced = int(number) if number.isdecimal() else DIGITS.get(number, 0)
            if made and announced != made:
                yield inquiry.finding(passage, found=str(made), expected=str(announced), quoted=quoted_from(passage))
                break
