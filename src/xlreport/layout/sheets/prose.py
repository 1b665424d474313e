"""The sheet of a section of text: for each item its heading, what belongs there, the generated sentences live, and
room for paragraphs, one a row.
"""

from collections.abc import Sequence
from itertools import count

from xlreport.form.language.fields import braced
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Reference, Text
from xlreport.form.model.template import Template
from xlreport.layout.addresses import FieldAddress
from xlreport.layout.finished import Area, FinishedSheet
from xlreport.layout.lines import counted
from xlreport.layout.live import Live
from xlreport.layout.pages.slot import Slot
from xlreport.layout.prose import CHOICE, COUNT, LABEL, NOTE, PROSE_TOP, TEXT, ProseSheet
from xlreport.layout.seen.lengths import LengthAddress, SectionLengthAddress
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sizes import Fit, height_of
from xlreport.layout.styles import Style
from xlreport.messages import workbook as words

TEXT_WIDTH = 80.0
"""About forty Chinese characters a line."""

PAIRED_WIDTH = 50.0
LABEL_WIDTH, CHOICE_WIDTH, NOTE_WIDTH = 15.0, 12.0, 26.0
TEXT_LINE_HEIGHT = 15.5
OPEN_LINES = 3
"""So many lines of text an empty paragraph has room for."""

OPEN_HEIGHT = 2 + OPEN_LINES * TEXT_LINE_HEIGHT
SENTENCE_LINE_HEIGHT = 14.5
HINT_HEIGHT, GAP_HEIGHT = 16.0, 4.0


def prose_sheet(book: Book, live: Live, plan: ProseSheet) -> FinishedSheet:
    sheet = Sheet(book, plan.name)
    width = PAIRED_WIDTH if plan.prose.side_by_side else TEXT_WIDTH
    sheet.text(0, LABEL, plan.section.heading, Style.TITLE)
    if plan.prose.guide:
        sheet.text(1, LABEL, plan.prose.guide, Style.GUIDE)
    written = Reference(SectionLengthAddress(plan.section.id, printed=False))
    sheet.formula(2, LABEL, counted(words.CHARACTERS_OF_SECTION, written), Style.GUIDE)
    second = words.PROSE_TEXT if plan.prose.side_by_side else words.PROSE_CHOICE
    for column, head in enumerate(("", words.PROSE_TEXT, second, words.PROSE_NOTE)):
        sheet.text(PROSE_TOP - 1, column, head, Style.HEAD)
    sheet.height(PROSE_TOP - 1, 20)
    _label(sheet, plan.intro_rows, words.INTRO + words.PARAGRAPH)
    sheet.height(plan.intro_rows[-1] + 1, GAP_HEIGHT)
    _lay_paragraphs(sheet, plan.intro_paragraphs, width)
    for slot in plan.slots:
        _lay_slot(sheet, live, plan, slot, width)
    sheet.width(LABEL, LABEL, LABEL_WIDTH)
    sheet.width(TEXT, TEXT, width)
    sheet.width(CHOICE, CHOICE, width if plan.prose.side_by_side else CHOICE_WIDTH)
    sheet.width(NOTE, NOTE, NOTE_WIDTH)
    sheet.width(COUNT, plan.last_hidden, 4, hidden=True)
    printed = _lay_fields(sheet, live.template, plan, plan.last_hidden + 1) if live.template.text_fields else None
    sheet.height(0, 26)
    return sheet.finished(page=a4(landscape=plan.prose.side_by_side, area=printed))


def _lay_fields(sheet: Sheet, template: Template, plan: ProseSheet, left: int) -> Area:
    """The fields that may stand in the texts, each with what stands for it, right of the page. Returns the page."""
    sheet.text(PROSE_TOP - 2, left, words.FIELDS_GUIDE, Style.GUIDE)
    for column, head in enumerate((words.FIELDS, words.FIELDS_NUMBER), left):
        sheet.text(PROSE_TOP - 1, column, head, Style.HEAD)
    gaps = {plan.intro_rows[-1] + 1, *(slot.paragraph_rows[-1] + 1 for slot in plan.slots)}
    rows = (row for row in count(PROSE_TOP) if row not in gaps)
    for row, name in zip(rows, template.text_fields, strict=False):
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
    sheet.typed(row, slot.column, slot.heading, Style.PROSE_HEADING)
    sheet.raise_to(row, height_of("", width, TEXT_LINE_HEIGHT))
    sheet.fit(Fit(row, slot.heading, width, TEXT_LINE_HEIGHT))
    if not plan.prose.heading_alone:
        _choose(sheet, slot.placement, (words.RUNS_ON, words.STANDS_OFF))
    if slot.standard is not None:
        sheet.text(row, NOTE, slot.standard.name, Style.CELL)
    _lay_hint(sheet, slot)
    _lay_sentences(sheet, live, slot, width)
    _lay_paragraphs(sheet, slot.paragraphs, width)
    sheet.height(slot.paragraph_rows[-1] + 1, GAP_HEIGHT)
    if not plan.prose.side_by_side:
        own = Reference(LengthAddress(slot.section, slot.index, printed=False))
        sheet.formula(slot.paragraph_rows[0], NOTE, counted(words.CHARACTERS, own), Style.NOTE)


def _lay_hint(sheet: Sheet, slot: Slot) -> None:
    """What belongs into the item, over the whole width: nothing stands right of it."""
    if slot.hint_row is None or slot.standard is None or not slot.standard.guide:
        return
    sheet.text(slot.hint_row, LABEL, words.band_label(slot.band, words.HINT), Style.LABEL)
    sheet.text(slot.hint_row, slot.column, slot.standard.guide, Style.HINT)
    sheet.height(slot.hint_row, HINT_HEIGHT)


def _lay_sentences(sheet: Sheet, live: Live, slot: Slot, width: float) -> None:
    """All of them in one row; each one as it is chosen, and in every other wording, stands hidden beside it."""
    row = slot.sentence_row
    if row is None:
        return
    sheet.text(row, LABEL, words.band_label(slot.band, words.SENTENCE), Style.LABEL)
    said = live.formulas[slot.said]
    sheet.formula(row, slot.column, said, Style.PROSE_COMPUTED)
    lines = 2 + len(slot.sentences) // 3
    sheet.fit(Fit(row, slot.said, width, SENTENCE_LINE_HEIGHT, lines, 4))
    _choose(sheet, slot.generated, slot.choices)
    more = words.OTHER_WORDINGS if slot.choices[2:] else ""
    sheet.text(row, NOTE, words.USE_SENTENCES + more, Style.NOTE)
    for hidden in slot.each_sentence():
        if hidden in live.formulas:
            cell = sheet.book.where(hidden)
            sheet.formula(cell.row, cell.column, live.formulas[hidden], Style.MARK)


def _label(sheet: Sheet, rows: Sequence[int], label: str) -> None:
    for number, row in enumerate(rows, 1):
        sheet.text(row, LABEL, label.format(number=number), Style.LABEL)


def _lay_paragraphs(sheet: Sheet, addresses: Sequence[Address], width: float) -> None:
    for address in addresses:
        cell = sheet.book.where(address)
        sheet.typed(cell.row, cell.column, address, Style.PROSE)
        sheet.raise_to(cell.row, OPEN_HEIGHT)
        sheet.fit(Fit(cell.row, address, width, TEXT_LINE_HEIGHT))


def _choose(sheet: Sheet, address: Address, choices: Sequence[str]) -> None:
    cell = sheet.book.where(address)
    sheet.typed(cell.row, cell.column, address, Style.CHOICE)
    sheet.choose(cell.row, cell.column, choices)
