from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert, require_libreoffice
from support.balanced import all_different, figure_of
from support.shifting import Shift

from xlreport.checking.run import check
from xlreport.form.language.spell import Cell
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.finding import Place
from xlreport.layout.plan import plan_workbook
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

PASTED = FigureAddress("applications", "handled.total", "applicant.natural")
INSIDE = FigureAddress("applications", "handled.refused.security", "applicant.natural")


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_moved_renamed_and_pasted_over_workbook_is_read_after_another_program_saved_it(
    tmp_path: Path, suffix: str
) -> None:
    """Two rows above the table and one inside it, sheets renamed and in reverse, a wrong figure over a total."""
    require_libreoffice()
    template = load_template("zfxxgk/2021")
    report = all_different(template)
    where = plan_workbook(template, report.texts).where
    book = openpyxl.load_workbook(BytesIO(write_workbook(template, report)))
    sheet = where(PASTED).sheet
    Shift(sheet, where(INSIDE).row + 1, 1, rows=True).apply(book)
    Shift(sheet, 2, 2, rows=True).apply(book)
    at = Cell(sheet, where(PASTED).row + 3, where(PASTED).column)
    book[sheet][at.name].value = 7
    book._sheets.reverse()
    book.active = 0
    book.save(tmp_path / "moved.xlsx")
    [resaved] = convert([tmp_path / "moved.xlsx"], suffix, tmp_path / "resaved")
    reading = read_workbook(resaved, {template.id: template})
    findings = [finding for finding in check(template, reading).findings if finding.code == "T3-RESULTS"]
    assert [(one.place, one.found) for one in findings] == [(Place(sheet, at.name), "7")]
    assert findings[0].expected == str(figure_of(template, report, PASTED))
    assert render_json(template, replace(reading.report, stated={})) == render_json(template, report)
