"""Where a section of text stands in its sheet: labelled lines, one paragraph a row, unmerged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.guard import Totals
from xlreport.form.language.sentences import sentence_expression
from xlreport.form.language.spell import Cell
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, ItemAddress, ItemPart
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.template import Prose, Section, StandardItem, Wording
from xlreport.form.report.report import Item, SectionText
from xlreport.form.report.texts import normal_section
from xlreport.layout.addresses import (
    CharactersAddress,
    LengthAddress,
    ParagraphAddress,
    SentenceAddress,
    SlotAddress,
    SlotCell,
)
from xlreport.messages import workbook as words

LABEL, TEXT, CHOICE, NOTE, COUNT = range(5)
"""The columns of a sheet of text; the count of characters stands in a hidden one, other wordings after it. Where items
stand in pairs, the second one's text takes the choices' column."""

PROSE_TOP = 4
FEWEST_PARAGRAPHS = 6
FEWEST_INTRO_PARAGRAPHS = 2
SPARE_ITEMS = 1
"""Empty items beyond the form's own, for what an agency adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Room for one item, numbered from 1. Rows are absolute; `sentence_rows` hold one generated sentence each.

    `band`: the numbers of the slots that stand side by side and share their labels.
    """

    section: str
    number: int
    band: tuple[int, ...]
    standard: StandardItem | None
    heading_row: int
    sentence_rows: tuple[int, ...]
    paragraph_rows: tuple[int, ...]

    @property
    def column(self) -> int:
        return TEXT + self.band.index(self.number)

    @property
    def index(self) -> int:
        """The item's place, counted from 0."""
        return self.number - 1

    @property
    def heading(self) -> ItemAddress:
        return ItemAddress(self.section, self.index, ItemPart.HEADING)

    @property
    def placement(self) -> SlotAddress:
        """The choice whether the text runs on after its heading."""
        return SlotAddress(self.section, self.index, SlotCell.PLACEMENT)

    @property
    def generated(self) -> SlotAddress:
        """The choice whether the generated sentences are used."""
        return SlotAddress(self.section, self.index, SlotCell.GENERATED)

    @property
    def printed(self) -> SlotAddress:
        """Whether the item is printed."""
        return SlotAddress(self.section, self.index, SlotCell.PRINTED)

    @property
    def number_cell(self) -> SlotAddress:
        """How many items are printed up to this one."""
        return SlotAddress(self.section, self.index, SlotCell.NUMBER)

    def length(self, *, printed: bool) -> LengthAddress:
        return LengthAddress(self.section, self.index, printed)

    @property
    def choices(self) -> tuple[str, ...]:
        """What staff choose from: the form's own sentences, another wording of them, or none."""
        return (YES, *(wording.name for wording in self.wordings), NO)

    @property
    def wordings(self) -> tuple[Wording, ...]:
        return self.standard.wordings if self.standard is not None else ()

    def choice(self, item: Item) -> str:
        chosen = next((one.name for one in self.wordings if one.id == item.wording), YES)
        return chosen if item.generated else NO

    def sentence(self, index: int, totals: Totals) -> Expression:
        """The formula of the so many'th sentence: in the wording that is chosen beside it."""
        if self.standard is None or index >= len(self.standard.sentences):
            return Text("")
        own = self.standard.sentences[index]
        formula = sentence_expression(own, totals)
        for wording in reversed(self.wordings):
            if wording.sentences[index] != own:
                chosen = Call("same", (Reference(self.generated), Text(wording.name)))
                formula = Call("choose", (chosen, Reference(self.worded(index, wording)), formula))
        return formula

    def worded_sentences(self, totals: Totals) -> Mapping[Address, Expression]:
        """Each sentence in each other wording, where that differs; they stand hidden beside what is shown."""
        if self.standard is None:
            return {}
        return {
            self.worded(index, wording): sentence_expression(sentence, totals)
            for wording in self.wordings
            for index, sentence in enumerate(wording.sentences)
            if sentence != self.standard.sentences[index]
        }

    def worded(self, index: int, wording: Wording) -> SentenceAddress:
        return SentenceAddress(self.section, self.index, index, wording.id)

    @property
    def sentences(self) -> tuple[SentenceAddress, ...]:
        return tuple(SentenceAddress(self.section, self.index, i) for i in range(len(self.sentence_rows)))

    @property
    def paragraphs(self) -> tuple[ParagraphAddress, ...]:
        return tuple(ParagraphAddress(self.section, self.index, i) for i in range(len(self.paragraph_rows)))


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

    def length(self, *, printed: bool) -> LengthAddress:
        """Of its opening."""
        return LengthAddress(self.section.id, None, printed)

    @property
    def characters(self) -> CharactersAddress:
        """How many characters staff have written in the section."""
        return CharactersAddress(self.section.id)

    @property
    def written(self) -> tuple[ParagraphAddress, ...]:
        """Every cell for staff's own text."""
        return (*self.intro_paragraphs, *(address for slot in self.slots for address in slot.paragraphs))

    def cells(self) -> Mapping[Address, Cell]:
        cells: dict[Address, Cell] = {self.characters: Cell(self.name, PROSE_TOP - 2, COUNT)}
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
            for column, wording in enumerate(slot.wordings, COUNT + 1):
                for index, row in enumerate(slot.sentence_rows):
                    cells[slot.worded(index, wording)] = Cell(self.name, row, column)
        return cells

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
            if slot.sentence_rows and item is not None:
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
        lines = len(paragraphs(item.text)) if item is not None else 0
        items.append((item.id if item is not None else None, max(FEWEST_PARAGRAPHS, lines + 1)))
    return Room(max(FEWEST_INTRO_PARAGRAPHS, len(paragraphs(own.intro)) + 1), tuple(items))


def plan_prose(name: str, section: Section, prose: Prose, room: Room) -> ProseSheet:
    """The sheet of one section, with as much room as asked for."""
    intro_rows = tuple(range(PROSE_TOP, PROSE_TOP + room.intro))
    slots = tuple(_slots(section.id, prose, room, intro_rows[-1] + 2))
    return ProseSheet(section=section, prose=prose, name=name, intro_rows=intro_rows, slots=slots)


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
        sentences = max(len(standard.sentences) if standard is not None else 0 for standard in standards)
        top = row + 1 + sentences
        rows = tuple(range(top, top + max(paragraphs for _, paragraphs in band)))
        for number, standard in zip(numbers, standards, strict=True):
            yield Slot(
                section=section, number=number, band=numbers, standard=standard,
                heading_row=row, sentence_rows=tuple(range(row + 1, top)) if standard is not None else (),
                paragraph_rows=rows,
            )  # fmt: skip
        row = rows[-1] + 2
