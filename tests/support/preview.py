"""The preview of a workbook as somebody reads it: its lines put together to paragraphs again."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from xlreport.layout.pages.cells import PreviewCell
from xlreport.layout.pages.visual import INDENT, TITLE_ROWS
from xlreport.layout.preview.columns import PREVIEW_TOP, ROW_CELLS, SHOWN
from xlreport.messages import workbook as words


def preview_of(workbook: bytes | Path) -> Worksheet:
    """The sheet with the results that stand in the file."""
    source = BytesIO(workbook) if isinstance(workbook, bytes) else workbook
    return openpyxl.load_workbook(source, data_only=True)[words.PREVIEW]


def lines(sheet: Worksheet) -> list[str]:
    """What each row shows, from the title on; the text's blank rows at the end left out."""
    shown = [str(sheet.cell(row, SHOWN + 1).value or "") for row in range(PREVIEW_TOP + 1, sheet.max_row + 1)]
    while shown and not shown[-1]:
        shown.pop()
    return shown


def paragraphs(sheet: Worksheet) -> list[str]:
    """Title, headings, paragraphs and sign-off, whole; where tables stand is left out."""
    shown = lines(sheet)
    title = "".join(shown[:TITLE_ROWS])
    told = [words.PREVIEW_TABLE_BESIDE, words.PREVIEW_TABLE.split("{")[0]]
    return [text for text in (title, *_joined(sheet, shown)) if text and not text.startswith(tuple(told))]


def _joined(sheet: Worksheet, shown: list[str]) -> Iterator[str]:
    """A paragraph begins where a text does, and with each indented line."""
    whole = ""
    for row, line in enumerate(shown[TITLE_ROWS:], PREVIEW_TOP + TITLE_ROWS + 1):
        start = sheet.cell(row, ROW_CELLS[PreviewCell.START] + 1).value
        if start == 1 or line.startswith(INDENT):
            yield whole
            whole = line.strip(INDENT[0])
        else:
            whole += line
    yield whole
