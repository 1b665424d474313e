"""The cases that come with a form's rules: a workbook that breaks a rule, and a near miss that differs in one cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import yaml
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.workbook.workbook import Workbook

from support.commands import COMPLETE
from support.reports import BUNDLED, figure, record
from xlreport.checking.run import Verdict, check
from xlreport.form.language.spell import Cell
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.address import Address, FieldAddress
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.read import read_workbook
from xlreport.workbook.writer import write_workbook

CASES = templates_folder() / "zfxxgk" / "cases" / "rules.yaml"
_TEXTS = {
    "900 characters": "推进政务公开各项工作落实" * 75,
    "600 characters": "推进政务公开各项工作落实" * 50,
    "100 characters": "推进政务公开各项工作落实" * 9,
    "120 characters about roads": "今年修建道路三条改造管网两处" * 9,
    "120 characters about publishing": "今年公开道路三条改造管网两处" * 9,
}
"""Long texts, by what a case calls them."""

LAST_YEAR = "last year"
"""Given with null: nothing of last year is known."""


@dataclass(frozen=True)
class RuleCase:
    """`also`: other errors that the breaking workbook rightly has."""

    code: str
    cell: str
    breaks: object
    holds: object
    given: Mapping[str, object] = field(default_factory=dict)
    also: tuple[str, ...] = ()


def rule_cases() -> list[RuleCase]:
    content = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [RuleCase(**{**one, "also": tuple(one.get("also", ()))}) for one in content]


def form() -> Template:
    return load_template(BUNDLED)


@cache
def zeros() -> Report:
    """A complete report of zeros that raises nothing."""
    return parse_record(dump_json(record(COMPLETE)), load_templates()).report


@cache
def _fresh() -> bytes:
    return write_workbook(form(), zeros(), replace(zeros(), year=zeros().year - 1))


def verdict_of(case: RuleCase, content: object, folder: Path) -> Verdict:
    """The verdict on the workbook, written, edited, saved and read."""
    path = workbook_of(case, content, folder)
    return check(form(), read_workbook(path, {form().id: form()}))


def workbook_of(case: RuleCase, content: object, folder: Path) -> Path:
    book = openpyxl.load_workbook(BytesIO(_fresh()))
    plan = plan_workbook(form(), zeros().texts)
    for name, given in case.given.items():
        if name == LAST_YEAR:
            _forget_last_year(book, plan)
        else:
            _cell(book, plan, name).value = given
    _cell(book, plan, case.cell).value = _TEXTS.get(str(content), content)
    path = folder / "w.xlsx"
    book.save(path)
    return path


def _forget_last_year(book: Workbook, plan: Plan) -> None:
    for table in form().tables:
        for address in table.addresses:
            _at(book, plan.where(replace(address, previous=True))).value = None


def _cell(book: Workbook, plan: Plan, name: str) -> SheetCell:
    """The cell of an address, beside one, or anywhere."""
    for prefix, find in _BESIDE.items():
        if name.startswith(prefix):
            return find(book, plan.where(_address(name.removeprefix(prefix))))
    sheet, mark, at = name.partition("!")
    if mark:
        found = book[sheet][at]
        assert isinstance(found, SheetCell)
        return found
    return _at(book, plan.where(_address(name)))


def _address(name: str) -> Address:
    if name.startswith("previous("):
        return replace(figure(name[len("previous(") : -1]), previous=True)
    return figure(name) if name.partition("[")[0].isidentifier() and ", " in name else FieldAddress(name)


def _at(book: Workbook, cell: Cell) -> SheetCell:
    found = book[cell.sheet].cell(cell.row + 1, cell.column + 1)
    assert isinstance(found, SheetCell)
    return found


def _label_of(book: Workbook, cell: Cell) -> SheetCell:
    """The nearest text left of a figure."""
    columns = range(cell.column, 0, -1)
    cells = (book[cell.sheet].cell(cell.row + 1, column) for column in columns)
    return next(one for one in cells if isinstance(one, SheetCell) and isinstance(one.value, str))


def _right_of(book: Workbook, cell: Cell) -> SheetCell:
    """The next cell right of a figure, parted from it if the two were one."""
    sheet, first = book[cell.sheet], _at(book, cell).coordinate
    for merged in list(sheet.merged_cells.ranges):
        if first in merged:
            sheet.unmerge_cells(str(merged))
    found = sheet.cell(cell.row + 1, cell.column + 2)
    assert isinstance(found, SheetCell)
    return found


_BESIDE: Mapping[str, Callable[[Workbook, Cell], SheetCell]] = {"label of ": _label_of, "right of ": _right_of}
