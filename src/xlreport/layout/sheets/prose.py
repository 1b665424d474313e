"""The sheet of a section of text: heading, generated sentences live, and room for paragraphs, one a row."""

from collections.abc import Sequence

from xlreport.form.language.fields import braced
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Reference, Text
from xlreport.form.model.template import Template
from xlreport.layout.addresses import FieldAddress, FilledAddress
from xlreport.layout.finished import Area, FinishedSheet, Style
from xlreport.layout.lines import counted
from xlreport.layout.live import Live
from xlreport.layout.prose import CHOICE, COUNT, LABEL, NOTE, PROSE_TOP, TEXT, ProseSheet, Slot
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sizes import height_of
from xlreport.messages import workbook as words

TEXT_WIDTH = 80.0
"""About forty Chinese characters a line."""

PAIRED_WIDTH = 56.0
TEXT_LINE_HEIGHT = 17.0


def prose_sheet(book: Book, live: Live, plan: ProseSheet) -> FinishedSheet:
    sheet = Sheet(book, plan.name)
    width = PAIRED_WIDTH if plan.prose.side_by_side else TEXT_WIDTH
    sheet.text(0, LABEL, plan.section.heading, Style.TITLE)
    if plan.prose.guide:
        sheet.text(1, LABEL, plan.prose.guide, Style.GUIDE)
    sheet.formula(2, LABEL, counted(words.CHARACTERS_OF_SECTION, Reference(plan.characters)), Style.GUIDE)
    sheet.formula(PROSE_TOP - 2, COUNT, live.formulas[plan.characters], Style.MARK)
    second = words.PROSE_TEXT if plan.prose.side_by_side else words.PROSE_CHOICE
    for column, head in enumerate(("", words.PROSE_TEXT, second, words.PROSE_NOTE)):
        sheet.text(PROSE_TOP - 1, column, head, Style.HEAD)
    sheet.height(PROSE_TOP - 1, 24)
    _label(sheet, plan.intro_rows, words.INTRO + words.PARAGRAPH)
    _lay_paragraphs(sheet, live, plan.intro_paragraphs, width)
    for slot in plan.slots:
        _lay_slot(sheet, live, plan, slot, width)
    sheet.width(LABEL, LABEL, 20)
    sheet.width(TEXT, TEXT, width)
    sheet.width(CHOICE, CHOICE, width if plan.prose.side_by_side else 12)
    sheet.width(NOTE, NOTE, 34)
    last_hidden = COUNT + max(len(slot.wordings) for slot in plan.slots)
    if live.template.text_fields:
        last_hidden = max(last_hidden, COUNT + len(plan.slots[0].band) - 1)
    sheet.width(COUNT, last_hidden, 4, hidden=True)
    printed = _lay_fields(sheet, live.template, plan, last_hidden + 1) if live.template.text_fields else None
    sheet.height(0, 30)
    return sheet.finished(page=a4(landscape=plan.prose.side_by_side, area=printed), frozen=(PROSE_TOP, 0))


def _lay_fields(sheet: Sheet, template: Template, plan: ProseSheet, left: int) -> Area:
    """The fields that may stand in the texts, each with what stands for it, right of the page. Returns the page."""
    sheet.text(PROSE_TOP - 2, left, words.FIELDS_GUIDE, Style.GUIDE)
    for column, head in enumerate((words.FIELDS, words.FIELDS_NUMBER), left):
        sheet.text(PROSE_TOP - 1, column, head, Style.HEAD)
    for row, name in enumerate(template.text_fields, PROSE_TOP):
        told, field = Reference(FieldAddress(name)), Text(braced(name))
        sheet.text(row, left, braced(name), Style.CELL)
        shown = Call("choose", (Call("same", (told, field)), Text(words.FIELD_MISSING), told))
        sheet.formula(row, left + 1, shown, Style.CELL_CENTRE)
    sheet.width(left, left, 16)
    sheet.width(left + 1, left + 1, 12)
    return Area(0, LABEL, plan.slots[-1].paragraph_rows[-1], NOTE)


