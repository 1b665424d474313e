"""What an agency said of itself last year stands in this year's workbook, in blue, until somebody changes it."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.all_forms import form
from support.reports import BUNDLED

from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.report.blank import blank_report
from xlreport.form.report.opening import carried_over
from xlreport.form.report.report import Report
from xlreport.layout.finished import FinishedBook, FinishedCell
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.book import finished_book
from xlreport.layout.styles import Style
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

LAST_YEAR = {
    "short_name": "我局", "kind": "部门", "level": "县级", "address": "某路三号", "postcode": "255000",
    "phone": "0533-2883860", "email": "zwgk@163.com", "prepared_by": "张三",
}  # fmt: skip
CARRIED = {field: text for field, text in LAST_YEAR.items() if field != "prepared_by"}


def report(year: int, said: dict[str, str]) -> Report:
    blank = blank_report(form(BUNDLED), "某区教育局", year)
    return replace(blank, agency={**blank.agency, **said})


def test_address_telephone_kind_and_level_are_carried_over_and_who_filled_it_in_is_not(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    path.write_bytes(write_workbook(form(BUNDLED), report(2025, {}), report(2024, LAST_YEAR)))
    said = read_workbook(path, {BUNDLED: form(BUNDLED)}).report.agency
    assert {field: text for field, text in said.items() if text} == {"name": "某区教育局", **CARRIED}


def test_what_is_given_for_this_year_stays() -> None:
    carried = carried_over(form(BUNDLED), report(2025, {"phone": "12345"}), report(2024, LAST_YEAR))
    assert carried == {field: text for field, text in CARRIED.items() if field != "phone"}


def cover_cell(book: FinishedBook, address: Address, beside: int = 0) -> FinishedCell:
    cell = plan_workbook(form(BUNDLED)).where(address)
    cover = next(sheet for sheet in book.sheets if sheet.name == words.COVER)
    return next(one for one in cover.cells if (one.row, one.column) == (cell.row, cell.column + beside))


@pytest.mark.parametrize(("field", "style"), [("phone", Style.FIELD_CARRIED), ("fax", Style.FIELD)])
def test_what_is_carried_over_is_blue(field: str, style: Style) -> None:
    book = finished_book(form(BUNDLED), report(2025, CARRIED), {}, carried=frozenset(CARRIED))
    assert cover_cell(book, AgencyAddress(field)).style is style


def test_a_required_field_is_marked_as_one() -> None:
    book = finished_book(form(BUNDLED), report(2025, {}), {})
    assert cover_cell(book, AgencyAddress("name"), -1).style is Style.REQUIRED_LABEL
    assert cover_cell(book, AgencyAddress("phone"), -1).style is Style.LABEL


def test_the_first_fields_stand_on_the_first_screen() -> None:
    """A window of 768 pixels shows some 400 points of a sheet."""
    book = finished_book(form(BUNDLED), report(2025, {}), {})
    cover = next(sheet for sheet in book.sheets if sheet.name == words.COVER)
    name = plan_workbook(form(BUNDLED)).where(AgencyAddress("name"))
    assert sum(cover.heights.get(row, 15.0) for row in range(name.row + 1)) < 200
