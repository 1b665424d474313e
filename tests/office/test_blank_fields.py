"""Which required fields are blank: the workbook as LibreOffice recalculates it against `check`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from formula_results import Result, results
from libreoffice import convert, require_libreoffice
from support.all_forms import IDS, complete, form
from support.forms import grain
from support.reports import reading

from xlreport.checking.run import check
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.layout.addresses import MISSING, FormArea
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.cover import LIGHT_ROW
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

UNWRITTEN = (None, " ", "　　", "\u00a0", "\n", "\t", "\u2003 \u2002")
"""What a blank field may hold: nothing, or spaces of any kind."""


FORMS: Mapping[str, Template] = {"grain": grain(), **{one: form(one) for one in IDS}}


@dataclass(frozen=True)
class Emptied:
    """A workbook some of whose fields were emptied: the cells it shows, and what `check` finds blank."""

    template: Template
    shown: Mapping[tuple[str, str], Result]
    emptied: set[Address]
    found: set[Address | None]


def required(template: Template) -> list[str]:
    return [field.id for field in template.agency_fields if field.required]


def choices(template: Template) -> list[list[str]]:
    """None, each one alone, and all; where the form is small also all but each one."""
    own = required(template)
    if template == grain():
        return [[], *([one] for one in own), *([one for one in own if one != left] for left in own), own]
    several = [own] if len(own) > 1 else []
    return [[], *([one] for one in own), *several]


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Emptied]]:
    """Of every form, all recalculated in one run."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("fields")
    asked = [(key, blank) for key, template in FORMS.items() for blank in choices(template)]
    sources = [_emptied(key, blank, folder / f"{number}.xlsx") for number, (key, blank) in enumerate(asked)]
    found: dict[str, list[Emptied]] = {}
    for (key, blank), path in zip(asked, convert(sources, "xlsx", folder / "saved"), strict=True):
        emptied: set[Address] = {AgencyAddress(one) for one in blank}
        own = Emptied(FORMS[key], results(path), emptied, _blank_fields(FORMS[key], path))
        found.setdefault(key, []).append(own)
    return found


def _complete(key: str) -> Report:
    if key in IDS:
        return complete(key)
    figures = {f"losses[{row}, rate]": -6 for row in ("store", "road")}
    return reading({**{f"agency.{one}": "地方" for one in required(grain())}, **figures}, grain()).report


def _emptied(key: str, blank: list[str], path: Path) -> Path:
    report = _complete(key)
    plan = plan_workbook(FORMS[key], report.texts)
    path.write_bytes(write_workbook(FORMS[key], report))
    book = openpyxl.load_workbook(path)
    for place, field in enumerate(blank):
        cell = plan.where(AgencyAddress(field))
        content = UNWRITTEN[(place + int(path.stem)) % len(UNWRITTEN)]
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(path)
    return path


def _blank_fields(template: Template, path: Path) -> set[Address | None]:
    findings = check(template, read_workbook(path, {template.id: template})).findings
    return {one.address for one in findings if one.code == "AGENCY-MISSING"}


each_form = pytest.mark.parametrize("key", FORMS)


@each_form
def test_check_finds_the_fields_that_were_emptied(workbooks: dict[str, list[Emptied]], key: str) -> None:
    assert len({frozenset(one.emptied) for one in workbooks[key]}) == len(choices(FORMS[key])) > 1
    assert all(one.found == one.emptied for one in workbooks[key])


@each_form
def test_the_lines_of_the_check_sheet_call_for_the_fields_that_check_finds(
    workbooks: dict[str, list[Emptied]], key: str
) -> None:
    plan = plan_workbook(FORMS[key], _complete(key).texts)
    agency = [line for line in plan.live.completeness if line.part is FormArea.AGENCY]
    lines = [line for line in agency if line.kind == MISSING]
    assert [line.at for line in lines] == [AgencyAddress(one) for one in required(FORMS[key])]
    for one in workbooks[key]:
        flags = {line.at: one.shown[cell.sheet, cell.name] for line in lines for cell in [plan.where(line.flag)]}
        assert {at for at, flag in flags.items() if flag} == one.found


@each_form
def test_the_cover_is_ready_only_while_no_required_field_is_blank(
    workbooks: dict[str, list[Emptied]], key: str
) -> None:
    for one in workbooks[key]:
        count = len(one.found)
        light = words.LIGHT_UNFINISHED.format(count=count) if count else words.LIGHT_READY
        assert one.shown[words.COVER, f"B{LIGHT_ROW + 1}"] == light