def _lay_slot(sheet: Sheet, live: Live, plan: ProseSheet, slot: Slot, width: float) -> None:
    row = slot.heading_row
    if slot.number == slot.band[0]:
        sheet.text(row, LABEL, words.band_label(slot.band, words.HEADING), Style.HEAD)
        _label(sheet, slot.paragraph_rows, words.band_label(slot.band, words.PARAGRAPH))
    heading = sheet.book.values.content(slot.heading)
    sheet.value(row, slot.column, heading, Style.PROSE_HEADING)
    _lay_filled(sheet, live, slot.heading)
    sheet.raise_to(row, height_of(str(heading or ""), width, TEXT_LINE_HEIGHT))
    if not plan.prose.heading_alone:
        _choose(sheet, slot.placement, (words.RUNS_ON, words.STANDS_OFF))
    if slot.standard is not None:
        sheet.text(row, NOTE, slot.standard.name, Style.CELL)
    _lay_sentences(sheet, live, slot)
    _lay_paragraphs(sheet, live, slot.paragraphs, width)
    if not plan.prose.side_by_side:
        guide = slot.standard.guide if slot.standard is not None else None
        own = Call("length", tuple(map(Reference, slot.paragraphs)))
        sheet.text(slot.paragraph_rows[0], NOTE, guide or "", Style.NOTE)
        sheet.formula(slot.paragraph_rows[1], NOTE, counted(words.CHARACTERS, own), Style.NOTE)


def _lay_sentences(sheet: Sheet, live: Live, slot: Slot) -> None:
    for number, (address, row) in enumerate(zip(slot.sentences, slot.sentence_rows, strict=True), 1):
        label = words.band_label(slot.band, words.SENTENCE.format(number=number))
        sheet.text(row, LABEL, label, Style.LABEL)
        sheet.formula(row, TEXT, live.formulas[address], Style.PROSE_COMPUTED)
        sheet.height(row, 5 + 3 * TEXT_LINE_HEIGHT)
        if number == 1:
            _choose(sheet, slot.generated, slot.choices)
            more = words.OTHER_WORDINGS if slot.choices[2:] else ""
            sheet.text(row, NOTE, words.USE_SENTENCES + more, Style.NOTE)
    for hidden, formula in slot.worded_sentences(live.template.totals).items():
        cell = sheet.book.where(hidden)
        sheet.formula(cell.row, cell.column, formula, Style.MARK)


def _label(sheet: Sheet, rows: Sequence[int], label: str) -> None:
    for number, row in enumerate(rows, 1):
        sheet.text(row, LABEL, label.format(number=number), Style.LABEL)


def _lay_filled(sheet: Sheet, live: Live, typed: Address) -> None:
    """Beside a typed text, hidden, what it says with its fields filled in."""
    filled = live.formulas.get(FilledAddress(typed))
    if filled is not None:
        cell = sheet.book.where(FilledAddress(typed))
        sheet.formula(cell.row, cell.column, filled, Style.MARK)


def _lay_paragraphs(sheet: Sheet, live: Live, addresses: Sequence[Address], width: float) -> None:
    for address in addresses:
        cell = sheet.book.where(address)
        content = sheet.book.values.content(address)
        sheet.value(cell.row, cell.column, content, Style.PROSE)
        _lay_filled(sheet, live, address)
        if content:
            sheet.raise_to(cell.row, height_of(str(content), width, TEXT_LINE_HEIGHT))


def _choose(sheet: Sheet, address: Address, choices: Sequence[str]) -> None:
    cell = sheet.book.where(address)
    sheet.value(cell.row, cell.column, sheet.book.values.content(address), Style.CHOICE)
    sheet.choose(cell.row, cell.column, choices)
