"""Files that exceljs, SheetJS and Gnumeric wrote are read as what they were made from (see `tests/kept/README.md`)."""

from pathlib import Path

import pytest
from support.all_forms import form, forms
from support.reports import BUNDLED

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.grids import read_book
from xlreport.form.model.finding import Severity
from xlreport.reading.cells import ContentKind
from xlreport.records.write import render_json
from xlreport.use_cases.read import read_workbook

KEPT = Path(__file__).parents[1] / "kept" / "by_others"


@pytest.mark.parametrize("name", ["exceljs.xlsx", "sheetjs.xls", "sheetjs.xlsb"])
def test_what_a_program_of_node_saved_is_read_to_the_report_it_was_given(name: str) -> None:
    reading = read_workbook(KEPT / name, forms())
    assert render_json(form(BUNDLED), reading.report) == (KEPT / "report.json").read_text(encoding="utf-8")
    assert {one.severity for one in reading.findings} == {Severity.NOTE}


def test_numbers_in_formats_of_gnumeric_are_numbers_and_days_are_days() -> None:
    """It gives its formats numbers that stand for dates elsewhere; one of the counts is too large for any day."""
    cells = read_book(KEPT / "gnumeric.xls").sheets[0].cells
    told = [(cells[row, 0].text, cells[row, 0].kind) for row in range(5)]
    assert told == [
        ("46024", ContentKind.NUMBER), ("-123456789012298", ContentKind.NUMBER), ("45000", ContentKind.NUMBER),
        ("2025-01-20", ContentKind.DATE), ("1.5", ContentKind.NUMBER),
    ]  # fmt: skip


def test_in_the_format_of_excel_95_names_are_lost_and_it_is_called_too_old() -> None:
    with pytest.raises(UnreadableWorkbookError) as refused:
        read_book(KEPT / "gnumeric-95.xls")
    assert refused.value.code == "FILE-OLD-FORMAT"
