"""The shape of what a form says of other forms."""

from pydantic import Field

from xlreport.form.loading.spec_types import Line, Spec


class CountedFigureSpec(Spec):
    at: Line
    is_: Line = Field(alias="is")
    note: Line | None = None  # told where a report becomes one of the other edition


class CountsInSpec(Spec):  # how reports of this edition are counted in the sums of another one
    edition: int | Line
    figures: list[CountedFigureSpec]


class BetweenSpec(Spec):  # a cell that must be what a cell of another form of the same agency is
    at: Line
    readings: list[Line] = Field(default=["this"], min_length=1)
    form: Line
    there: Line
