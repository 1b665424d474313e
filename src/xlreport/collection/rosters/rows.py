"""The cells of a roster's file: text, as programs export tables, or the first sheet of a workbook that is no form."""

import csv
from collections.abc import Mapping
from io import StringIO
from itertools import islice
from pathlib import Path

from xlreport.errors import UnknownWorkbookError, UnreadableWorkbookError
from xlreport.files.file_content import read_content
from xlreport.files.grids import read_book
from xlreport.files.limits import LIMITS
from xlreport.files.package.gate import kind_of
from xlreport.form.model.template import Template
from xlreport.form.text.encoding import EncodingError, text_of
from xlreport.messages import district as words
from xlreport.messages.codes.file_codes import FileKind
from xlreport.reading.cells import RawBook, refuse_unread
from xlreport.reading.identify import identify

Rows = Mapping[int, Mapping[int, str]]
"""Cells by their row, counted from 1 as people do, and their column."""

_DELIMITERS = (",", "\t", ";", "，")
"""The tab is that of "Unicode text" in Excel, the last one of whoever typed the list with Chinese punctuation."""

_OF_TEXT = frozenset({FileKind.TEXT, FileKind.UNKNOWN})
"""UTF-16 without its mark is known by nobody."""


def refused(problems: str) -> UnreadableWorkbookError:
    """Why a file is no roster."""
    return UnreadableWorkbookError("ROSTER-UNREADABLE", problems=problems)


def rows_in(path: Path, templates: Mapping[str, Template]) -> Rows:
    """The cells, known by the content and not by the name: a workbook, or text. Raises UnreadableWorkbookError."""
    content = read_content(path)
    return rows_of_text(content) if _is_text(content) else rows_of_book(path, templates)


def _is_text(content: bytes) -> bool:
    """Whether it is no workbook and nothing else that is known. Raises UnreadableWorkbookError for what is."""
    try:
        kind = kind_of(content)
    except UnreadableWorkbookError as refusal:
        if refusal.code != "FILE-EMPTY":
            raise
        return True
    if isinstance(kind, FileKind) and kind not in _OF_TEXT:
        raise UnreadableWorkbookError("FILE-NOT-WORKBOOK", kind=kind.value)
    return kind in _OF_TEXT


def rows_of_text(content: bytes) -> Rows:
    """Every line, its cells parted as programs part them that save text. Raises UnreadableWorkbookError."""
    try:
        text = text_of(content)
    except EncodingError as error:
        raise refused(words.ROSTER_NO_LETTERS.format(row=error.line)) from error
    lines = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        rows = list(enumerate(islice(lines, LIMITS.last_row + 1), 1))
    except csv.Error as error:
        raise refused(words.ROSTER_NO_TABLE.format(row=max(lines.line_num, 1))) from error
    if len(rows) > LIMITS.last_row:
        raise refused(words.ROSTER_LONG.format(most=LIMITS.last_row))
    return {row: {column: cell.strip() for column, cell in enumerate(line)} for row, line in rows}


def _delimiter(text: str) -> str:
    """The one that the first line with any has most of."""
    for line in text.splitlines():
        if any(one in line for one in _DELIMITERS):
            return max(_DELIMITERS, key=line.count)
    return _DELIMITERS[0]


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
