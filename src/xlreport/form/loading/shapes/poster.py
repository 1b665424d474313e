"""The shape of a poster as a form declares it."""

from typing import Annotated, Literal

from pydantic import Field

from xlreport.form.loading.spec_types import Id, Line, Spec


class PosterItemSpec(Spec):  # a number with its label, or with `each` one for each line of a group
    label: Line | None = None
    number: Line | None = None
    each: Line | None = None
    unit: Line | None = None


class PosterBlockSpec(Spec):
    id: Id
    heading: Line
    show: Literal["figures", "shares", "bars"]
    when: Line | None = None
    whole: Line | None = None
    unit: Line | None = None
    zero: Line | None = None
    items: Annotated[list[PosterItemSpec], Field(min_length=1)]
    say: list[Line] = Field(default_factory=list)


class PosterSpec(Spec):
    kicker: Line
    blocks: Annotated[list[PosterBlockSpec], Field(min_length=1)]
    foot: list[Line] = Field(default_factory=list)
