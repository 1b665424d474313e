"""The tables of a workbook: located by their labels, figures with their true places, what is off told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlreport.errors import UnknownWorkbookError
from xlreport.form.language.spell import Cell
from xlreport.form.model.address import AbsenceAddress, Address, FigureAddress, ZeroChoiceAddress
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.kind import Kind
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry
from xlreport.form.text.labels import same_label
from xlreport.layout.plan import Plan
from xlreport.layout.rows.row_plan import RecordSheet
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import Position, RawSheet, name_of
from xlreport.reading.entries import cell_findings, read_cell
from xlreport.reading.labels import LabelIndex
from xlreport.reading.locate import Located, locate
from xlreport.reading.typed_cells import typed_cell_findings


@dataclass(frozen=True, slots=True)
class Split:
    """The cells of a figure that the form has in one, where numbers stand in several."""

    address: FigureAddress
    sheet: str
    cells: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Which cells of a table whose rows people add themselves were read."""

    table: str
    sheet: RawSheet
    cells: frozenset[Position]


ChoiceAddress = ZeroChoiceAddress | AbsenceAddress


@dataclass(slots=True)
class TablesReading:
    entries: dict[FigureAddress, Entry] = field(default_factory=dict)
    stated: dict[FigureAddress, Entry] = field(default_factory=dict)
    blank_is_zero: set[str] = field(default_factory=set)
    not_applicable: set[str] = field(default_factory=set)
    places: dict[Address, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    located: list[Located] = field(default_factory=list)
    choices: dict[ChoiceAddress, Cell] = field(default_factory=dict)
    as_typed: dict[Address, str] = field(default_factory=dict)
    split: list[Split] = field(default_factory=list)
    records: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: list[Rows] = field(default_factory=list)


def read_tables(template: Template, plan: Plan, sheets: Mapping[str, RawSheet]) -> TablesReading:
    """Every table that can be found. Raises UnknownWorkbookError where a table is there twice."""
    reading = TablesReading()
    indexes = label_indexes(sheets)
    planned_elsewhere = plan.section_names
    for sheet in plan.tables:
        strangers = [index for name, index in indexes.items() if name not in planned_elsewhere]
        own = indexes.get(sheet.name)
        missing = [
            table for table in sheet.section.tables if not _read(reading, template, table, sheet, own, strangers)
        ]
        if len(missing) == len(sheet.section.tables) and own is None:
            reading.findings.append(
                Finding(code="SHEET-MISSING", severity=Severity.ERROR, expected=sheet.name)
            )  # fmt: skip
        else:
            for table in missing:
                place = Place(sheet.name, name_of((TABLE_TOP, 0)))
                title = table.caption or sheet.section.heading
                reading.findings.append(
                    Finding(code="TABLE-NOT-FOUND", severity=Severity.ERROR, place=place, expected=title)
                )  # fmt: skip
    return reading


def label_indexes(sheets: Mapping[str, RawSheet]) -> Mapping[str, LabelIndex]:
    """By the sheet's name, of all sheets that tables may stand in."""
    return {name: LabelIndex(sheet) for name, sheet in sheets.items() if not _is_preview(sheet)}


def _is_preview(sheet: RawSheet) -> bool:
    """Whether a sheet only shows again what stands elsewhere, whatever it is called and wherever its cells went."""
    return words.PREVIEW_NOTE in sheet.texts


def _read(
    reading: TablesReading,
    template: Template,
    table: Table,
    sheet: TableSheet,
    own: LabelIndex | None,
    strangers: Sequence[LabelIndex],
) -> bool:
    candidates = [index for index in (own, *strangers) if index is not None]
    located = find_table(reading, sheet, table, candidates)
    if located is None:
        return False
    reading.located.append(located)
    for address, position in located.figures.items():
        typed = address not in table.totals
        entry = take_cell(reading, located.sheet, position, address, table.kinds[address], typed=typed)
        (reading.entries if typed else reading.stated)[address] = entry
    reading.findings += label_findings(located, template.label_code)
    if template.named("split_cells"):
        reading.split += _split_cells(sheet, located)
    _take_choices(reading, table, sheet, located)
    return True


def find_table(
    reading: TablesReading, sheet: TableSheet | RecordSheet, table: Table, candidates: Sequence[LabelIndex]
) -> Located | None:
    """Where the table is; a sheet of another name is told. Raises UnknownWorkbookError where it is there twice."""
    found = [one for index in candidates if (one := locate(sheet.grid, table.id, index, TABLE_TOP)) is not None]
    if len(found) > 1:
        names = "、".join(f"“{one.sheet.name}”" for one in found)
        title = table.caption or sheet.section.heading
        raise UnknownWorkbookError("TABLE-TWICE", expected=title, found=names)
    if found and found[0].sheet.name != sheet.name:
        renamed = Finding(
            code="SHEET-RENAMED", severity=Severity.NOTE, found=found[0].sheet.name, expected=sheet.name
        )  # fmt: skip
        if renamed not in reading.findings:
            reading.findings.append(renamed)
    return found[0] if found else None


def take_cell(
    reading: TablesReading, sheet: RawSheet, position: Position, address: FigureAddress, kind: Kind, *,
    typed: bool = True,
) -> Entry:  # fmt: skip
    """What a cell holds, its place noted and what is off told; `typed`: people type there."""
    place = Place(sheet.name, name_of(position))
    reading.places[address] = place
    entry, remarked = read_cell(sheet.cells.get(position), kind)
    if typed:
        reading.findings += cell_findings(sheet, position, address, kind)
    if remarked is not None:
        reading.findings.append(
            Finding(
                code=remarked.code, severity=remarked.severity, address=address, place=place,
                found=remarked.found, expected=remarked.expected,
            )
        )  # fmt: skip
    return entry


def _split_cells(sheet: TableSheet, located: Located) -> Iterator[Split]:
    """Figures that span several cells in the form and have a number in more than the first of them."""
    for cell in sheet.grid.figures:
        at = located.figures.get(cell.address) if cell.address is not None else None
        if cell.address is None or at is None or cell.width * cell.height == 1:
            continue
        spanned = [(at[0] + down, at[1] + right) for down in range(cell.height) for right in range(cell.width)]
        filled = [p for p in spanned if (content := located.sheet.cells.get(p)) and content.number is not None]
        if len(filled) > 1:
            yield Split(cell.address, located.sheet.name, tuple(filled))


def label_findings(located: Located, label_code: str) -> Iterator[Finding]:
    for cell, position in located.wrong:
        yield Finding(
            code=label_code, severity=Severity.ERROR, address=cell.label_address,
            place=Place(located.sheet.name, name_of(position)), expected=cell.text,
            found=located.sheet.text(position) or None,
        )  # fmt: skip
    for cell in located.lost:
        yield Finding(
            code="LINE-MISSING", severity=Severity.ERROR, address=cell.label_address,
            place=Place(located.sheet.name, name_of((TABLE_TOP + cell.top, cell.left))), expected=cell.text,
        )  # fmt: skip


def _take_choices(reading: TablesReading, table: Table, sheet: TableSheet, located: Located) -> None:
    planned = sheet.choices().get(table.id)
    if planned is not None:
        at = _place_of_choice(located, planned, sheet.choice_label, _choice_labels(sheet, located))
        if at is not None and _chosen(reading, located, at, ZeroChoiceAddress(table.id)) == YES:
            reading.blank_is_zero.add(table.id)
    absence = sheet.absences().get(table.id)
    if absence is not None:
        label = sheet.absence_label(table.id)
        at = _place_of_choice(located, absence, label, LabelIndex(located.sheet).find(label))
        if at is not None:
            reading.places[AbsenceAddress(table.id)] = Place(located.sheet.name, name_of(at))
        if at is not None and _chosen(reading, located, at, AbsenceAddress(table.id)) == YES:
            reading.not_applicable.add(table.id)


def _place_of_choice(located: Located, planned: Cell, label: str, labels: Sequence[Position]) -> Position | None:
    """Right of its words where they are, else of the nearest place they have gone to."""
    row, column = planned.row + located.offset[0], planned.column + located.offset[1]
    if same_label(located.sheet.text((row, column - 1)), label):
        return row, column
    if not labels:
        return None
    near = min(labels, key=lambda p: (abs(p[0] - row) + abs(p[1] - column), p))
    return near[0], near[1] + 1


def _chosen(reading: TablesReading, located: Located, at: Position, address: ChoiceAddress) -> str:
    """What is chosen there; anything but 是 and 否 is told, once for a choice that several tables share."""
    cell = Cell(located.sheet.name, *at)
    told = cell in reading.choices.values()
    reading.choices[address] = cell
    if not told:
        reading.findings += typed_cell_findings(located.sheet, at, address)
    chosen = located.sheet.text(at).strip()
    if chosen in {"", YES, NO}:
        return chosen
    reading.as_typed[address] = chosen
    if not told:
        place = Place(located.sheet.name, name_of(at))
        reading.findings.append(
            Finding(
                code="CHOICE-UNKNOWN", severity=Severity.ERROR, place=place, found=chosen, expected=f"{YES}、{NO}",
                address=address,
            )
        )  # fmt: skip
    return chosen


def _choice_labels(sheet: TableSheet, located: Located) -> Sequence[Position]:
    """The words of a choice that stand beside the table's own rows; else those of a common one, or any."""
    index = LabelIndex(located.sheet)
    alone = index.find(words.BLANKS_ARE_ZERO)
    tops = [cell.top for cell in sheet.grid.cells if cell.table == located.table]
    first = TABLE_TOP + min(tops) + located.offset[0]
    last = max((row for row, _ in located.figures.values()), default=first)
    beside = [position for position in alone if first <= position[0] <= last]
    return beside or index.find(words.ALL_BLANKS_ARE_ZERO) or alone
