"""The workbooks of cases: written for a report, edited and saved by another program, and read back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.workbook.workbook import Workbook

from xlreport.checking.run import Verdict, check
from xlreport.form.language.spell import Cell
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry, Report
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.messages import authors as words
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook
from xlreport.use_cases.template_cases.case_files import RULE_SETS, START, CaseSpec, Content, Repeated


class UnknownCellError(Exception):
    """A case names a cell that a workbook of its report has not."""


@dataclass(frozen=True)
class CaseWorkbooks:
    """Workbooks of one form; `folder` holds its cases. Each report is read and written once."""

    template: Template
    folder: Path

    def verdict(self, case: CaseSpec, content: Content, path: Path) -> Verdict:
        """What is found in the case's workbook with `content` in its cell, written to `path` on the way."""
        self.write(case, content, path)
        template = self.template if case.rules is None else self._with_rules(case.rules)
        return check(template, read_workbook(path, {template.id: template}))

    def _with_rules(self, name: str) -> Template:
        """The form with a rule set that lies below its cases. Raises TemplateError for mistakes in it."""
        return load_template(self.template.id, self.folder.parents[1], self.folder / RULE_SETS / name)

    def write(self, case: CaseSpec, content: Content, path: Path) -> None:
        """Raises UnknownCellError, and UnreadableError for a report that is none of this form."""
        self.edited(case, content).save(path)

    def edited(self, case: CaseSpec, content: Content) -> Workbook:
        """The case's workbook, open in the other program until the next one is asked for. Raises as `write` does."""
        edits = {name: _typed(given) for name, given in {**case.given, case.cell: content}.items()}
        return self._start(case.report).edited(edits, without_previous=case.without_previous)

    @cached_property
    def _start(self) -> Callable[[str], "_Start"]:
        return cache(lambda name: _Start(self.template, self._report(name)))

    def _report(self, name: str) -> Report:
        path = self.folder / name
        if name == START and not path.is_file():
            return zeros(self.template)
        return read_record(path, {self.template.id: self.template}).report


def zeros(template: Template) -> Report:
    """A report of the form's first year: figures zero, required fields hold their first choice or their label."""
    blank = blank_report(template, words.AGENCY_OF_CASES, template.first_year)
    required = {one.id: next(iter(one.choices), one.label) for one in template.agency_fields if one.required}
    agency = {**blank.agency, **{field: text for field, text in required.items() if not blank.agency[field]}}
    return replace(blank, agency=agency, entries=dict.fromkeys(blank.entries, Entry.of(Decimal(0))))


def _typed(content: Content) -> object:
    return content.text * content.times if isinstance(content, Repeated) else content


class _Start:
    """The workbook of a report with the same figures as last year's, and where its cells are."""

    def __init__(self, template: Template, report: Report) -> None:
        self._plan: Plan = plan_workbook(template, report.texts, report.blank_is_zero, report.records)
        self._content = write_workbook(template, report, replace(report, year=report.year - 1))
        self._cells: Mapping[str, Cell] = {str(address): cell for address, cell in self._plan.cells.items()}
        self._book: Workbook | None = None
        self._before: list[tuple[SheetCell, object]] = []

    def edited(self, edits: Mapping[str, object], *, without_previous: bool) -> Workbook:
        """The workbook with these contents by the names of cells, and nothing of earlier ones: it is opened once."""
        book = self._as_written()
        emptied = dict.fromkeys(self._previous(book), None) if without_previous else {}
        for cell, content in [*emptied.items(), *((self._cell(book, name), new) for name, new in edits.items())]:
            self._before.append((cell, cell.value))
            cell.value = content
        return book

    def _as_written(self) -> Workbook:
        if self._book is None:
            self._before.clear()
            self._book = openpyxl.load_workbook(BytesIO(self._content))
        while self._before:
            cell, content = self._before.pop()
            cell.value = content
        return self._book

    def _previous(self, book: Workbook) -> Iterator[SheetCell]:
        for address in (one for table in self._plan.template.tables for one in table.addresses):
            yield _at(book, self._plan.where(replace(address, previous=True)))

    def _cell(self, book: Workbook, name: str) -> SheetCell:
        """The cell of an address, beside one, or anywhere. Raises UnknownCellError."""
        for prefix, find in _BESIDE.items():
            if name.startswith(prefix):
                self._book = None  # what is beside may have to be parted, which is not taken back
                return find(book, self._where(name.removeprefix(prefix)))
        sheet, mark, at = name.partition("!")
        return _named(book, sheet, at) if mark else _at(book, self._where(name))

    def _where(self, name: str) -> Cell:
        if name not in self._cells:
            raise UnknownCellError(name)
        return self._cells[name]


def _named(book: Workbook, sheet: str, at: str) -> SheetCell:
    try:
        return _writable(book[sheet][at], f"{sheet}!{at}")
    except (KeyError, ValueError) as error:
        raise UnknownCellError(f"{sheet}!{at}") from error


def _at(book: Workbook, cell: Cell) -> SheetCell:
    return _writable(book[cell.sheet].cell(cell.row + 1, cell.column + 1), f"{cell.sheet}!{cell.name}")


def _writable(found: object, name: str) -> SheetCell:
    """A cell that is none of those a merged one covers."""
    if not isinstance(found, SheetCell):
        raise UnknownCellError(name)
    return found


def _label_of(book: Workbook, cell: Cell) -> SheetCell:
    """The nearest text left of a figure."""
    columns = range(cell.column, 0, -1)
    cells = (book[cell.sheet].cell(cell.row + 1, column) for column in columns)
    found = next((one for one in cells if isinstance(one, SheetCell) and isinstance(one.value, str)), None)
    return _writable(found, f"{cell.sheet}!{cell.name}")


def _right_of(book: Workbook, cell: Cell) -> SheetCell:
    """The next cell right of a figure, parted from it if the two were one."""
    sheet, first = book[cell.sheet], _at(book, cell).coordinate
    for merged in list(sheet.merged_cells.ranges):
        if first in merged:
            sheet.unmerge_cells(str(merged))
    return _at(book, replace(cell, column=cell.column + 1))


_BESIDE: Mapping[str, Callable[[Workbook, Cell], SheetCell]] = {"label of ": _label_of, "right of ": _right_of}
