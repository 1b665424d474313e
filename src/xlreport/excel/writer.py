"""A report as a workbook of its form: blank, prefilled or filled, always written anew."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from xlreport.excel.book import Book
from xlreport.excel.check_sheet import write_check_sheet
from xlreport.excel.field_sheets import write_cover, write_indicators
from xlreport.excel.prose_sheet import write_prose_sheet
from xlreport.excel.styles import BODY_FONT, Styles
from xlreport.excel.table_sheet import write_table_sheet
from xlreport.formula.values import ReportValues
from xlreport.layout import words
from xlreport.layout.live import LiveValues
from xlreport.layout.plan import plan_workbook
from xlreport.model.report import Report
from xlreport.model.template import Template
from xlreport.reading.stamp import mark_of


def write_workbook(template: Template, report: Report) -> bytes:
    """The workbook's bytes; the same for the same form and report. Raises UnwritableError past Excel's limits."""
    stream = BytesIO()
    workbook = xlsxwriter.Workbook(stream, _options())
    plan = plan_workbook(template, report.texts)
    values = LiveValues(plan.live, ReportValues(template, report))
    book = Book(workbook=workbook, styles=Styles(workbook), where=plan.where, values=values)
    _identify(book, template, report)
    write_cover(book, template, plan, report)
    write_indicators(book, plan)
    tables = {sheet.section.id: sheet for sheet in plan.tables}
    prose = {sheet.section.id: sheet for sheet in plan.prose}
    for section in template.sections:
        if section.id in tables:
            write_table_sheet(book, template, tables[section.id])
        else:
            write_prose_sheet(book, prose[section.id])
    write_check_sheet(book, template, plan)
    _hide_identity(book, template)
    workbook.close()
    return stream.getvalue()


def _options() -> dict[str, object]:
    """Made anew for each workbook: XlsxWriter alters what it is given."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": BODY_FONT, "font_size": 10},
    }


def _identify(book: Book, template: Template, report: Report) -> None:
    """The form's mark in the file's properties and as a defined name; the cover and a hidden sheet hold it too."""
    mark = mark_of(template.id)
    book.workbook.set_properties(
        {
            "title": f"{report.agency_name}{report.year}", "subject": template.name, "category": mark,
            "author": report.agency_name, "created": datetime(report.year, 1, 1),  # noqa: DTZ001  a fixed day, no clock
        }
    )  # fmt: skip
    book.workbook.set_custom_property("xlreport_template", mark, "text")
    book.workbook.define_name("xlr_tpl", f'="{mark}"')
    book.workbook.set_calc_mode("auto")


def _hide_identity(book: Book, template: Template) -> None:
    sheet = book.workbook.add_worksheet(words.HIDDEN)
    sheet.write_string(0, 0, mark_of(template.id))
    sheet.hide()
