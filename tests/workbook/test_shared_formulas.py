"""Formulas that are the same in row after row are written once, and are the same to whoever reads them."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formula.translate import Translator
from support.reports import bundled, report

from xlreport.files.cells.cell_formulas import formula_texts
from xlreport.form.model.cell import cell_name
from xlreport.layout.finished import Formula
from xlreport.layout.sheets.book import finished_book
from xlreport.use_cases.read import read_workbook
from xlreport.workbook.shared_formulas import FEWEST, Shared, relative, shared_formulas
from xlreport.workbook.writer import write_book

SAME = {
    "a cell of its own row": ("B7+1", "B8+1"),
    "a fixed list": ("MATCH(B7,D$7:D$9,0)", "MATCH(B8,D$7:D$9,0)"),
    "all down to the row above": ("COUNTIF(A$7:A9,B10)", "COUNTIF(A$7:A10,B11)"),
    "a text that reads like a cell": ('IF(B7="C7","C7","")', 'IF(B8="C7","C7","")'),
    "a mark within a text": ('B7&"""C7"', 'B8&"""C7"'),
}
OTHER = {
    "the same cell, not fixed": ("B7+1", "B7+1"),
    "another column": ("B7+1", "C8+1"),
    "a fixed cell that differs": ("B$7", "B$8"),
    "a column that is fixed": ("$B7", "B8"),
    "a text that goes along": ('"C7"&B7', '"C8"&B8'),
    "a number": ("B7+1", "B8+2"),
    "a function whose name ends in a number": ("LOG10(B7)", "LOG11(B8)"),
    "a text and a cell": ('B7&"a"', 'B8&a"'),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_formulas_are_the_same_whose_cells_lie_as_far_from_each(pair: tuple[str, str]) -> None:
    assert relative(pair[0], 6) == relative(pair[1], 7)


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_formulas_are_not_the_same_that_name_other_cells_or_say_another_text(pair: tuple[str, str]) -> None:
    assert relative(pair[0], 6) != relative(pair[1], 7)


@pytest.mark.parametrize("formula", ["'表二'!B7", "SUM(二!B7)", "SUM({1,2}*B7)"])
def test_what_excel_does_not_share_is_written_out(formula: str) -> None:
    assert relative(formula, 6) is None


def test_a_run_of_rows_is_shared_and_a_shorter_one_is_not() -> None:
    long = [(row, 1, f"A{row + 1}") for row in range(3, 3 + FEWEST)]
    short = [(row, 2, f"A{row + 1}") for row in range(3, 2 + FEWEST)]
    assert shared_formulas([*long, *short]) == {"B4": Shared(0, "B4:B6"), "B5": Shared(0, None), "B6": Shared(0, None)}


def test_a_row_in_between_that_says_something_else_ends_a_run() -> None:
    rows = [(row, 0, "C9" if row == 3 else f"B{row + 1}") for row in range(7)]
    assert [one.area for one in shared_formulas(rows).values() if one.area] == ["A1:A3", "A5:A7"]


def test_every_formula_of_a_workbook_is_found_as_it_was_laid_by_openpyxl_and_by_our_own_reader() -> None:
    book = finished_book(bundled(), report(), {}, pasted=["某局2024年政府信息公开工作年度报告", "一、总体情况"])
    content = write_book(book)
    package, theirs = zipfile.ZipFile(BytesIO(content)), openpyxl.load_workbook(BytesIO(content))
    from lxml import etree

    for number, sheet in enumerate(book.sheets, 1):
        laid = {(one.row, one.column): one.content.text[1:] for one in sheet.cells if isinstance(one.content, Formula)}
        assert formula_texts(etree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))) == laid
        found = {place: theirs[sheet.name].cell(place[0] + 1, place[1] + 1).value for place in laid}
        assert found == {place: f"={text}" for place, text in laid.items()}


def test_all_that_are_shared_have_a_first_one_and_a_result_of_their_own() -> None:
    content = write_book(finished_book(bundled(), report(), {}))
    package = zipfile.ZipFile(BytesIO(content))
    counted = 0
    for name in package.namelist():
        if name.startswith("xl/worksheets/sheet"):
            xml = package.read(name).decode()
            firsts = set(re.findall(r'<f t="shared" ref="[A-Z]+\d+:[A-Z]+\d+" si="(\d+)">', xml))
            assert set(re.findall(r'<f t="shared" si="(\d+)"/><v>', xml)) == firsts
            counted += xml.count('<f t="shared"')
    assert counted > 1000


def test_a_workbook_with_shared_formulas_is_read_as_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_bytes(write_book(finished_book(bundled(), report(), {})))
    assert read_workbook(path).report.entries == report().entries


def test_openpyxl_moves_a_formula_as_the_rows_of_a_run_have_it() -> None:
    for first, second in SAME.values():
        moved = Translator(f"={first}", cell_name(6, 0)).translate_formula(cell_name(7, 0))
        assert moved == f"={second}"
