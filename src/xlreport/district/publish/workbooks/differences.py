"""Reports that were compared, as lists that can be filtered: two in a workbook, those of a run in 汇总.xlsx."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlreport.district.publish.workbooks.list_sheets import Column, list_sheets
from xlreport.district.publish.workbooks.sheet import Given, write_sheets
from xlreport.layout.finished import FinishedSheet
from xlreport.layout.styles import Style
from xlreport.messages import comparison as words

_COLUMNS = (
    Column(width=14), Column(width=40), Column(width=46), Column(width=46),
    Column(width=12, style=Style.CELL_CENTRE, optional=True),
)  # fmt: skip
_WHOSE = (
    Column(width=24), Column(width=18, optional=True), Column(width=8, style=Style.CELL_CENTRE),
    Column(width=24), Column(width=24),
)  # fmt: skip


def differences_book(year: int, head: str, found: Mapping[str, Any]) -> bytes:
    """`head`: which two were compared; `year`: that of the later one; `found`: the comparison as plain values."""
    rows = list(_rows(found))
    said = head if rows else words.SAME
    return write_sheets(year, words.SHEET, list_sheets(words.SHEET, words.SHEET, said, words.HEADS, _COLUMNS, rows))


def differences_list(compared: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Iterator[FinishedSheet]:
    """What differs between the files that a run compared; none where nothing does. `names`: of forms, if several."""
    rows = [
        (one["agency"], names.get(one["form"], ""), words.KINDS[one["kind"]], one["old"], one["new"], *row)
        for one in compared
        for row in _rows(one)
    ]
    if rows:
        columns = (*_WHOSE, *_COLUMNS)
        yield from list_sheets(
            words.SIDES_SHEET, words.SIDES_SHEET, words.SIDES_SAID, words.SIDES_HEADS, columns, rows, kept=1
        )


def _rows(found: Mapping[str, Any]) -> Iterator[Sequence[Given]]:
    for one in found["cells"]:
        by = one["change"]
        yield words.CELL_ONE, one["name"], one["old"], one["new"], None if by is None else Decimal(by)
    for one in found["texts"]:
        yield words.TEXT_ONE, one["section"], "\n".join(one["removed"]), "\n".join(one["added"]), None
    for one in found["findings"]["gone"]:
        yield words.GONE_ONE, one["code"], one["message"], None, None
    for one in found["findings"]["new"]:
        yield words.NEW_ONE, one["code"], None, one["message"], None
