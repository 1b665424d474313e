"""Where everything stands in a workbook: sheets, origins, and the cell of each address."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from xlreport.form.language.spell import Cell
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import AbsenceAddress, Address, TextAddress, ZeroChoiceAddress
from xlreport.form.model.template import Section, Template
from xlreport.form.report.report import Texts
from xlreport.layout.addresses import RowCountAddress
from xlreport.layout.check_plan import SHARED, SHARED_COLUMNS, SPACE_CELLS, after_lines, check_cells
from xlreport.layout.grid import table_grid
from xlreport.layout.live import Live
from xlreport.layout.pages.fields import BEHIND, FieldLine, GroupLine, cover_fields, indicator_fields
from xlreport.layout.pages.mirrored import MirroredTable, mirrored_tables, pages_of
from xlreport.layout.pages.visual import (
    PAGE_ROWS,
    pages_for,
)
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.preview.fields import field_cells
from xlreport.layout.preview.items import PreviewLine
from xlreport.layout.preview.lines import preview_lines
from xlreport.layout.preview.places import preview_cells
from xlreport.layout.prose import ProseSheet, Room, plan_prose, room_for
from xlreport.layout.rows.row_live import seen_cells
from xlreport.layout.rows.row_plan import RecordSheet, record_sheets
from xlreport.layout.seen.alike import Alike
from xlreport.layout.seen.marks import each_mark
from xlreport.layout.table_plan import TableSheet, choose_apart
from xlreport.messages import workbook as words
from xlreport.messages.sheets import pasting

_MOST_NAME = 31


@dataclass(frozen=True)
class Plan:
    """A workbook's layout for one form. It holds no values: every report that fits has the same plan."""

    template: Template
    cover: tuple[FieldLine, ...]
    indicators: tuple[FieldLine | GroupLine, ...]
    tables: tuple[TableSheet, ...]
    records: tuple[RecordSheet, ...]
    prose: tuple[ProseSheet, ...]
    sheet_names: Mapping[str, str]
    text_pages: int

    @cached_property
    def live(self) -> Live:
        return Live(self.template, self.prose, self.preview, self.preview_rows, self.paste, self.records)

    @cached_property
    def preview(self) -> tuple[PreviewLine, ...]:
        beside = {table.sheet.section.id for table in self.mirrored}
        elsewhere = {key: name for key, name in self.sheet_names.items() if key not in beside}
        return tuple(preview_lines(self.template, self.prose, elsewhere, self.paste))

    @cached_property
    def paste(self) -> Paste:
        return Paste(self.template, self.prose)

    @cached_property
    def mirrored(self) -> tuple[MirroredTable, ...]:
        """The tables that the preview shows beside the text."""
        return mirrored_tables(self.tables)

    @property
    def preview_rows(self) -> int:
        """How many lines of text the preview may show, the title's among them; whole pages."""
        return PAGE_ROWS * max(self.text_pages, pages_of(self.mirrored))

    @property
    def indicator_lines(self) -> tuple[FieldLine, ...]:
        return tuple(line for line in self.indicators if isinstance(line, FieldLine))

    @property
    def section_names(self) -> frozenset[str]:
        """The sheets that mirror the report's sections."""
        return frozenset(self.sheet_names.values())

    @cached_property
    def cells(self) -> Mapping[Address, Cell]:
        """The cell of everything a formula may name."""
        return dict(self.each_cell())

    def each_cell(self) -> Iterator[tuple[Address, Cell]]:
        """Everything a formula may name, with its cell."""
        yield from ((line.address, line.cell) for line in (*self.cover, *self.indicator_lines))
        for table_sheet in self.tables:
            yield from table_sheet.cells().items()
            yield from ((ZeroChoiceAddress(table), cell) for table, cell in table_sheet.choices().items())
            yield from ((AbsenceAddress(table), cell) for table, cell in table_sheet.absences().items())
            yield from self._row_counts(table_sheet).items()
        for record_sheet in self.records:
            yield from record_sheet.cells().items()
        yield from seen_cells(self.live.of_records)
        for prose_sheet in self.prose:
            yield TextAddress(prose_sheet.section.id), Cell(prose_sheet.name, 0, 0)
            yield from prose_sheet.cells().items()
        yield from ((address, Cell(words.COVER, row, BEHIND)) for row, (address, _) in enumerate(self.live.behind))
        yield from preview_cells(self.preview, self.preview_rows).items()
        yield from self.paste.cells()
        yield from field_cells(self.template, self.prose)
        yield from check_cells(self.live).items()

    @staticmethod
    def _row_counts(sheet: TableSheet) -> Mapping[Address, Cell]:
        """Counts of wrong cells stand in a hidden column right of the marks."""
        return {
            RowCountAddress(figure.address.table, figure.address.row): Cell(
                sheet.name, sheet.cell(figure).row, sheet.count_column
            )
            for figure in sheet.grid.figures
            if figure.address is not None
        }

    def where(self, address: Address) -> Cell:
        return self.cells[address]

    @cached_property
    def alike(self) -> Alike:
        """What several formulas share."""
        return Alike(
            (*self.live.shared(), *each_mark(self.template)), self.where, Cell(words.CHECKS, 0, SHARED),
            SHARED_COLUMNS, after_lines(self.live), SPACE_CELLS,
        )  # fmt: skip

    @cached_property
    def spelled(self) -> dict[Cell, str]:
        """Formulas already spelled, by their cell: the same for every report that fits this plan."""
        return {}

    @cached_property
    def laid(self) -> dict[object, object]:
        """Sheets already laid, by what they differ in: the same for every report that fits this plan."""
        return {}

    def prose_contents(self, texts: Texts) -> Mapping[Address, CellValue]:
        """What the typed cells of the sections of text hold."""
        return {
            address: content
            for sheet in self.prose
            for address, content in sheet.contents(texts.sections[sheet.section.id]).items()
        }


