"""Tables that are cut in two, as at the end of a page, without or with their heads again."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from xlreport.form.text.normal import same
from xlreport.layout.grid import CellKind, Grid
from xlreport.messages import published as words
from xlreport.reading.published.page import Page, PrintedTable, continued

_GOES_ON = re.compile(words.GOES_ON)

_Rows = Collection[set[str]]
"""The labels of the rows of each declared table."""


def whole_tables(page: Page, grids: Sequence[Grid]) -> Page:
    """The page with two tables as one that follow each other and hold different rows of one declared table.

    A line between them that says so is left out.
    """
    rows = _rows(grids)
    parts: list[str | PrintedTable] = []
    for part in page.parts:
        parts.append(part)
        at = -3 if len(parts) > 1 and isinstance(parts[-2], str) and _GOES_ON.fullmatch(parts[-2]) else -2
        before = parts[at] if len(parts) >= -at else None
        if isinstance(part, PrintedTable) and isinstance(before, PrintedTable) and _goes_on(before, part, rows):
            parts[at:] = [continued(before, part)]
    return Page(tuple(parts))


def _rows(grids: Sequence[Grid]) -> _Rows:
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for cell in (cell for grid in grids for cell in grid.labels):
        if cell.is_leaf and cell.kind is CellKind.ROW_LABEL:
            rows[cell.table].add(same(cell.text))
    return rows.values()


def _goes_on(table: PrintedTable, more: PrintedTable, rows: _Rows) -> bool:
    texts, further = ({same(cell.text) for cell in one.cells} for one in (table, more))
    if table.width != more.width:
        return False
    return any(own & texts and own & further and not own & texts & further for own in rows)
