"""The report as it will read, a paragraph a row, from the cells staff are typing in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.fields import braced, field_text
from xlreport.form.language.guard import Totals
from xlreport.form.language.sentences import sentence_expression
from xlreport.form.language.spell import Cell
from xlreport.form.model.address import LEAD, SIGNED_ON, TITLE, Address, AgencyAddress
from xlreport.form.model.answers import NO, NONE
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.sentence import Sentence
from xlreport.form.model.template import Template
from xlreport.form.text.numerals import chinese_number
from xlreport.layout.addresses import FieldAddress, FilledAddress, SlotAddress
from xlreport.layout.pages.slot import Slot
from xlreport.layout.pages.visual import CHAIN, LineKind, signed
from xlreport.layout.pasting.cells import RowKind
from xlreport.layout.pasting.lists import provided
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.pasting.trees import above_zero, either, is_number
from xlreport.layout.prose import COUNT as FILLED
from xlreport.layout.prose import TEXT as TYPED
from xlreport.layout.prose import ProseSheet
from xlreport.messages import workbook as words

PREVIEW_TOP = 3
SHOWN, TEXT, COUNT, FLAG, NUMBER, OWN, FIELD, KIND = range(8)
"""The columns. Beside what is shown stand, hidden, every possible text, how many of them hold anything so far, and
whether the item that begins there is printed and its number; then the typed title and lead with their fields filled
in, what stands for each field, and how each text is set."""

ROW_CELLS = {cell: column for column, cell in enumerate(CHAIN, KIND + 1)}
"""The hidden columns of what each shown row is cut from."""

GAP = KIND + 1 + len(CHAIN)
TABLES = GAP + 1
"""The tables stand right of the text, beyond a narrow column."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One possible text. `slot`: the item that begins here."""

    expression: Expression
    slot: Slot | None = None
    kind: LineKind = LineKind.BODY

    @property
    def flags(self) -> tuple[SlotAddress, ...]:
        """Whether the item is printed, and how many are so far."""
        return () if self.slot is None else (self.slot.printed, self.slot.number_cell)


def preview_lines(
    template: Template, prose: Sequence[ProseSheet], sheets: Mapping[str, str], paste: Paste
) -> Iterator[PreviewLine]:
    """Title, lead, sections and sign-off in the report's order; tables are only pointed at.

    `sheets`: the names of the sheets to look at for tables that the preview does not show itself. What is pasted
    stands where nothing else is typed: each section's pasted rows before its own.
    """
    pasted = _join(list(paste.lines_of(RowKind.TITLE)))
    yield PreviewLine(_own_or(with_fields(template, TITLE), (template.title,), template.totals, pasted, pasted))
    lead, own_lead = list(paste.lines_of(RowKind.LEAD)), with_fields(template, LEAD)
    yield PreviewLine(_own_or(own_lead, template.lead, template.totals, _join(lead), Text("")))
    yield from (PreviewLine(Call("choose", (_given(own_lead), Text(""), line))) for line in lead)
    texts = {sheet.section.id: sheet for sheet in prose}
    for section in template.sections:
        yield PreviewLine(Text(section.heading), kind=LineKind.SECTION)
        if section.id in texts:
            yield from map(PreviewLine, paste.lines(paste.number_of(section.id)))
            yield from _section(template, texts[section.id], paste)
        else:
            named = words.PREVIEW_TABLE.format(sheet=sheets[section.id]) if section.id in sheets else None
            yield PreviewLine(Text(named or words.PREVIEW_TABLE_BESIDE))
    yield from _signed_off()


def _signed_off() -> Iterator[PreviewLine]:
    """The agency, then the day if there is one, both at the right."""
    name, day = Reference(AgencyAddress("name")), Reference(SIGNED_ON)
    yield PreviewLine(_if_given(name, signed(name, Call("length", (name,)))), kind=LineKind.SIGNED)
    said = _join([Call("year", (day,)), Text(words.YEAR_UNIT), Call("month", (day,)), Text(words.MONTH_UNIT),
                  Call("day", (day,)), Text(words.DAY_UNIT)])  # fmt: skip
    there = Call("exactly", (Call("count", (day,)), Number(Decimal(1))))
    yield PreviewLine(Call("choose", (there, signed(said, Number(Decimal(7))), day)), kind=LineKind.SIGNED)


def with_fields(template: Template, typed: Address) -> Reference:
    """What a typed text says: where the form has fields, with them filled in."""
    return Reference(FilledAddress(typed) if template.text_fields else typed)


def fields_filled(template: Template, prose: Sequence[ProseSheet]) -> Iterator[tuple[Address, Expression]]:
    """What stands for each field, and each typed text with its fields filled in."""
    fields: list[Expression] = []
    for name, number in template.text_fields.items():
        yield FieldAddress(name), field_text(name, number, template.totals)
        fields += [Text(braced(name)), Reference(FieldAddress(name))]
    for address, _ in field_cells(template, prose):
        if isinstance(address, FilledAddress):
            yield address, Call("fill", (Reference(address.of), *fields))


def field_cells(template: Template, prose: Sequence[ProseSheet]) -> Iterator[tuple[Address, Cell]]:
    """Hidden cells: of title, lead and fields in the preview, of the other texts beside where they are typed."""
    if not template.text_fields:
        return
    for row, name in enumerate(template.text_fields, PREVIEW_TOP):
        yield FieldAddress(name), Cell(words.PREVIEW, row, FIELD)
    for row, part in enumerate((TITLE, LEAD), PREVIEW_TOP):
        yield FilledAddress(part), Cell(words.PREVIEW, row, OWN)
    for sheet in prose:
        cells = sheet.cells()
        for address in (*sheet.written, *(slot.heading for slot in sheet.slots)):
            typed = cells[address]
            yield FilledAddress(address), Cell(typed.sheet, typed.row, typed.column - TYPED + FILLED)


