"""Workbooks declared as edits on a fresh one, made with openpyxl."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.workbook.workbook import Workbook

from support.addresses import cell_named
from xlreport.checking.run import Verdict, check
from xlreport.form.language.spell import Cell
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.layout.plan import plan_workbook
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

Edit = Callable[["Filled"], None]


class Filled:
    """A workbook as staff see it: cells by address. What was put can be taken back."""

    def __init__(self, template: Template, report: Report) -> None:
        self._plan = plan_workbook(template, report.texts)
        self._before: list[tuple[SheetCell, object]] = []
        self.book: Workbook = openpyxl.load_workbook(BytesIO(write_workbook(template, report)))

    def cell(self, address: str) -> SheetCell:
        where = self.place(address)
        return self.at(where.sheet, where.row, where.column)

    def at(self, sheet: str, row: int, column: int) -> SheetCell:
        found = self.book[sheet].cell(row + 1, column + 1)
        assert isinstance(found, SheetCell)
        return found

    def put(self, address: str, value: object) -> None:
        self.overwrite(self.cell(address), value)

    def overwrite(self, cell: SheetCell, value: object) -> None:
        self._before.append((cell, cell.value))
        cell.value = value

    def take_back(self) -> None:
        while self._before:
            cell, value = self._before.pop()
            cell.value = value

    def place(self, address: str) -> Cell:
        return cell_named(self._plan, address)


_FILLED: dict[tuple[str, str], Filled] = {}


def filled_with(template: Template, report: Report) -> Filled:
    """A workbook opened once and used again: openpyxl takes longer to open it than to save it."""
    key = template.digest, render_json(template, report)
    if key not in _FILLED:
        _FILLED[key] = Filled(template, report)
    return _FILLED[key]


def written(path: Path, template: Template, report: Report, edit: Edit | None = None) -> Path:
    filled = filled_with(template, report)
    try:
        if edit is not None:
            edit(filled)
        filled.book.save(path)
    finally:
        filled.take_back()
    return path


def read_back(path: Path, template: Template, report: Report, edit: Edit | None = None) -> Verdict:
    """The verdict on the report as it comes back from a workbook that somebody edited."""
    return check(template, read_workbook(written(path, template, report, edit), {template.id: template}))
