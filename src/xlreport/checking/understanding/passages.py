"""The text of a report piece by piece, with where each piece stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from xlreport.checking.understanding import figures
from xlreport.form.language.sentences import speak
from xlreport.form.model.address import Address, IntroAddress, ItemAddress, ItemPart, TextAddress
from xlreport.form.model.finding import Place
from xlreport.form.model.sentence import Sentence
from xlreport.form.model.template import LEAD, TITLE, Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.layout.prose import paragraphs


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One paragraph, heading or generated text.

    `part` is `title`, `lead` or the section's id, `item` the id or number of the item it belongs to. `typed`: people
    wrote it; what is generated agrees with the tables by itself.
    """

    address: Address
    part: str
    text: str
    typed: bool = True
    heading: bool = False
    item: str | None = None
    place: Place | None = None

    @cached_property
    def plain(self) -> str:
        """The text in plain form."""
        return figures.plain(self.text)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences in plain form, without their ends."""
        return tuple(figures.sentences(self.text))


def passages(template: Template, reading: Reading, values: ReportValues) -> Iterator[Passage]:
    """Every piece in the report's order, as it will be printed."""
    texts = reading.report.texts
    for part, own, sentences in ((TITLE, texts.title, (template.title,)), (LEAD, texts.lead, template.lead)):
        address = TextAddress(part)
        spoken = _spoken(template, values, sentences) if own is None else own
        for paragraph in paragraphs(spoken):
            yield Passage(
                address=address, part=part, text=paragraph, typed=own is not None, place=reading.places.get(address)
            )  # fmt: skip
    for section in template.sections:
        if section.prose is not None and section.id in texts.sections:
            yield from _section(template, reading, values, section.id)


def _section(template: Template, reading: Reading, values: ReportValues, section: str) -> Iterator[Passage]:
    text, prose = reading.report.texts.sections[section], template.prose_sections[section]
    yield from _typed(reading, IntroAddress(section), section, text.intro)
    for index, item in enumerate(text.items):
        own = item.id or str(index)
        standard = prose.standard(item.id) if item.id is not None and item.generated else None
        said = _spoken(template, values, standard.said(item.wording)) if standard is not None else ""
        if not (said or item.text):
            continue
        yield from _typed(
            reading, ItemAddress(section, index, ItemPart.HEADING), section, item.heading, item=own, heading=True
        )
        address = ItemAddress(section, index, ItemPart.TEXT)
        if said:
            yield Passage(address=address, part=section, text=said, typed=False, item=own)
        yield from _typed(reading, address, section, item.text, item=own)


def _typed(
    reading: Reading,
    address: Address,
    part: str,
    text: str | None,
    *,
    item: str | None = None,
    heading: bool = False,
) -> Iterator[Passage]:
    for paragraph in paragraphs(text):
        yield Passage(
            address=address, part=part, text=paragraph, item=item, heading=heading, place=reading.places.get(address)
        )  # fmt: skip


def _spoken(template: Template, values: ReportValues, sentences: tuple[Sentence, ...]) -> str:
    return "".join(said.text for sentence in sentences for said in speak(sentence, values, template.totals))
