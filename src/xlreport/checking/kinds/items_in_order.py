"""Items of a section in another order than the form's."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_fields import Section, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding
from xlreport.form.model.sentence import Prose


class ItemsInOrder(CheckSpec):
    """An item, known by the words of its heading, stands after one that the form has later.

    checks: [{name: items_in_order, parts: [overview]}]
    """

    name: Literal["items_in_order"]
    holes: ClassVar = frozenset({"found", "expected"})
    parts: Several[Section]


def find(spec: ItemsInOrder, inquiry: Inquiry) -> Iterator[Finding]:
    for section in spec.parts:
        prose = inquiry.template.prose_sections[section]
        latest = -1
        for index, item in enumerate(inquiry.section(section).items):
            number = _place(prose, item.heading) if item.text or item.generated else None
            if number is None:
                continue
            if number < latest:
                expected = LISTED.join(one.name for one in prose.standard_items)
                yield inquiry.finding_at(inquiry.of_heading(section, index), found=item.heading, expected=expected)
                break
            latest = number


def _place(prose: Prose, heading: str) -> int | None:
    """Which of the form's items the words of a heading mean."""
    for number, item in enumerate(prose.standard_items):
        if any(word in heading for word in (item.heading, item.name, *item.also)):
            return number
    return None
