"""A workbook as one web page: its sheets below each other, as they look before anything is typed."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from xlreport.form.language.vocabulary import as_text
from xlreport.layout.finished import Content, FinishedBook, FinishedCell, FinishedSheet, Formula, Link
from xlreport.messages.forms import preview as words
from xlreport.render.html.escaping import attributes, element
from xlreport.use_cases.authoring.preview.sheet_style import class_of, sheet_css

_CHARACTER = 7.5
"""Pixels of a character of the default font, and of the points of a row's height."""
_POINT = 4 / 3
_WIDTH, _HEIGHT = 8.43, 15.0
"""Of a column and a row of which nothing is said."""


def book_html(book: FinishedBook, title: str) -> str:
    """Every sheet that is shown, in the workbook's order."""
    sheets = [sheet for sheet in book.sheets if not sheet.hidden]
    return "\n".join((*_head(title), *_body(sheets, title), ""))


def _head(title: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN"><head><meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"{element('title', title)}<style>{sheet_css()}</style></head>"


def _body(sheets: Sequence[FinishedSheet], title: str) -> Iterator[str]:
    yield f"<body><header>{element('h1', title)}{element('p', words.AS_BORN)}</header><nav>"
    for number, sheet in enumerate(sheets, start=1):
        yield element("a", sheet.name, own={"href": f"#s{number}"})
    yield "</nav>"
    for number, sheet in enumerate(sheets, start=1):
        yield f'<section id="s{number}">{element("h2", sheet.name)}<div class="sheet">'
        yield from _table(sheet)
        yield "</div></section>"
    yield "</body></html>"


def _table(sheet: FinishedSheet) -> Iterator[str]:
    cells = {(cell.row, cell.column): cell for cell in sheet.cells}
    hidden = {column for width in sheet.widths if width.hidden for column in range(width.first, width.last + 1)}
    shown = [cell for cell in cells.values() if cell.column not in hidden]
    last = max((cell.column + cell.columns for cell in shown), default=0)
    columns = [column for column in range(last) if column not in hidden]
    widths = {
        column: width.characters for width in sheet.widths for column in range(width.first, width.last + 1)
    }  # fmt: skip
    whole = sum(round(widths.get(column, _WIDTH) * _CHARACTER) for column in columns)
    yield f'<table style="width: {whole}px"><colgroup>'
    for column in columns:
        yield f'<col style="width: {round(widths.get(column, _WIDTH) * _CHARACTER)}px">'
    yield "</colgroup>"
    covered = {place for cell in shown for place in _covered(cell)}
    for row in range(max((cell.row + cell.rows for cell in shown), default=0)):
        yield f'<tr style="height: {round(sheet.heights.get(row, _HEIGHT) * _POINT)}px">'
        for column in columns:
            if (row, column) not in covered:
                yield _cell(cells.get((row, column)), columns)
        yield "</tr>"
    yield "</table>"


def _covered(cell: FinishedCell) -> Iterator[tuple[int, int]]:
    """What lies under a merged cell."""
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            if (row, column) != (cell.row, cell.column):
                yield row, column


def _cell(cell: FinishedCell | None, columns: Sequence[int]) -> str:
    if cell is None:
        return "<td></td>"
    across = sum(cell.column <= column < cell.column + cell.columns for column in columns)
    own = {
        "class": None if cell.style is None else class_of(cell.style),
        "rowspan": str(cell.rows) if cell.rows > 1 else None,
        "colspan": str(across) if across > 1 else None,
    }
    return Markup("<td{}>{}</td>").format(attributes(own), _shown(cell.content))


def _shown(content: Content) -> str:
    if isinstance(content, Formula):
        return "" if isinstance(content.result, bool) else as_text(content.result)
    if isinstance(content, str) or content is None:
        return content or ""
    return content.text if isinstance(content, Link) else str(getattr(content, "text", content))
