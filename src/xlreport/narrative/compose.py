"""From a report to its document: generated sentences, the staff's own text, tables as printed."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from xlreport.form.language.closures.speech import speak
from xlreport.form.language.fields import Fields
from xlreport.form.language.sentences import Said
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.sentence import Prose, Sentence
from xlreport.form.model.template import Section, Template
from xlreport.form.report.folded import folded_report
from xlreport.form.report.report import Item, Report
from xlreport.form.report.texts import normal_text
from xlreport.form.report.values import ReportValues
from xlreport.form.text.numerals import chinese_number
from xlreport.layout.grid import Grid, table_grid
from xlreport.layout.printed import printed_cells
from xlreport.layout.prose import paragraphs, stands_off
from xlreport.messages import workbook as words
from xlreport.messages.workbook import chinese_date
from xlreport.narrative.blocks import Block, Document, Heading, Note, Paragraph, Run, SignOff, TableBlock, Title
from xlreport.narrative.title import title_lines


def compose(
    template: Template, report: Report, previous: Mapping[FigureAddress, Decimal] | None = None, *, draft: bool = False
) -> Document:
    """The narrative report. Every number in generated prose is a run that cites its cells.

    `previous`: last year's figures, as far as they are known; sentences that compare need them.
    """
    return _Composer(template, report, previous).document(draft=draft)


class _Composer:
    def __init__(self, template: Template, report: Report, previous: Mapping[FigureAddress, Decimal] | None) -> None:
        self._report = folded_report(report)
        self._values = ReportValues(template, self._report, previous)
        self._template = self._values.template
        self._fields = Fields(template.text_fields, self._values, template.totals)

    def document(self, *, draft: bool) -> Document:
        title = self._title()
        return Document(
            title=title or self._spoken(self._template.title), agency=self._report.agency_name,
            year=self._report.year, blocks=tuple(self._blocks(title)), draft=draft,
        )  # fmt: skip

    def _blocks(self, title: str) -> Iterator[Block]:
        if title:
            yield Title(title_lines(title, self._report.agency_name))
        yield from self._lead()
        for section in self._template.sections:
            heading = section.heading if section.printed is None else self._spoken(section.printed)
            if heading:
                yield Heading(heading, 1)
            yield from self._section(section, heading or section.heading)
        if signed := tuple(self._sign_off()):
            yield SignOff(signed)

    def _title(self) -> str:
        own = self._report.texts.title
        return self._spoken(self._template.title) if own is None else self._fields.filled(own.strip())

    def _spoken(self, sentence: Sentence) -> str:
        return "".join(said.text for said in speak(sentence, self._values.contents))

    def _lead(self) -> Iterator[Block]:
        own = self._report.texts.lead
        if own is not None:
            yield from map(self._own, paragraphs(normal_text(own)))
        elif runs := self._runs(self._template.lead):
            yield Paragraph(runs)

    def _runs(self, sentences: tuple[Sentence, ...]) -> tuple[Run, ...]:
        return _runs(said for sentence in sentences for said in speak(sentence, self._values.contents))

    def _own(self, text: str) -> Paragraph:
        """A paragraph that people wrote."""
        return Paragraph(_runs(self._fields.said(text)))

    def _section(self, section: Section, heading: str) -> Iterator[Block]:
        if section.tables:
            yield from self._tables(section, heading)
        if section.prose is not None:
            yield from self._prose(section.id, section.prose)

    def _tables(self, section: Section, heading: str) -> Iterator[Block]:
        absent = [one for one in section.tables if one.id in self._report.not_applicable]
        if len(absent) == len(section.tables):
            yield Paragraph((Run(words.NOT_APPLICABLE_SAID.format(table=words.THIS_TABLE)),))
        else:
            grid = _grid(self._template, section)
            printed = {at: text for table in section.tables for at, text in printed_cells(table, self._values)}
            yield TableBlock(grid, printed, heading)
            said = (words.NOT_APPLICABLE_SAID.format(table=one.caption or words.THIS_TABLE) for one in absent)
            yield from map(Note, (*said, *(text for table in section.tables for text in table.notes)))

    def _prose(self, section_id: str, prose: Prose) -> Iterator[Block]:
        text = self._report.texts.sections[section_id]
        yield from map(self._own, paragraphs(text.intro))
        number = 0
        for item in text.items:
            generated = self._generated(prose, item)
            if generated or item.text:
                number += 1
                yield from self._item(prose, item, number, generated)

    def _item(self, prose: Prose, item: Item, number: int, generated: tuple[Run, ...]) -> Iterator[Block]:
        own = [self._own(text) for text in paragraphs(item.text)]
        joins = bool(own) and not stands_off(item.text)
        opening = (*generated, *own[0].runs) if joins else generated
        heading = _heading(prose, self._fields.filled(item.heading), number)
        if heading and (prose.heading_alone or not opening):
            yield Heading(heading, 2)
            heading = ""
        if heading or opening:
            yield Paragraph((*([Run(heading, strong=True)] if heading else []), *opening))
        yield from own[joins:]

    def _generated(self, prose: Prose, item: Item) -> tuple[Run, ...]:
        standard = prose.standard(item.id) if item.id is not None else None
        return self._runs(standard.said(item.wording)) if standard is not None and item.generated else ()

    def _sign_off(self) -> Iterator[str]:
        if self._report.agency_name:
            yield self._report.agency_name
        if self._report.signed_on is not None:
            yield chinese_date(self._report.signed_on)


def _grid(template: Template, section: Section) -> Grid:
    """Laid out once a form; tables with rows of a report are laid out for each."""
    return table_grid(section.tables) if template.record_tables else _grids(template)[section.id]


@lru_cache(maxsize=16)
def _grids(template: Template) -> Mapping[str, Grid]:
    return {section.id: table_grid(section.tables) for section in template.sections if section.tables}


def _heading(prose: Prose, heading: str, number: int) -> str:
    if not heading:
        return ""
    numbered = prose.heading_pattern.replace("{number}", chinese_number(number))
    return numbered.replace("{heading}", heading)


def _runs(parts: Iterable[Said]) -> tuple[Run, ...]:
    return tuple(Run(said.text, said.cites) for said in parts)
