"""Items that answer each other point by point."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import plain
from xlreport.form.loading.rules.check_fields import Pattern, Section, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding

Position = Annotated[int, Field(ge=1)]
Pair = Annotated[tuple[Position, ...], Field(strict=False, min_length=2, max_length=2)]


class PairedPoints(CheckSpec):
    """Two items of a section make a different number of points, and each makes some.

    `items`: which two, counted from 1. `points`: patterns of a point's beginning; the one that is met most counts.

    checks: [{name: paired_points, part: improvement, items: [1, 2], points: ["[一二三四五]是"]}]
    """

    name: Literal["paired_points"]
    holes: ClassVar = frozenset({"found", "expected", "part"})
    part: Section
    items: Pair
    points: Several[Pattern]


def find(spec: PairedPoints, inquiry: Inquiry) -> Iterator[Finding]:
    items = inquiry.section(spec.part).items
    if max(spec.items) > len(items):
        return
    texts = [plain(items[position - 1].text or "") for position in spec.items]
    first, second = (max(len(pattern.findall(text)) for pattern in spec.points) for text in texts)
    if first and second and first != second:
        yield inquiry.finding_in_part(spec.part, found=str(first), expected=str(second))
