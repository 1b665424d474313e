"""The items of a section as the preview prints them: heading, generated sentences, typed paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.trees import ZERO, above_zero, call, is_number, one_if
from xlreport.form.model.address import Address
from xlreport.form.model.answers import NO
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.template import Template
from xlreport.layout.addresses import SlotAddress
from xlreport.layout.pages.slot import Slot
from xlreport.layout.pages.visual import LineKind
from xlreport.layout.pasting.cells import ListAddress
from xlreport.layout.pasting.known import NUMBERED
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.preview.fields import with_fields
from xlreport.layout.prose import ProseSheet
from xlreport.messages import workbook as words


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One possible text. `slot`: the item that begins here. `place`: what orders the texts."""

    expression: Expression
    slot: Slot | None = None
    kind: LineKind = LineKind.BODY
    place: Expression = ZERO

    @property
    def flags(self) -> tuple[SlotAddress, ...]:
        """Whether the item is printed, and how many are so far."""
        return () if self.slot is None else (self.slot.printed, self.slot.number_cell)


def printed_flags(template: Template, prose: Sequence[ProseSheet], paste: Paste) -> Mapping[Address, Expression]:
    """For each item 1 if it is printed, because it has a sentence or a text, typed or pasted, else 0.

    And how many are so far, the pasted ones first.
    """
    formulas: dict[Address, Expression] = {}
    for sheet in prose:
        above = paste.headed(paste.number_of(sheet.section.id))
        for slot in sheet.slots:
            item = PreviewItem(template, slot, sheet, paste)
            formulas[slot.printed] = one_if(Call("or", (item.stands, item.is_pasted)))
            formulas[slot.number_cell] = Call("sum", (above, one_if(item.stands)))
            above = Reference(slot.number_cell)
    return formulas


def printed_text(template: Template, sheet: ProseSheet, slot: Slot, paste: Paste) -> Expression:
    """All that is printed of an item, its heading and what is pasted aside."""
    return PreviewItem(template, slot, sheet, paste).anything


class PreviewItem:
    """One item as formulas over its cells."""

    def __init__(self, template: Template, slot: Slot, sheet: ProseSheet, paste: Paste) -> None:
        self._template = template
        self._slot = slot
        self._prose = sheet.prose
        self._own = [with_fields(template, address) for address in slot.paragraphs]
        self._paste = paste
        self._section = paste.number_of(sheet.section.id)
        self._unpasted = is_number(paste.taken(self._section), 0)

    @property
    def anything(self) -> Expression:
        """What is printed from the item's own rows: where the section is pasted, only a text of its own."""
        typed = join(self._own)
        return Call("choose", (self._unpasted, join([self._generated, typed]), typed))

    @property
    def stands(self) -> Expression:
        return given(self.anything)

    @property
    def is_pasted(self) -> Expression:
        slot = self._prose.provided(self._slot.number, self._slot.standard_id)
        return above_zero(self._paste.taken(self._section, slot) if slot else Number(Decimal(0)))

    @property
    def _generated(self) -> Expression:
        if not self._slot.sentences:
            return Text("")
        unwanted = Call("same", (Reference(self._slot.generated), Text(NO)))
        return Call("choose", (unwanted, Text(""), join(list(map(Reference, self._slot.sentences)))))

    @property
    def _runs_on(self) -> Expression | None:
        """None where the text always follows what stands before it."""
        if self._prose.heading_alone:
            return None
        return Call("not", (Call("same", (Reference(self._slot.placement), Text(words.STANDS_OFF))),))

    def lines(self) -> Iterator[PreviewLine]:
        first: Expression = Text("")
        for own in reversed(self._own):
            first = Call("choose", (given(own), own, first))
        joined = first if self._runs_on is None else Call("choose", (self._runs_on, first, Text("")))
        opening = join([self._generated, joined])
        heading = self._heading()
        if self._prose.heading_alone:
            yield PreviewLine(self._if_stands(heading), self._slot, LineKind.ITEM)
            yield PreviewLine(self._if_stands(opening))
        else:
            yield PreviewLine(self._if_stands(join([heading, opening])), self._slot)
        for index, own in enumerate(self._own):
            yield PreviewLine(Call("choose", (self._is_joined(index), Text(""), own)))

    def _is_joined(self, index: int) -> Expression:
        """Whether this paragraph already follows the heading: the first that holds anything."""
        conditions: list[Expression] = [] if self._runs_on is None else [self._runs_on]
        if index:
            conditions.append(Call("not", (given(join(list(self._own[:index]))),)))
        conditions.append(given(self._own[index]))
        return Call("and", tuple(conditions))

    def _if_stands(self, text: Expression) -> Expression:
        """The text where the item is printed from its own rows."""
        typed = Call("or", (self._unpasted, given(join(self._own))))
        printed = is_number(Reference(self._slot.printed), 1)
        return Call("choose", (Call("and", (printed, typed)), text, Text("")))

    def _heading(self) -> Expression:
        own = with_fields(self._template, self._slot.heading)
        before, _, after = self._prose.heading_pattern.partition("{heading}")
        return Call("choose", (given(own), join([*self._numbered(before), own, *self._numbered(after)]), Text("")))

    def _numbered(self, text: str) -> list[Expression]:
        before, hole, after = text.partition("{number}")
        pieces: list[Expression] = [Text(before)] if before else []
        if hole:
            pieces.append(call("named", Reference(self._slot.number_cell), Reference(ListAddress(NUMBERED))))
        return [*pieces, Text(after)] if after else pieces


def given(text: Expression) -> Expression:
    return Call("given", (text,))


def join(pieces: Sequence[Expression]) -> Expression:
    return Call("join", tuple(pieces) or (Text(""),))
