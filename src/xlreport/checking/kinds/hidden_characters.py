"""Characters in a report's own texts that nobody sees or no format prints as they are."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding
from xlreport.form.text.clean import UNCARRIED
from xlreport.form.text.normal import changes
from xlreport.form.text.unseen import code_points

_ASKED = "\u2028\u2029"
"""These are asked about as corrupt characters."""


class HiddenCharacters(CheckSpec):
    """A text or a field of the agency holds characters not printed as they are: told once a cell, with code points.

    checks: [{name: hidden_characters}]
    """

    name: Literal["hidden_characters"]
    holes: ClassVar = frozenset({"found"})


def find(_: HiddenCharacters, inquiry: Inquiry) -> Iterator[Finding]:
    for address, text in inquiry.own_words() if _hidden(inquiry.subject.own_text) else ():
        if hidden := _hidden(text):
            yield inquiry.finding_at(address, found=hidden)


def _hidden(text: str) -> str:
    """The code points in the text that are not printed as they are, each once; empty where there is none."""
    found = [*UNCARRIED.findall(text), *(one for one in changes(text) if one not in _ASKED)]
    return LISTED.join(dict.fromkeys(map(_code_point, sorted(dict.fromkeys(found), key=text.index))))


def _code_point(hidden: str) -> str:
    """Of a character, or of one that Excel has escaped: `_xFFFE_`."""
    return code_points(hidden)[0] if len(hidden) == 1 else f"U+{hidden[2:-1].upper()}"
