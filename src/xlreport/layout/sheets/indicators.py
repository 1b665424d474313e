"""The sheet of indicators: under each group's heading a labelled cell a line, with its unit."""

from xlreport.layout.finished import Area, FinishedSheet, Style
from xlreport.layout.lines import wrong_cells
from xlreport.layout.plan import GUIDE, INDICATORS_TOP, LABEL, UNIT, VALUE, FieldLine, GroupLine, Plan
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sizes import LEAST_HEIGHT
from xlreport.messages import workbook as words

_WIDTHS = {LABEL: 34.0, VALUE: 18.0, UNIT: 8.0, GUIDE: 40.0}


def indicator_sheet(book: Book, plan: Plan) -> FinishedSheet:
    sheet = Sheet(book, words.INDICATORS)
    sheet.text(0, LABEL, words.INDICATORS, Style.TITLE)
    sheet.text(1, LABEL, words.INDICATORS_NOTE, Style.GUIDE)
    heads = (words.INDICATOR_LABEL, words.INDICATOR_VALUE, words.INDICATOR_UNIT, words.INDICATOR_GUIDE)
    for column, head in enumerate(heads):
        sheet.text(INDICATORS_TOP - 1, column, head, Style.HEAD)
    sheet.height(INDICATORS_TOP - 1, 24)
    for line in plan.indicators:
        if isinstance(line, GroupLine):
            sheet.text(line.row, LABEL, line.label, Style.SUBHEAD)
            sheet.height(line.row, 26)
        else:
            _lay_indicator(sheet, line)
    for column, width in _WIDTHS.items():
        sheet.width(column, column, width)
    sheet.height(0, 30)
    return sheet.finished(page=a4(), frozen=(INDICATORS_TOP, 0))


def _lay_indicator(sheet: Sheet, line: FieldLine) -> None:
    row, indicator = line.cell.row, line.indicator
    sheet.text(row, LABEL, line.label, Style.LABEL)
    sheet.value(row, VALUE, sheet.book.values.content(line.address), Style.INPUT)
    sheet.text(row, UNIT, line.unit, Style.CELL_CENTRE)
    sheet.text(row, GUIDE, line.guide, Style.NOTE)
    sheet.height(row, LEAST_HEIGHT)
    if indicator is None:
        return
    sheet.limit(row, VALUE, indicator.kind, line.unit)
    sheet.redden(Area(row, VALUE, row, VALUE), wrong_cells({line.address: indicator.kind}))
