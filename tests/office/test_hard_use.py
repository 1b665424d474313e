"""What staff do to a workbook: paste over everything, lose its marks, save it in another format."""

import random
import re
import zipfile
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from fillings import random_report
from formula_results import agree, formula_cells, results
from libreoffice import convert, require_libreoffice
from openpyxl.styles import Font, PatternFill, Protection
from support.all_forms import BUDGET, ENERGY, IDS, OLDER, WEBSITE, ZHEJIANG, different, form, forms
from support.reports import BUNDLED

from xlreport.form.report.report import BLANK, Report
from xlreport.layout.plan import plan_workbook
from xlreport.reading.numbers import number_in
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

LEAST_FORMULAS = {BUNDLED: 500, OLDER: 500, ENERGY: 200, BUDGET: 20, WEBSITE: 100, ZHEJIANG: 100}
"""How many formulas each form's workbook has at the least."""

each_form = pytest.mark.parametrize("template_id", IDS)


@each_form
def test_marks_counts_and_light_are_right_after_everything_was_pasted_over_with_formats(
    template_id: str, tmp_path: Path
) -> None:
    """Cells of another book bring their own format, lock and no validation; conditional formats are gone."""
    require_libreoffice()
    template = form(template_id)
    chance = random.Random(5)  # noqa: S311  a fixed filling, no secret
    blank, wanted = tmp_path / "blank.xlsx", tmp_path / "wanted.xlsx"
    filling = _without_readable_texts(random_report(template, 3))
    blank.write_bytes(write_workbook(template, random_report(template, 4)))
    plan = plan_workbook(template)
    book = openpyxl.load_workbook(blank)
    for sheet in book.worksheets:
        sheet.conditional_formatting = type(sheet.conditional_formatting)()
        sheet.data_validations.dataValidation = []
    for address, entry in filling.entries.items():
        cell = plan.where(address)
        pasted = book[cell.sheet].cell(cell.row + 1, cell.column + 1)
        pasted.value = entry.text if entry.number is None else float(entry.number)
        pasted.data_type = "s" if isinstance(pasted.value, str) else pasted.data_type
        pasted.fill = copy(PatternFill("solid", fgColor=chance.choice(("FF0000", "00FF00"))))
        pasted.font = copy(Font(name="Arial", size=20))
        pasted.protection = Protection(locked=True)
        pasted.number_format = "0.00%"
    book.save(blank)
    [saved] = convert([blank], "xlsx", tmp_path / "saved")
    reading = read_workbook(saved, forms())
    wanted.write_bytes(write_workbook(template, reading.report))
    expected, found = results(wanted), results(saved)
    cells = sorted(formula_cells(wanted))
    assert [cell for cell in cells if not agree(expected.get(cell), found.get(cell))] == []
    assert len(cells) > LEAST_FORMULAS[template_id]


def _without_readable_texts(report: Report) -> Report:
    """The reader takes 3件 for a number, a spreadsheet does not: such texts would make two different workbooks."""
    entries = {
        address: BLANK if entry.text is not None and number_in(entry.text, "件") is not None else entry
        for address, entry in report.entries.items()
    }
    return replace(report, entries=entries)


@pytest.fixture(scope="module")
def unmarked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Path]]:
    """By the format, each form's workbook without names and hidden sheet."""
    folder = tmp_path_factory.mktemp("unmarked")
    paths = [folder / f"{template_id.replace('/', '-')}.xlsx" for template_id in IDS]
    for template_id, path in zip(IDS, paths, strict=True):
        book = openpyxl.load_workbook(BytesIO(write_workbook(form(template_id), different(template_id))))
        del book["_xlreport"]
        for name in list(book.defined_names):
            del book.defined_names[name]
        book.save(path)
    formats = ("xlsx", "xls", "ods")
    return {suffix: dict(zip(IDS, convert(paths, suffix, folder / suffix), strict=True)) for suffix in formats}


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
@each_form
def test_without_names_and_hidden_sheet_the_same_report_is_read_and_one_note_says_how(
    unmarked: Mapping[str, Mapping[str, Path]], template_id: str, suffix: str
) -> None:
    template, report = form(template_id), different(template_id)
    reading = read_workbook(unmarked[suffix][template_id], forms())
    assert render_json(template, reading.report) == render_json(template, report)
    assert [finding.code for finding in reading.findings] == ["FORM-BY-MARK"]


@each_form
def test_a_workbook_without_protection_filters_and_hidden_rows_reads_the_same(template_id: str, tmp_path: Path) -> None:
    template, report = form(template_id), different(template_id)
    source = tmp_path / "source.xlsx"
    source.write_bytes(write_workbook(template, report))
    book = openpyxl.load_workbook(source)
    for sheet in book.worksheets:
        sheet.protection.sheet = False
        sheet.row_dimensions[12].hidden = True
        sheet.column_dimensions["D"].hidden = True
    book.save(source)
    reading = read_workbook(source, forms())
    assert render_json(template, reading.report) == render_json(template, report)


@each_form
def test_every_formula_has_a_result_in_the_raw_file(template_id: str, tmp_path: Path) -> None:
    """No formula is without `<v>`."""
    template, source = form(template_id), tmp_path / "source.xlsx"
    source.write_bytes(write_workbook(template, random_report(template, 8)))
    with zipfile.ZipFile(source) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    formulas = [one for sheet in sheets for one in re.findall(rb"<f(?: [^>]*)?(?:/>|>[^<]*</f>)(<v>)?", sheet)]
    assert len(formulas) > LEAST_FORMULAS[template_id]
    assert all(formulas)
