"""What turns red in LibreOffice, and what its lines count, against `check`: figures around limits below zero."""

from pathlib import Path

import openpyxl
import pytest
from formula_results import results
from libreoffice import convert, require_libreoffice
from support.forms import grain

from xlreport.checking.cell_values import entry_findings
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress
from xlreport.form.report.blank import blank_report
from xlreport.layout.addresses import WRONG
from xlreport.layout.live import SUMS
from xlreport.layout.plan import plan_workbook
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

ADDRESSES: tuple[Address, ...] = (
    FigureAddress("stock", "old", "rice"), FigureAddress("losses", "store", "rate"), IndicatorAddress("colder"),
)  # fmt: skip
TYPED = (-101, -100.1, -100, -99.5, -5, -4.9, -4, -3, -0.5, 0, 3, 4, 100, 101, 1e15, "没有")
SPARE = "AZ99"
"""A cell that nothing else uses, for the condition of the red colour."""


def _typed(path: Path, content: object) -> Path:
    """The content in each of the cells, and the condition that reddens it as a formula of its own."""
    path.write_bytes(write_workbook(grain(), blank_report(grain(), "某某粮库", 2024)))
    book = openpyxl.load_workbook(path)
    for address in ADDRESSES:
        cell = plan_workbook(grain()).where(address)
        sheet = book[cell.sheet]
        (area,) = [one for one in sheet.conditional_formatting if cell.name in one.cells]
        sheet[cell.name] = content
        sheet[SPARE] = f"={area.rules[0].formula[0]}"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    require_libreoffice()
    folder = tmp_path_factory.mktemp("limits")
    return convert([_typed(folder / f"{i}.xlsx", one) for i, one in enumerate(TYPED)], "xlsx", folder / "saved")


def test_a_cell_is_red_where_check_does_not_accept_it_and_the_light_counts_it(saved: list[Path]) -> None:
    plan = plan_workbook(grain())
    count = plan.where(SUMS[WRONG])
    red_cells = 0
    for path, content in zip(saved, TYPED, strict=True):
        reading = read_workbook(path, {grain().id: grain()})
        wrong = {one.address for one in entry_findings(grain(), reading) if one.code == "G-NUMBER"}
        shown = results(path)
        red = {address for address in ADDRESSES if shown[plan.where(address).sheet, SPARE] != 0}
        assert red == wrong, content
        assert shown[count.sheet, count.name] == len(wrong), content
        red_cells += len(red)
    assert 0 < red_cells < len(ADDRESSES) * len(TYPED)
