"""The sheet of a list as programs are told of it: what is locked, what rows may be done with, what its cells take."""

from collections.abc import Mapping
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from support.accounts import BLOG, NEWS, SHEET, TOP, accounts, accounts_report

from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook

ROWS = 8
GUARD = TOP + ROWS
COLUMNS = 6


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_workbook(accounts(), accounts_report([NEWS, BLOG]))))


@pytest.fixture
def sheet(book: openpyxl.Workbook) -> Worksheet:
    found = book[SHEET]
    assert isinstance(found, Worksheet)
    return found


def test_rows_may_be_inserted_deleted_and_sorted_on_the_locked_sheet(sheet: Worksheet) -> None:
    protection = sheet.protection
    assert protection.sheet
    forbidden = {"insertRows", "deleteRows", "sort", "insertColumns", "deleteColumns"}
    assert {name for name in forbidden if getattr(protection, name)} == {"insertColumns", "deleteColumns"}


def test_nothing_in_the_rows_of_records_is_locked_and_the_rows_around_them_are(sheet: Worksheet) -> None:
    rows = range(TOP, GUARD)
    assert not any(sheet.cell(row, column).protection.locked for row in rows for column in range(1, COLUMNS + 1))
    assert not any(sheet.row_dimensions[row].protection.locked for row in rows)
    around = [sheet.cell(row, column) for row in (TOP - 1, GUARD) for column in range(1, COLUMNS + 1)]
    assert all(cell.protection.locked for cell in around)


def test_what_cells_take_is_asked_of_every_row_down_to_the_locked_one(sheet: Worksheet) -> None:
    areas = {str(one.sqref): one.type for one in sheet.data_validations.dataValidation}
    kinds: Mapping[str, str] = {"A": "custom", "B": "list", "C": "whole", "D": "decimal", "E": "custom", "F": "custom"}
    assert areas.keys() == {f"{letter}{TOP}:{letter}{GUARD}" for letter in kinds}
    assert areas[f"B{TOP}:B{GUARD}"] == "list"
    assert areas[f"C{TOP}:C{GUARD}"] == "whole"


def test_colours_reach_down_to_the_locked_row_and_are_at_most_three_for_a_cell(sheet: Worksheet) -> None:
    rules = {str(area.sqref): len(area.rules) for area in sheet.conditional_formatting}
    assert rules
    assert all(area.endswith(str(GUARD)) for area in rules)
    assert max(rules.values()) <= 3


def test_every_formula_over_records_begins_at_the_head_and_ends_at_the_locked_row(book: openpyxl.Workbook) -> None:
    quoted = f"'{SHEET}'!"
    named = {
        formula[at + len(quoted) :].split(",")[0].split(")")[0]
        for one in book
        for row in one.iter_rows()
        for cell in row
        if isinstance(formula := cell.value, str) and formula.startswith("=") and one.title == words.HIDDEN
        for at in [formula.find(quoted)]
        if at >= 0
    }
    assert named
    assert {name.partition(":")[0].lstrip("ABCDEF") for name in named} == {str(TOP - 1)}
    assert {name.partition(":")[2].lstrip("ABCDEF") for name in named} == {str(GUARD)}
