"""Text that is last year's again, figures aside."""

import re
from collections.abc import Iterator
from dataclasses import replace

from xlreport.checking.understanding.figures import plain
from xlreport.checking.understanding.passages import passages
from xlreport.form.model.address import TextAddress
from xlreport.form.model.answers import LAST_YEAR
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues

LEAST = 60
"""Shorter texts are alike by chance."""


def like_last_year(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Parts that people wrote and that are alike in so many percent with what they wrote the year before."""
    last = reading.previous_report
    if last is None:
        return
    before = replace(reading, report=last, previous={}, previous_report=None)
    for part in check.where:
        percent = likeness(typed_text(template, reading, part), typed_text(template, before, part))
        if percent >= check.limits["percent"]:
            headings = {section.id: section.heading for section in template.sections}
            yield Finding(
                code=check.code, severity=template.codes[check.code].severity, address=TextAddress(part),
                found=str(percent), params={"part": headings.get(part, part), "other": LAST_YEAR},
            )  # fmt: skip


def likeness(one: str, other: str) -> int:
    """In percent, without figures; 0 for texts too short to tell."""
    from rapidfuzz import fuzz

    own, theirs = comparable(one), comparable(other)
    return int(fuzz.ratio(own, theirs)) if own and theirs else 0


def comparable(text: str) -> str:
    """The text without figures; empty where it is too short to tell."""
    own = re.sub(r"\d+", "", plain(text))
    return own if len(own) >= LEAST else ""


def typed_text(template: Template, reading: Reading, part: str) -> str:
    """What people wrote in a part, headings aside."""
    own = (one for one in passages(template, reading) if one.part == part and one.typed and not one.heading)
    return "\n".join(one.text for one in own)
