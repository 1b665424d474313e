"""The sheet of a section of text: heading, generated sentences live, and room for paragraphs, one a row."""

from xlreport.excel.book import Book, Sheet, print_on_a4
from xlreport.excel.styles import Look
from xlreport.formula.sentences import sentence_expression
from xlreport.layout import words
from xlreport.layout.prose import (
    CHOICE,
    LABEL,
    NOTE,
    PROSE_TOP,
    TEXT,
    ProseSheet,
    Slot,
    paragraphs,
    stands_off,
)
from xlreport.layout.sizes import height_of
from xlreport.model.words import NO, YES

TEXT_WIDTH = 80.0
"""About forty Chinese characters a line."""

TEXT_LINE_HEIGHT = 17.0


def write_prose_sheet(book: Book, plan: ProseSheet) -> None:
    sheet = book.sheet(plan.name)
    sheet.text(0, LABEL, plan.section.heading, Look.TITLE)
    if plan.prose.guide:
        sheet.text(1, LABEL, plan.prose.guide, Look.GUIDE)
    heads = ("", words.PROSE_TEXT, words.PROSE_CHOICE, words.PROSE_NOTE)
    for column, head in enumerate(heads):
        sheet.text(PROSE_TOP - 1, column, head, Look.HEAD)
    _write_paragraphs(sheet, plan.intro_rows, plan.intro, words.INTRO + words.PARAGRAPH)
    for slot in plan.slots:
        _write_slot(sheet, plan, slot)
    sheet.width(LABEL, LABEL, 18)
    sheet.width(TEXT, TEXT, TEXT_WIDTH)
    sheet.width(CHOICE, CHOICE, 12)
    sheet.width(NOTE, NOTE, 30)
    sheet.height(0, 28)
    sheet.worksheet.freeze_panes(PROSE_TOP, 0)
    print_on_a4(sheet)
    sheet.protect()


def _write_slot(sheet: Sheet, plan: ProseSheet, slot: Slot) -> None:
    row, item = slot.heading_row, slot.item
    sheet.text(row, LABEL, words.slot_label(slot.number, words.HEADING), Look.HEAD)
    heading = item.heading if item is not None else ""
    sheet.value(row, TEXT, heading or None, Look.PROSE)
    sheet.height(row, height_of(heading, TEXT_WIDTH, TEXT_LINE_HEIGHT))
    if not plan.prose.heading_alone:
        off = item is not None and stands_off(item.text)
        _choose(sheet, row, words.STANDS_OFF if off else words.RUNS_ON, [words.RUNS_ON, words.STANDS_OFF])
    if slot.standard is not None:
        sheet.text(row, NOTE, slot.standard.name, Look.CELL)
    for number, sentence_row in enumerate(slot.sentence_rows, 1):
        _write_sentence(sheet, slot, number, sentence_row)
    label = words.slot_label(slot.number, words.PARAGRAPH)
    _write_paragraphs(sheet, slot.paragraph_rows, item.text if item else None, label)
    guide = slot.standard.guide if slot.standard is not None else None
    if guide:
        sheet.text(slot.paragraph_rows[0], NOTE, guide, Look.NOTE)


def _write_sentence(sheet: Sheet, slot: Slot, number: int, row: int) -> None:
    if slot.standard is None or slot.item is None:
        return
    label = words.slot_label(slot.number, words.SENTENCE.format(number=number))
    sheet.text(row, LABEL, label, Look.LABEL)
    sheet.formula(row, TEXT, sentence_expression(slot.standard.sentences[number - 1]), Look.PROSE_COMPUTED)
    sheet.height(row, 5 + 3 * TEXT_LINE_HEIGHT)
    if number == 1:
        _choose(sheet, row, YES if slot.item.generated else NO, [YES, NO])
        sheet.text(row, NOTE, words.USE_SENTENCES, Look.NOTE)


def _write_paragraphs(sheet: Sheet, rows: tuple[int, ...], text: str | None, label: str) -> None:
    own = paragraphs(text)
    for number, row in enumerate(rows, 1):
        paragraph = own[number - 1] if number <= len(own) else ""
        sheet.text(row, LABEL, label.format(number=number), Look.LABEL)
        sheet.value(row, TEXT, paragraph or None, Look.PROSE)
        sheet.height(row, height_of(paragraph, TEXT_WIDTH, TEXT_LINE_HEIGHT))


def _choose(sheet: Sheet, row: int, chosen: str, choices: list[str]) -> None:
    sheet.text(row, CHOICE, chosen, Look.CHOICE)
    sheet.validate(
        row, CHOICE,
        {"validate": "list", "source": choices, "error_title": words.PICK_TITLE, "error_message": words.PICK},
    )  # fmt: skip
