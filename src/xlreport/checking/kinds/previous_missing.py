"""Whether anything of last year is known at all."""

from collections.abc import Iterator
from typing import Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding


class PreviousMissing(CheckSpec):
    """No figure of last year is known, though the form compares years.

    checks: [{name: previous_missing}]
    """

    name: Literal["previous_missing"]


def find(_: PreviousMissing, inquiry: Inquiry) -> Iterator[Finding]:
    if not inquiry.reading.previous:
        yield inquiry.finding()
