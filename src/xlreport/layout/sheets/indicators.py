"""The sheet of indicators: links to the groups; under each group's heading a labelled cell a line, with its unit."""

from collections.abc import Iterable, Sequence

from xlreport.form.language.spell import ranges, spell
from xlreport.form.language.trees import above_zero
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Call, Reference, Text
from xlreport.form.model.finding import Place
from xlreport.form.report.accepted import wrong_cells
from xlreport.layout.finished import Area, FinishedSheet
from xlreport.layout.lines import counted
from xlreport.layout.pages.fields import GUIDE, INDICATORS_TOP, LABEL, UNIT, VALUE, FieldLine, GroupLine
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sheets.tables.highlights import wherever
from xlreport.layout.sheets.tables.typed import number_limits
from xlreport.layout.sizes import LEAST_HEIGHT
from xlreport.layout.styles import State, Style
from xlreport.messages import workbook as words

_WIDTHS = {LABEL: 36.0, VALUE: 24.0, UNIT: 8.0, GUIDE: 56.0}
_INDEX_COLUMNS = (LABEL, VALUE, GUIDE)


def indicator_sheet(book: Book, plan: Plan) -> FinishedSheet:
    sheet = Sheet(book, words.INDICATORS)
    sheet.text(0, LABEL, words.INDICATORS, Style.TITLE)
    sheet.text(1, LABEL, words.INDICATORS_NOTE, Style.GUIDE)
    groups = [line for line in plan.indicators if isinstance(line, GroupLine)]
    _lay_index(sheet, groups)
    top = groups[0].row
    heads = (words.INDICATOR_LABEL, words.INDICATOR_VALUE, words.INDICATOR_UNIT, words.INDICATOR_GUIDE)
    for column, head in enumerate(heads):
        sheet.text(top - 1, column, head, Style.HEAD)
    sheet.height(top - 1, 24)
    for line in plan.indicators:
        if isinstance(line, GroupLine):
            _lay_group(sheet, plan, line)
        else:
            _lay_indicator(sheet, line)
    _redden(sheet, plan.indicator_lines)
    for column, width in _WIDTHS.items():
        sheet.width(column, column, width)
    sheet.height(0, 30)
    return sheet.finished(page=a4(), frozen=(top, 0))


def _lay_index(sheet: Sheet, groups: Sequence[GroupLine]) -> None:
    """A link to each group. Folded groups would stay shut: the signs that open them do nothing on a protected sheet."""
    for index, group in enumerate(groups):
        row, column = INDICATORS_TOP + index // len(_INDEX_COLUMNS), _INDEX_COLUMNS[index % len(_INDEX_COLUMNS)]
        sheet.link(row, column, Place(sheet.name, cell_name(group.row, LABEL)), group.label, Style.INDEX)
        sheet.height(row, 18)


def _lay_group(sheet: Sheet, plan: Plan, group: GroupLine) -> None:
    """Its name, and how many of it are given."""
    sheet.text(group.row, LABEL, group.label, Style.SUBHEAD)
    own = tuple(Reference(line.address) for line in plan.indicator_lines if line.group == group.label)
    given = Call("count", own)
    told = Call("choose", (above_zero(given), counted(words.FILLED, given), Text(words.OPTIONAL)))
    sheet.formula(group.row, VALUE, told, Style.SUBHEAD_NOTE)
    for column in (UNIT, GUIDE):
        sheet.blank(group.row, column, Style.SUBHEAD)
    sheet.height(group.row, 26)


def _lay_indicator(sheet: Sheet, line: FieldLine) -> None:
    row, indicator = line.cell.row, line.indicator
    sheet.text(row, LABEL, line.label, Style.LABEL)
    sheet.typed(row, VALUE, line.address, Style.INPUT)
    sheet.text(row, UNIT, line.unit, Style.CELL_CENTRE)
    sheet.text(row, GUIDE, line.guide, Style.NOTE)
    sheet.height(row, LEAST_HEIGHT)
    if indicator is None:
        return
    sheet.accept(row, VALUE, number_limits(indicator.kind, line.unit))


def _redden(sheet: Sheet, lines: Iterable[FieldLine]) -> None:
    """What is no number of its kind, by one rule for all of a kind."""
    told = {line.cell: (line.address, line.indicator.kind) for line in lines if line.indicator is not None}
    for kind in dict.fromkeys(own for _, own in told.values()):
        cells = [cell for cell, (_, own) in told.items() if own == kind]
        areas = [Area(first.row, VALUE, last.row, VALUE) for first, last in ranges(cells)]
        wrong = spell(wrong_cells({told[cells[0]][0]: kind}), where=sheet.book.where, sheet=sheet.name)
        sheet.highlight_all(areas, wherever(wrong, cells[0], max(told)), State.WRONG)
