"""Where a section of text stands in its sheet: labelled lines, one paragraph a row, unmerged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.spell import Cell
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address
from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Section
from xlreport.form.report.report import SectionText
from xlreport.form.report.texts import normal_section
from xlreport.layout.addresses import ParagraphAddress
from xlreport.layout.pages.slot import FIRST_TEXT, Slot
from xlreport.messages import workbook as words

LABEL, TEXT, CHOICE, NOTE, COUNT = 0, FIRST_TEXT, 2, 3, 4
"""The columns of a sheet of text; what is worked out stands in hidden ones. Where items
stand in pairs, the second one's text takes the choices' column."""

PROSE_TOP = 4
FEWEST_IN_PAIRS, FEWEST_IN_FEW, FEWEST_IN_MANY = 6, 3, 2
"""How many paragraphs an item has room for at least: where items stand in pairs, where they are few, and where there
are so many that the section would be longer than one can overlook."""

FEW_ITEMS, FEWEST_IN_SPARE = 4, 1
FEWEST_INTRO_PARAGRAPHS = 1
SPARE_ITEMS = 1
"""Empty items beyond the form's own, for what an agency adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseSheet:
    section: Section
    prose: Prose
    name: str
    intro_rows: tuple[int, ...]
    slots: tuple[Slot, ...]

    @property
    def intro_paragraphs(self) -> tuple[ParagraphAddress, ...]:
        return tuple(ParagraphAddress(self.section.id, None, i) for i in range(len(self.intro_rows)))

    @property
    def written(self) -> tuple[ParagraphAddress, ...]:
        """Every cell for staff's own text."""
        return (*self.intro_paragraphs, *(address for slot in self.slots for address in slot.paragraphs))

    def cells(self) -> Mapping[Address, Cell]:
        cells: dict[Address, Cell] = {}
        for address, row in zip(self.intro_paragraphs, self.intro_rows, strict=True):
            cells[address] = Cell(self.name, row, TEXT)
        for slot in self.slots:
            cells[slot.heading] = Cell(self.name, slot.heading_row, slot.column)
            for paragraph, row in zip(slot.paragraphs, slot.paragraph_rows, strict=True):
                cells[paragraph] = Cell(self.name, row, slot.column)
            if not self.prose.heading_alone:
                cells[slot.placement] = Cell(self.name, slot.heading_row, CHOICE)
            if slot.sentence_row is not None:
                cells[slot.generated] = Cell(self.name, slot.sentence_row, CHOICE)
                cells[slot.said] = Cell(self.name, slot.sentence_row, slot.column)
                for column, hidden in enumerate(slot.each_sentence(), COUNT + 1):
                    cells[hidden] = Cell(self.name, slot.sentence_row, column)
        return cells

    @property
    def last_hidden(self) -> int:
        """The last of the hidden columns right of the notes."""
        hidden = max(len(slot.each_sentence()) for slot in self.slots)
        return COUNT + max(hidden, len(self.slots[0].band) - 1)

    def contents(self, text: SectionText) -> Mapping[Address, CellValue]:
        """What the typed cells hold for a text this sheet has room for."""
        contents: dict[Address, CellValue] = dict(_filled(self.intro_paragraphs, text.intro))
        for slot in self.slots:
            item = text.items[slot.index] if slot.index < len(text.items) else None
            contents[slot.heading] = (item.heading or None) if item is not None else None
            contents |= dict(_filled(slot.paragraphs, item.text if item is not None else None))
            if not self.prose.heading_alone:
                off = item is not None and stands_off(item.text)
                contents[slot.placement] = words.STANDS_OFF if off else words.RUNS_ON
            if slot.sentence_row is not None and item is not None:
                contents[slot.generated] = slot.choice(item)
        return contents


@dataclass(frozen=True, slots=True)
class Room:
    """How much room a section of text takes: paragraphs of the opening, then id and paragraphs of each item."""

    intro: int
    items: tuple[tuple[str | None, int], ...]


def room_for(prose: Prose, text: SectionText | None) -> Room:
    """Room for `text` and for more; for the form's own items without one."""
    own = normal_section(prose, None, None) if text is None else text
    count = max(len(own.items), len(prose.standard_items)) + SPARE_ITEMS
    items: list[tuple[str | None, int]] = []
    for index in range(count + count % _band_size(prose)):
        item = own.items[index] if index < len(own.items) else None
        if item is None and index >= len(prose.standard_items) and not prose.side_by_side:
            items.append((None, FEWEST_IN_SPARE))
            continue
        lines = len(paragraphs(item.text)) if item is not None else 0
        items.append((item.id if item is not None else None, max(_fewest(prose), lines + 1)))
    return Room(max(FEWEST_INTRO_PARAGRAPHS, len(paragraphs(own.intro)) + 1), tuple(items))


def plan_prose(name: str, section: Section, prose: Prose, room: Room) -> ProseSheet:
    """The sheet of one section, with as much room as asked for."""
    intro_rows = tuple(range(PROSE_TOP, PROSE_TOP + room.intro))
    slots = tuple(_slots(section.id, prose, room, intro_rows[-1] + 2))
    return ProseSheet(section=section, prose=prose, name=name, intro_rows=intro_rows, slots=slots)


def _fewest(prose: Prose) -> int:
    if prose.side_by_side:
        return FEWEST_IN_PAIRS
    return FEWEST_IN_FEW if len(prose.standard_items) <= FEW_ITEMS else FEWEST_IN_MANY


def _band_size(prose: Prose) -> int:
    return 2 if prose.side_by_side else 1


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a text in normal form; whether it stands off is told by `stands_off`."""
    return text.strip("\n").split("\n") if text else []


def stands_off(text: str | None) -> bool:
    return text is not None and text.startswith("\n")


def _filled(addresses: Sequence[ParagraphAddress], text: str | None) -> Iterator[tuple[Address, CellValue]]:
    own = paragraphs(text)
    for index, address in enumerate(addresses):
        yield address, own[index] if index < len(own) else None


def _slots(section: str, prose: Prose, room: Room, row: int) -> Iterator[Slot]:
    step = _band_size(prose)
    for first in range(0, len(room.items), step):
        band = room.items[first : first + step]
        numbers = tuple(range(first + 1, first + 1 + len(band)))
        standards = [prose.standard(item_id) if item_id is not None else None for item_id, _ in band]
        hint_row = sentence_row = None
        top = row + 1
        if any(standard is not None and standard.guide for standard in standards):
            hint_row, top = top, top + 1
        if any(standard is not None and standard.sentences for standard in standards):
            sentence_row, top = top, top + 1
        rows = tuple(range(top, top + max(paragraphs for _, paragraphs in band)))
        for number, standard in zip(numbers, standards, strict=True):
            own = sentence_row if standard is not None and standard.sentences else None
            yield Slot(
                section=section, number=number, band=numbers, standard=standard, heading_row=row,
                hint_row=hint_row, sentence_row=own, paragraph_rows=rows,
            )  # fmt: skip
        row = rows[-1] + 2
