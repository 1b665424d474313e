"""A return copy mended in another program as its notes say: clean, and without marks in the next one."""

from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert, require_libreoffice
from support.rule_cases import form, rule_cases, workbook_of

from xlreport.checking.run import check
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Severity
from xlreport.form.report.report import Reading
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.annotate import annotate
from xlreport.use_cases.read import read_workbook

DAMAGED = (
    "T2-INT",
    "T2-FEE-NUMBER",
    "T3-BLANK-CELLS",
    "T3-LABEL-OVERWRITTEN",
    "T3-RESULTS",
    "T3-ROWSUM",
    "T4-SUM",
    "T3-BALANCE",
)


def read(path: Path) -> Reading:
    return read_workbook(path, {form().id: form()})


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_damaged_workbook_returned_mended_and_saved_elsewhere_is_clean(tmp_path: Path, suffix: str) -> None:
    require_libreoffice()
    damaged = {code: tmp_path / f"{code}.xlsx" for code in DAMAGED}
    for case in rule_cases():
        if case.code in damaged:
            reading = read(workbook_of(case, case.breaks, tmp_path))
            findings = check(form(), reading).findings
            assert case.code in {one.code for one in findings}
            path = damaged[case.code]
            path.write_bytes(annotate(form(), reading, findings))
            assert words.RETURNED in openpyxl.load_workbook(path, read_only=True).sheetnames
            mend(path, reading, case.cell, case.holds)
    for saved in convert(list(damaged.values()), suffix, tmp_path / "saved"):
        again = read(saved)
        left = check(form(), again).findings
        assert {one.code for one in left if one.severity is not Severity.NOTE} <= {"Y-CARRY"}, saved.name
        assert "SHEET-EXTRA" not in {one.code for one in left}, "the list is known as the tool's own"
        copy = tmp_path / "next.xlsx"
        copy.write_bytes(annotate(form(), again, [one for one in left if one.severity is not Severity.NOTE]))
        assert words.RETURNED not in openpyxl.load_workbook(copy, read_only=True).sheetnames, saved.name


def mend(path: Path, reading: Reading, cell: str, content: object) -> None:
    """Put right what the note says, where a cell was typed; labels and totals are right in the copy already."""
    book = openpyxl.load_workbook(path)
    plan = plan_workbook(form(), reading.report.texts)
    typed: dict[str, Address] = {str(address): address for table in form().tables for address in table.inputs}
    if cell in typed:
        where = plan.where(typed[cell])
        book[where.sheet].cell(where.row + 1, where.column + 1).value = content
    book.save(path)
