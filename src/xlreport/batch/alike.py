"""Texts that several agencies share: asked of the set, since no file tells it by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from xlreport.batch.outcomes import Outcome
from xlreport.checks.likeness import likeness, typed_text
from xlreport.model.address import FieldAddress
from xlreport.model.check import NamedCheck
from xlreport.model.finding import Finding
from xlreport.model.template import Template
from xlreport.model.words import LISTED


@dataclass(frozen=True, slots=True)
class SetFinding:
    """A finding about several files, named by their paths as shown."""

    finding: Finding
    template: Template
    paths: tuple[str, ...]


def alike(outcomes: Sequence[Outcome]) -> Iterator[SetFinding]:
    """Parts that agencies wrote alike, each pair of them, in the files' order."""
    for template in dict.fromkeys(outcome.template for outcome in outcomes if outcome.template is not None):
        own = [outcome for outcome in outcomes if outcome.template is template]
        for check in template.named("like_others"):
            for part in check.where:
                yield from _pairs(template, check, part, own)


def _pairs(template: Template, check: NamedCheck, part: str, outcomes: Sequence[Outcome]) -> Iterator[SetFinding]:
    texts = [(one, typed_text(template, one.reading, part)) for one in outcomes if one.reading is not None]
    headings = {section.id: section.heading for section in template.sections}
    for (first, text), (second, other) in combinations(texts, 2):
        names = [one.reading.report.agency_name for one in (first, second) if one.reading is not None]
        percent = likeness(text, other) if len(set(names)) > 1 else 0
        if percent >= check.limits["percent"]:
            finding = Finding(
                code=check.code, severity=template.codes[check.code].severity, address=FieldAddress(f"texts.{part}"),
                found=str(percent), params={"part": headings.get(part, part), "other": LISTED.join(names)},
            )  # fmt: skip
            yield SetFinding(finding, template, (first.shown, second.shown))