def printed_flags(template: Template, prose: Sequence[ProseSheet], paste: Paste) -> Mapping[Address, Expression]:
    """For each item 1 if it is printed, because it has a sentence or a text, typed or pasted, else 0.

    And how many are so far, the pasted ones first.
    """
    formulas: dict[Address, Expression] = {}
    for sheet in prose:
        above = paste.headed(paste.number_of(sheet.section.id))
        for slot in sheet.slots:
            item = _Item(template, slot, sheet, paste)
            formulas[slot.printed] = either(Call("or", (item.stands, item.is_pasted)), 1, 0)
            formulas[slot.number_cell] = Call("sum", (above, either(item.stands, 1, 0)))
            above = Reference(slot.number_cell)
    return formulas


def printed_text(template: Template, sheet: ProseSheet, slot: Slot, paste: Paste) -> Expression:
    """All that is printed of an item, its heading and what is pasted aside."""
    return _Item(template, slot, sheet, paste).anything


def _section(template: Template, sheet: ProseSheet, paste: Paste) -> Iterator[PreviewLine]:
    for address in sheet.intro_paragraphs:
        yield PreviewLine(with_fields(template, address))
    for slot in sheet.slots:
        yield from _Item(template, slot, sheet, paste).lines()


class _Item:
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
        typed = _join(self._own)
        return Call("choose", (self._unpasted, _join([self._generated, typed]), typed))

    @property
    def stands(self) -> Expression:
        return _given(self.anything)

    @property
    def is_pasted(self) -> Expression:
        slot = provided(self._prose, self._slot)
        return above_zero(self._paste.taken(self._section, slot) if slot else Number(Decimal(0)))

    @property
    def _generated(self) -> Expression:
        if not self._slot.sentences:
            return Text("")
        unwanted = Call("same", (Reference(self._slot.generated), Text(NO)))
        return Call("choose", (unwanted, Text(""), _join(list(map(Reference, self._slot.sentences)))))

    @property
    def _runs_on(self) -> Expression | None:
        """None where the text always follows what stands before it."""
        if self._prose.heading_alone:
            return None
        return Call("not", (Call("same", (Reference(self._slot.placement), Text(words.STANDS_OFF))),))

    def lines(self) -> Iterator[PreviewLine]:
        first: Expression = Text("")
        for own in reversed(self._own):
            first = Call("choose", (_given(own), own, first))
        joined = first if self._runs_on is None else Call("choose", (self._runs_on, first, Text("")))
        opening = _join([self._generated, joined])
        heading = self._heading()
        if self._prose.heading_alone:
            yield PreviewLine(self._if_stands(heading), self._slot, LineKind.ITEM)
            yield PreviewLine(self._if_stands(opening))
        else:
            yield PreviewLine(self._if_stands(_join([heading, opening])), self._slot)
        for index, own in enumerate(self._own):
            yield PreviewLine(Call("choose", (self._is_joined(index), Text(""), own)))

    def _is_joined(self, index: int) -> Expression:
        """Whether this paragraph already follows the heading: the first that holds anything."""
        conditions: list[Expression] = [] if self._runs_on is None else [self._runs_on]
        if index:
            conditions.append(Call("not", (_given(_join(list(self._own[:index]))),)))
        conditions.append(_given(self._own[index]))
        return Call("and", tuple(conditions))

    def _if_stands(self, text: Expression) -> Expression:
        """The text where the item is printed from its own rows."""
        typed = Call("or", (self._unpasted, _given(_join(self._own))))
        printed = is_number(Reference(self._slot.printed), 1)
        return Call("choose", (Call("and", (printed, typed)), text, Text("")))

    def _heading(self) -> Expression:
        own = with_fields(self._template, self._slot.heading)
        before, _, after = self._prose.heading_pattern.partition("{heading}")
        return Call("choose", (_given(own), _join([*self._numbered(before), own, *self._numbered(after)]), Text("")))

    def _numbered(self, text: str) -> list[Expression]:
        before, hole, after = text.partition("{number}")
        pieces: list[Expression] = [Text(before)] if before else []
        if hole:
            pieces.append(self._number())
        return [*pieces, Text(after)] if after else pieces

    def _number(self) -> Expression:
        """How many items are printed so far, as a heading counts; found by halves, so that it stays shallow."""
        count = Reference(self._slot.number_cell)

        def among(least: int, most: int) -> Expression:
            if least == most:
                return Text(chinese_number(most))
            middle = (least + most) // 2
            low = Call("<=", (count, Number(Decimal(middle))))
            return Call("choose", (low, among(least, middle), among(middle + 1, most)))

        return among(1, self._slot.number)


def _own_or(
    own: Reference, sentences: Sequence[Sentence], totals: Totals, pasted: Expression, instead: Expression
) -> Expression:
    """What staff wrote, nothing if they want none; `instead` where something is pasted; else what is generated."""
    wanted = Call("choose", (Call("same", (own, Text(NONE))), Text(""), own))
    generated = _join([sentence_expression(sentence, totals) for sentence in sentences])
    return Call("choose", (_given(own), wanted, Call("choose", (_given(pasted), instead, generated))))


def _if_given(text: Expression, shown: Expression) -> Expression:
    return Call("choose", (_given(text), shown, Text("")))


def _given(text: Expression) -> Expression:
    return Call("given", (text,))


def _join(pieces: Sequence[Expression]) -> Expression:
    return Call("join", tuple(pieces) or (Text(""),))
