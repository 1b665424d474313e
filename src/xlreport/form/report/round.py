"""Which handing-in a workbook is made for, and what it answers: stamped into it, so that it finds its own place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """`number`: 1 is the first handing-in, and one more for each return copy after another.

    `answers`: the digest of the report that the workbook was written from, so that it takes that report's place; empty
    for a blank form. `owner`: a mark of the agency that a return copy was made for, by which one that changes its name
    is still known; empty elsewhere.
    """

    number: int = 1
    answers: str = ""
    owner: str = ""


FIRST = Round()
