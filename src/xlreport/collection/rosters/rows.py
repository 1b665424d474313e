"""The cells of a roster's file: CSV, or the first sheet of a workbook that is no form."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from xlreport.errors import UnknownWorkbookError, UnreadableWorkbookError
from xlreport.files.file_content import read_content
from xlreport.files.grids import read_book
from xlreport.files.limits import LIMITS
from xlreport.form.model.template import Template
from xlreport.messages import district as words
from xlreport.reading.cells import RawBook, refuse_unread
from xlreport.reading.identify import identify

Rows = Mapping[int, Mapping[int, str]]
"""Cells by their row, counted from 1 as people do, and their column."""


def refused(problems: str) -> UnreadableWorkbookError:
    """Why a file is no roster."""
    return UnreadableWorkbookError("ROSTER-UNREADABLE", problems=problems)


def rows_of_csv(path: Path) -> Rows:
    """Every line. Raises UnreadableWorkbookError."""
    content = read_content(path)
    try:
        lines = list(csv.reader(StringIO(_decoded(content), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise refused(words.ROSTER_NO_TABLE) from error
    if len(lines) > LIMITS.last_row:
        raise refused(words.ROSTER_LONG.format(most=LIMITS.last_row))
    return {row: {column: cell.strip() for column, cell in enumerate(line)} for row, line in enumerate(lines, 1)}


def _decoded(content: bytes) -> str:
    """Excel on Chinese Windows saves CSV in GB 18030, and what it calls Unicode text in UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def rows_of_book(path: Path, templates: Mapping[str, Template]) -> Rows:
    """The first sheet, through the gate that every workbook passes. Raises UnreadableWorkbookError."""
    book = read_book(path)
    if _is_form(book, templates):
        raise refused(words.ROSTER_IS_FORM)
    refuse_unread(book.sheets[:1])
    rows: dict[int, dict[int, str]] = {}
    for sheet in book.sheets[:1]:
        for (row, column), cell in sorted(sheet.cells.items()):
            text = cell.text if cell.date is None else cell.date.isoformat()
            rows.setdefault(row + 1, {})[column] = text.strip()
    return rows


def _is_form(book: RawBook, templates: Mapping[str, Template]) -> bool:
    try:
        identify(book, templates)
    except UnknownWorkbookError as error:
        return error.code != "FORM-NOT-RECOGNISED"
    return True
