"""What a page prints that may be one thing or another: a row as several, an amount without its unit, tables moved."""

from collections.abc import Collection, Sequence

from xlreport.form.model.answers import YUAN
from xlreport.form.model.kind import Kind, Notation, NumberKind
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry
from xlreport.reading.cells import ContentKind, RawSheet
from xlreport.reading.locate import Located
from xlreport.reading.published.near import is_near


def is_parted(sheet: RawSheet, row: int, columns: Collection[int], label: str) -> bool:
    """Whether the label of a row with figures in these columns stands beside further rows that have some."""
    below = {
        number
        for top, left, bottom, right in sheet.merged
        if top <= row < bottom and right < min(columns) and is_near(sheet.text((top, left)), label)
        for number in range(top, bottom + 1)
    } - {row}
    cells = (sheet.cells.get((at, column)) for at in below for column in columns)
    return any(one is not None and one.kind is ContentKind.NUMBER for one in cells)


def is_bare_money(kind: Kind, entry: Entry) -> bool:
    """Whether it may be in 元 or in 万元: an amount without its unit, but for nothing at all."""
    is_money = isinstance(kind, NumberKind) and kind.notation is Notation.MONEY
    return is_money and bool(entry.number) and not (entry.text or "").endswith(YUAN)


def in_another_order(template: Template, sheets: Sequence[str], located: Collection[Located]) -> set[str]:
    """The tables of each section whose tables do not follow each other as in the form, on these sheets of a page."""
    tops = {
        one.table: (sheets.index(one.sheet.name), min(row for row, _ in one.figures.values()))
        for one in located
        if one.figures
    }
    moved: set[str] = set()
    for section in template.sections:
        own = [table.id for table in section.tables if table.id in tops]
        if own != sorted(own, key=lambda one: tops[one]):
            moved |= set(own)
    return moved
