"""The room for one item of a text in its sheet: which row holds what, and the formulas of its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlreport.form.language.guard import Totals
from xlreport.form.language.sentences import sentence_expression
from xlreport.form.model.address import Address, ItemAddress, ItemPart
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.sentence import StandardItem, Wording
from xlreport.form.report.report import Item
from xlreport.layout.addresses import ParagraphAddress, SentenceAddress, SlotAddress, SlotCell
from xlreport.messages import workbook as words

FIRST_TEXT = 1
"""The column of the text; of the second item in a pair it is the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Room for one item, numbered from 1. Rows are absolute: the heading, what belongs there (None where the form
    does not say), the generated sentences (None without any), the paragraphs.

    `band`: the numbers of the slots that stand side by side and share their labels.
    """

    section: str
    number: int
    band: tuple[int, ...]
    standard: StandardItem | None
    heading_row: int
    hint_row: int | None
    sentence_row: int | None
    paragraph_rows: tuple[int, ...]

    @property
    def column(self) -> int:
        return FIRST_TEXT + self.band.index(self.number)

    @property
    def index(self) -> int:
        """The item's place, counted from 0."""
        return self.number - 1

    @property
    def standard_id(self) -> str | None:
        return None if self.standard is None else self.standard.id

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
    def said(self) -> SlotAddress:
        """The generated sentences as the report will say them, in one cell."""
        return SlotAddress(self.section, self.index, SlotCell.SAID)

    @property
    def number_cell(self) -> SlotAddress:
        """How many items are printed up to this one."""
        return SlotAddress(self.section, self.index, SlotCell.NUMBER)

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
        if self.standard is None:
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
        count = len(self.standard.sentences) if self.standard is not None else 0
        return tuple(SentenceAddress(self.section, self.index, i) for i in range(count))

    def each_sentence(self) -> tuple[SentenceAddress, ...]:
        """Every sentence as it is chosen, then in each other wording; they stand hidden beside what is shown."""
        worded = (self.worded(one.sentence, wording) for wording in self.wordings for one in self.sentences)
        return (*self.sentences, *worded)

    @property
    def as_told(self) -> Expression:
        """What the cell of the sentences shows: them, or why there are none."""
        joined = Call("join", tuple(map(Reference, self.sentences)))
        later = Call("choose", (Call("given", (joined,)), joined, Text(words.SENTENCES_LATER)))
        unused = Call("same", (Reference(self.generated), Text(NO)))
        return Call("choose", (unused, Text(words.SENTENCES_UNUSED), later))

    @property
    def paragraphs(self) -> tuple[ParagraphAddress, ...]:
        return tuple(ParagraphAddress(self.section, self.index, i) for i in range(len(self.paragraph_rows)))
