"""A finished book as the bytes of an .xlsx file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

import xlsxwriter

from xlreport.form.text.clean import cleaned
from xlreport.layout.finished import FinishedBook, FinishedCell, Link
from xlreport.render.package import packed
from xlreport.workbook.book import text_of_cell, write_sheet
from xlreport.workbook.packing import Part, pressed
from xlreport.workbook.parts import PartsWorkbook
from xlreport.workbook.styles import BODY_FONT, Styles


def write_book(book: FinishedBook) -> bytes:
    """The book's bytes, always the same. Raises UnwritableError for what Excel does not take."""
    return packed([pressed(part) for part in parts_of(book)])


def parts_of(book: FinishedBook) -> Sequence[Part]:
    """What the file is packed of, all of it as XlsxWriter writes it."""
    workbook, styles = begun(book)
    for sheet in book.sheets:
        write_sheet(workbook, styles, sheet)
    workbook.close()
    return workbook.parts


def begun(book: FinishedBook) -> tuple[PartsWorkbook, Styles]:
    """A workbook without sheets yet, in which looks and texts have their numbers."""
    workbook = PartsWorkbook(BytesIO(), options())
    _identify(workbook, book)
    styles = Styles(workbook)
    styles.number_marked((one.style, one.mark) for one in _cells(book) if one.style and one.mark)
    _number_texts(workbook, book)
    return workbook, styles


def _cells(book: FinishedBook) -> Iterator[FinishedCell]:
    return (one for sheet in book.sheets for one in sheet.cells)


def _number_texts(workbook: xlsxwriter.Workbook, book: FinishedBook) -> None:
    """Texts that every workbook of a form has are numbered before those of one report."""
    table = workbook.str_table
    for sheet in book.sheets:
        for one in sheet.cells:
            text = one.content.text if isinstance(one.content, Link) else one.content
            if isinstance(text, str) and not one.varies:
                table._get_shared_string_index(text_of_cell(text, sheet.name, one.row, one.column))  # noqa: SLF001
    table.count = 0


def begun_book(stream: BinaryIO, kind: type[xlsxwriter.Workbook] = xlsxwriter.Workbook) -> xlsxwriter.Workbook:
    """A workbook without sheets yet, in the lettering of all of ours."""
    return kind(stream, options())


MARK_PROPERTY = "xlreport_template"


def options() -> dict[str, object]:
    """The style of cells that have none is open to typing: what is pasted from a document takes that style, and could
    not be corrected otherwise. Every cell and column of a sheet that is to be locked says so itself.
    """
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": BODY_FONT, "font_size": 10, "locked": False},
    }


def properties_of(book: FinishedBook) -> Mapping[str, str | datetime]:
    """What the file says of itself."""
    return {
        "title": cleaned(book.title), "subject": book.subject, "category": book.mark, "author": cleaned(book.author),
        "created": datetime(book.created.year, book.created.month, book.created.day),  # noqa: DTZ001  a fixed day
    }  # fmt: skip


def _identify(workbook: xlsxwriter.Workbook, book: FinishedBook) -> None:
    """The form's mark in the file's properties and as a defined name."""
    workbook.set_properties(properties_of(book))
    workbook.set_custom_property(MARK_PROPERTY, book.mark, "text")
    for name in book.names:
        workbook.define_name(name.name, name.formula)
    workbook.set_calc_mode("auto")
