"""A filled workbook that somebody edited: a small vocabulary of edits, and what reading makes of the result."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook
from support.reports import bundled
from support.shifting import Shift

from xlreport.checking.run import check
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress
from xlreport.form.model.finding import Finding, Place
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry, Reading, Report
from xlreport.form.report.values import ReportValues
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

AGENCY = "某市某局"
Edit = Callable[[Workbook], None]


@cache
def form() -> Template:
    return bundled()


@cache
def numbered_report() -> Report:
    """Every typed figure another number; the relations between them hold, fees included."""
    template = form()
    report = blank_report(template, AGENCY, 2024)
    entries = {address: Entry.of(Decimal(1000 + 7 * index)) for index, address in enumerate(report.entries)}
    indicators = {one.id: Entry.of(Decimal(5000 + index)) for index, one in enumerate(template.indicators)}
    for name, number in (("fee_notices", 99999), ("fee_notices_amount", 60010), ("fee_received", 50020)):
        indicators[name] = Entry.of(Decimal(number))
    values = ReportValues(template, replace(report, entries=entries))
    for column in {a.column for a in entries if a.table == "applications"}:
        rows = ("handled.total", "carried_forward", "brought_forward")
        done, left, old = (values.figure(figure("applications", row, column)) or Decimal(0) for row in rows)
        entries[figure("applications", "received", column)] = Entry.of(done + left - old)
    return replace(report, entries=entries, indicators=indicators)


@cache
def plan() -> Plan:
    return plan_workbook(form(), numbered_report().texts)


@cache
def _fresh() -> bytes:
    return write_workbook(form(), numbered_report())


def figure(table: str, row: str, column: str) -> FigureAddress:
    return FigureAddress(table, row, column)


def place(address: Address) -> Place:
    """Where the form has it."""
    cell = plan().where(address)
    return Place(cell.sheet, cell.name)


def sheet_of(section: str) -> str:
    """The name of a section's sheet."""
    tables = {sheet.section.id: sheet.name for sheet in plan().tables}
    prose = {sheet.section.id: sheet.name for sheet in plan().prose}
    return {**tables, **prose}[section]


def labels_of(table: str) -> dict[Place, str]:
    """Where each printed label of a table stands, and its path."""
    found = {}
    for sheet in plan().tables:
        for one in sheet.grid.labels:
            if one.table == table:
                cell = sheet.cell(one)
                found[Place(cell.sheet, cell.name)] = one.path
    return found


def label(table: str, path: str) -> Place:
    return next(at for at, own in labels_of(table).items() if own == path)


@dataclass(frozen=True)
class Read:
    reading: Reading
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> list[str]:
        return sorted(finding.code for finding in self.findings)

    def told(self, code: str) -> Finding:
        [found] = [finding for finding in self.findings if finding.code == code]
        return found

    def wrong_figures(self, *, except_for: Iterable[Address] = ()) -> Mapping[Address, object]:
        """Every figure and indicator that was not read as it was filled in."""
        filled, found = numbered_report(), self.reading.report
        pairs: list[tuple[Address, Entry, Entry | None]] = [
            (address, entry, found.entries.get(address)) for address, entry in filled.entries.items()
        ]
        pairs += [(IndicatorAddress(key), entry, found.indicators.get(key)) for key, entry in filled.indicators.items()]
        left_out = set(except_for)
        return {address: got for address, entry, got in pairs if entry != got and address not in left_out}


def read(*edits: Edit) -> Read:
    """The fresh workbook edited and read back, with the verdict on it."""
    return read_book(edited(*edits))


def edited(*edits: Edit) -> Workbook:
    book = openpyxl.load_workbook(BytesIO(_fresh()))
    for edit in edits:
        edit(book)
    return book


def read_book(book: Workbook) -> Read:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "填报.xlsx")
        book.save(path)
        return read_file(path)


def read_file(path: Path) -> Read:
    reading = read_workbook(path, {form().id: form()})
    return Read(reading, check(form(), reading).findings)


def put(where: Address | Place, value: object) -> Edit:
    at = where if isinstance(where, Place) else place(where)

    def edit(book: Workbook) -> None:
        book[at.sheet][at.cell].value = value

    return edit


def insert_rows(sheet: str, at: int, count: int = 1) -> Edit:
    return Shift(sheet, at, count, rows=True).apply


def insert_columns(sheet: str, at: int, count: int = 1) -> Edit:
    return Shift(sheet, at, count, rows=False).apply


def rename(sheet: str, new: str) -> Edit:
    """As a spreadsheet program does it: formulas follow."""

    def edit(book: Workbook) -> None:
        book[sheet].title = new
        for other in book.worksheets:
            for row in other.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        cell.value = str(cell.value).replace(f"'{sheet}'!", f"'{new}'!")

    return edit


def reverse_sheets(book: Workbook) -> None:
    book._sheets.reverse()
    book.active = 0


def drop(sheet: str) -> Edit:
    def edit(book: Workbook) -> None:
        del book[sheet]

    return edit


def add_sheet(name: str, cells: Mapping[str, object]) -> Edit:
    def edit(book: Workbook) -> None:
        sheet = book.create_sheet(name)
        for cell, value in cells.items():
            sheet[cell] = value

    return edit


def copy_sheet(sheet: str, name: str) -> Edit:
    def edit(book: Workbook) -> None:
        book.copy_worksheet(book[sheet]).title = name

    return edit
