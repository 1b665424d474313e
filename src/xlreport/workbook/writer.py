"""A report as a workbook of its form: blank, prefilled or filled, always written anew."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.opening import figures_of, opened
from xlreport.form.report.report import Reading, Report
from xlreport.form.text.clean import cleaned
from xlreport.layout.finished import FinishedBook
from xlreport.layout.sheets.book import finished_book
from xlreport.workbook.book import write_sheet
from xlreport.workbook.styles import BODY_FONT, Styles


def write_workbook(
    template: Template, report: Report, previous: Report | None = None, *, combined: Sequence[str] = ()
) -> bytes:
    """The workbook's bytes; the same for the same form and reports. Raises UnwritableError past Excel's limits.

    `previous`: last year's report of the same agency; blank opening figures are prefilled from it, and its figures
    stand beside this year's. `combined`: the agencies whose sum it is; the workbook says so.
    """
    last_year = figures_of(template, previous) if previous is not None else {}
    return written(finished_book(template, opened(template, report, last_year), last_year, combined=combined))


def annotate(template: Template, reading: Reading, findings: Sequence[Finding]) -> bytes:
    """The return copy: the form written anew with what was typed, findings marked at their cells and listed.

    Nothing is prefilled. Raises UnwritableError past Excel's limits.
    """
    return written(finished_book(template, reading.report, reading.previous, findings))


def written(book: FinishedBook) -> bytes:
    """The book's bytes, always the same. Raises UnwritableError for what Excel does not take."""
    stream = BytesIO()
    workbook = xlsxwriter.Workbook(stream, _options())
    _identify(workbook, book)
    styles = Styles(workbook)
    for sheet in book.sheets:
        write_sheet(workbook, styles, sheet)
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


def _identify(workbook: xlsxwriter.Workbook, book: FinishedBook) -> None:
    """The form's mark in the file's properties and as a defined name."""
    workbook.set_properties(
        {
            "title": cleaned(book.title), "subject": book.subject, "category": book.mark,
            "author": cleaned(book.author),
            "created": datetime(book.created.year, book.created.month, book.created.day),  # noqa: DTZ001  a fixed day
        }
    )  # fmt: skip
    workbook.set_custom_property("xlreport_template", book.mark, "text")
    for name in book.names:
        workbook.define_name(name.name, name.formula)
    workbook.set_calc_mode("auto")
