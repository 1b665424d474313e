"""Where a section of text stands in its sheet: labelled lines, one paragraph a row, unmerged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.formula.functions import CellValue
from xlreport.formula.spell import Cell
from xlreport.layout import words
from xlreport.model.address import Address, FieldAddress
from xlreport.model.report import Item, SectionText
from xlreport.model.template import Prose, Section, StandardItem
from xlreport.model.texts import normal_section
from xlreport.model.words import NO, YES

LABEL, TEXT, CHOICE, NOTE = 0, 1, 2, 3
"""The columns of a sheet of text. Where items stand in pairs, the second one's text takes the choices' column."""

PROSE_TOP = 4
FEWEST_PARAGRAPHS = 8
FEWEST_INTRO_PARAGRAPHS = 3
SPARE_ITEMS = 2
"""Empty items beyond the form's own, for what an agency adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Room for one item, numbered from 1. Rows are absolute; `sentence_rows` hold one generated sentence each.

    `band`: the numbers of the slots that stand side by side and share their labels.
    """

    path: str
    number: int
    band: tuple[int, ...]
    item: Item | None
    standard: StandardItem | None
    heading_row: int
    sentence_rows: tuple[int, ...]
    paragraph_rows: tuple[int, ...]

    @property
    def column(self) -> int:
        return TEXT + self.band.index(self.number)

    @property
    def heading(self) -> FieldAddress:
        return FieldAddress(f"{self.path}.heading")

    @property
    def placement(self) -> FieldAddress:
        """The choice whether the text runs on after its heading."""
        return FieldAddress(f"{self.path}.placement")

    @property
    def generated(self) -> FieldAddress:
        """The choice whether the generated sentences are used."""
        return FieldAddress(f"{self.path}.generated")

    @property
    def sentences(self) -> tuple[FieldAddress, ...]:
        return tuple(FieldAddress(f"{self.path}.sentence[{i}]") for i in range(len(self.sentence_rows)))

    @property
    def paragraphs(self) -> tuple[FieldAddress, ...]:
        return tuple(FieldAddress(f"{self.path}.paragraph[{i}]") for i in range(len(self.paragraph_rows)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseSheet:
    section: Section
    prose: Prose
    name: str
    intro: str | None
    intro_rows: tuple[int, ...]
    slots: tuple[Slot, ...]

    @property
    def intro_paragraphs(self) -> tuple[FieldAddress, ...]:
        return tuple(FieldAddress(f"texts.{self.section.id}.intro[{i}]") for i in range(len(self.intro_rows)))

    def cells(self) -> Mapping[Address, Cell]:
        cells: dict[Address, Cell] = {}
        for address, row in zip(self.intro_paragraphs, self.intro_rows, strict=True):
            cells[address] = Cell(self.name, row, TEXT)
        for slot in self.slots:
            cells[slot.heading] = Cell(self.name, slot.heading_row, slot.column)
            lines = (*zip(slot.sentences, slot.sentence_rows, strict=True),
                     *zip(slot.paragraphs, slot.paragraph_rows, strict=True))  # fmt: skip
            cells |= {address: Cell(self.name, row, slot.column) for address, row in lines}
            if not self.prose.heading_alone:
                cells[slot.placement] = Cell(self.name, slot.heading_row, CHOICE)
            if slot.sentence_rows:
                cells[slot.generated] = Cell(self.name, slot.sentence_rows[0], CHOICE)
        return cells

    def contents(self) -> Mapping[Address, CellValue]:
        """What the typed cells hold when the workbook is written."""
        contents: dict[Address, CellValue] = dict(_filled(self.intro_paragraphs, self.intro))
        for slot in self.slots:
            item = slot.item
            contents[slot.heading] = (item.heading or None) if item is not None else None
            contents |= dict(_filled(slot.paragraphs, item.text if item is not None else None))
            if not self.prose.heading_alone:
                off = item is not None and stands_off(item.text)
                contents[slot.placement] = words.STANDS_OFF if off else words.RUNS_ON
            if slot.sentence_rows and item is not None:
                contents[slot.generated] = YES if item.generated else NO
        return contents


def plan_prose(name: str, section: Section, prose: Prose, text: SectionText | None) -> ProseSheet:
    """The sheet of one section, with room for `text` and for more."""
    own = normal_section(prose, None, None) if text is None else text
    intro_count = max(FEWEST_INTRO_PARAGRAPHS, len(paragraphs(own.intro)) + 1)
    intro_rows = tuple(range(PROSE_TOP, PROSE_TOP + intro_count))
    slots = tuple(_slots(section.id, prose, own, intro_rows[-1] + 2))
    return ProseSheet(section=section, prose=prose, name=name, intro=own.intro, intro_rows=intro_rows, slots=slots)


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a text in normal form; whether it stands off is told by `stands_off`."""
    return text.strip("\n").split("\n") if text else []


def stands_off(text: str | None) -> bool:
    return text is not None and text.startswith("\n")


def _filled(addresses: Sequence[FieldAddress], text: str | None) -> Iterator[tuple[FieldAddress, CellValue]]:
    own = paragraphs(text)
    for index, address in enumerate(addresses):
        yield address, own[index] if index < len(own) else None


def _slots(section: str, prose: Prose, text: SectionText, row: int) -> Iterator[Slot]:
    count = max(len(text.items), len(prose.standard_items)) + SPARE_ITEMS
    step = 2 if prose.side_by_side else 1
    for first in range(1, count + 1, step):
        band = tuple(range(first, first + step))
        items = [text.items[number - 1] if number <= len(text.items) else None for number in band]
        standards = [prose.standard(item.id) if item is not None and item.id is not None else None for item in items]
        sentences = max(len(standard.sentences) if standard is not None else 0 for standard in standards)
        top = row + 1 + sentences
        room = max(FEWEST_PARAGRAPHS, *(len(paragraphs(item.text if item else None)) + 1 for item in items))
        rows = tuple(range(top, top + room))
        for number, item, standard in zip(band, items, standards, strict=True):
            yield Slot(
                path=f"texts.{section}.items[{number - 1}]", number=number, band=band, item=item, standard=standard,
                heading_row=row, sentence_rows=tuple(range(row + 1, top)) if standard is not None else (),
                paragraph_rows=rows,
            )  # fmt: skip
        row = rows[-1] + 2
