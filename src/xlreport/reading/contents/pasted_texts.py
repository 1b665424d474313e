"""Pasted texts put where they belong; what is typed in its own place as well stands, and is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from xlreport.form.model.address import LEAD, TITLE, Address, IntroAddress, ItemAddress, ItemPart
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Template
from xlreport.form.report.report import Item, SectionText, Texts
from xlreport.form.report.texts import normal_section
from xlreport.layout.pasting.cells import PastedAddress
from xlreport.messages.sheets import pasting
from xlreport.reading.contents.pasted import PastedReading, PastedSection, Untaken
from xlreport.reading.contents.pasted_rows import PastedText
from xlreport.reading.contents.strays import MOST_QUOTED


@dataclass(frozen=True, slots=True)
class Merged:
    """The texts as they count, where each of those that moved stands now, what is to be told, and the rows left over.

    `items`: of each section with a pasted text which item of the report stands for one of its own rows.

    A finding of such rows has the place of the first of them among all that are left over for its address.
    """

    texts: Texts
    places: Mapping[Address, Place]
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    items: Mapping[str, Mapping[int, int]]


def merged(template: Template, texts: Texts, places: Mapping[Address, Place], pasted: PastedReading) -> Merged:
    """`places`: those of the texts that were typed in their own rows."""
    return _Merger(template, places, pasted).merged(texts)


class _Merger:
    def __init__(self, template: Template, places: Mapping[Address, Place], pasted: PastedReading) -> None:
        self._template = template
        self._typed = places
        self._places: dict[Address, Place] = {}
        self._moved: dict[str, Mapping[int, int]] = {}
        self._pasted = pasted
        self._untaken = list(pasted.untaken)
        self._numbers = {one.id: number for number, one in enumerate(template.sections, 1)}

    def merged(self, texts: Texts) -> Merged:
        title = self._one(TITLE, texts.title, self._pasted.title, "")
        lead = self._one(LEAD, texts.lead, self._pasted.lead, "\n")
        sections = {key: self._section(key, text) for key, text in texts.sections.items()}
        own = replace(texts, title=title, lead=lead, sections=sections)
        rows, findings = self._left_over()
        return Merged(own, {**self._typed, **self._places}, (*self._pasted.findings, *findings), rows, self._moved)

    def _left_over(self) -> tuple[tuple[str, ...], list[Finding]]:
        rows: list[str] = []
        findings: list[Finding] = []
        self._untaken.sort(key=lambda one: one.section)
        for section, own in groupby(self._untaken, key=lambda one: one.section):
            rows += [self._template.sections[section - 1].heading] if section else []
            for one in own:
                findings.append(replace(one.finding, address=PastedAddress(len(rows))))
                rows += one.rows
        return tuple(rows), findings

    def _one(
        self, address: Address, typed: str | None, pasted: Sequence[PastedText], between: str, section: int = 0
    ) -> str | None:
        """A text that is generated while nothing is typed or pasted."""
        if not pasted:
            return typed
        if typed is not None:
            self._tell_twice(section, pasted, self._typed.get(address))
            return typed
        self._places[address] = pasted[0].place
        return between.join(one.text for one in pasted)

    def _section(self, key: str, typed: SectionText) -> SectionText:
        pasted, prose = self._pasted.sections.get(key), self._template.prose_sections[key]
        if not pasted:
            return typed
        intro = self._one(IntroAddress(key), typed.intro, pasted.intro, "\n", self._numbers[key])
        items = list(self._items(key, prose, typed, pasted))
        self._moved[key] = {own: index for index, (_, _, own) in enumerate(items) if own is not None}
        for index, (_, (heading, text), _) in enumerate(items):
            self._put(ItemAddress(key, index, ItemPart.HEADING), heading)
            self._put(ItemAddress(key, index, ItemPart.TEXT), text)
        return normal_section(prose, intro, [item for item, _, _ in items])

    def _put(self, address: Address, place: Place | None) -> None:
        if place is not None:
            self._places[address] = place

    def _items(
        self, key: str, prose: Prose, typed: SectionText, pasted: PastedSection
    ) -> Iterator[tuple[Item, tuple[Place | None, Place | None], int | None]]:
        """Pasted items in their order, then those with a text of their own.

        Each with the places of heading and text, and with its number among those that have rows of their own.
        """
        own = {
            prose.provided(index + 1, item.id) or -1 - index: (index, item) for index, item in enumerate(typed.items)
        }
        written = {number: (index, item) for number, (index, item) in own.items() if item.text}
        for one in pasted.items:
            if one.provided in written:
                index, _ = written[one.provided]
                typed_at = self._typed.get(ItemAddress(key, index, ItemPart.TEXT))
                self._tell_twice(self._numbers[key], [one.heading, *one.lines], typed_at)
            else:
                yield one.item(prose), (one.heading.place, one.place), own.get(one.provided, (None, None))[0]
        for index, item in written.values():
            heading, text = (self._typed.get(ItemAddress(key, index, part)) for part in ItemPart)
            yield item, (heading, text), index

    def _tell_twice(self, section: int, pasted: Sequence[PastedText], typed: Place | None) -> None:
        found = pasted[0].text[:MOST_QUOTED]
        where = pasting.PLACE.format(sheet=typed.sheet, cell=typed.cell) if typed is not None else ""
        finding = Finding(
            code="PASTE-TWICE", severity=Severity.ERROR, place=pasted[0].place, found=found, expected=where
        )  # fmt: skip
        rows = dict.fromkeys((one.place, one.row) for one in pasted)
        self._untaken.append(Untaken(section, tuple(row for _, row in rows), finding))
