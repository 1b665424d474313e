"""Where everything stands in a workbook: sheets, origins, and the cell of each address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlreport.formula.guard import blank_is_zero
from xlreport.formula.spell import Cell
from xlreport.layout import words
from xlreport.layout.check_plan import check_cells
from xlreport.layout.grid import Grid, GridCell, table_grid
from xlreport.layout.live import Live
from xlreport.layout.prose import ProseSheet, plan_prose
from xlreport.model.address import Address, FieldAddress
from xlreport.model.report import Texts
from xlreport.model.template import Indicator, Section, Template

TABLE_TOP = 4
"""Rows above a table: heading, guide, and room for what staff should know."""

LABEL, VALUE, UNIT, GUIDE = 0, 1, 2, 3
"""The columns of a sheet of fields."""

COVER_TOP = 9
"""The first field of the cover; above it stand the form's name, its number and the instructions."""

INDICATORS_TOP = 3


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One labelled cell. `unit` and `guide` are printed beside it."""

    address: FieldAddress
    label: str
    cell: Cell
    unit: str = ""
    guide: str = ""
    choices: tuple[str, ...] = ()
    indicator: Indicator | None = None

    @property
    def label_cell(self) -> Cell:
        return Cell(self.cell.sheet, self.cell.row, LABEL)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A heading between field lines."""

    label: str
    row: int


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A section's tables as one grid, its first cell at (`TABLE_TOP`, 0)."""

    section: Section
    name: str
    grid: Grid

    def cell(self, grid_cell: GridCell) -> Cell:
        return Cell(self.name, TABLE_TOP + grid_cell.top, grid_cell.left)

    @property
    def mark_column(self) -> int:
        """The first column right of the tables, outside the printed page."""
        return self.grid.width

    def choices(self) -> Mapping[str, Cell]:
        """For each table the cell that says whether its blanks mean zero, right of its first row."""
        tops: dict[str, int] = {}
        for cell in self.grid.cells:
            tops.setdefault(cell.table, cell.top)
        return {table: Cell(self.name, TABLE_TOP + top, self.mark_column + 1) for table, top in tops.items()}


@dataclass(frozen=True)
class Plan:
    """A workbook's layout for one form; `prose` has room for the texts it was planned for."""

    template: Template
    cover: tuple[FieldLine, ...]
    indicators: tuple[FieldLine | GroupLine, ...]
    tables: tuple[TableSheet, ...]
    prose: tuple[ProseSheet, ...]
    live: Live

    @property
    def indicator_lines(self) -> tuple[FieldLine, ...]:
        return tuple(line for line in self.indicators if isinstance(line, FieldLine))

    @property
    def section_names(self) -> frozenset[str]:
        """The sheets that mirror the report's sections."""
        return frozenset([sheet.name for sheet in self.tables] + [sheet.name for sheet in self.prose])

    @cached_property
    def cells(self) -> Mapping[Address, Cell]:
        """The cell of every figure and of every field a formula may name."""
        cells: dict[Address, Cell] = {line.address: line.cell for line in (*self.cover, *self.indicator_lines)}
        for sheet in self.tables:
            for figure in sheet.grid.figures:
                if figure.address is not None:
                    cells[figure.address] = sheet.cell(figure)
            for table, cell in sheet.choices().items():
                cells[blank_is_zero(table)] = cell
        return {**cells, **check_cells(self.live)}

    def where(self, address: Address) -> Cell:
        return self.cells[address]


def plan_workbook(template: Template, texts: Texts | None = None) -> Plan:
    """The layout of a workbook with room for `texts`; a blank one without."""
    names = sheet_names(template)
    sections = texts.sections if texts is not None else {}
    return Plan(
        template=template,
        live=Live(template),
        cover=tuple(_cover(template)),
        indicators=tuple(_indicators(template)),
        tables=tuple(
            TableSheet(section, names[section.id], table_grid(section.tables))
            for section in template.sections
            if section.tables
        ),
        prose=tuple(
            plan_prose(names[section.id], section, section.prose, sections.get(section.id))
            for section in template.sections
            if section.prose is not None
        ),
    )  # fmt: skip


def sheet_names(template: Template) -> Mapping[str, str]:
    """Each section's heading as a sheet name Excel takes: at most 31 characters, none of its reserved ones, unique."""
    names: dict[str, str] = {}
    taken = {words.COVER, words.INDICATORS, words.CHECKS, words.HIDDEN}
    for section in template.sections:
        name = "".join("_" if character in "[]:*?/\\'" else character for character in section.heading)[:31]
        counter = 2
        while name in taken:
            name = f"{name[:28]}_{counter}"
            counter += 1
        taken.add(name)
        names[section.id] = name
    return names


def _cover(template: Template) -> Iterator[FieldLine]:
    fields: list[tuple[str, str, str, Sequence[str]]] = [("year", words.YEAR, words.YEAR_GUIDE, ())]
    fields += [(f"agency.{f.id}", f.label, f.guide or "", f.choices) for f in template.agency_fields]
    fields += [
        ("signed_on", words.SIGNED_ON, words.SIGNED_ON_GUIDE, ()),
        ("texts.title", words.TITLE, words.GENERATED_GUIDE, ()),
        ("texts.lead", words.LEAD, words.GENERATED_GUIDE, ()),
    ]
    for index, (path, label, guide, choices) in enumerate(fields):
        cell = Cell(words.COVER, COVER_TOP + index, VALUE)
        yield FieldLine(FieldAddress(path), label, cell, guide=guide, choices=tuple(choices))


def _indicators(template: Template) -> Iterator[FieldLine | GroupLine]:
    row = INDICATORS_TOP
    for group in template.indicator_groups:
        yield GroupLine(group.label, row)
        for row, one in enumerate(group.indicators, row + 1):  # noqa: B020  the row runs on over groups
            cell = Cell(words.INDICATORS, row, VALUE)
            address = FieldAddress(f"indicators.{one.id}")
            yield FieldLine(address, one.label, cell, unit=one.unit, guide=one.guide or "", indicator=one)
        row += 1
