"""The sheets of labelled cells: the cover with its instructions, and the indicators."""

from datetime import date, datetime

from xlreport.form.language.sentences import sentence_expression
from xlreport.form.model.address import SIGNED_ON, TITLE, YEAR, AgencyAddress, TextAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Section, Template
from xlreport.form.report.report import Report
from xlreport.layout.addresses import Area, TablePart
from xlreport.layout.lines import counted, positive, wrong_cells
from xlreport.layout.plan import (
    GUIDE,
    INDICATORS_TOP,
    LABEL,
    PROGRESS_TOP,
    UNIT,
    VALUE,
    FieldLine,
    GroupLine,
    Plan,
    cover_top,
)  # fmt: skip
from xlreport.layout.prose import ProseSheet
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.messages import workbook as words
from xlreport.reading.stamp import mark_of
from xlreport.workbook.book import Book, Sheet, absolute, print_on_a4
from xlreport.workbook.styles import Look

FIRST_YEAR, LAST_YEAR = 1901, 2199
"""Four digits of our time."""

VALUE_WIDTH = 64.0
GUIDE_WIDTH = 40.0
MARK_ROW, LIGHT_ROW, FIRST_INSTRUCTION_ROW = 1, 2, 3


def write_cover(book: Book, template: Template, plan: Plan, report: Report, *, combined: int = 0) -> None:
    """`combined`: of how many reports it is the sum."""
    sheet = book.sheet(words.COVER)
    sum_of = words.COMBINED.format(count=combined) if combined else ""
    sheet.text(0, LABEL, f"{template.name}（{words.EDITION.format(edition=template.edition)}）{sum_of}", Look.TITLE)
    sheet.text(MARK_ROW, LABEL, words.FORM_MARK, Look.NOTE)
    basis = words.FORM_LINE.format(source=template.legal_source)
    sheet.text(MARK_ROW, VALUE, f"{mark_of(template.id)}　{basis}", Look.GUIDE)
    book.workbook.define_name("xlr_id", f"='{words.COVER}'!$B${MARK_ROW + 1}")
    sheet.text(LIGHT_ROW, LABEL, words.LIGHT, Look.LABEL)
    sheet.formula(LIGHT_ROW, VALUE, plan.live.light, Look.LIGHT)
    sheet.height(LIGHT_ROW, 30)
    colour_light(sheet, LIGHT_ROW, VALUE)
    _write_instructions(sheet, template)
    _write_progress(sheet, template, plan)
    for one in plan.cover:
        _write_field(sheet, one, _cover_content(one, report))
    last = max(one.cell.row for one in plan.cover)
    for row, sentence in enumerate(template.signatures, last + 3):
        sheet.formula(row, LABEL, sentence_expression(sentence, template.totals), Look.SIGNATURE)
        sheet.height(row, 30)
    _arrange(sheet, value_width=VALUE_WIDTH)
    sheet.worksheet.print_area(0, LABEL, last + 2 + len(template.signatures), UNIT)
    print_on_a4(sheet, one_page=True)


def colour_light(sheet: Sheet, row: int, column: int) -> None:
    """Red while something is wrong, yellow while something is missing or unexplained, green when all is done."""
    cell = cell_name(row, column)
    area = (row, column, row, column)
    sheet.highlight(area, f'=LEFT({cell},3)="{words.LIGHT_WRONG[:3]}"', wrong=True)
    sheet.highlight(area, f'=LEFT({cell},4)<>"{words.LIGHT_READY[:4]}"', wrong=False)


def _write_instructions(sheet: Sheet, template: Template) -> None:
    """Five lines, the last one live: what to do when all is done."""
    for row, line in enumerate(words.INSTRUCTIONS, FIRST_INSTRUCTION_ROW):
        sheet.text(row, LABEL, line, Look.GUIDE)
        sheet.height(row, LEAST_HEIGHT)
    row = FIRST_INSTRUCTION_ROW + len(words.INSTRUCTIONS)
    done: list[Expression] = [sentence_expression(sentence, template.totals) for sentence in template.when_done]
    if done:
        sheet.formula(row, LABEL, Call("join", (Text(words.LAST_INSTRUCTION), *done)), Look.GUIDE)
        sheet.height(row, LEAST_HEIGHT)


def _write_progress(sheet: Sheet, template: Template, plan: Plan) -> None:
    """A line for each sheet: a link to it, and how far it is."""
    _subhead(sheet, PROGRESS_TOP - 1, words.PROGRESS)
    prose = {own.section.id: own for own in plan.prose}
    lines: list[tuple[str, Expression]] = [(words.INDICATORS, _indicated(plan))]
    for section in template.sections:
        state = _written(prose[section.id]) if section.id in prose else _filled(plan, section)
        lines.append((plan.sheet_names[section.id], state))
    for row, (name, state) in enumerate(lines, PROGRESS_TOP):
        sheet.link(row, LABEL, Place(name, "A1"), name, Look.LINK_LEFT)
        sheet.formula(row, VALUE, state, Look.CELL)
        sheet.height(row, height_of(name, 32))
    _subhead(sheet, cover_top(template) - 1, words.COVER_FIELDS)


def _subhead(sheet: Sheet, row: int, title: str) -> None:
    sheet.text(row, LABEL, title, Look.SUBHEAD)
    sheet.blank(row, VALUE, Look.SUBHEAD)
    sheet.height(row, 26)


