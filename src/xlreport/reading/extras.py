"""What is in the file but belongs to no declared place: listed, never dropped in silence."""

from collections.abc import Iterable, Iterator, Mapping

from xlreport.layout import words
from xlreport.layout.plan import Plan
from xlreport.layout.table_plan import TableSheet
from xlreport.model.finding import Finding, Place, Severity
from xlreport.reading.cells import Position, RawSheet, name_of
from xlreport.reading.labels import normal
from xlreport.reading.tables import TablesReading

_QUOTED = 40
"""How much of a stray text is quoted."""


def extra_findings(
    plan: Plan,
    sheets: Mapping[str, RawSheet],
    tables: TablesReading,
    previous: Mapping[str, frozenset[Position]],
    own_names: Iterable[str],
) -> Iterator[Finding]:
    """Sheets that are none of the form's, and cells around its tables."""
    holding = {located.sheet.name for located in tables.located}
    own = holding | set(own_names) | plan.section_names
    own |= {words.COVER, words.INDICATORS, words.CHECKS, words.PREVIEW, words.HIDDEN}
    for sheet in sheets.values():
        if sheet.name not in own and sheet.cells:
            yield Finding(code="SHEET-EXTRA", severity=Severity.NOTE, found=sheet.name)
    for table_sheet in plan.tables:
        for name in sorted(holding):
            located = [one for one in tables.located if one.sheet.name == name]
            if located[0].table in {table.id for table in table_sheet.section.tables}:
                yield from _strays(table_sheet, sheets[name], tables, previous.get(name, frozenset()))


def _strays(
    plan: TableSheet, sheet: RawSheet, tables: TablesReading, previous: frozenset[Position]
) -> Iterator[Finding]:
    """Nothing is said where the format does not tell formulas: the form's own marks would be taken for strays."""
    if sheet.formulas is None:
        return
    figures: set[Position] = set(previous)
    for located in tables.located:
        if located.sheet.name == sheet.name:
            figures.update(located.figures.values())
            figures.update(position for _, position in located.wrong)
    figures.update((cell.row, cell.column) for cell in tables.choices.values() if cell.sheet == sheet.name)
    split = {position for one in tables.split if one.sheet == sheet.name for position in one.cells}
    printed = {normal(cell.text) for cell in plan.grid.labels}
    printed |= {normal(text) for text in (plan.section.heading, plan.section.guide or "", *words.AROUND_TABLES)}
    for position in sorted(sheet.cells):
        content = sheet.cells[position]
        written_by_us = normal(content.text) in printed or _is_formula(sheet, position)
        if position not in figures | split and not written_by_us and content.text.strip():
            place = Place(sheet.name, name_of(position))
            yield Finding(code="CELL-EXTRA", severity=Severity.NOTE, place=place, found=content.text[:_QUOTED])


def _is_formula(sheet: RawSheet, position: Position) -> bool:
    return position in (sheet.formulas or {})
