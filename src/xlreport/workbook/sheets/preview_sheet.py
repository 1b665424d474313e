"""The report as it will read: the lines that hold anything, one below the other, from the cells staff type in."""

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.cell import cell_name
from xlreport.form.model.template import Template
from xlreport.layout.plan import Plan
from xlreport.layout.preview import COUNT, NUMBER, PREVIEW_TOP, SHOWN, TEXT, count_at, shown
from xlreport.layout.sizes import height_of
from xlreport.messages import workbook as words
from xlreport.workbook.book import Book, Sheet, print_on_a4
from xlreport.workbook.styles import Look

PAGE_WIDTH = 90.0
LINE_HEIGHT = 21.0


def write_preview_sheet(book: Book, template: Template, plan: Plan) -> None:
    sheet = book.sheet(words.PREVIEW)
    sheet.text(0, SHOWN, words.PREVIEW, Look.TITLE)
    sheet.text(1, SHOWN, words.PREVIEW_NOTE, Look.GUIDE)
    for index, line in enumerate(plan.preview):
        row = PREVIEW_TOP + index
        expression = shown(index + 1)
        sheet.formula(row, SHOWN, expression, Look.PREVIEW_TITLE if index == 0 else Look.PREVIEW_TEXT)
        text = as_text(evaluate(expression, book.values))
        if text:
            sheet.height(row, height_of(text, PAGE_WIDTH, LINE_HEIGHT))
        sheet.formula(row, TEXT, line.expression, Look.MARK)
        sheet.formula(row, COUNT, plan.live.formulas[count_at(index)], Look.MARK)
        for address in line.flags:
            sheet.formula(row, book.where(address).column, plan.live.formulas[address], Look.MARK)
    last = PREVIEW_TOP + len(plan.preview) - 1
    _emphasise_headings(sheet, template, last)
    sheet.width(SHOWN, SHOWN, PAGE_WIDTH)
    sheet.width(TEXT, NUMBER, 4, hidden=True)
    sheet.height(0, 30)
    sheet.worksheet.print_area(PREVIEW_TOP, SHOWN, last, SHOWN)
    print_on_a4(sheet)
    sheet.protect()


def _emphasise_headings(sheet: Sheet, template: Template, last: int) -> None:
    first = cell_name(PREVIEW_TOP, SHOWN)
    headings = ",".join(f'{first}="{section.heading}"' for section in template.sections)
    bold = sheet.book.styles.emphasis()
    options = {"type": "formula", "criteria": f"=OR({headings})", "format": bold}
    sheet.worksheet.conditional_format(PREVIEW_TOP, SHOWN, last, SHOWN, options)
