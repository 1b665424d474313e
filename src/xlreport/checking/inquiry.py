"""What a check is given: a report with everything that was made of it once, and the way to answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from xlreport.checking.understanding.grammar import SENTENCE_ENDS
from xlreport.checking.understanding.passages import Passage, passages
from xlreport.checking.understanding.reading import Understood, understood
from xlreport.form.language.fields import Fields
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import (
    FILE_NAME,
    SIGNED_ON,
    Address,
    AgencyAddress,
    IndicatorAddress,
    IntroAddress,
    ItemAddress,
    ItemPart,
    TextAddress,
)
from xlreport.form.model.finding import Code, Finding, Place, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report, SectionText
from xlreport.form.report.values import ReportValues
from xlreport.form.text.normal import folded
from xlreport.form.text.patterns.search_pattern import SearchPattern


class Subject:
    """One report of a form: its values and its passages are made when first asked for, and then kept."""

    def __init__(self, template: Template, reading: Reading, values: ReportValues | None = None) -> None:
        self.template = template
        self.reading = reading
        self.values = values or ReportValues(template, reading.report, reading.previous)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its text piece by piece, as it will be printed."""
        return tuple(passages(self.template, self.reading, self.values, self.fields))

    @cached_property
    def fields(self) -> Fields:
        """The fields that may stand in its text, with what stands for them."""
        return Fields(self.template.text_fields, self.values, self.template.totals)

    @cached_property
    def understood(self) -> tuple[Understood, ...]:
        """What people wrote, read against the figures."""
        return tuple(map(_typed_numbers, understood(self.template, self.reading, self.values, self.passages)))

    @cached_property
    def last_year(self) -> "Subject | None":
        """The report of the year before; None where it was not given."""
        last = self.reading.previous_report
        if last is None:
            return None
        return Subject(self.template, replace(self.reading, report=last, previous={}, previous_report=None))

    @cached_property
    def whole_text(self) -> str:
        """Everything that people wrote in its plain form."""
        return "\n".join([one.plain for one in self.passages if one.typed])

    @cached_property
    def own_words(self) -> tuple[tuple[Address, str], ...]:
        """What people typed as they typed it, a paragraph at a time: fields of the agency, words in tables, texts."""
        report, template = self.reading.report, self.template
        own: list[tuple[Address, str | None]] = [
            (AgencyAddress(one.id), report.agency.get(one.id)) for one in template.agency_fields
        ]
        cells = (at for table in template.tables if table.words for at in table.inputs if at in table.words)
        own += [(at, self.values.words(at)) for at in cells]
        own += [(TextAddress("title"), report.texts.title), (TextAddress("lead"), report.texts.lead)]
        for name, section in report.texts.sections.items():
            own.append((IntroAddress(name), section.intro))
            for index, item in enumerate(section.items):
                own.append((ItemAddress(name, index, ItemPart.HEADING), item.heading))
                own.append((ItemAddress(name, index, ItemPart.TEXT), item.text))
        return tuple([(address, paragraph) for address, text in own for paragraph in (text or "").split("\n")])

    @cached_property
    def own_text(self) -> str:
        """All of that in one."""
        return "\n".join([text for _, text in self.own_words])

    def typed_text(self, part: str) -> str:
        """What people wrote in a part, headings aside."""
        own = (one for one in self.passages if one.part == part and one.typed and not one.heading)
        return "\n".join(one.text for one in own)


