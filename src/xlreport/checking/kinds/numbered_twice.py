"""Items that carry a number of their own beside the one that is printed."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import plain
from xlreport.checking.understanding.matching import first_match
from xlreport.form.loading.rules.check_fields import Pattern, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding

FIRST = 24
"""How much of what is printed there is quoted."""


class NumberedTwice(CheckSpec):
    """The heading of a numbered item, or the text that runs on after it, begins with one of the patterns.

    checks: [{name: numbered_twice, patterns: ["[（(][一二三四五]{1,2}[）)]"]}]
    """

    name: Literal["numbered_twice"]
    holes: ClassVar = frozenset({"found", "quoted"})
    patterns: Several[Pattern]


def find(spec: NumberedTwice, inquiry: Inquiry) -> Iterator[Finding]:
    for section, prose in inquiry.template.prose_sections.items():
        if "{number}" not in prose.heading_pattern:
            continue
        for index, item in enumerate(inquiry.section(section).items):
            runs_on = bool(item.text) and not prose.heading_alone and not (item.text or "").startswith("\n")
            begins = (
                (inquiry.of_heading(section, index), item.heading if item.text else ""),
                (inquiry.of_item_text(section, index), item.text or "" if runs_on else ""),
            )
            for address, text in begins:
                match = first_match(spec.patterns, plain(text))
                if match is not None and match.start() == 0:
                    quoted = prose.heading_pattern.replace("{number}", match.group().strip("()、."))
                    quoted = quoted.replace("{heading}", item.heading) + (text if address != begins[0][0] else "")
                    yield inquiry.finding_at(address, found=match.group(), quoted=quoted[:FIRST])
