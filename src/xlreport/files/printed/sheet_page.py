"""The tables of a workbook's sheets, and the lines around them."""

import re
from collections.abc import Iterator, Mapping

from xlreport.reading.cells import RawBook, RawSheet
from xlreport.reading.published.page import Page, PrintedCell, PrintedTable, label_text

_HEAD = re.compile(r"[^\W\d_][^：:]*$")
"""A word that is no line to be gone on with, such as 填报人：."""

_FEWEST_HEADS, _BLANK_ROWS = 2, 2


def sheet_page(book: RawBook) -> Page:
    """Every sheet that is shown: rows up to an empty one are a table, a row of one text above its head is a line."""
    return Page(tuple(part for sheet in book.sheets if not sheet.hidden for part in _parts(sheet)))


def _parts(sheet: RawSheet) -> Iterator[str | PrintedTable]:
    cells = list(_cells(sheet))
    rows: dict[int, list[PrintedCell]] = {}
    for cell in cells:
        rows.setdefault(cell.top, []).append(cell)
    covered = {row for cell in cells for row in range(cell.top, cell.bottom)}
    block: list[PrintedCell] = []
    for row in range(min(covered, default=0), max(covered, default=-1) + 2):
        own = rows.get(row, [])
        if row not in covered:
            yield from _table(block + _blank_below(block) if row + 1 not in covered else block)
            block = []
        elif not block and len(own) == 1 and own[0].height == 1:
            yield own[0].text
        else:
            block += own


def _cells(sheet: RawSheet) -> Iterator[PrintedCell]:
    merged: Mapping[tuple[int, int], tuple[int, int]] = {
        (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merged
    }
    filled = {position: label_text(sheet.text(position)) for position in sheet.cells}
    for (row, column), text in sorted(filled.items()):
        height, width = merged.get((row, column), (1, 1))
        if text:
            yield PrintedCell(row, column, height, width, text)


def _blank_below(block: list[PrintedCell]) -> list[PrintedCell]:
    """Blank rows of a list, which a sheet does not keep: below heads where nothing else is to be filled in."""
    bottom = max((cell.bottom for cell in block), default=0)
    over = [cell for cell in block if cell.bottom == bottom]
    columns = {column for cell in block for column in range(cell.left, cell.right)}
    heads = (
        all(_HEAD.search(cell.text) for cell in over)
        and {column for cell in over for column in range(cell.left, cell.right)} == columns
    )
    if len(over) < _FEWEST_HEADS or not heads:
        return []
    return [PrintedCell(bottom + down, min(columns), 1, 1, "") for down in range(_BLANK_ROWS)]


def _table(block: list[PrintedCell]) -> Iterator[PrintedTable]:
    if len(block) > 1:
        top, left = min(cell.top for cell in block), min(cell.left for cell in block)
        moved = (PrintedCell(one.top - top, one.left - left, one.height, one.width, one.text) for one in block)
        yield PrintedTable(tuple(moved))
