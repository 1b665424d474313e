"""The sheets of labelled cells: the cover with its instructions, and the indicators."""

from datetime import date, datetime
from typing import Any

from xlreport.excel.book import Book, Sheet, absolute, print_on_a4
from xlreport.excel.styles import Look
from xlreport.layout import words
from xlreport.layout.plan import (
    COVER_TOP,
    GUIDE,
    INDICATORS_TOP,
    LABEL,
    UNIT,
    VALUE,
    FieldLine,
    GroupLine,
    Plan,
)
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.model.report import Report
from xlreport.model.template import Template
from xlreport.reading.stamp import mark_of

VALUE_WIDTH = 64.0
GUIDE_WIDTH = 40.0
MARK_ROW, LIGHT_ROW, FIRST_INSTRUCTION_ROW = 1, 2, 3


def write_cover(book: Book, template: Template, plan: Plan, report: Report) -> None:
    sheet = book.sheet(words.COVER)
    sheet.text(0, LABEL, f"{template.name}（{template.edition}）", Look.TITLE)
    sheet.text(MARK_ROW, LABEL, words.FORM_MARK, Look.NOTE)
    sheet.text(MARK_ROW, VALUE, mark_of(template.id), Look.NOTE)
    sheet.text(MARK_ROW, UNIT, words.FORM_LINE.format(source=template.legal_source), Look.NOTE)
    book.workbook.define_name("xlr_id", f"='{words.COVER}'!$B${MARK_ROW + 1}")
    sheet.text(LIGHT_ROW, LABEL, words.LIGHT, Look.LABEL)
    sheet.formula(LIGHT_ROW, VALUE, plan.live.light, Look.LIGHT)
    for row, line in enumerate(words.INSTRUCTIONS, FIRST_INSTRUCTION_ROW):
        sheet.text(row, LABEL, line, Look.GUIDE)
        sheet.height(row, LEAST_HEIGHT)
    sheet.height(LIGHT_ROW, 28)
    sheet.height(COVER_TOP - 1, 26)
    sheet.text(COVER_TOP - 1, LABEL, words.COVER_FIELDS, Look.SUBHEAD)
    sheet.blank(COVER_TOP - 1, VALUE, Look.SUBHEAD)
    for one in plan.cover:
        _write_field(sheet, one, _cover_content(one, report))
    _arrange(sheet, value_width=VALUE_WIDTH)
    print_on_a4(sheet, one_page=True)


def write_indicators(book: Book, plan: Plan) -> None:
    sheet = book.sheet(words.INDICATORS)
    sheet.text(0, LABEL, words.INDICATORS, Look.TITLE)
    sheet.text(1, LABEL, words.INDICATORS_NOTE, Look.GUIDE)
    heads = (words.INDICATOR_LABEL, words.INDICATOR_VALUE, words.INDICATOR_UNIT, words.INDICATOR_GUIDE)
    for column, head in enumerate(heads):
        sheet.text(INDICATORS_TOP - 1, column, head, Look.HEAD)
    for line in plan.indicators:
        if isinstance(line, GroupLine):
            sheet.text(line.row, LABEL, line.label, Look.SUBHEAD)
        else:
            _write_indicator(sheet, line)
    _arrange(sheet, value_width=18.0, label_width=34.0)
    sheet.worksheet.freeze_panes(INDICATORS_TOP, 0)
    print_on_a4(sheet)


def _cover_content(line: FieldLine, report: Report) -> str | int | date | None:
    area, _, name = line.address.path.partition(".")
    if area == "agency":
        return report.agency.get(name)
    if area == "texts":
        written = report.texts.title if name == "title" else report.texts.lead
        return words.NONE if written == "" else written
    return report.year if area == "year" else report.signed_on


def _write_field(sheet: Sheet, line: FieldLine, content: str | int | date | None) -> None:
    row = line.cell.row
    sheet.text(row, LABEL, line.label, Look.LABEL)
    sheet.text(row, UNIT, line.guide, Look.NOTE)
    sheet.height(row, height_of(content if isinstance(content, str) else "", VALUE_WIDTH))
    if line.address.path == "signed_on":
        _write_day(sheet, row, content)
    elif isinstance(content, int):
        sheet.worksheet.write_number(row, VALUE, content, sheet.book.styles[Look.WHOLE])
    elif isinstance(content, str):
        sheet.text(row, VALUE, content, Look.FIELD)
    else:
        sheet.blank(row, VALUE, Look.FIELD)
    if line.choices:
        _pick(sheet, row, list(line.choices))
    name = "xlr_" + line.address.path.replace(".", "_")
    sheet.book.workbook.define_name(name, f"='{sheet.name}'!{absolute(line.cell)}")


def _write_day(sheet: Sheet, row: int, content: object) -> None:
    look = sheet.book.styles[Look.DATE]
    if isinstance(content, date):
        midnight = datetime(content.year, content.month, content.day)  # noqa: DTZ001  a day has no time zone
        sheet.worksheet.write_datetime(row, VALUE, midnight, look)
    else:
        sheet.worksheet.write_blank(row, VALUE, None, look)


def _pick(sheet: Sheet, row: int, choices: list[str]) -> None:
    options: dict[str, Any] = {"validate": "list", "source": choices}
    sheet.validate(row, VALUE, {**options, "error_title": words.PICK_TITLE, "error_message": words.PICK})


def _write_indicator(sheet: Sheet, line: FieldLine) -> None:
    row, indicator = line.cell.row, line.indicator
    sheet.text(row, LABEL, line.label, Look.LABEL)
    sheet.value(row, VALUE, sheet.book.values.content(line.address), Look.INPUT)
    sheet.text(row, UNIT, line.unit, Look.CELL_CENTRE)
    sheet.text(row, GUIDE, line.guide, Look.NOTE)
    if indicator is None:
        return
    kind = indicator.kind
    sheet.validate(
        row, VALUE,
        {
            "validate": "decimal" if kind.places else "integer", "criteria": "between",
            "minimum": int(kind.least), "maximum": int(kind.most), "ignore_blank": True,
            "error_title": words.NUMBER_TITLE, "error_message": words.number_rule(kind.places, line.unit),
        },
    )  # fmt: skip
    wrong = f"=AND(LEN({line.cell.name})>0,NOT(ISNUMBER({line.cell.name})))"
    options = {"type": "formula", "criteria": wrong, "format": sheet.book.styles.state(wrong=True)}
    sheet.worksheet.conditional_format(row, VALUE, row, VALUE, options)


def _arrange(sheet: Sheet, *, value_width: float, label_width: float = 20.0) -> None:
    sheet.width(LABEL, LABEL, label_width)
    sheet.width(VALUE, VALUE, value_width)
    sheet.width(UNIT, UNIT, GUIDE_WIDTH if value_width == VALUE_WIDTH else 8.0)
    sheet.width(GUIDE, GUIDE, GUIDE_WIDTH)
    sheet.height(0, 28)
    sheet.protect()
