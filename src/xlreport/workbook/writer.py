"""A report as a workbook of its form: blank, prefilled or filled, always written anew."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import LEAD, TITLE, Address, FigureAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.opening import figures_of, opened
from xlreport.form.report.report import Reading, Reason, Report
from xlreport.form.report.values import ReportValues
from xlreport.form.text.clean import cleaned
from xlreport.layout.live import LiveValues
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.messages import workbook as words
from xlreport.reading.stamp import mark_of
from xlreport.workbook.book import Book
from xlreport.workbook.marks import Returned, returned
from xlreport.workbook.sheets.check_sheet import write_check_sheet
from xlreport.workbook.sheets.field_sheets import write_cover, write_indicators
from xlreport.workbook.sheets.preview_sheet import write_preview_sheet
from xlreport.workbook.sheets.prose_sheet import write_prose_sheet
from xlreport.workbook.sheets.return_sheet import write_return_sheet
from xlreport.workbook.sheets.table_sheet import write_table_sheet
from xlreport.workbook.styles import BODY_FONT, Styles


def write_workbook(
    template: Template, report: Report, previous: Report | None = None, *, combined: Sequence[str] = ()
) -> bytes:
    """The workbook's bytes; the same for the same form and reports. Raises UnwritableError past Excel's limits.

    `previous`: last year's report of the same agency; blank opening figures are prefilled from it, and its figures
    stand beside this year's. `combined`: the agencies whose sum it is; the workbook says so.
    """
    last_year = figures_of(template, previous) if previous is not None else {}
    return _written(template, opened(template, report, last_year), last_year, (), combined)


def annotate(template: Template, reading: Reading, findings: Sequence[Finding]) -> bytes:
    """The return copy: the form written anew with what was typed, findings marked at their cells and listed.

    Nothing is prefilled. Raises UnwritableError past Excel's limits.
    """
    return _written(template, reading.report, reading.previous, findings)


def _written(
    template: Template,
    own: Report,
    last_year: Mapping[FigureAddress, Decimal],
    findings: Sequence[Finding],
    combined: Sequence[str] = (),
) -> bytes:
    stream = BytesIO()
    workbook = xlsxwriter.Workbook(stream, _options())
    plan = plan_workbook(template, own.texts)
    others = _reasons_without_line(plan, own)
    marked = returned(template, plan, findings)
    values = LiveValues(plan.live, ReportValues(template, own, last_year), _contents(plan, own))
    book = _book(workbook, plan, values, last_year, marked)
    _identify(book, template, own)
    write_cover(book, template, plan, own, combined=len(combined))
    if findings:
        write_return_sheet(book, template, marked)
    write_indicators(book, plan)
    _write_sections(book, template, plan)
    write_check_sheet(book, template, plan, others)
    write_preview_sheet(book, template, plan)
    _hide_identity(book, template, combined)
    book.note_marks()
    workbook.close()
    return stream.getvalue()


def _book(
    workbook: xlsxwriter.Workbook, plan: Plan, values: LiveValues, last_year: Mapping[FigureAddress, Decimal],
    marked: Returned,
) -> Book:  # fmt: skip
    return Book(
        workbook=workbook, styles=Styles(workbook), where=plan.where, values=values, previous=last_year,
        spelled=plan.spelled, marks=marked.marks,
    )  # fmt: skip


def _write_sections(book: Book, template: Template, plan: Plan) -> None:
    tables = {sheet.section.id: sheet for sheet in plan.tables}
    prose = {sheet.section.id: sheet for sheet in plan.prose}
    for section in template.sections:
        if section.id in tables:
            write_table_sheet(book, template, plan.live, tables[section.id])
        else:
            write_prose_sheet(book, plan.live, prose[section.id])


def _contents(plan: Plan, report: Report) -> Mapping[Address, CellValue]:
    """What stands in the typed cells that are no figures: texts, choices, reasons."""
    contents: dict[Address, CellValue] = dict(plan.prose_contents(report.texts))
    for address, text in ((TITLE, report.texts.title), (LEAD, report.texts.lead)):
        contents[address] = NONE if text == "" else text
    given = {(reason.code, reason.at): reason for reason in report.reasons}
    for line in plan.live.relations:
        reason = given.get((line.code or "", line.at))
        contents[line.reason] = reason.text if reason is not None else None
        contents[line.digest] = (reason.digest or None) if reason is not None else None
    return contents


def _reasons_without_line(plan: Plan, report: Report) -> list[Reason]:
    lines = {(line.code, line.at) for line in plan.live.relations}
    return [reason for reason in report.reasons if (reason.code, reason.at) not in lines]


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
            "title": cleaned(f"{report.agency_name}{report.year}"), "subject": template.name, "category": mark,
            "author": cleaned(report.agency_name), "created": datetime(report.year, 1, 1),  # noqa: DTZ001  a fixed day, no clock
        }
    )  # fmt: skip
    book.workbook.set_custom_property("xlreport_template", mark, "text")
    book.workbook.define_name("xlr_tpl", f'="{mark}"')
    book.workbook.set_calc_mode("auto")


def _hide_identity(book: Book, template: Template, combined: Sequence[str]) -> None:
    sheet = book.workbook.add_worksheet(words.HIDDEN)
    sheet.write_string(0, 0, mark_of(template.id))
    for row, agency in enumerate(combined, 1):
        sheet.write_string(row, 0, agency)
    sheet.hide()
