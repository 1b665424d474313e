from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert
from support.all_forms import BUDGET, ENERGY, IDS, OLDER, WEBSITE, ZHEJIANG, different, form
from support.balanced import figure_of
from support.reports import BUNDLED
from support.shifting import Shift

from xlreport.checking.run import check
from xlreport.form.language.spell import Cell
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.finding import Place
from xlreport.form.report.report import Entry, Report
from xlreport.layout.plan import plan_workbook
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook


@dataclass(frozen=True)
class Moved:
    """`pasted`: where a wrong figure is pasted, which breaks the rule `code`; `inside`: where a row is put in."""

    pasted: FigureAddress
    inside: FigureAddress
    code: str


MOVED = {
    BUNDLED: Moved(
        FigureAddress("applications", "handled.total", "applicant.natural"),
        FigureAddress("applications", "handled.refused.security", "applicant.natural"),
        "T3-RESULTS",
    ),
    OLDER: Moved(
        FigureAddress("applications", "handled.total", "applicant.natural"),
        FigureAddress("applications", "handled.other", "applicant.natural"),
        "T3-RESULTS",
    ),
    ENERGY: Moved(
        FigureAddress("water", "all", "m7.done"), FigureAddress("water", "r2", "m7.done"), "E-SUM"
    ),
    BUDGET: Moved(
        FigureAddress("accounts", "balance", "revised"), FigureAddress("accounts", "spending", "revised"), "B-BALANCE"
    ),
    WEBSITE: Moved(
        FigureAddress("site", "pub.total", "reported"), FigureAddress("site", "visits", "reported"), "W-PUB-SUM"
    ),
    ZHEJIANG: Moved(
        FigureAddress("coercion", "reported", "total"), FigureAddress("coercion", "reported", "total"), "E-FSUM"
    ),
}  # fmt: skip


def _pasted(template_id: str) -> tuple[str, Cell]:
    """Where the wrong figure is pasted: three rows below its place."""
    cell = plan_workbook(form(template_id), different(template_id).texts).where(MOVED[template_id].pasted)
    return cell.sheet, Cell(cell.sheet, cell.row + 3, cell.column)


def _move(template_id: str, path: Path) -> None:
    """Two rows above the table and one inside it, sheets renamed and in reverse, a wrong figure pasted in."""
    template, report, own = form(template_id), different(template_id), MOVED[template_id]
    where = plan_workbook(template, report.texts).where
    book = openpyxl.load_workbook(BytesIO(write_workbook(template, report)))
    sheet, at = _pasted(template_id)
    Shift(sheet, where(own.inside).row + 1, 1, rows=True).apply(book)
    Shift(sheet, 2, 2, rows=True).apply(book)
    book[sheet][at.name].value = 7
    book._sheets.reverse()
    book.active = 0
    book.save(path)


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Path]]:
    """By the format, each form's workbook as another program saved it."""
    folder = tmp_path_factory.mktemp("moved")
    paths = [folder / f"{template_id.replace('/', '-')}.xlsx" for template_id in IDS]
    for template_id, path in zip(IDS, paths, strict=True):
        _move(template_id, path)
    return {suffix: dict(zip(IDS, convert(paths, suffix, folder / suffix), strict=True)) for suffix in ("xlsx", "ods")}


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
@pytest.mark.parametrize("template_id", IDS)
def test_a_moved_renamed_and_pasted_over_workbook_is_read_after_another_program_saved_it(
    resaved: Mapping[str, Mapping[str, Path]], template_id: str, suffix: str
) -> None:
    template, report, own = form(template_id), different(template_id), MOVED[template_id]
    sheet, at = _pasted(template_id)
    reading = read_workbook(resaved[suffix][template_id], {template.id: template})
    findings = [finding for finding in check(template, reading).findings if finding.code == own.code]
    assert [(one.place, one.found) for one in findings] == [(Place(sheet, at.name), "7")]
    assert findings[0].expected == str(figure_of(template, report, own.pasted))
    expected = report if own.pasted in template.totals else _with(report, own.pasted, Decimal(7))
    assert render_json(template, replace(reading.report, stated={})) == render_json(template, expected)


def _with(report: Report, address: FigureAddress, number: Decimal) -> Report:
    return replace(report, entries={**report.entries, address: Entry.of(number)})
