"""Characters in a report's own texts that nobody sees and no format prints."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding
from xlreport.form.text.clean import UNCARRIED


class HiddenCharacters(CheckSpec):
    """A text or a field of the agency holds control or bidirectional characters: told once a cell, with code points.

    checks: [{name: hidden_characters}]
    """

    name: Literal["hidden_characters"]
    holes: ClassVar = frozenset({"found"})


def find(_: HiddenCharacters, inquiry: Inquiry) -> Iterator[Finding]:
    for field in inquiry.template.agency_fields:
        if hidden := _hidden(inquiry.agency(field.id)):
            yield inquiry.finding_at(inquiry.of_agency(field.id), found=hidden)
    for passage in inquiry.typed():
        if hidden := _hidden(passage.text):
            yield inquiry.finding(passage, found=hidden)


def _hidden(text: str) -> str:
    """The code points in the text, each once; empty where there is none."""
    return LISTED.join(dict.fromkeys(map(_code_point, UNCARRIED.findall(text))))


def _code_point(hidden: str) -> str:
    """Of a character, or of one that Excel has escaped: `_xFFFE_`."""
    return f"U+{ord(hidden):04X}" if len(hidden) == 1 else f"U+{hidden[2:-1].upper()}"