def _typed_numbers(one: Understood) -> Understood:
    """What was understood without the numbers that stand for fields: they agree by construction."""
    filled = {each.told.number for each in one.numbers if one.passage.filled_at(each.told.figure.start) is not None}
    if not filled:
        return one
    doubts = tuple(each for each in one.doubts if not each.told or any(own.number not in filled for own in each.told))
    return replace(
        one, numbers=tuple(each for each in one.numbers if each.told.number not in filled), doubts=doubts
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One rule asked of one report."""

    subject: Subject
    rule: Code

    @property
    def template(self) -> Template:
        return self.subject.template

    @property
    def report(self) -> Report:
        return self.subject.reading.report

    @property
    def reading(self) -> Reading:
        return self.subject.reading

    @property
    def values(self) -> ReportValues:
        return self.subject.values

    @property
    def fields(self) -> Fields:
        return self.subject.fields

    def passages(self, parts: Sequence[str] = ()) -> tuple[Passage, ...]:
        """The text of these parts, of all if none is named."""
        own = self.subject.passages
        return tuple(one for one in own if one.part in parts) if parts else own

    def typed(self, parts: Sequence[str] = ()) -> tuple[Passage, ...]:
        """What people wrote in these parts; generated sentences agree with the tables by themselves."""
        return tuple(one for one in self.passages(parts) if one.typed)

    def possible(self, patterns: Sequence[SearchPattern], *, without: str = "") -> tuple[SearchPattern, ...]:
        """Those of the patterns that may be found in what people wrote, or in it without a name."""
        text = self.subject.whole_text
        if any(end in without for end in SENTENCE_ENDS):
            return tuple(patterns)
        text = text.replace(without, "") if without else text
        return tuple([one for one in patterns if one.may_be_in(text)])

    def sentences(self, parts: Sequence[str] = ()) -> Iterator[tuple[Passage, str]]:
        """The sentences that people wrote in these parts, headings aside."""
        for passage in self.typed(parts):
            if not passage.heading:
                yield from ((passage, sentence) for sentence in passage.sentences)

    def section(self, section: str) -> SectionText:
        """What stands in a section of prose; nothing where the report has no such section."""
        return self.report.texts.sections.get(section, SectionText())

    def agency(self, field: str) -> str:
        """What the agency says of itself in a field; empty where it says nothing."""
        return folded(self.report.agency.get(field) or "")

    def own_words(self) -> tuple[tuple[Address, str], ...]:
        """What people typed as they typed it, a paragraph at a time: fields of the agency, words in tables, texts."""
        return self.subject.own_words

    def indicator(self, indicator: str) -> CellValue:
        return self.values.content(IndicatorAddress(indicator))

    def place(self, address: Address) -> Place | None:
        """Where the value stands in the file; None for a report that came as a record."""
        return self.reading.places.get(address)

    def finding(
        self,
        passage: Passage | None = None,
        *,
        found: str | None = None,
        expected: str | None = None,
        severity: Severity | None = None,
        related: tuple[Address, ...] = (),
        **params: str,
    ) -> Finding:
        """The rule's finding about a passage, or about the report as a whole.

        `severity`: None is the rule's own. `params`: what else the message may cite.
        """
        address, place = (None, None) if passage is None else (passage.address, passage.place)
        about = None if passage is None else passage.sentence_with(params.get("quoted", ""))
        return Finding(
            code=self.rule.code, severity=severity or self.rule.severity, address=address, place=place, found=found,
            expected=expected, params=params, related=related, about=about,
        )  # fmt: skip

    def finding_at(
        self, address: Address, *, found: str | None = None, expected: str | None = None, **params: str
    ) -> Finding:
        """The finding about a value, at its place in the file."""
        own = self.finding(found=found, expected=expected)
        return replace(own, address=address, place=self.place(address), params=params)

    def finding_in_part(
        self, part: str, *, found: str | None = None, expected: str | None = None, **params: str
    ) -> Finding:
        """The finding about a part of the text; `{part}` is its heading."""
        headings = {section.id: section.heading for section in self.template.sections}
        own = self.finding(found=found, expected=expected)
        params = {"part": headings.get(part, ""), **params}
        return replace(own, address=TextAddress(part), params=params)

    def finding_in_file_name(self, *, found: str | None, expected: str) -> Finding:
        return replace(self.finding(found=found, expected=expected), address=FILE_NAME)

    def of_heading(self, section: str, item: int) -> Address:
        """The heading of an item, counted from 0."""
        return ItemAddress(section, item, ItemPart.HEADING)

    def of_item_text(self, section: str, item: int) -> Address:
        return ItemAddress(section, item, ItemPart.TEXT)

    def of_agency(self, field: str) -> Address:
        return AgencyAddress(field)

    def of_signing(self) -> Address:
        return SIGNED_ON

    def indicators_in(self, addresses: Iterable[Address]) -> set[str]:
        """The ids of the indicators among these addresses."""
        return {one.indicator for one in addresses if isinstance(one, IndicatorAddress)}
