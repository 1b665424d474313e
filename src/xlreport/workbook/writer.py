"""A finished book as the bytes of an .xlsx file."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from xlreport.form.text.clean import cleaned
from xlreport.layout.finished import FinishedBook
from xlreport.workbook.book import write_sheet
from xlreport.workbook.styles import BODY_FONT, Styles


def write_book(book: FinishedBook) -> bytes:
    """The book's bytes, always the same. Raises UnwritableError for what Excel does not take."""
    stream = BytesIO()
    workbook = begun_book(stream)
    _identify(workbook, book)
    styles = Styles(workbook)
    for sheet in book.sheets:
        write_sheet(workbook, styles, sheet)
    workbook.close()
    return stream.getvalue()


def begun_book(stream: BytesIO) -> xlsxwriter.Workbook:
    """A workbook without sheets yet, in the lettering of all of ours.

    The style of cells that have none is open to typing: what is pasted from a document takes that style, and could
    not be corrected otherwise. Every cell and column of a sheet that is to be locked says so itself.
    """
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": BODY_FONT, "font_size": 10, "locked": False},
    }
    return xlsxwriter.Workbook(stream, options)


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
