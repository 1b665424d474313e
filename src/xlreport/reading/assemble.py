"""From raw grids to a report: what was typed is used, or it is named in a finding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xlreport.errors import UnknownWorkbookError
from xlreport.form.language.evaluate import Values
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import LEAD, TITLE, Address, AgencyAddress
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import (
    Entry,
    Reading,
    Reason,
    Report,
    SectionText,
    Texts,
)
from xlreport.form.report.values import ReportValues
from xlreport.layout.finished import formula_places
from xlreport.layout.pages.fields import FieldLine
from xlreport.layout.plan import plan_workbook
from xlreport.layout.prose import ProseSheet
from xlreport.layout.sheets.copies.places import is_return_sheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import Position, RawBook, RawSheet, refuse_unread
from xlreport.reading.contents.condensed import condensed
from xlreport.reading.contents.cover import cell_error, field_finding, read_cover
from xlreport.reading.contents.extras import extra_findings, hidden_columns, names_of_sheets
from xlreport.reading.contents.fields import FieldCells, find_fields, read_generated, read_text
from xlreport.reading.contents.pasted import pasted_sheet, read_pasted
from xlreport.reading.contents.pasted_texts import merged
from xlreport.reading.contents.previous import previous_figures
from xlreport.reading.contents.prose import read_prose
from xlreport.reading.contents.reasons import (
    has_keys,
    joined,
    reasons_in,
    reasons_without_item,
    unread_reasons,
    with_digest,
)
from xlreport.reading.contents.remarks import remark_findings
from xlreport.reading.file_rules import file_findings, without_consequences
from xlreport.reading.identify import identify
from xlreport.reading.labels import find_prose
from xlreport.reading.numbers import read_entry
from xlreport.reading.rows.row_tables import read_rows
from xlreport.reading.tables import TablesReading, read_tables
from xlreport.reading.totals import settle_totals
from xlreport.reading.typed_cells import typed_cell_findings, with_pictures_named


def read_report(book: RawBook, templates: Mapping[str, Template]) -> Reading:
    """The report a workbook holds. Raises UnknownWorkbookError or EditionMismatchError if it is none of ours."""
    unread = [sheet for sheet in book.sheets if sheet.unread is not None]
    try:
        identity = identify(book, templates)
        reading = _Assembler(identity.template, with_pictures_named(book)).reading(identity.findings)
    except UnknownWorkbookError:
        refuse_unread(unread)
        raise
    refuse_unread([one for one in unread if _is_wanted(one, identity.template, reading.findings)])
    return replace(reading, round=identity.round, saved=book.saved)


def _is_wanted(sheet: RawSheet, template: Template, findings: Sequence[Finding]) -> bool:
    """Whether a sheet that was not read is one of the form's, or may be the one that is missed."""
    return sheet.name in names_of_sheets(plan_workbook(template)) or any(
        finding.code == "SHEET-MISSING" for finding in findings
    )


