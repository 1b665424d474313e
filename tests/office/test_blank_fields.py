"""Which required fields are blank: the workbook as LibreOffice recalculates it against `check`, for every subset."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from formula_results import Result, results
from libreoffice import convert, require_libreoffice
from support.forms import grain
from support.reports import reading

from xlreport.checking.run import check
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.report.report import Report
from xlreport.layout.addresses import FormArea
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.layout.sheets.cover import LIGHT_ROW
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

REQUIRED = [field.id for field in grain().agency_fields if field.required]
UNWRITTEN = (None, " ", "　　", "\u00a0", "\n", "\t", "\u2003 \u2002")
"""What a blank field may hold: nothing, or spaces of any kind."""


@dataclass(frozen=True)
class Emptied:
    """A workbook some of whose fields were emptied: the cells it shows, and what `check` finds blank."""

    shown: Mapping[tuple[str, str], Result]
    emptied: set[Address]
    found: set[Address | None]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_workbook(grain())


@pytest.fixture(scope="module")
def workbooks(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> list[Emptied]:
    """All thirty-two, recalculated in one run."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("fields")
    complete = reading({**{f"agency.{one}": "地方" for one in REQUIRED}, **_figures()}, grain()).report
    choices = [[one for place, one in enumerate(REQUIRED) if number >> place & 1] for number in range(32)]
    sources = [_emptied(plan, complete, blank, folder / f"{number}.xlsx") for number, blank in enumerate(choices)]
    saved = convert(sources, "xlsx", folder / "saved")
    return [
        Emptied(results(path), {AgencyAddress(one) for one in blank}, _blank_fields(path))
        for path, blank in zip(saved, choices, strict=True)
    ]


def _figures() -> dict[str, object]:
    return {f"losses[{row}, rate]": -6 for row in ("store", "road")}


def _emptied(plan: Plan, complete: Report, blank: list[str], path: Path) -> Path:
    path.write_bytes(write_workbook(grain(), complete))
    book = openpyxl.load_workbook(path)
    for place, field in enumerate(blank):
        cell = plan.where(AgencyAddress(field))
        content = UNWRITTEN[(place + int(path.stem)) % len(UNWRITTEN)]
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(path)
    return path


def _blank_fields(path: Path) -> set[Address | None]:
    findings = check(grain(), read_workbook(path, {grain().id: grain()})).findings
    return {one.address for one in findings if one.code == "AGENCY-MISSING"}


def test_check_finds_the_fields_that_were_emptied(workbooks: list[Emptied]) -> None:
    assert len({frozenset(one.emptied) for one in workbooks}) == 2 ** len(REQUIRED)
    assert all(one.found == one.emptied for one in workbooks)


def test_the_lines_of_the_check_sheet_call_for_the_fields_that_check_finds(
    plan: Plan, workbooks: list[Emptied]
) -> None:
    lines = [line for line in plan.live.completeness if line.part is FormArea.AGENCY]
    for one in workbooks:
        flags = {line.at: one.shown[cell.sheet, cell.name] for line in lines for cell in [plan.where(line.flag)]}
        assert {at for at, flag in flags.items() if flag} == one.found


def test_the_cover_is_ready_only_while_no_required_field_is_blank(workbooks: list[Emptied]) -> None:
    for one in workbooks:
        count = len(one.found)
        light = words.LIGHT_UNFINISHED.format(count=count) if count else words.LIGHT_READY
        assert one.shown[words.COVER, f"B{LIGHT_ROW + 1}"] == light
