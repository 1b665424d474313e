"""Numbered points of a text that follow each other in no order."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated, ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.matching import quoted_from
from xlreport.checking.understanding.passages import Passage
from xlreport.form.loading.rules.check_fields import Part, Several, pattern_with
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding
from xlreport.form.text.numerals import NUMERALS
from xlreport.form.text.patterns.search_pattern import SearchPattern

NUMBER = "number"
"""The group of a pattern that holds a point's number, in digits or as one of 一 to 十."""


class PointsInOrder(CheckSpec):
    r"""A paragraph begins with another number than the one that follows the last point's, and not anew with one.

    Each of `numbers` is a way to number, counted by itself in each text.

    checks: [{name: points_in_order, numbers: ["^(?P<number>\\d{1,2})、"]}]
    """

    name: Literal["points_in_order"]
    holes: ClassVar = frozenset({"found", "expected", "quoted"})
    parts: Several[Part] = ()
    numbers: Several[Annotated[SearchPattern, pattern_with(NUMBER)]]


def find(spec: PointsInOrder, inquiry: Inquiry) -> Iterator[Finding]:
    for _, own in groupby(inquiry.typed(spec.parts), key=lambda passage: passage.address):
        passages = list(own)
        for pattern in spec.numbers:
            yield from _out_of_order(inquiry, passages, pattern)


def _out_of_order(inquiry: Inquiry, passages: Sequence[Passage], pattern: SearchPattern) -> Iterator[Finding]:
    last = 0
    for passage in passages:
        match = pattern.search(passage.plain)
        if match is None:
            continue
        written = match[NUMBER]
        number = int(written) if written.isdecimal() else 1 + NUMERALS.index(written)
        if last and (number == last or number not in {1, last + 1}):
            following = str(last + 1) if written.isdecimal() else NUMERALS[last : last + 1]
            expected = match.group().replace(written, following)
            yield inquiry.finding(passage, found=match.group(), expected=expected, quoted=quoted_from(passage))
        last = number
