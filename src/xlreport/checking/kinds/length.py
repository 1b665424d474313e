"""How long a part of the text is."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import model_validator

from xlreport.checking.inquiry import Inquiry
from xlreport.form.language.spelling import bare
from xlreport.form.loading.rules.check_fields import Limit, Part, mistake
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.check import Seen
from xlreport.form.model.expression import Call, Number
from xlreport.form.model.finding import Finding
from xlreport.layout.seen.sight import Sight


class Length(CheckSpec):
    """A part has more than `most` or fewer than `least` characters, headings and white space aside.

    checks: [{name: length, part: overview, most: "settings.overview_most"}]
    """

    name: Literal["length"]
    holes: ClassVar = frozenset({"found", "expected", "part"})
    part: Part
    most: Limit | None = None
    least: Limit | None = None

    @model_validator(mode="after")
    def _is_limited(self) -> "Length":
        if self.most is None and self.least is None:
            raise mistake(Mistake.MOST_OR_LEAST)
        return self


def find(spec: Length, inquiry: Inquiry) -> Iterator[Finding]:
    """Programs differ in whether an emoji counts once or twice: only what is so either way is told."""
    text = [one.text for one in inquiry.passages([spec.part]) if not one.heading]
    fewest, most = len(own := bare("".join(text))), _twice_where_wide(own)
    if spec.most is not None and fewest > spec.most:
        yield inquiry.finding_in_part(spec.part, found=str(fewest), expected=str(spec.most))
    elif spec.least is not None and most < spec.least:
        yield inquiry.finding_in_part(spec.part, found=str(most), expected=str(spec.least))


def _twice_where_wide(text: str) -> int:
    """How many characters there are for a program that counts those of two code units twice."""
    return len(text.encode("utf-16-le")) // 2


def sees(spec: Length, sight: Sight) -> Iterator[Seen]:
    """All of it, but for the title and the lead."""
    count = sight.characters(spec.part)
    limits = [(limit, operator) for limit, operator in ((spec.most, "<="), (spec.least, ">=")) if limit is not None]
    if count is None:
        return
    holds = [Call(operator, (count, Number(limit))) for limit, operator in limits]
    expected = (
        Number(limits[0][0]) if len(limits) == 1 else Call("if", (holds[0], *map(Number, (limits[1][0], limits[0][0]))))
    )
    yield sight.in_part(
        spec.part, holds=Call("and", tuple(holds)), digest=Call("printed", (count,)),
        found=count, expected=expected,
    )  # fmt: skip
