"""The report as it will read: the lines that hold anything, one below the other, from the cells staff type in."""

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import LEAD, TITLE, Address
from xlreport.form.model.cell import cell_name
from xlreport.form.model.template import Template
from xlreport.layout.addresses import FieldAddress, FilledAddress
from xlreport.layout.finished import Area, FinishedSheet, State, Style
from xlreport.layout.plan import Plan
from xlreport.layout.preview import COUNT, FIELD, NUMBER, PREVIEW_TOP, SHOWN, TEXT, count_at, shown
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sizes import height_of
from xlreport.messages import workbook as words

PAGE_WIDTH = 90.0
LINE_HEIGHT = 21.0


def preview_sheet(book: Book, template: Template, plan: Plan) -> FinishedSheet:
    sheet = Sheet(book, words.PREVIEW)
    sheet.text(0, SHOWN, words.PREVIEW, Style.TITLE)
    sheet.text(1, SHOWN, words.PREVIEW_NOTE, Style.GUIDE)
    for index, line in enumerate(plan.preview):
        row = PREVIEW_TOP + index
        expression = shown(index + 1)
        sheet.formula(row, SHOWN, expression, Style.PREVIEW_TITLE if index == 0 else Style.PREVIEW_TEXT)
        text = as_text(evaluate(expression, book.values))
        if text:
            sheet.height(row, height_of(text, PAGE_WIDTH, LINE_HEIGHT))
        sheet.formula(row, TEXT, line.expression, Style.MARK)
        sheet.formula(row, COUNT, plan.live.formulas[count_at(index)], Style.MARK)
        for address in line.flags:
            sheet.formula(row, book.where(address).column, plan.live.formulas[address], Style.MARK)
    last = PREVIEW_TOP + len(plan.preview) - 1
    _emphasise_headings(sheet, template, last)
    sheet.width(SHOWN, SHOWN, PAGE_WIDTH)
    for name in template.text_fields:
        _lay_hidden(sheet, plan, FieldAddress(name))
    if template.text_fields:
        _lay_hidden(sheet, plan, FilledAddress(TITLE))
        _lay_hidden(sheet, plan, FilledAddress(LEAD))
    sheet.width(TEXT, FIELD if template.text_fields else NUMBER, 4, hidden=True)
    sheet.height(0, 30)
    return sheet.finished(page=a4(area=Area(PREVIEW_TOP, SHOWN, last, SHOWN)))


def _lay_hidden(sheet: Sheet, plan: Plan, address: Address) -> None:
    cell = sheet.book.where(address)
    sheet.formula(cell.row, cell.column, plan.live.formulas[address], Style.MARK)


def _emphasise_headings(sheet: Sheet, template: Template, last: int) -> None:
    first = cell_name(PREVIEW_TOP, SHOWN)
    headings = ",".join(f'{first}="{section.heading}"' for section in template.sections)
    sheet.highlight(Area(PREVIEW_TOP, SHOWN, last, SHOWN), f"=OR({headings})", State.HEADING)
