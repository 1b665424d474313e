"""Cells of every kind in LibreOffice: what the sheet says of what is typed is what `check` says of it."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from formula_results import agree, results
from libreoffice import convert
from openpyxl.utils import get_column_letter
from support.forms import venue
from support.venues import venue_report, without_events
from support.workbooks import Filled, written

from xlreport.form.report.blank import blank_report
from xlreport.layout.addresses import RowCountAddress
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook

TYPED: Mapping[str, Mapping[str, object]] = {
    "right": {},
    "wrong": {
        "venue.name": "馆" * 31, "venue.number": "12345", "venue.sort": "博物院", "venue.opened": "去年五月",
        "venue.booking": "有", "venue.site": "www.a.cn", "venue.offers": "讲解员", "visits.content": 97.5,
        "visits.stay": 1.255, "days": "许多",
    },
    "error": {"venue.name": "=NOSUCH()", "venue.number": "=NOSUCH()", "visits.discount": "=1/0"},
    "idle": {"visits.free": "否"},
    "cleared": {"visits.free": "否", "visits.price": None, "visits.discount": None},
    "missing": {"venue.name": None, "venue.offers": None, "visits.price": None, "visits.total": None},
}  # fmt: skip
WRONG, MISSING = "1 格填得不对", "缺 1 格"
MARKS: Mapping[str, Mapping[str, str]] = {
    "wrong": dict.fromkeys(TYPED["wrong"], WRONG),
    "error": dict.fromkeys(TYPED["error"], WRONG),
    "idle": {"visits.price": words.MARK_TO_CLEAR, "visits.discount": words.MARK_TO_CLEAR},
    "cleared": {"visits.price": words.MARK_NOT_ASKED, "visits.discount": words.MARK_NOT_ASKED},
    "missing": {
        "venue.name": MISSING, "venue.offers": words.OPTIONAL, "visits.price": MISSING, "visits.total": MISSING,
    },
}  # fmt: skip
"""What stands beside the rows; beside every other one that nothing is the matter."""

LIGHTS = {
    "right": words.LIGHT_READY, "wrong": words.LIGHT_WRONG, "error": words.LIGHT_WRONG, "idle": words.LIGHT_WRONG,
    "cleared": words.LIGHT_READY, "missing": words.LIGHT_UNFINISHED, "absent": words.LIGHT_READY,
}  # fmt: skip


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("kinds")

    def edit(cells: Mapping[str, object]) -> object:
        def put(filled: Filled) -> None:
            for row, value in cells.items():
                filled.put(f"venue[{row}, told]", value)

        return put

    sources = [
        written(folder / f"{name}.xlsx", venue(), venue_report(), edit(cells))  # type: ignore[arg-type]
        for name, cells in TYPED.items()
    ]
    (folder / "absent.xlsx").write_bytes(write_workbook(venue(), without_events()))
    (folder / "blank.xlsx").write_bytes(write_workbook(venue(), blank_report(venue(), "某局", 2024)))
    made = convert([*sources, folder / "absent.xlsx", folder / "blank.xlsx"], "xlsx", folder / "saved")
    return {path.stem: path for path in made} | {"born": folder / "blank.xlsx"}


def marks(path: Path) -> Mapping[str, str]:
    """What the saved file shows beside each row of the first table."""
    plan, shown = plan_workbook(venue()), results(path)
    sheet = plan.tables[0]
    own = {cell.address: sheet.cell(cell) for cell in sheet.grid.figures if cell.address is not None}
    return {
        address.row: str(shown[cell.sheet, f"D{cell.row + 1}"])
        for address, cell in own.items()
        if address.table == "venue"
    }


@pytest.mark.parametrize("name", TYPED)
def test_each_row_says_what_is_the_matter_with_its_cell(saved: Mapping[str, Path], name: str) -> None:
    expected = MARKS.get(name, {})
    blank = {"remark": words.OPTIONAL}
    rows = {row: expected.get(row, blank.get(row, words.MARK_DONE)) for row in marks(saved[name])}
    assert marks(saved[name]) == rows


@pytest.mark.parametrize("name", LIGHTS)
def test_the_light_counts_every_kind(saved: Mapping[str, Path], name: str) -> None:
    light = str(results(saved[name])[words.COVER, "B2"])
    assert light.startswith(LIGHTS[name].partition("{")[0])


def test_a_blank_workbook_is_born_with_the_results_that_its_formulas_have(saved: Mapping[str, Path]) -> None:
    born, computed = results(saved["born"]), results(saved["blank"])
    differ = {at for at, value in born.items() if not agree(value, computed.get(at))}
    assert differ == set()


def test_what_a_cell_takes_is_said_to_the_program_that_shows_it(saved: Mapping[str, Path]) -> None:
    plan = plan_workbook(venue())
    own = plan.tables[0]
    sheet = openpyxl.load_workbook(saved["born"])[own.name]
    areas = [(one, area) for one in sheet.data_validations.dataValidation for area in one.sqref.ranges]
    told = {f"{get_column_letter(column)}{row}": one for one, area in areas for row, column in area.cells}
    at = {cell.address.row: own.cell(cell).name for cell in own.grid.figures if cell.address and cell.table == "venue"}
    assert told[at["venue.sort"]].formula1 == '"博物馆,图书馆,文化馆"'
    assert told[at["venue.booking"]].formula1 == '"是,否"'
    assert (told[at["venue.opened"]].type, told[at["venue.opened"]].formula1) == ("whole", "18264")
    assert (told[at["visits.content"]].type, told[at["visits.content"]].formula2) == ("decimal", "1")
    assert told[at["venue.number"]].prompt == "这里应填10 位数字。"
    assert told[at["venue.offers"]].prompt.startswith("可以选几项")
    assert RowCountAddress("venue", "venue.number") in plan.cells
