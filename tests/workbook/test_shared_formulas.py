"""A form is mailed about: formulas that repeat down a column are written once, and read as each was meant."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.layout.finished import FinishedBook, FinishedCell, FinishedSheet, Formula, Style
from xlreport.use_cases.new import write_workbook
from xlreport.workbook.writer import write_book

ROWS = range(7, 27)


def written(formulas: dict[int, str]) -> tuple[dict[int, str], str]:
    """The formulas of a column by row, as openpyxl reads them, and the sheet's part as it stands in the file."""
    cells = tuple(FinishedCell(row - 1, 0, Formula(text, ""), Style.CELL) for row, text in formulas.items())
    book = FinishedBook(
        title="某局2024", subject="年报", author="某局", mark="XLR1:x/2024:0000", created=date(2024, 1, 1), names=(),
        sheets=(FinishedSheet(name="表", cells=cells),),
    )  # fmt: skip
    content = write_book(book)
    sheet = openpyxl.load_workbook(BytesIO(content))["表"]
    read = {row: str(sheet.cell(row, 1).value).replace("$", "") for row in formulas}
    return read, ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    "formula",
    [
        '=IF(LEN(C{row})>0,INDEX(AB7:AB26,MATCH(C{row},AC7:AC26,0)),"")',
        '=IF(LEN(C{row})>0,"A7 and ""A8""，A9"&MID(C{row},SUM(D{row},1),LEN(C{row})),"none")',
        '=IF(SUM(C6:C{row})>0,SUM(C6:C{row}),MAX(LOG10(C{row}),B7,$D{row}))&"" ',
    ],
)
def test_a_formula_that_moves_with_its_row_is_written_once_and_read_in_every_row(formula: str) -> None:
    formulas = {row: formula.format(row=row) for row in ROWS}
    read, part = written(formulas)
    assert read == {row: text.replace("$", "") for row, text in formulas.items()}
    assert part.count("</f>") == 1


def test_rows_that_do_not_follow_from_each_other_each_keep_their_own() -> None:
    odd = "=IF(LEN(C3)>0,SUM(D1:D2),SUM(E{row}:E{row})+100000000000)"
    formulas = {row: f'=IF(LEN(C{row * 2})>0,"row {row} of this sheet, as it stands","")' for row in ROWS}
    formulas |= {row: odd.format(row=row) for row in (30, 31, 33, 34)}
    read, part = written(formulas)
    assert read == formulas
    assert part.count("</f>") == len(ROWS) + 2


def test_what_names_another_sheet_or_a_list_in_braces_is_written_in_full() -> None:
    formulas = {row: f"=IF(LEN('一、总体情况'!C{row})>0,SUM('一、总体情况'!C{row}),0)" for row in ROWS}
    formulas |= {row: f"=SUMPRODUCT(MIN(LEN(C{row})*{{1,2,3,4,5,6,7,8,9,10,11,12}}))" for row in range(30, 40)}
    read, part = written(formulas)
    assert read == formulas
    assert part.count("</f>") == len(formulas)


def test_a_sheet_says_it_ends_with_its_last_cell_however_far_its_columns_are_locked(template: Template) -> None:
    workbook = openpyxl.load_workbook(BytesIO(write_workbook(template, blank_report(template, "某市水务局", 2024))))
    widest = max(sheet.max_column for sheet in workbook.worksheets)
    assert widest < 100  # XlsxWriter looks at every column of every row up to that one
