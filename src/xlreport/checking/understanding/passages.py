"""The text of a report piece by piece, with where each piece stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlreport.checking.understanding.counts import figures
from xlreport.form.language.closures.speech import speak
from xlreport.form.language.fields import Fields
from xlreport.form.language.sentences import Said
from xlreport.form.model.address import Address, IntroAddress, ItemAddress, ItemPart, TextAddress
from xlreport.form.model.finding import Place
from xlreport.form.model.sentence import Sentence
from xlreport.form.model.template import LEAD, TITLE, Template
from xlreport.form.report.folded import folded_texts
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.layout.prose import paragraphs


@dataclass(frozen=True, slots=True)
class Filled:
    """A number that stands for a field, with the cells it comes from; `start` and `end` count plain characters."""

    start: int
    end: int
    cites: tuple[Address, ...]


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One paragraph, heading or generated text.

    `part` is `title`, `lead` or the section's id, `item` the id or number of the item it belongs to. `typed`: people
    wrote it; what is generated agrees with the tables by itself. `source`: the text with its fields;
    `filled`: what stands for them.
    """

    address: Address
    part: str
    text: str
    typed: bool = True
    heading: bool = False
    item: str | None = None
    place: Place | None = None
    source: str = ""
    filled: tuple[Filled, ...] = ()

    def filled_at(self, start: int, sentence: str | None = None) -> Filled | None:
        """What stands for a field at a place of the plain text, or of one of its sentences; None if nothing does."""
        at = start if sentence is None else self.plain.find(sentence) + start
        return next((one for one in self.filled if one.start == at and self._ends(one)), None)

    def _ends(self, one: Filled) -> bool:
        """Whether its number ends where it does: `{新收}0` is a number that somebody wrote."""
        return not self.plain[one.end : one.end + 1].isdecimal()

    @cached_property
    def plain(self) -> str:
        """The text in plain form."""
        return figures.plain(self.text)

    def sentence_with(self, quoted: str) -> str:
        """The sentence that these words stand in; all of the passage where they are not one sentence's."""
        words = figures.plain(quoted)
        return next((one for one in self.sentences if words and words in one), self.plain)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences in plain form, without their ends."""
        return tuple(figures.sentences(self.plain))


def passages(template: Template, reading: Reading, values: ReportValues, fields: Fields) -> Iterator[Passage]:
    """Every piece in the report's order, as it will be printed."""
    return _Passages(template, reading, values, fields).all()


class _Passages:
    def __init__(self, template: Template, reading: Reading, values: ReportValues, fields: Fields) -> None:
        self._template = template
        self._places = reading.places
        self._texts = folded_texts(reading.report.texts)
        self._values = values
        self._fields = fields

    def all(self) -> Iterator[Passage]:
        texts, template = self._texts, self._template
        for part, own, sentences in ((TITLE, texts.title, (template.title,)), (LEAD, texts.lead, template.lead)):
            address = TextAddress(part)
            if own is None:
                for paragraph in paragraphs(self._spoken(sentences)):
                    place = self._places.get(address)
                    yield Passage(address=address, part=part, text=paragraph, typed=False, place=place)
            else:
                yield from self._typed(address, part, own)
        for section in template.sections:
            if section.prose is not None and section.id in texts.sections:
                yield from self._section(section.id)

    def _section(self, section: str) -> Iterator[Passage]:
        text, prose = self._texts.sections[section], self._template.prose_sections[section]
        yield from self._typed(IntroAddress(section), section, text.intro)
        for index, item in enumerate(text.items):
            own = item.id or str(index)
            standard = prose.standard(item.id) if item.id is not None and item.generated else None
            said = self._spoken(standard.said(item.wording)) if standard is not None else ""
            if not (said or item.text):
                continue
            heading = ItemAddress(section, index, ItemPart.HEADING)
            yield from self._typed(heading, section, item.heading, item=own, heading=True)
            address = ItemAddress(section, index, ItemPart.TEXT)
            if said:
                yield Passage(address=address, part=section, text=said, typed=False, item=own)
            yield from self._typed(address, section, item.text, item=own)

    def _typed(
        self, address: Address, part: str, text: str | None, *, item: str | None = None, heading: bool = False
    ) -> Iterator[Passage]:
        for paragraph in paragraphs(text):
            said = self._fields.said(paragraph)
            yield Passage(
                address=address, part=part, text="".join(one.text for one in said), item=item, heading=heading,
                place=self._places.get(address), source=paragraph, filled=tuple(_filled(said)),
            )  # fmt: skip

    def _spoken(self, sentences: tuple[Sentence, ...]) -> str:
        return "".join([said.text for sentence in sentences for said in speak(sentence, self._values.contents)])


def _filled(parts: Sequence[Said]) -> Iterator[Filled]:
    at = 0
    for part in parts:
        end = at + len(figures.plain(part.text))
        if part.cites:
            yield Filled(at, end, part.cites)
        at = end
