"""The report as it will read: every line a formula over the cells staff are typing in."""

from collections.abc import Mapping

from xlreport.excel.book import Book, print_on_a4
from xlreport.excel.styles import Look
from xlreport.formula.evaluate import evaluate
from xlreport.formula.functions import as_text
from xlreport.layout import words
from xlreport.layout.plan import Plan
from xlreport.layout.preview import FLAG, PREVIEW_TOP, TEXT, Part
from xlreport.layout.sizes import height_of

PAGE_WIDTH = 90.0

_LOOKS: Mapping[Part, Look] = {
    Part.TITLE: Look.PREVIEW_TITLE,
    Part.HEADING: Look.PREVIEW_HEADING,
    Part.TEXT: Look.PREVIEW_TEXT,
    Part.NOTE: Look.NOTE,
}


def write_preview_sheet(book: Book, plan: Plan) -> None:
    sheet = book.sheet(words.PREVIEW)
    sheet.text(0, TEXT, words.PREVIEW, Look.TITLE)
    sheet.text(1, TEXT, words.PREVIEW_NOTE, Look.GUIDE)
    for row, line in enumerate(plan.preview, PREVIEW_TOP):
        sheet.formula(row, TEXT, line.expression, _LOOKS[line.part])
        text = as_text(evaluate(line.expression, book.values))
        if text:
            sheet.height(row, height_of(text, PAGE_WIDTH, 19.0))
        if line.flag is not None:
            sheet.formula(row, FLAG, plan.live.formulas[line.flag], Look.MARK)
    sheet.width(TEXT, TEXT, PAGE_WIDTH)
    sheet.width(FLAG, FLAG, 4, hidden=True)
    sheet.height(0, 30)
    sheet.worksheet.print_area(PREVIEW_TOP, TEXT, PREVIEW_TOP + len(plan.preview) - 1, TEXT)
    print_on_a4(sheet)
    sheet.protect()