def plan_workbook(
    template: Template, texts: Texts | None = None, blank_is_zero: Collection[str] = (),
    records: Mapping[str, tuple[str, ...]] | None = None,
) -> Plan:  # fmt: skip
    """The layout of a workbook with room for `texts`; a blank one without.

    `blank_is_zero`: the tables whose blanks mean zero. Where some of a section's do, each has its own choice.
    `records`: what the records of each table are called by.
    """
    sections = texts.sections if texts is not None else {}
    rooms = tuple(room_for(prose, sections.get(key)) for key, prose in template.prose_sections.items())
    apart = frozenset(section.id for section in template.sections if choose_apart(section, blank_is_zero))
    return _plan(template, rooms, apart, pages_for(texts), tuple((records or {}).items()))


@lru_cache(maxsize=8)
def _plan(
    template: Template, rooms: tuple[Room, ...], apart: frozenset[str], text_pages: int,
    records: tuple[tuple[str, tuple[str, ...]], ...],
) -> Plan:  # fmt: skip
    names = sheet_names(template)
    room_of = dict(zip(template.prose_sections, rooms, strict=True))
    return Plan(
        template=template, sheet_names=names, text_pages=text_pages,
        cover=tuple(cover_fields(template)),
        indicators=tuple(indicator_fields(template)),
        tables=tuple(
            TableSheet(section, names[section.id], table_grid(section.tables), section.id in apart)
            for section in template.sections
            if section.tables and section.records is None
        ),
        records=tuple(record_sheets(template, names, dict(records))),
        prose=tuple(
            plan_prose(names[prose_key(section)], section, section.prose, room_of[section.id])
            for section in template.sections
            if section.prose is not None
        ),
    )  # fmt: skip


def prose_key(section: Section) -> str:
    """Under what the name of a section's text is kept: that of the section, unless its tables have that."""
    return f"{section.id}.text" if section.tables else section.id


def sheet_names(template: Template) -> Mapping[str, str]:
    """Each section's heading as a sheet name Excel takes: at most 31 characters, none of its reserved ones, unique.

    The text of a section that has tables too is a sheet of its own.
    """
    names: dict[str, str] = {}
    taken = {words.COVER, words.INDICATORS, words.CHECKS, pasting.PASTE, words.PREVIEW, words.SIGN_OFF, words.HIDDEN}
    taken |= {words.RETURNED}
    wanted = [(section.id, section.heading) for section in template.sections]
    for section in template.sections:
        if section.tables and section.prose is not None:
            room = _MOST_NAME - len(words.TEXT_OF_SECTION.format(heading=""))
            wanted.append((prose_key(section), words.TEXT_OF_SECTION.format(heading=section.heading[:room])))
    for key, heading in wanted:
        name = "".join("_" if character in "[]:*?/\\'" else character for character in heading)[:_MOST_NAME]
        counter = 2
        while name in taken:
            name = f"{name[:28]}_{counter}"
            counter += 1
        taken.add(name)
        names[key] = name
    return names
