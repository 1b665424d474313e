"""What turns red in LibreOffice, and what its lines count, against `check`: figures around limits below zero."""

from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from formula_results import results
from libreoffice import convert, require_libreoffice
from support.all_forms import BUDGET, ENERGY, form
from support.colours import seen_from
from support.forms import grain
from support.reports import BUNDLED

from xlreport.checking.cell_values import entry_findings
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.layout.addresses import WRONG
from xlreport.layout.live import SUMS
from xlreport.layout.plan import plan_workbook
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook


@dataclass(frozen=True)
class Tried:
    """The cells of a form that each content is typed into, and the contents, around the limits of its kinds."""

    template: Template
    addresses: tuple[Address, ...]
    typed: tuple[object, ...]


TRIED = {
    "grain": Tried(
        grain(),
        (FigureAddress("stock", "old", "rice"), FigureAddress("losses", "store", "rate"), IndicatorAddress("colder")),
        (-101, -100.1, -100, -99.5, -5, -4, 0, 3, 4, 100, 101, "没有"),
    ),
    BUDGET: Tried(
        form(BUDGET), (FigureAddress("accounts", "income", "amount"), IndicatorAddress("coldest")),
        (-9999.01, -9999, -50.1, -50, -0.05, -0.125),
    ),
    ENERGY: Tried(form(ENERGY), (FigureAddress("power", "r1", "m1.plan"),), (0.5, 99999999)),
    BUNDLED: Tried(
        form(BUNDLED),
        (FigureAddress("fees", "administrative_fees", "amount"), IndicatorAddress("withdrawn")),
        (-1, 0.5),
    ),
}  # fmt: skip
SPARE = "AZ99"
"""A cell that nothing else uses, for the condition of the red colour."""


def _typed(tried: Tried, path: Path, content: object) -> Path:
    """The content in each of the cells, and the condition that reddens it as a formula of its own."""
    path.write_bytes(write_workbook(tried.template, blank_report(tried.template, "某某单位", 2024)))
    book = openpyxl.load_workbook(path)
    for address in tried.addresses:
        cell = plan_workbook(tried.template).where(address)
        sheet = book[cell.sheet]
        (area,) = [one for one in sheet.conditional_formatting if cell.name in one.cells]
        sheet[cell.name] = content
        sheet[SPARE] = f"={seen_from(cell.name, str(area.rules[0].formula[0]))}"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    require_libreoffice()
    folder = tmp_path_factory.mktemp("limits")
    asked = [(key, content) for key, tried in TRIED.items() for content in tried.typed]
    sources = [_typed(TRIED[key], folder / f"{number}.xlsx", one) for number, (key, one) in enumerate(asked)]
    found: dict[str, list[Path]] = {}
    for (key, _), path in zip(asked, convert(sources, "xlsx", folder / "saved"), strict=True):
        found.setdefault(key, []).append(path)
    return found


@pytest.mark.parametrize("key", TRIED)
def test_a_cell_is_red_where_check_does_not_accept_it_and_the_light_counts_it(
    saved: dict[str, list[Path]], key: str
) -> None:
    tried, template = TRIED[key], TRIED[key].template
    plan = plan_workbook(template)
    count = plan.where(SUMS[WRONG])
    red_cells = 0
    for path, content in zip(saved[key], tried.typed, strict=True):
        reading = read_workbook(path, {template.id: template})
        wrong = {one.address for one in entry_findings(template, reading)} & set(tried.addresses)
        shown = results(path)
        red = {address for address in tried.addresses if shown[plan.where(address).sheet, SPARE] != 0}
        assert red == wrong, content
        assert shown[count.sheet, count.name] == len(wrong), content
        red_cells += len(red)
    assert 0 < red_cells < len(tried.addresses) * len(tried.typed)
