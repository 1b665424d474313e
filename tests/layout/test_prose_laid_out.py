"""The sheet of a section of text in a window of 1366×768: what to write, what the tool says, room for one's own."""

from functools import cache

import pytest
from support.reports import bundled, report

from xlreport.layout.finished import FinishedSheet, Formula
from xlreport.layout.plan import plan_workbook
from xlreport.layout.prose import CHOICE, LABEL, TEXT, ProseSheet
from xlreport.layout.sheets.book import finished_book
from xlreport.layout.styles import Style
from xlreport.messages import workbook as words

SCREEN = 552 * 0.75
"""How much of the rows LibreOffice shows at once there, in points."""

BROADEST = 1366 - 37 - 62
"""Pixels between the numbers of the rows and what LibreOffice shows at the right."""

PIXELS_A_CHARACTER = 8.4
DEFAULT_HEIGHT = 15.0
LINE = 14.5


@cache
def sheets() -> dict[str, tuple[ProseSheet, FinishedSheet]]:
    finished = {sheet.name: sheet for sheet in finished_book(bundled(), report(), {}).sheets}
    return {own.section.id: (own, finished[own.name]) for own in plan_workbook(bundled()).prose}


def height(sheet: FinishedSheet, row: int) -> float:
    return sheet.heights.get(row, DEFAULT_HEIGHT)


def right_edge(sheet: FinishedSheet, column: int) -> float:
    """In pixels, hidden columns left out."""
    widths = [one for one in sheet.widths if not one.hidden and one.first <= column]
    return sum(PIXELS_A_CHARACTER * one.characters * (min(one.last, column) - one.first + 1) for one in widths)


def test_section_one_is_read_on_three_screens() -> None:
    plan, sheet = sheets()["overview"]
    last = plan.slots[-1].paragraph_rows[-1]
    assert sum(height(sheet, row) for row in range(last + 1)) <= 3 * SCREEN


@pytest.mark.parametrize("section", ["overview", "improvement", "other_matters"])
def test_every_row_for_ones_own_words_has_room_for_three_lines(section: str) -> None:
    plan, sheet = sheets()[section]
    rows = {row for slot in plan.slots for row in slot.paragraph_rows} | set(plan.intro_rows)
    assert min(height(sheet, row) for row in rows) >= 3 * LINE


@pytest.mark.parametrize("section", ["overview", "other_matters"])
def test_guidance_comes_first_then_one_row_of_the_tools_sentences_then_ones_own(section: str) -> None:
    plan, sheet = sheets()[section]
    cells = {(cell.row, cell.column): cell for cell in sheet.cells}
    for slot in plan.slots:
        if slot.standard is None or not slot.standard.sentences:
            assert slot.sentence_row is None
            continue
        assert slot.hint_row == slot.heading_row + 1
        assert slot.sentence_row == slot.heading_row + 2
        assert slot.paragraph_rows[0] == slot.heading_row + 3
        assert cells[slot.hint_row, TEXT].content == slot.standard.guide
        assert not any((slot.hint_row, column) in cells for column in (CHOICE, CHOICE + 1))
        shown = [cell for (row, _), cell in cells.items() if row == slot.sentence_row]
        assert [cell.column for cell in shown if cell.style is Style.PROSE_COMPUTED] == [TEXT]
        assert cells[slot.sentence_row, CHOICE].style is Style.CHOICE


def test_a_row_of_sentences_is_never_an_empty_grey_block() -> None:
    plan, sheet = sheets()["overview"]
    said = [cell.content for cell in sheet.cells if cell.style is Style.PROSE_COMPUTED]
    assert len(said) == sum(slot.sentence_row is not None for slot in plan.slots)
    assert all(isinstance(one, Formula) and one.result for one in said)


def test_the_sentences_of_an_item_stand_in_one_row_as_the_report_says_them() -> None:
    own = report(
        {"applications[received, applicant.natural]": 2, "applications[carried_forward, applicant.natural]": 2}
    )
    finished = {sheet.name: sheet for sheet in finished_book(bundled(), own, {}).sheets}
    plan = next(one for one in plan_workbook(bundled()).prose if one.section.id == "overview")
    slot = next(one for one in plan.slots if one.standard is not None and one.standard.id == "requests")
    (cell,) = [one for one in finished[plan.name].cells if (one.row, one.column) == (slot.sentence_row, TEXT)]
    assert isinstance(cell.content, Formula)
    assert "新收政府信息公开申请2件" in str(cell.content.result)
    assert "结转下年度继续办理2件" in str(cell.content.result)


@pytest.mark.parametrize(
    ("section", "column"), [("overview", CHOICE), ("improvement", CHOICE), ("other_matters", CHOICE)]
)
def test_what_is_chosen_or_written_lies_within_a_window_of_1366_pixels(section: str, column: int) -> None:
    """The column of choices holds the second of two items that stand side by side."""
    _, sheet = sheets()[section]
    assert right_edge(sheet, column) <= BROADEST
    assert any(cell.column == column and cell.style in {Style.CHOICE, Style.PROSE} for cell in sheet.cells)


def test_labels_tell_the_reader_what_each_row_is() -> None:
    plan, sheet = sheets()["overview"]
    labels = {cell.content for cell in sheet.cells if cell.column == LABEL}
    first = plan.slots[0]
    for part in (words.HEADING, words.HINT, words.SENTENCE):
        assert words.band_label(first.band, part) in labels
