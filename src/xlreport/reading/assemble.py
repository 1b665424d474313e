"""From raw grids to a report: what was typed is used, or it is named in a finding."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from xlreport.errors import EditionMismatchError, UnknownWorkbookError
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import LEAD, SIGNED_ON, TITLE, YEAR, Address, AgencyAddress
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import (
    Entry,
    Reading,
    Report,
    SectionText,
    State,
    Texts,
)
from xlreport.form.report.values import ReportValues
from xlreport.layout.pages.fields import FieldLine
from xlreport.layout.plan import plan_workbook
from xlreport.layout.prose import ProseSheet
from xlreport.layout.sheets.places import is_return_sheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import RawBook
from xlreport.reading.contents.extras import extra_findings
from xlreport.reading.contents.fields import FieldCells, find_fields, read_day, read_generated, read_text
from xlreport.reading.contents.previous import previous_figures
from xlreport.reading.contents.prose import find_prose, read_prose
from xlreport.reading.contents.reasons import has_keys, reasons_in, with_digest
from xlreport.reading.contents.remarks import remark_findings
from xlreport.reading.file_rules import file_findings, without_consequences
from xlreport.reading.formulas import formula_finding
from xlreport.reading.identify import identify
from xlreport.reading.numbers import has_lost_digits, read_entry
from xlreport.reading.tables import read_tables
from xlreport.reading.totals import settle_totals


def read_report(book: RawBook, templates: Mapping[str, Template]) -> Reading:
    """The report a workbook holds. Raises UnknownWorkbookError or EditionMismatchError if it is none of ours."""
    identity = identify(book, templates)
    return _Assembler(identity.template, book).reading(identity.findings)


class _Assembler:
    def __init__(self, template: Template, book: RawBook) -> None:
        self._template = template
        self._plan = plan_workbook(template)
        self._sheets = {sheet.name: sheet for sheet in book.sheets if not is_return_sheet(sheet.text((0, 0)))}
        self._book = book
        self._findings: list[Finding] = []
        self._places: dict[Address, Place] = {}
        self._own_names: set[str] = set()
        self._indicator_cells = FieldCells(None, {}, ())

    def reading(self, known: tuple[Finding, ...]) -> Reading:
        cover = find_fields(self._plan.cover, self._sheets.values())
        if cover.sheet is None:
            raise UnknownWorkbookError("COVER-MISSING", sheet=words.COVER)
        self._note_fields(cover)
        tables = read_tables(self._template, self._plan, self._sheets)
        self._findings += tables.findings
        self._places.update(tables.places)
        indicators = self._indicators()
        report = Report(
            template_id=self._template.id, year=self._year(cover), agency=self._agency(cover),
            signed_on=self._signed_on(cover), entries=tables.entries, stated={},
            blank_is_zero=frozenset(tables.blank_is_zero), indicators=indicators, texts=self._texts(cover),
        )  # fmt: skip
        previous, block = previous_figures(self._plan.tables, tables.located)
        values = ReportValues(self._template, report, previous)
        stated, notes = settle_totals(self._template, values, tables)
        self._findings += notes
        beside = cover, self._indicator_cells
        self._findings += extra_findings(self._plan, self._sheets, tables, block, beside, self._own_names)
        self._findings += file_findings(self._template, self._sheets, tables, self._book.pictures)
        self._findings += remark_findings(self._plan, self._book, self._places)
        if not has_keys(self._sheets, self._template):
            self._findings.append(Finding(code="SHEET-MISSING", severity=Severity.ERROR, expected=words.CHECKS))
        reasons = tuple(with_digest(one, self._template, values) for one in reasons_in(self._sheets, self._template))
        return Reading(
            report=replace(report, stated=stated, reasons=reasons),
            places=self._places, previous=previous,
            findings=(*known, *without_consequences(self._template, self._findings)),
        )  # fmt: skip

    def _note_fields(self, fields: FieldCells) -> None:
        self._findings += fields.findings
        self._places.update(fields.places)
        if fields.sheet is None:
            return
        self._own_names.add(fields.sheet.name)
        for address, position in fields.positions.items():
            self._findings += formula_finding(fields.sheet, position, address)

    def _year(self, cover: FieldCells) -> int:
        address = YEAR
        content = cover.content(address)
        entry = read_entry(content, words.YEAR_UNIT)
        if entry.number is None or entry.number != int(entry.number) or not _is_year(int(entry.number)):
            place = cover.place(address)
            raise UnknownWorkbookError(
                "YEAR-MISSING", sheet=place.sheet if place else words.COVER, cell=place.cell if place else "",
                found=content.text if content else words.BLANK,
            )  # fmt: skip
        year = int(entry.number)
        if entry.text is not None:
            self._find("NUM-REPAIRED", address, cover, Severity.NOTE, found=entry.text, expected=str(year))
        if not self._template.serves(year):
            raise EditionMismatchError("YEAR-NOT-SERVED", year=str(year))
        return year

    def _agency(self, cover: FieldCells) -> Mapping[str, str | None]:
        agency: dict[str, str | None] = {}
        for line in self._plan.cover:
            if isinstance(line.address, AgencyAddress):
                agency[line.address.field] = self._text(line, cover)
        for one in self._template.agency_fields:
            address = AgencyAddress(one.id)
            if one.choices and agency[one.id] not in {None, *one.choices}:
                self._find(
                    "CHOICE-UNKNOWN", address, cover, found=agency[one.id], expected="、".join(one.choices)
                )  # fmt: skip
        return agency

    def _text(self, line: FieldLine, cover: FieldCells) -> str | None:
        content = cover.content(line.address)
        if content is not None and content.number is not None:
            digits = exact_digits(content.number)
            if has_lost_digits(content):
                self._find("DIGITS-LOST", line.address, cover, Severity.WARNING, found=digits)
            return digits
        self._reject_error(line.address, cover)
        return read_text(content)

    def _reject_error(self, address: Address, cells: FieldCells) -> None:
        entry = read_entry(cells.content(address), "")
        if entry.state is State.ERROR:
            self._find("CELL-ERROR", address, cells, found=entry.text)

    def _signed_on(self, cover: FieldCells) -> date | None:
        address = SIGNED_ON
        content = cover.content(address)
        if content is None or not content.text.strip():
            return None
        day = read_day(content)
        if day is None:
            self._find("DATE-UNREADABLE", address, cover, found=content.text)
        return day

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
                self._find(
                    "NUM-REPAIRED", line.address, cells, Severity.NOTE, found=entry.text, expected=expected
                )  # fmt: skip

    def _texts(self, cover: FieldCells) -> Texts:
        title, lead = TITLE, LEAD
        for address in (title, lead):
            self._reject_error(address, cover)
        return Texts(
            title=read_generated(cover.content(title)), lead=read_generated(cover.content(lead)),
            sections={sheet.section.id: self._section(sheet) for sheet in self._plan.prose},
        )  # fmt: skip

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
        self._findings += reading.findings
        if sheet.name != plan.name:
            self._findings.append(
                Finding(code="SHEET-RENAMED", severity=Severity.NOTE, found=sheet.name, expected=plan.name)
            )  # fmt: skip
        return reading.text

    def _find(
        self,
        code: str,
        address: Address,
        cells: FieldCells,
        severity: Severity = Severity.ERROR,
        *,
        found: str | None = None,
        expected: str | None = None,
    ) -> None:
        self._findings.append(
            Finding(
                code=code, severity=severity, address=address, place=cells.place(address), found=found,
                expected=expected,
            )
        )  # fmt: skip


def _is_year(number: int) -> bool:
    return 1900 < number < 2200  # noqa: PLR2004  a four-digit year of our time
