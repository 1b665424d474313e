"""Characters in a report's own texts that look like the remains of others."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding
from xlreport.form.text.corrupt import corrupt_in
from xlreport.form.text.unseen import code_points


class CorruptCharacters(CheckSpec):
    """A text or a field of the agency holds what a wrong encoding or a font of one's own leaves: told once a cell.

    checks: [{name: corrupt_characters}]
    """

    name: Literal["corrupt_characters"]
    holes: ClassVar = frozenset({"found"})


def find(_: CorruptCharacters, inquiry: Inquiry) -> Iterator[Finding]:
    for address, text in inquiry.own_words() if any(corrupt_in(inquiry.subject.own_text)) else ():
        if corrupt := list(dict.fromkeys(corrupt_in(text))):
            yield inquiry.finding_at(address, found=LISTED.join(map(_told, corrupt)))


def _told(corrupt: str) -> str:
    """A word as it stands, and the code points of it."""
    points = "+".join(code_points(corrupt))
    return points if len(corrupt) == 1 else f"{corrupt} {points}"
