"""Characters in a report's own texts that nobody sees or no format prints as they are."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.address import LEAD, TITLE, Address, IntroAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding
from xlreport.form.text.clean import UNCARRIED
from xlreport.form.text.normal import changes

_ASKED = "\u2028\u2029"
"""These are asked about as corrupt characters."""


class HiddenCharacters(CheckSpec):
    """A text or a field of the agency holds characters not printed as they are: told once a cell, with code points.

    checks: [{name: hidden_characters}]
    """

    name: Literal["hidden_characters"]
    holes: ClassVar = frozenset({"found"})


def find(_: HiddenCharacters, inquiry: Inquiry) -> Iterator[Finding]:
    for address, text in own_words(inquiry):
        if hidden := _hidden(text):
            yield inquiry.finding_at(address, found=hidden)


def own_words(inquiry: Inquiry) -> Iterator[tuple[Address, str]]:
    """What people typed as they typed it, a paragraph at a time: the agency's fields, then the texts."""
    report = inquiry.report
    fields = [(inquiry.of_agency(field.id), report.agency.get(field.id)) for field in inquiry.template.agency_fields]
    texts: list[tuple[Address, str | None]] = [(TITLE, report.texts.title), (LEAD, report.texts.lead)]
    for name, section in report.texts.sections.items():
        texts.append((IntroAddress(name), section.intro))
        for index, item in enumerate(section.items):
            texts.append((inquiry.of_heading(name, index), item.heading))
            texts.append((inquiry.of_item_text(name, index), item.text))
    for address, text in (*fields, *texts):
        yield from ((address, paragraph) for paragraph in (text or "").split("\n"))


def _hidden(text: str) -> str:
    """The code points in the text that are not printed as they are, each once; empty where there is none."""
    found = [*UNCARRIED.findall(text), *(one for one in changes(text) if one not in _ASKED)]
    return LISTED.join(dict.fromkeys(map(_code_point, sorted(found, key=text.index))))


def _code_point(hidden: str) -> str:
    """Of a character, or of one that Excel has escaped: `_xFFFE_`."""
    return f"U+{ord(hidden):04X}" if len(hidden) == 1 else f"U+{hidden[2:-1].upper()}"
