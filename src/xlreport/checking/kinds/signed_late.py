"""The day on which a report was signed."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from xlreport.checking.inquiry import Inquiry
from xlreport.form.language.guard import ALWAYS
from xlreport.form.loading.rules.check_fields import AgencyId, Several, Word, choices_of, known, mistake
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.loading.spec_types import Spec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.check import Seen
from xlreport.form.model.expression import Call
from xlreport.form.model.finding import Finding
from xlreport.layout.seen.sight import Sight

_COMMON_YEAR = 2001


class Day(Spec):
    """A day of the year after the report's."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]

    @model_validator(mode="after")
    def _is_in_every_year(self) -> "Day":
        try:
            self.of(_COMMON_YEAR)
        except ValueError:
            raise mistake(Mistake.NO_DAY) from None
        return self

    def of(self, year: int) -> date:
        return date(year, self.month, self.day)


class Longer(Spec):
    """Agencies that have until another day: those whose `field` holds one of these of its choices."""

    field: AgencyId
    among: Several[Word]
    last: Day

    @field_validator("among")
    @classmethod
    def _are_choices(cls, among: tuple[str, ...], validation: ValidationInfo) -> tuple[str, ...]:
        choices = choices_of(validation.data["field"], validation) if "field" in validation.data else among
        for one in among:
            known(one, choices, Mistake.NO_FIELD_CHOICE)
        return among


class SignedLate(CheckSpec):
    """The day of signing is not within the days allowed in the year after the report's.

    `longer`: who has until another day. In messages `{expected}` is the last month and `{day}` its last day.

    checks:
      - name: signed_late
        first: {month: 1, day: 1}
        last: {month: 1, day: 31}
        longer: [{field: "agency.kind", among: ["政府"], last: {month: 3, day: 31}}]
    """

    name: Literal["signed_late"]
    holes: ClassVar = frozenset({"found", "expected", "day"})
    first: Day
    last: Day
    longer: Several[Longer] = ()


def find(spec: SignedLate, inquiry: Inquiry) -> Iterator[Finding]:
    day, year = inquiry.report.signed_on, inquiry.report.year + 1
    if day is None:
        return
    last = next((one.last for one in spec.longer if inquiry.agency(one.field) in one.among), spec.last)
    if not spec.first.of(year) <= day <= last.of(year):
        yield inquiry.finding_at(
            inquiry.of_signing(), found=day.isoformat(), expected=str(last.month), day=str(last.day)
        )  # fmt: skip


def sees(spec: SignedLate, sight: Sight) -> Iterator[Seen]:
    """A day that stands there as a date."""
    last = [(sight.is_among(one.field, one.among), (one.last.month, one.last.day)) for one in spec.longer]
    own = sight.signed_between((spec.first.month, spec.first.day), [*last, (ALWAYS, (spec.last.month, spec.last.day))])
    unsigned = sight.unsigned()
    yield sight.at_signing(holds=Call("or", (unsigned, own)), ready=Call("or", (unsigned, sight.is_a_day())))
