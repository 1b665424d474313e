"""The records of all agencies that are counted, in 汇总.xlsx: below each other, each with its agency."""

from collections.abc import Iterator, Sequence
from functools import partial

from xlreport.district.publish.frames import Record
from xlreport.district.publish.workbooks.list_sheets import continued, parts
from xlreport.district.publish.workbooks.sheet import Cell, Laid
from xlreport.form.model.tables.table import Table
from xlreport.layout.finished import FinishedSheet
from xlreport.layout.grid import table_grid
from xlreport.layout.sheets.sheet import a4
from xlreport.layout.sizes import table_widths
from xlreport.layout.styles import Style
from xlreport.messages import district as words

_HEAD_ROW, _FIRST_ROW = 2, 3
_AGENCY = 28.0


def lists_of_records(table: Table, rows: Sequence[Record], name: str, title: str) -> Iterator[FinishedSheet]:
    """What one sheet does not hold stands on further ones."""
    columns = [leaf for leaf in table.columns.leaves if table.records is None or leaf.id != table.records.agency]
    widths = table_widths(table_grid((table.records.pattern,))) if table.records is not None else []
    own = [width for width, leaf in zip(widths, table.columns.leaves, strict=True) if leaf in columns]
    page = a4(landscape=True, repeated=(_HEAD_ROW, _HEAD_ROW))
    for part, held in parts(rows):
        laid = Laid(continued(name, part), continued(title, part), words.RECORDS_NOTE.format(count=len(rows)))
        laid.line(_HEAD_ROW, [words.DETAIL_HEAD[0], *(leaf.label for leaf in columns)], Style.HEAD)
        laid.put_later(partial(_cells, held, [leaf.id for leaf in columns]))
        laid.widths |= dict(enumerate([_AGENCY, *own]))
        yield laid.finished(page, frozen=(_FIRST_ROW, 1))


def _cells(rows: Sequence[Record], columns: Sequence[str]) -> Iterator[Cell]:
    for row, (agency, cells) in enumerate(rows, _FIRST_ROW):
        for place, given in enumerate((agency, *(cells[column] for column in columns))):
            yield row, place, given, Style.CELL
