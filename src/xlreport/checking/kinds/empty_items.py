"""Items that have a heading and no text."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_fields import Section, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.check import Seen
from xlreport.form.model.expression import Call
from xlreport.form.model.finding import Finding
from xlreport.layout.seen.sight import Sight


class EmptyItems(CheckSpec):
    """Somebody wrote an item's heading and nobody its text: it is not printed.

    checks: [{name: empty_items, parts: [overview, other_matters]}]
    """

    name: Literal["empty_items"]
    holes: ClassVar = frozenset({"found"})
    parts: Several[Section]


def find(spec: EmptyItems, inquiry: Inquiry) -> Iterator[Finding]:
    for section in spec.parts:
        prose = inquiry.template.prose_sections[section]
        told = {one.item for one in inquiry.passages([section])}
        known = {one.heading for one in prose.standard_items}
        for index, item in enumerate(inquiry.section(section).items):
            standard = prose.standard(item.id) if item.id is not None else None
            own = standard is None or item.heading != standard.heading
            if own and item.heading and item.heading not in known and (item.id or str(index)) not in told:
                yield inquiry.finding_at(inquiry.of_heading(section, index), found=item.heading)


def sees(spec: EmptyItems, sight: Sight) -> Iterator[Seen]:
    """All of it."""
    for section in spec.parts:
        for slot in sight.slots(section):
            yield sight.at_heading(slot, holds=Call("not", (sight.heading_alone(slot),)))