def _filled(plan: Plan, section: Section) -> Expression:
    return plan.live.progress([TablePart(table.id) for table in section.tables])


def _written(sheet: ProseSheet) -> Expression:
    count = Reference(sheet.characters)
    return Call("choose", (positive(count), counted(words.WRITTEN, count), Text(words.NOTHING_WRITTEN)))


def _indicated(plan: Plan) -> Expression:
    """How many indicators are given; what is wrong with them comes first."""
    lines = [line for line in plan.live.completeness if line.part is Area.INDICATORS]
    cells = tuple(Reference(line.address) for line in plan.indicator_lines)
    given = Call("count", cells)
    state: Expression = Call("choose", (positive(given), counted(words.FILLED, given), Text(words.OPTIONAL)))
    for line in lines:
        wrong = Reference(line.flag)
        state = Call("choose", (positive(wrong), counted(words.PROGRESS_WRONG, wrong), state))
    return state


def write_indicators(book: Book, plan: Plan) -> None:
    sheet = book.sheet(words.INDICATORS)
    sheet.text(0, LABEL, words.INDICATORS, Look.TITLE)
    sheet.text(1, LABEL, words.INDICATORS_NOTE, Look.GUIDE)
    heads = (words.INDICATOR_LABEL, words.INDICATOR_VALUE, words.INDICATOR_UNIT, words.INDICATOR_GUIDE)
    for column, head in enumerate(heads):
        sheet.text(INDICATORS_TOP - 1, column, head, Look.HEAD)
    sheet.height(INDICATORS_TOP - 1, 24)
    for line in plan.indicators:
        if isinstance(line, GroupLine):
            sheet.text(line.row, LABEL, line.label, Look.SUBHEAD)
            sheet.height(line.row, 26)
        else:
            _write_indicator(sheet, line)
    _arrange(sheet, value_width=18.0, label_width=34.0)
    sheet.worksheet.freeze_panes(INDICATORS_TOP, 0)
    print_on_a4(sheet)


def _cover_content(line: FieldLine, report: Report) -> str | int | date | None:
    if isinstance(line.address, AgencyAddress):
        return report.agency.get(line.address.field)
    if isinstance(line.address, TextAddress):
        written = report.texts.title if line.address == TITLE else report.texts.lead
        return NONE if written == "" else written
    return report.year if line.address == YEAR else report.signed_on


def _write_field(sheet: Sheet, line: FieldLine, content: str | int | date | None) -> None:
    row = line.cell.row
    sheet.text(row, LABEL, line.label, Look.LABEL)
    sheet.text(row, UNIT, line.guide, Look.NOTE)
    sheet.height(row, height_of(content if isinstance(content, str) else "", VALUE_WIDTH))
    if isinstance(content, date) or line.address == SIGNED_ON:
        _write_day(sheet, row, content)
    elif isinstance(content, int):
        sheet.worksheet.write_number(row, VALUE, content, sheet.look(row, VALUE, Look.WHOLE))
        years = {"validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
        sheet.validate(row, VALUE, {**years, "error_title": words.NUMBER_TITLE, "error_message": words.YEAR_GUIDE})
    else:
        sheet.value(row, VALUE, content, Look.FIELD)
    if line.choices:
        sheet.choose(row, VALUE, line.choices)
    name = "xlr_" + str(line.address).replace(".", "_")
    sheet.book.workbook.define_name(name, f"='{sheet.name}'!{absolute(line.cell)}")


def _write_day(sheet: Sheet, row: int, content: object) -> None:
    look = sheet.look(row, VALUE, Look.DATE)
    if isinstance(content, date):
        midnight = datetime(content.year, content.month, content.day)  # noqa: DTZ001  a day has no time zone
        sheet.worksheet.write_datetime(row, VALUE, midnight, look)
    else:
        sheet.worksheet.write_blank(row, VALUE, None, look)


def _write_indicator(sheet: Sheet, line: FieldLine) -> None:
    row, indicator = line.cell.row, line.indicator
    sheet.text(row, LABEL, line.label, Look.LABEL)
    sheet.value(row, VALUE, sheet.book.values.content(line.address), Look.INPUT)
    sheet.text(row, UNIT, line.unit, Look.CELL_CENTRE)
    sheet.text(row, GUIDE, line.guide, Look.NOTE)
    sheet.height(row, LEAST_HEIGHT)
    if indicator is None:
        return
    kind = indicator.kind
    sheet.validate(
        row, VALUE,
        {
            "validate": "decimal" if kind.places else "integer", "criteria": "between",
            "minimum": int(kind.least), "maximum": int(kind.most), "ignore_blank": True,
            "error_title": words.NUMBER_TITLE, "error_message": words.number_rule(kind, line.unit),
        },
    )  # fmt: skip
    sheet.redden((row, VALUE, row, VALUE), wrong_cells({line.address: kind}))


def _arrange(sheet: Sheet, *, value_width: float, label_width: float = 32.0) -> None:
    sheet.width(LABEL, LABEL, label_width)
    sheet.width(VALUE, VALUE, value_width)
    sheet.width(UNIT, UNIT, GUIDE_WIDTH if value_width == VALUE_WIDTH else 8.0)
    sheet.width(GUIDE, GUIDE, GUIDE_WIDTH)
    sheet.height(0, 30)
    sheet.protect()
