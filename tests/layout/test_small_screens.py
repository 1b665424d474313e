"""What stays in sight on a screen of 1366 × 768 while a table is filled in."""

from decimal import Decimal

import pytest
from support.all_forms import IDS, form
from support.reports import BUNDLED, bundled

from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.layout.finished import FinishedSheet, Formula
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.layout.sheets.book import finished_book
from xlreport.messages import workbook as words

QUARTER = 768 / 4
SHEET_WIDTH = 1366 - 100
"""Without the numbers of rows, the scroll bar and the edge of a side bar, as measured in a window."""

WINDOW, PER_CHARACTER = 1263, 8.25
"""Pixels of a sheet that LibreOffice shows in such a window, and those it takes for each character of a width."""

WIDE_GRID = 15
"""A table with so many columns fills the window."""

PIXELS_A_POINT = 96 / 72
WIDEST_DIGIT, CELL_EDGE = 9, 5
USUAL_HEIGHT = 15.0


def form_of(template_id: str) -> Template:
    return bundled() if template_id == BUNDLED else form(template_id)


def table_sheets(template: Template, *, last_year: bool) -> list[FinishedSheet]:
    previous = {address: Decimal(1) for table in template.tables for address in table.addresses} if last_year else {}
    book = finished_book(template, blank_report(template, "某某单位", 2024), previous)
    names = {sheet.name for sheet in plan_workbook(template).tables}
    return [sheet for sheet in book.sheets if sheet.name in names]


@pytest.mark.parametrize("last_year", [False, True], ids=["alone", "beside last year"])
@pytest.mark.parametrize("template_id", IDS)
def test_the_head_that_stays_takes_a_quarter_of_the_screen_at_the_most(template_id: str, *, last_year: bool) -> None:
    for sheet in table_sheets(form_of(template_id), last_year=last_year):
        rows = sheet.frozen[0] if sheet.frozen else 0
        points = sum(sheet.heights.get(row, USUAL_HEIGHT) for row in range(rows))
        assert points * PIXELS_A_POINT <= QUARTER, sheet.name


def test_the_head_of_a_table_alone_on_its_sheet_stays_in_sight_below_what_must_hold() -> None:
    plan = plan_workbook(bundled())
    sheets = {sheet.name: sheet for sheet in table_sheets(bundled(), last_year=True)}
    for own in plan.tables:
        if len(own.section.tables) == 1:
            assert sheets[own.name].frozen == (4 + own.grid.head_height, own.grid.stub_width)
    own = next(one for one in plan.tables if "applications" in {table.id for table in one.section.tables})
    above = {
        cell.column: cell for cell in sheets[own.name].cells if cell.row == 3 and isinstance(cell.content, Formula)
    }
    assert sorted(above) == list(range(own.grid.stub_width, own.grid.width))


def test_the_marks_right_of_the_tables_are_in_sight_without_scrolling() -> None:
    plan: Plan = plan_workbook(bundled())
    for sheet, own in zip(table_sheets(bundled(), last_year=False), plan.tables, strict=True):
        widths = {
            column: width.characters
            for width in sheet.widths
            for column in range(width.first, width.last + 1)
            if not width.hidden
        }
        pixels = sum(WIDEST_DIGIT * widths[column] + CELL_EDGE for column in range(own.mark_column + 1))
        assert pixels <= SHEET_WIDTH, sheet.name


def test_the_first_column_of_last_year_is_whole_in_the_window_or_outside_it() -> None:
    """Its label is not cut in two; beside the table of applications it is seen."""
    plan: Plan = plan_workbook(bundled())
    for sheet, own in zip(table_sheets(bundled(), last_year=True), plan.tables, strict=True):
        widths = {column: own.characters for own in sheet.widths for column in range(own.first, own.last + 1)}
        hidden = {column for own in sheet.widths if own.hidden for column in range(own.first, own.last + 1)}
        first = own.previous_column(own.grid.figures[0])
        begins = sum(widths[column] for column in range(first) if column not in hidden) * PER_CHARACTER
        ends = begins + widths[first] * PER_CHARACTER
        is_seen = own.grid.width < WIDE_GRID
        assert ends <= WINDOW if is_seen else begins >= WINDOW - 1, sheet.name


def test_the_sheet_to_sign_is_one_page_with_the_names_that_sign() -> None:
    template = bundled()
    book = finished_book(template, blank_report(template, "某市水务局", 2024), {})
    (sheet,) = [one for one in book.sheets if one.name == words.SIGN_OFF]
    assert sheet.page is not None
    assert sheet.page.one_page
    shown = [cell.content.result if isinstance(cell.content, Formula) else cell.content for cell in sheet.cells]
    assert {"某市水务局", "2024", *template.text_fields} <= set(shown)
    assert any("负责人（签字）" in str(text) for text in shown)
