"""The cover: the form's name and mark, the light, instructions, progress, and the fields of agency and report."""

from datetime import date
from decimal import Decimal

from xlreport.form.language.sentences import sentence_expression
from xlreport.form.language.spell import Cell
from xlreport.form.model.address import SIGNED_ON, TITLE, YEAR, AgencyAddress, TextAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Section, Template
from xlreport.form.report.report import Report
from xlreport.layout.addresses import FormArea, TablePart
from xlreport.layout.finished import Area, FinishedSheet, Limits, Style
from xlreport.layout.lines import counted, positive
from xlreport.layout.plan import (
    GUIDE,
    LABEL,
    PROGRESS_TOP,
    UNIT,
    VALUE,
    FieldLine,
    Plan,
    cover_top,
)  # fmt: skip
from xlreport.layout.prose import ProseSheet
from xlreport.layout.sheets.sheet import Book, Sheet, a4, colour_light
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.layout.stamp import mark_of
from xlreport.messages import workbook as words

FIRST_YEAR, LAST_YEAR = 1901, 2199
"""Four digits of our time."""

_YEARS = Limits(
    whole=True, least=FIRST_YEAR, most=LAST_YEAR, title=words.NUMBER_TITLE, message=words.YEAR_GUIDE
)  # fmt: skip

_WIDTHS = {LABEL: 32.0, VALUE: 64.0, UNIT: 40.0, GUIDE: 40.0}
MARK_ROW, LIGHT_ROW, FIRST_INSTRUCTION_ROW = 1, 2, 3


def cover_sheet(book: Book, template: Template, plan: Plan, report: Report, *, combined: int = 0) -> FinishedSheet:
    """`combined`: of how many reports it is the sum."""
    sheet = Sheet(book, words.COVER)
    sum_of = words.COMBINED.format(count=combined) if combined else ""
    sheet.text(0, LABEL, f"{template.name}（{words.EDITION.format(edition=template.edition)}）{sum_of}", Style.TITLE)
    sheet.text(MARK_ROW, LABEL, words.FORM_MARK, Style.NOTE)
    basis = words.FORM_LINE.format(source=template.legal_source)
    sheet.text(MARK_ROW, VALUE, f"{mark_of(template.id)}　{basis}", Style.GUIDE)
    sheet.define("xlr_id", Cell(words.COVER, MARK_ROW, VALUE))
    sheet.text(LIGHT_ROW, LABEL, words.LIGHT, Style.LABEL)
    sheet.formula(LIGHT_ROW, VALUE, plan.live.light, Style.LIGHT)
    sheet.height(LIGHT_ROW, 30)
    colour_light(sheet, LIGHT_ROW, VALUE)
    _lay_instructions(sheet, template)
    _lay_progress(sheet, template, plan)
    for one in plan.cover:
        _lay_field(sheet, one, _cover_content(one, report))
    last = max(one.cell.row for one in plan.cover)
    for column, width in _WIDTHS.items():
        sheet.width(column, column, width)
    sheet.height(0, 30)
    return sheet.finished(page=a4(one_page=True, area=Area(0, LABEL, last, UNIT)))


def _lay_instructions(sheet: Sheet, template: Template) -> None:
    """Five lines, the last one live: what to do when all is done."""
    for row, line in enumerate(words.INSTRUCTIONS, FIRST_INSTRUCTION_ROW):
        sheet.text(row, LABEL, line, Style.GUIDE)
        sheet.height(row, LEAST_HEIGHT)
    row = FIRST_INSTRUCTION_ROW + len(words.INSTRUCTIONS)
    done: list[Expression] = [sentence_expression(sentence, template.totals) for sentence in template.when_done]
    if done:
        sheet.formula(row, LABEL, Call("join", (Text(words.LAST_INSTRUCTION), *done)), Style.GUIDE)
        sheet.height(row, LEAST_HEIGHT)


def _lay_progress(sheet: Sheet, template: Template, plan: Plan) -> None:
    """A line for each sheet: a link to it, and how far it is."""
    _subhead(sheet, PROGRESS_TOP - 1, words.PROGRESS)
    prose = {own.section.id: own for own in plan.prose}
    lines: list[tuple[str, Expression]] = [(words.INDICATORS, _indicated(plan))] if plan.indicators else []
    for section in template.sections:
        state = _written(prose[section.id]) if section.id in prose else _filled(plan, section)
        lines.append((plan.sheet_names[section.id], state))
    for row, (name, state) in enumerate(lines, PROGRESS_TOP):
        sheet.link(row, LABEL, Place(name, "A1"), name, Style.LINK_LEFT)
        sheet.formula(row, VALUE, state, Style.CELL)
        sheet.height(row, height_of(name, 32))
    _subhead(sheet, cover_top(template) - 1, words.COVER_FIELDS)


def _subhead(sheet: Sheet, row: int, title: str) -> None:
    sheet.text(row, LABEL, title, Style.SUBHEAD)
    sheet.blank(row, VALUE, Style.SUBHEAD)
    sheet.height(row, 26)


def _filled(plan: Plan, section: Section) -> Expression:
    return plan.live.progress([TablePart(table.id) for table in section.tables])


def _written(sheet: ProseSheet) -> Expression:
    count = Reference(sheet.characters)
    return Call("choose", (positive(count), counted(words.WRITTEN, count), Text(words.NOTHING_WRITTEN)))


def _indicated(plan: Plan) -> Expression:
    """How many indicators are given; what is wrong with them comes first."""
    lines = [line for line in plan.live.completeness if line.part is FormArea.INDICATORS]
    cells = tuple(Reference(line.address) for line in plan.indicator_lines)
    given = Call("count", cells)
    state: Expression = Call("choose", (positive(given), counted(words.FILLED, given), Text(words.OPTIONAL)))
    for line in lines:
        wrong = Reference(line.flag)
        state = Call("choose", (positive(wrong), counted(words.PROGRESS_WRONG, wrong), state))
    return state


def _cover_content(line: FieldLine, report: Report) -> str | int | date | None:
    if isinstance(line.address, AgencyAddress):
        return report.agency.get(line.address.field)
    if isinstance(line.address, TextAddress):
        written = report.texts.title if line.address == TITLE else report.texts.lead
        return NONE if written == "" else written
    return report.year if line.address == YEAR else report.signed_on


def _lay_field(sheet: Sheet, line: FieldLine, content: str | int | date | None) -> None:
    row = line.cell.row
    sheet.text(row, LABEL, line.label, Style.LABEL)
    sheet.text(row, UNIT, line.guide, Style.NOTE)
    sheet.height(row, height_of(content if isinstance(content, str) else "", _WIDTHS[VALUE]))
    if isinstance(content, date) or line.address == SIGNED_ON:
        sheet.day(row, VALUE, content if isinstance(content, date) else None, Style.DATE)
    elif isinstance(content, int):
        sheet.value(row, VALUE, Decimal(content), Style.WHOLE)
        sheet.accept(row, VALUE, _YEARS)
    else:
        sheet.value(row, VALUE, content, Style.FIELD)
    if line.choices:
        sheet.choose(row, VALUE, line.choices)
    sheet.define("xlr_" + str(line.address).replace(".", "_"), line.cell)
