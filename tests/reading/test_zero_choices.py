"""One choice below a section's tables says that blanks mean zero; where tables differ each has its own, as of old."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from filled_workbook import figure, form, numbered_report, put, read

from xlreport.form.model.address import ZeroChoiceAddress
from xlreport.form.model.answers import NO, YES
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

TOGETHER = next(section for section in form().sections if len(section.tables) > 1)
ALL = frozenset(table.id for table in TOGETHER.tables)
SOME = frozenset(table.id for table in TOGETHER.tables[1:3])


def test_the_common_choice_counts_for_every_table_above_it() -> None:
    blank = figure("documents", "regulations", "issued")
    result = read(put(ZeroChoiceAddress("fees"), YES), put(blank, None))
    assert result.codes == []
    assert result.reading.report.blank_is_zero == ALL


def test_a_common_choice_that_is_none_is_told_once() -> None:
    result = read(put(ZeroChoiceAddress("fees"), "都是"))
    assert result.codes == ["CHOICE-UNKNOWN"]
    assert result.reading.report.blank_is_zero == frozenset()


@pytest.mark.parametrize("chosen", [frozenset(), ALL, SOME, ALL - SOME], ids=len)
def test_what_each_table_says_of_its_blanks_is_read_back_as_it_was_written(
    chosen: frozenset[str], tmp_path: Path
) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_bytes(write_workbook(form(), replace(numbered_report(), blank_is_zero=chosen)))
    reading = read_workbook(path, {form().id: form()})
    assert reading.report.blank_is_zero == chosen
    assert reading.findings == ()


def test_where_tables_differ_one_can_be_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "年报.xlsx"
    own = replace(numbered_report(), blank_is_zero=SOME)
    book = openpyxl.load_workbook(BytesIO(write_workbook(form(), own)))
    where = plan_workbook(form(), own.texts, own.blank_is_zero).where
    for table in TOGETHER.tables:
        cell = where(ZeroChoiceAddress(table.id))
        assert book[cell.sheet].cell(cell.row + 1, cell.column).value == words.BLANKS_ARE_ZERO
        book[cell.sheet][cell.name] = NO if table.id in SOME else YES
    book.save(path)
    assert read_workbook(path, {form().id: form()}).report.blank_is_zero == ALL - SOME


def test_a_choice_is_what_comes_after_the_last_figure() -> None:
    """Tab goes through a sheet row by row: whatever is filled in stands above it."""
    plan = plan_workbook(form())
    for sheet in plan.tables:
        (choice,) = set(sheet.choices().values())
        figures = [plan.where(address) for table in sheet.section.tables for address in table.addresses]
        assert choice > max(figures)
