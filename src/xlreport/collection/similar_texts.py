"""Texts that several agencies share: asked of the set, since no file tells it by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.checking.kinds.likeness import comparable, typed_text
from xlreport.collection.outcomes import Outcome
from xlreport.form.model.address import TextAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template


@dataclass(frozen=True, slots=True)
class SetFinding:
    """A finding about several files, named by their paths as shown."""

    finding: Finding
    template: Template
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyTexts:
    """What an agency wrote, by the part of the report."""

    shown: str
    agency: str
    template: Template
    texts: Mapping[str, str]


def similar_texts(outcomes: Sequence[Outcome]) -> Iterator[SetFinding]:
    """Parts that agencies wrote alike, told once for all that are like the first, in the files' order."""
    yield from compare_texts(list(_agency_texts(outcomes)))


def _agency_texts(outcomes: Sequence[Outcome]) -> Iterator[AgencyTexts]:
    for one in outcomes:
        if one.template is not None and one.reading is not None:
            texts = {part: typed_text(one.template, one.reading, part) for part in parts_to_compare(one.template)}
            yield AgencyTexts(one.shown, one.reading.report.agency_name, one.template, texts)


def parts_to_compare(template: Template) -> Sequence[str]:
    """The parts in which the form's rules compare agencies."""
    return sorted({part for check in template.named("like_others") for part in check.where})


def compare_texts(texts: Sequence[AgencyTexts]) -> Iterator[SetFinding]:
    for template in dict.fromkeys(one.template for one in texts):
        own = [one for one in texts if one.template is template]
        for check in template.named("like_others"):
            for part in check.where:
                yield from _groups(template, check, part, own)


def _groups(template: Template, check: NamedCheck, part: str, texts: Sequence[AgencyTexts]) -> Iterator[SetFinding]:
    headings = {section.id: section.heading for section in template.sections}
    compared = [(one, comparable(one.texts[part])) for one in texts]
    compared = [(one, text) for one, text in compared if text]
    grouped: set[int] = set()
    for place, (first, text) in enumerate(compared):
        if place in grouped:
            continue
        later = [other for _, other in compared[place + 1 :]]
        likes = [(place + 1 + index, percent) for index, percent in _likes(text, later, int(check.limits["percent"]))]
        likes = [(index, percent) for index, percent in likes if compared[index][0].agency != first.agency]
        if not likes:
            continue
        grouped |= {index for index, _ in likes}
        group = [first, *(compared[index][0] for index, _ in likes)]
        names = LISTED.join(dict.fromkeys(one.agency for one in group))
        finding = Finding(
            code=check.code, severity=template.codes[check.code].severity, address=TextAddress(part),
            found=str(min(percent for _, percent in likes)), params={"part": headings.get(part, part), "other": names},
        )  # fmt: skip
        yield SetFinding(finding, template, tuple(one.shown for one in group))


def _likes(text: str, others: Sequence[str], least: int) -> Iterator[tuple[int, int]]:
    """Which of the others are like it, and in how many percent, in their order."""
    from rapidfuzz import fuzz, process

    found = process.extract(text, others, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    yield from sorted((index, int(score)) for _, score, index in found)
