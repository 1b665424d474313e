"""Figures that a section must tell."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import figures, plain
from xlreport.form.loading.rules.check_fields import IndicatorId, Pattern, Section, Several, Word
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.address import Address
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import Seen
from xlreport.form.model.expression import Call, Expression, Text, references
from xlreport.form.model.fields import Indicator
from xlreport.form.model.finding import Finding
from xlreport.form.model.sentence import StandardItem, cited
from xlreport.layout.seen.sight import Sight


class FiguresTold(CheckSpec):
    """A section tells each of these indicators: generated from it, or as a number of its unit in its own words.

    `part`: the section. `figures`: the indicators. `about`: a paragraph with one of these words speaks of them.
    `enough`: what tells them all at once, such as that there was nothing to tell.

    checks: [{name: figures_told, part: other_matters, figures: ["indicators.fee_notices"], about: ["收费通知"]}]
    """

    name: Literal["figures_told"]
    holes: ClassVar = frozenset({"expected", "part"})
    part: Section
    figures: Several[IndicatorId]
    about: Several[Word]
    enough: Several[Pattern] = ()


def find(spec: FiguresTold, inquiry: Inquiry) -> Iterator[Finding]:
    said = [sentence for one in inquiry.typed((spec.part,)) for sentence in one.sentences]
    if any(pattern.search(sentence) for pattern in spec.enough for sentence in said):
        return
    generated = inquiry.indicators_in(_generated(spec, inquiry))
    told = (figure for paragraph in _paragraphs(spec, inquiry) for figure in figures(plain(paragraph)))
    own = Counter(figure.unit for figure in told)
    missing: list[Indicator] = []
    for indicator in inquiry.template.indicators:
        is_said = indicator.id in generated and inquiry.indicator(indicator.id) is not None
        if indicator.id not in spec.figures or is_said:
            continue
        own[indicator.unit] -= 1
        if own[indicator.unit] < 0:
            missing.append(indicator)
    if missing:
        yield inquiry.finding_in_part(spec.part, expected=LISTED.join(indicator.label for indicator in missing))


def _generated(spec: FiguresTold, inquiry: Inquiry) -> Iterator[Address]:
    """What the section's generated sentences rest on."""
    prose = inquiry.template.prose_sections[spec.part]
    for item in inquiry.section(spec.part).items:
        standard = prose.standard(item.id) if item.id is not None and item.generated else None
        if standard is not None:
            yield from _cited_in(standard)


def _cited_in(standard: StandardItem) -> Iterator[Address]:
    for sentence in standard.sentences:
        for expression in cited(sentence):
            yield from (reference.address for reference in references(expression))


def _paragraphs(spec: FiguresTold, inquiry: Inquiry) -> Iterator[str]:
    """What people wrote in the section about the matter."""
    for passage in inquiry.typed((spec.part,)):
        if not passage.heading and any(word in passage.text for word in spec.about):
            yield passage.text


def sees(spec: FiguresTold, sight: Sight) -> Iterator[Seen]:
    """Whether generated sentences tell all of them; once somebody writes, what that tells only a reader can say."""
    telling = [(slot, set(_cited_in(slot.standard))) for slot in sight.slots(spec.part) if slot.standard is not None]
    told: list[Expression] = []
    missing: list[Expression] = []
    for indicator in sight.indicators(spec.figures):
        by = [sight.generated(slot) for slot, cites in telling if indicator in cites]
        told.append(Call("and", (sight.is_given(indicator), Call("or", tuple(by)))) if by else sight.never())
        label = Text(sight.label(indicator).replace(LISTED, ""))
        missing.append(Call("choose", (told[-1], Text(""), label)))
    holds = Call("and", tuple(told))
    ready = Call("or", (sight.unwritten(spec.part), holds))
    yield sight.in_part(spec.part, holds=holds, ready=ready, digest=Call("join", tuple(missing)))
