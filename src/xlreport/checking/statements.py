"""What questions about the text have in common: how a clause is quoted, and the cell that it is held against."""

from collections.abc import Sequence
from decimal import Decimal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.passages import Passage
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Finding, Severity

MOST_QUOTED, MOST_OF_A_SENTENCE = 60, 80


def difference(
    inquiry: Inquiry,
    passage: Passage,
    sentence: str,
    found: Decimal,
    expected: Decimal,
    severity: Severity | None = None,
    **params: str,
) -> Finding:
    """Two numbers of a sentence that should be one."""
    return inquiry.finding(
        passage, found=exact_digits(found), expected=exact_digits(expected), severity=severity,
        related=(), quoted=sentence[:MOST_OF_A_SENTENCE], difference=exact_digits(abs(expected - found)), **params,
    )  # fmt: skip


def digits(number: Decimal | None) -> str | None:
    return None if number is None else exact_digits(number)


def cell(inquiry: Inquiry, cited: Sequence[Address]) -> str:
    """The first of the cells that the text is held against; empty if there is none."""
    if not cited:
        return ""
    place, called = inquiry.place(cited[0]), inquiry.template.called(cited[0])
    return called if place is None else f"{called} ({place.sheet} {place.cell})"
