"""What is in the file but belongs to no declared place: listed, never dropped in silence."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from xlreport.form.language.fields import braced
from xlreport.form.model.cell import cell_position, column_letters
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.text.labels import normal
from xlreport.layout.check_plan import KEY, LAST_COLUMN, TITLE, WHERE
from xlreport.layout.pages.fields import GroupLine
from xlreport.layout.pages.visual import LineKind
from xlreport.layout.plan import Plan
from xlreport.layout.preview.columns import GAP, LOOKED_UP, TEXT
from xlreport.layout.sheets.sign_off import said_on_sign_off
from xlreport.layout.sheets.stamp import template_in
from xlreport.layout.table_plan import TableSheet
from xlreport.messages import workbook as words
from xlreport.messages.sheets import rows as row_words
from xlreport.reading.cells import Position, RawSheet
from xlreport.reading.contents.fields import FieldCells
from xlreport.reading.contents.reasons import key_cells, reason_cells
from xlreport.reading.contents.strays import stray
from xlreport.reading.tables import TablesReading

_OWN = frozenset({words.COVER, words.INDICATORS, words.CHECKS, words.PREVIEW, words.SIGN_OFF, words.HIDDEN})


def extra_findings(
    plan: Plan,
    sheets: Mapping[str, RawSheet],
    tables: TablesReading,
    previous: Mapping[str, frozenset[Position]],
    fields: tuple[FieldCells, FieldCells],
    own_names: Iterable[str],
) -> Iterator[Finding]:
    """Sheets that are none of the form's, cells beside its own, and what is there but hidden.

    `fields`: those of the cover and of the indicators.
    """
    holding = {located.sheet.name for located in tables.located}
    own = holding.union((one.sheet.name for one in tables.rows), own_names, names_of_sheets(plan))
    for sheet in sheets.values():
        yield from _hidden(sheet) if sheet.name in own else _extra(sheet)
    for name in sorted(holding):
        first = next(one.table for one in tables.located if one.sheet.name == name)
        table_sheet = next(one for one in plan.tables if first in {table.id for table in one.section.tables})
        yield from _beside_tables(table_sheet, sheets[name], tables, previous.get(name, frozenset()))
    yield from chain.from_iterable(_strays(one.sheet, one.cells, _said_of_rows(plan, one.table)) for one in tables.rows)
    cover, indicators = fields
    yield from _beside_fields(cover, _said_on_cover(plan))
    yield from _beside_fields(indicators, _said_by_indicators(plan))
    if words.CHECKS in sheets:
        yield from _beside_checks(plan, sheets[words.CHECKS])
    if words.PREVIEW in sheets:
        yield from _beside_preview(plan, sheets[words.PREVIEW])
    if words.SIGN_OFF in sheets:
        yield from _strays(sheets[words.SIGN_OFF], frozenset(), said_on_sign_off(plan.template))


def names_of_sheets(plan: Plan) -> frozenset[str]:
    """What the sheets of a workbook of this form are called."""
    return plan.section_names | _OWN


def _extra(sheet: RawSheet) -> Iterator[Finding]:
    if sheet.unread is not None:
        yield Finding(
            code="SHEET-UNREAD", severity=Severity.NOTE, found=sheet.name, expected=sheet.unread.params.get("cell")
        )
    elif sheet.cells:
        yield Finding(code="SHEET-EXTRA", severity=Severity.NOTE, found=sheet.name)


def _hidden(sheet: RawSheet) -> Iterator[Finding]:
    if sheet.hidden and sheet.name != words.HIDDEN:
        yield Finding(code="SHEET-HIDDEN", severity=Severity.NOTE, found=sheet.name)
    if sheet.hidden_rows:
        rows = str(sheet.hidden_rows)
        yield Finding(code="ROWS-HIDDEN", severity=Severity.NOTE, found=rows, expected=sheet.name)


def hidden_columns(sheets: Mapping[str, RawSheet], places: Iterable[Place]) -> Iterator[Finding]:
    """Columns in which people type and that nobody sees; `places`: where something is read."""
    columns: dict[str, set[int]] = {}
    for place in places:
        columns.setdefault(place.sheet, set()).add(cell_position(place.cell)[1])
    for name, typed in columns.items():
        runs = sheets[name].hidden_columns if name in sheets else ()
        hidden = sorted(one for one in typed if any(first <= one <= last for first, last in runs))
        if hidden:
            letters = "、".join(map(column_letters, hidden))
            yield Finding(code="COLUMNS-HIDDEN", severity=Severity.NOTE, found=letters, expected=name)


def _beside_tables(
    plan: TableSheet, sheet: RawSheet, tables: TablesReading, previous: frozenset[Position]
) -> Iterator[Finding]:
    figures: set[Position] = set(previous)
    for located in tables.located:
        if located.sheet.name == sheet.name:
            figures.update(located.figures.values())
            figures.update(position for _, position in located.wrong)
    figures.update((cell.row, cell.column) for cell in tables.choices.values() if cell.sheet == sheet.name)
    figures |= {position for one in tables.split if one.sheet == sheet.name for position in one.cells}
    said = {cell.text for cell in plan.grid.labels}
    said |= {plan.section.heading, plan.section.guide or "", *plan.notes, *words.AROUND_TABLES}
    said |= set(map(plan.absence_label, plan.absences()))
    yield from _strays(sheet, figures, said)


def _said_of_rows(plan: Plan, table: str) -> set[str]:
    own = next(one for one in plan.records if one.table.id == table)
    said = {own.section.heading, own.guide, own.records.guard, *row_words.AROUND}
    return said | {cell.text for cell in own.grid.labels}


def _beside_fields(fields: FieldCells, said: set[str]) -> Iterator[Finding]:
    if fields.sheet is not None:
        yield from _strays(fields.sheet, set(fields.positions.values()), said)


def _said_on_cover(plan: Plan) -> set[str]:
    said = {words.FORM_MARK, words.LIGHT, words.PROGRESS, words.COVER_FIELDS, words.INDICATORS, *words.INSTRUCTIONS}
    said |= {words.COVER_GUIDE, words.HOW_TO, words.LAST_INSTRUCTION, words.CARRIED}
    said |= {words.FORM_LINE.format(source=plan.template.legal_source)}
    said |= {text for line in plan.cover for text in (line.label, line.guide)}
    return said | plan.section_names


def _said_by_indicators(plan: Plan) -> set[str]:
    said = {words.INDICATORS, words.INDICATORS_NOTE, words.INDICATOR_LABEL, words.INDICATOR_VALUE}
    said |= {words.INDICATOR_UNIT, words.INDICATOR_GUIDE}
    for line in plan.indicators:
        said |= {line.label} if isinstance(line, GroupLine) else {line.label, line.unit, line.guide}
    return said


def _beside_checks(plan: Plan, sheet: RawSheet) -> Iterator[Finding]:
    """Titles, places and hidden columns are those that nobody types in, unlike states, sides, links and reasons."""
    used = reason_cells(sheet, plan.template) | key_cells(sheet, plan.template)
    untyped = {TITLE, WHERE, *range(KEY + 1, LAST_COLUMN + 1)}
    passed = {position for position in sheet.cells if position[1] in untyped}
    yield from _strays(sheet, used | passed, set(words.AROUND_CHECKS))


def _beside_preview(plan: Plan, sheet: RawSheet) -> Iterator[Finding]:
    """In hidden columns stand signs that rows look up, elsewhere in workbooks of earlier versions; tables are shown
    with their labels.
    """
    said = {words.PREVIEW, words.PREVIEW_NOTE, *LineKind}
    for table in plan.tables:
        said |= {table.section.heading, *(cell.text for cell in table.grid.labels)}
    signs = {*map(str, LOOKED_UP.values()), *map(braced, plan.template.text_fields)}
    yield from _strays(sheet, {at for at in sheet.cells if TEXT <= at[1] < GAP and sheet.text(at) in signs}, said)


def _strays(sheet: RawSheet, used: set[Position] | frozenset[Position], said: set[str]) -> Iterator[Finding]:
    """Nothing is said where the format does not tell formulas: the form's own marks would be taken for strays."""
    if sheet.formulas is None:
        return
    printed, computed = set(map(normal, said)), sheet.formulas.keys()
    strange = [
        (position, content.text)
        for position, content in sheet.cells.items()
        if position not in used and position not in computed and normal(content.text) not in printed
    ]
    for position, text in sorted(strange):
        if text.strip() and not _is_title(sheet, position, text):
            yield stray(sheet, position, text)


def _is_title(sheet: RawSheet, position: Position, text: str) -> bool:
    """The first line of the cover, which names the form, and the one with its mark."""
    return sheet.name == words.COVER and (position == (0, 0) or template_in(text) is not None)
