"""A report as CSV, opened by LibreOffice: texts stay texts, numbers are numbers.

Without a window LibreOffice takes it for Latin-1, so that only ASCII is looked for.
"""

from pathlib import Path

import openpyxl
from libreoffice import convert
from support.hostile import hostile_report
from support.reports import bundled

from xlreport import render_csv


def test_libreoffice_finds_no_formula_in_a_report_made_of_hostile_text(tmp_path: Path) -> None:
    source = tmp_path / "报告.csv"
    source.write_text(render_csv(bundled(), hostile_report()), encoding="utf-8", newline="")
    (made,) = convert([source], "xlsx", tmp_path / "made")
    cells = [cell for row in openpyxl.load_workbook(made).active.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = {str(cell.value) for cell in cells}
    assert {"'=cmd|'/c calc'!A0", "'@SUM(A1)", "'-1"} <= texts
    assert 2024 in {cell.value for cell in cells}
