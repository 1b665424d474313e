"""What the layout hands to the writer: sheets with cells, results, marks and notes, and no file format."""

import re
from decimal import Decimal

from support.reports import bundled, figure, report

from xlreport.form.model.address import Address
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.report.report import Report
from xlreport.layout.finished import Choices, FinishedBook, FinishedCell, Formula, Limits
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.book import finished_book
from xlreport.layout.styles import State, Style
from xlreport.messages import workbook as words
from xlreport.messages.sheets import pasting

NATURAL = figure("applications[received, applicant.natural]")
TOTAL = figure("applications[received, applicant.total]")


def cell_of(book: FinishedBook, own: Report, address: Address) -> FinishedCell:
    """What the cell holds in the end: what was laid there last."""
    place = plan_workbook(bundled(), own.texts).where(address)
    (sheet,) = [one for one in book.sheets if one.name == place.sheet]
    return [cell for cell in sheet.cells if (cell.row, cell.column) == (place.row, place.column)][-1]


def test_the_sheets_stand_in_reading_order_and_the_mark_of_the_form_is_hidden_last() -> None:
    book = finished_book(bundled(), report(), {})
    names = [sheet.name for sheet in book.sheets]
    sections = list(plan_workbook(bundled()).sheet_names.values())
    assert names == [
        words.COVER,
        words.INDICATORS,
        pasting.PASTE,
        *sections,
        words.CHECKS,
        words.PREVIEW,
        words.SIGN_OFF,
        words.HIDDEN,
    ]
    assert [sheet.name for sheet in book.sheets if sheet.hidden] == [words.HIDDEN]
    assert [sheet.name for sheet in book.sheets if not sheet.protected] == [words.HIDDEN]


def test_a_typed_figure_is_a_number_and_a_total_is_a_formula_with_its_result() -> None:
    own = report({"applications[received, applicant.natural]": 3})
    book = finished_book(bundled(), own, {})
    typed, total = cell_of(book, own, NATURAL), cell_of(book, own, TOTAL)
    assert (typed.content, typed.style, typed.mark) == (Decimal(3), Style.INPUT, None)
    assert isinstance(total.content, Formula)
    assert total.content.text.startswith("=")
    assert (total.content.result, total.style) == (3, Style.COMPUTED)


def test_a_blank_opening_figure_that_last_year_knows_looks_prefilled() -> None:
    brought, carried = (
        figure(f"applications[{row}, applicant.natural]") for row in ("brought_forward", "carried_forward")
    )
    own = report()
    assert cell_of(finished_book(bundled(), own, {carried: Decimal(1)}), own, brought).style is Style.PREFILLED
    assert cell_of(finished_book(bundled(), own, {}), own, brought).style is Style.INPUT


def test_a_finding_marks_its_cell_and_its_note_takes_the_place_of_any_other() -> None:
    own = report()
    finding = Finding(code="T3-BALANCE", severity=Severity.ERROR, address=NATURAL, found="5", expected="6")
    book = finished_book(bundled(), own, {}, [finding])
    place = plan_workbook(bundled(), own.texts).where(NATURAL)
    (sheet,) = [one for one in book.sheets if one.name == place.sheet]
    assert cell_of(book, own, NATURAL).mark is Severity.ERROR
    assert sum(cell.mark is not None for cell in sheet.cells) == 1
    assert "5" in sheet.notes[place.row, place.column]
    assert words.RETURNED in [one.name for one in book.sheets]


def test_every_open_figure_takes_numbers_only_and_every_choice_its_own_words() -> None:
    sheets = finished_book(bundled(), report(), {}).sheets
    place = plan_workbook(bundled()).where(NATURAL)
    (own,) = [sheet for sheet in sheets if sheet.name == place.sheet]
    inputs = {(cell.row, cell.column) for cell in own.cells if cell.style is Style.INPUT}
    limited = {(one.row, one.column) for one in own.validations if isinstance(one.accepts, Limits)}
    chosen = {(one.row, one.column) for one in own.validations if isinstance(one.accepts, Choices)}
    assert inputs == limited
    assert chosen == {(cell.row, cell.column) for cell in own.cells if cell.style is Style.CHOICE}


def colour_of_the_light(book: FinishedBook, name: str, text: str) -> State:
    """That of the first condition which holds for the light with this text."""
    (sheet,) = [one for one in book.sheets if one.name == name]
    for one in sheet.highlights:
        asked = re.fullmatch(r'=LEFT\(\w+,(\d+)\)(=|<>)"(.*)"', one.formula)
        if asked and (text[: int(asked[1])] == asked[3]) is (asked[2] == "="):
            return one.state
    raise AssertionError(text)


def test_the_light_is_red_yellow_or_green_wherever_it_is_shown() -> None:
    book = finished_book(bundled(), report(), {})
    colours = {
        words.LIGHT_WRONG: State.WRONG, words.LIGHT_UNFINISHED: State.MISSING,
        words.LIGHT_UNEXPLAINED: State.MISSING, words.LIGHT_READY: State.GOOD,
    }  # fmt: skip
    for name in (words.COVER, words.CHECKS, words.SIGN_OFF):
        assert {text: colour_of_the_light(book, name, text) for text in colours} == colours
