"""What the writer makes of finished sheets, and what it refuses."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from xlreport.errors import UnwritableError
from xlreport.form.model.finding import Place
from xlreport.layout.finished import (
    Area,
    Content,
    DefinedName,
    FinishedBook,
    FinishedCell,
    FinishedSheet,
    Formula,
    Highlight,
    Link,
    Width,
)
from xlreport.layout.styles import State, Style
from xlreport.workbook.writer import write_book


def book(*sheets: FinishedSheet) -> FinishedBook:
    return FinishedBook(
        title="某局2024", subject="年报", author="某局", mark="XLR1:x/2024:0000", created=date(2024, 1, 1), names=(),
        sheets=sheets,
    )  # fmt: skip


def sheet_of(content: Content, rows: int = 1, columns: int = 1) -> FinishedSheet:
    return FinishedSheet(name="表", cells=(FinishedCell(0, 0, content, Style.CELL, None, rows, columns),))


def opened(*sheets: FinishedSheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_book(book(*sheets))))


@pytest.mark.parametrize(
    ("content", "value", "kind"),
    [
        ("=1+1", "=1+1", "s"),
        (Decimal("1.50"), 1.5, "n"),
        (Decimal(7), 7, "n"),
        (None, None, "n"),
        (Formula("=1+1", Decimal(2)), "=1+1", "f"),
    ],
)
def test_a_content_is_written_as_what_it_is(content: Content, value: object, kind: str) -> None:
    cell = opened(sheet_of(content))["表"]["A1"]
    assert (cell.value, cell.data_type) == (value, kind)


def test_a_day_is_written_as_a_day() -> None:
    day = FinishedSheet(name="表", cells=(FinishedCell(0, 0, date(2025, 1, 20), Style.DATE),))
    assert opened(day)["表"]["A1"].value.date() == date(2025, 1, 20)


def test_a_formula_keeps_the_result_it_was_given() -> None:
    content = write_book(book(sheet_of(Formula('="#N/"&"A"', "#N/A"))))
    assert openpyxl.load_workbook(BytesIO(content), data_only=True)["表"]["A1"].data_type == "s"


def test_a_link_leads_to_its_cell() -> None:
    cell = opened(sheet_of(Link(Place("表", "C3"), "转到")))["表"]["A1"]
    assert (cell.value, cell.hyperlink.location) == ("转到", "'表'!C3")


def test_a_cell_of_several_rows_and_columns_is_merged() -> None:
    assert [str(one) for one in opened(sheet_of("并", rows=2, columns=3))["表"].merged_cells.ranges] == ["A1:C2"]


def test_names_widths_heights_notes_and_highlights_are_where_they_were_put() -> None:
    own = FinishedSheet(
        name="表", cells=(FinishedCell(0, 0, "一", Style.CELL),), widths=(Width(1, 2, 4, hidden=True),),
        heights={0: 30.0}, notes={(0, 0): "看这里"}, names=(DefinedName("here", "='表'!$A$1"),), frozen=(1, 1),
        highlights=(Highlight(Area(0, 0, 3, 0), "=LEN(A1)=0", State.MISSING),), protected=True,
    )  # fmt: skip
    read = opened(own)
    sheet = read["表"]
    assert sheet.column_dimensions["B"].hidden
    assert sheet.row_dimensions[1].height == 30
    assert sheet["A1"].comment.text == "看这里"
    assert read.defined_names["here"].attr_text == "'表'!$A$1"
    assert sheet.freeze_panes == "B2"
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["A1:A4"]
    assert sheet.protection.sheet


def test_a_text_too_long_for_a_cell_is_refused_with_its_place() -> None:
    with pytest.raises(UnwritableError) as caught:
        write_book(book(sheet_of("字" * 32_768)))
    assert (caught.value.code, caught.value.params["cell"]) == ("TEXT-TOO-LONG", "A1")


def test_what_excel_has_no_room_for_is_refused() -> None:
    below = FinishedSheet(name="表", cells=(FinishedCell(1_048_576, 0, "一", Style.CELL),))
    with pytest.raises(UnwritableError) as caught:
        write_book(book(below))
    assert caught.value.code == "WORKBOOK-LIMIT"


def test_the_same_book_gives_the_same_bytes() -> None:
    assert write_book(book(sheet_of("一"))) == write_book(book(sheet_of("一")))