class _Assembler:
    def __init__(self, template: Template, book: RawBook) -> None:
        self._template = template
        self._plan = plan_workbook(template)
        self._returned = [sheet for sheet in book.sheets if is_return_sheet(sheet.text((0, 0)))]
        returned = {sheet.name for sheet in self._returned}
        self._sheets = {sheet.name: sheet for sheet in book.sheets if sheet.name not in returned}
        self._pasted = pasted_sheet(self._sheets)
        if self._pasted is not None:
            del self._sheets[self._pasted.name]
        self._book = book
        self._findings: list[Finding] = []
        self._places: dict[Address, Place] = {}
        self._own_names: set[str] = set()
        self._unplaced: tuple[str, ...] = ()
        self._as_typed: dict[Address, str] = {}
        self._items: dict[str, Mapping[int, int | None]] = {}
        self._indicator_cells = FieldCells(None, {}, ())

    def reading(self, known: tuple[Finding, ...]) -> Reading:
        cover = find_fields(self._plan.cover, self._sheets.values())
        if cover.sheet is None:
            raise UnknownWorkbookError("COVER-MISSING", sheet=words.COVER)
        self._note_fields(cover)
        tables = read_tables(self._template, self._plan, self._sheets)
        read_rows(tables, self._plan, self._sheets, self._template.label_code)
        self._findings += tables.findings
        self._places.update(tables.places)
        indicators = self._indicators()
        told = read_cover(self._template, self._plan.cover, cover)
        self._findings += told.findings
        self._as_typed |= {**tables.as_typed, **told.as_typed}
        report = Report(
            template_id=self._template.id, year=told.year, agency=told.agency, signed_on=told.signed_on,
            entries=tables.entries, stated={}, blank_is_zero=frozenset(tables.blank_is_zero),
            not_applicable=frozenset(tables.not_applicable),
            indicators=indicators, texts=self._texts(cover), records=tables.records,
        )  # fmt: skip
        previous, block = previous_figures(self._plan.tables, tables.located)
        values = ReportValues(self._template, report, previous)
        stated, notes = settle_totals(self._template, values, tables)
        self._findings += notes
        self._note_rest(cover, tables, block)
        reasons = tuple(self._reasons(values))
        return Reading(
            report=replace(report, stated=stated, reasons=reasons),
            places=self._places, previous=previous, unplaced=self._unplaced, as_typed=self._as_typed,
            findings=(*known, *without_consequences(self._template, self._condensed(report))),
        )  # fmt: skip

    def _condensed(self, report: Report) -> list[Finding]:
        """Each cause once; where the form has formulas is only looked up for sheets that have lost theirs."""

        def computed() -> Mapping[str, frozenset[Position]]:
            from xlreport.layout.sheets.book import finished_book  # what writes is needed for few of those that read

            return formula_places(finished_book(self._template, report, {}))

        return list(condensed(self._findings, self._sheets.values(), computed))

    def _note_rest(self, cover: FieldCells, tables: TablesReading, previous: Mapping[str, frozenset[Position]]) -> None:
        """What is there beside all that is read, and what is not there."""
        beside = cover, self._indicator_cells
        sheets = {**self._sheets, **({} if self._pasted is None else {self._pasted.name: self._pasted})}
        self._findings += extra_findings(self._plan, sheets, tables, previous, beside, self._own_names)
        self._findings += hidden_columns(self._sheets, self._places.values())
        self._findings += file_findings(self._template, self._sheets, tables, self._book.pictures)
        self._findings += remark_findings(self._plan, self._book, self._places)
        if not has_keys(self._sheets, self._template):
            self._findings.append(Finding(code="SHEET-MISSING", severity=Severity.ERROR, expected=words.CHECKS))

    def _reasons(self, values: Values) -> Iterator[Reason]:
        """Those of the check sheet, and those that answer a return copy."""
        template = self._template
        for sheet in self._returned:
            self._findings += unread_reasons(sheet, template)
        for sheets in (self._sheets.values(), self._returned):
            self._findings += reasons_without_item(sheets, template, self._items)
        kept, answers = (
            list(reasons_in(sheets, template, self._items)) for sheets in (self._sheets.values(), self._returned)
        )
        yield from (with_digest(one, template, values) for one in joined(kept, answers, template))

    def _note_fields(self, fields: FieldCells) -> None:
        self._findings += fields.findings
        self._places.update(fields.places)
        if fields.sheet is None:
            return
        self._own_names.add(fields.sheet.name)
        for address, position in fields.positions.items():
            self._findings += typed_cell_findings(fields.sheet, position, address)

    def _indicators(self) -> Mapping[str, Entry]:
        lines = self._plan.indicator_lines
        if not lines:
            return {}
        cells = self._indicator_cells = find_fields(lines, self._sheets.values())
        if cells.sheet is None:
            self._findings.append(
                Finding(code="SHEET-MISSING", severity=Severity.ERROR, expected=words.INDICATORS)
            )  # fmt: skip
            return {}
        self._note_fields(cells)
        return dict(self._indicator_entries(lines, cells))

    def _indicator_entries(self, lines: tuple[FieldLine, ...], cells: FieldCells) -> Iterator[tuple[str, Entry]]:
        for line in lines:
            entry = read_entry(cells.content(line.address), line.unit)
            if line.indicator is not None:
                yield line.indicator.id, entry
            if entry.number is not None and entry.text is not None:
                expected = exact_digits(entry.number)
                self._findings.append(
                    field_finding(
                        "NUM-REPAIRED", line.address, cells, Severity.NOTE, found=entry.text, expected=expected
                    )
                )

    def _texts(self, cover: FieldCells) -> Texts:
        title, lead = TITLE, LEAD
        for address in (title, lead):
            self._findings += cell_error(address, cover)
        typed = Texts(
            title=read_generated(cover.content(title)), lead=read_generated(cover.content(lead)),
            sections={sheet.section.id: self._section(sheet) for sheet in self._plan.prose},
        )  # fmt: skip
        if self._pasted is None:
            return typed
        self._own_names.add(self._pasted.name)
        agency = cover.content(AgencyAddress("name"))
        pasted = read_pasted(self._template, self._plan.prose, self._pasted, read_text(agency))
        texts = merged(self._template, typed, self._places, pasted)
        self._findings += texts.findings
        self._unplaced = texts.unplaced
        for section, moved in texts.items.items():
            own = self._items.get(section, {})
            self._items[section] = {number: moved.get(at) if at is not None else None for number, at in own.items()}
        self._places.update(texts.places)
        return texts.texts

    def _section(self, plan: ProseSheet) -> SectionText:
        sheet = find_prose(plan, self._sheets)
        if sheet is None:
            self._findings.append(
                Finding(code="SHEET-MISSING", severity=Severity.ERROR, expected=plan.name)
            )  # fmt: skip
            return SectionText()
        self._own_names.add(sheet.name)
        reading = read_prose(plan, sheet, self._template.label_code, self._template.text_fields)
        self._places.update(reading.places)
        self._as_typed.update(reading.as_typed)
        self._items[plan.section.id] = reading.items
        self._findings += reading.findings
        if sheet.name != plan.name:
            self._findings.append(
                Finding(code="SHEET-RENAMED", severity=Severity.NOTE, found=sheet.name, expected=plan.name)
            )  # fmt: skip
        return reading.text
