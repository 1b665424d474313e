"""A list that a sheet does not hold goes on on further sheets; nothing vanishes, and no cell comes too late unseen."""

from io import BytesIO
from itertools import chain

import pytest
from openpyxl import load_workbook

from xlreport.collection.rounds.history import Event, EventKind, History
from xlreport.district.publish.problems import Problem
from xlreport.district.publish.workbooks import list_sheets, lists
from xlreport.district.publish.workbooks.sheet import Laid, write_sheets
from xlreport.layout.finished import FinishedSheet
from xlreport.layout.sheets.sheet import a4
from xlreport.layout.styles import Style

MOST = 3


@pytest.fixture(autouse=True)
def short_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (list_sheets, lists):
        monkeypatch.setattr(module, "MOST_ROWS", MOST)


def rows_of(sheets: list[FinishedSheet], column: int) -> dict[str, list[object]]:
    """What stands in a column of each sheet, below its head."""
    book = load_workbook(BytesIO(write_sheets(2025, "表", sheets)))
    return {
        sheet.title: [row[column] for row in sheet.iter_rows(min_row=list_sheets.FIRST_ROW + 1, values_only=True)]
        for sheet in book
    }


def problem(number: int, reason: str | None = None) -> Problem:
    return Problem(
        severity="错误", code="T3-BALANCE", title="不平", agency=f"第{number}局", paths=(f"{number}.xlsx",),
        where="表 B2", cell="B2", message=f"第{number}处", copy=f"退回/{number}.xlsx", reason=reason,
    )  # fmt: skip


def test_findings_beyond_the_last_row_of_a_sheet_stand_on_the_next() -> None:
    found = rows_of(list(lists.problem_list(map(problem, range(8)))), 1 + 1)
    assert {name: len(rows) for name, rows in found.items()} == {"问题": 3, "问题（续1）": 3, "问题（续2）": 2}
    assert list(chain(*found.values())) == [f"第{number}局" for number in range(8)]


def test_a_list_that_fits_has_one_sheet_and_an_empty_one_has_it_too() -> None:
    assert [one.name for one in lists.problem_list(map(problem, range(MOST)))] == ["问题"]
    assert [one.name for one in lists.problem_list([])] == ["问题"]


def test_reasons_and_what_happened_go_on_as_well() -> None:
    reasons = rows_of(list(lists.reason_list(problem(number, f"因为{number}") for number in range(4))), 3)
    assert list(chain(*reasons.values())) == [f"因为{number}" for number in range(4)]
    events = tuple(
        Event(
            run=1, day=None, agency=f"第{number}局", form="f", kind=EventKind.HANDED_IN, round=1, path=f"{number}.xlsx",
            errors=0, open=0, explained=0, was="", state="已可公开",
        )
        for number in range(7)
    )  # fmt: skip
    told = rows_of(list(lists.history_list(History(events), {})), 1)
    assert list(chain(*told.values())) == [one.agency for one in events]


def test_each_sheet_says_how_it_goes_on_and_can_be_filtered() -> None:
    book = load_workbook(BytesIO(write_sheets(2025, "表", list(lists.problem_list(map(problem, range(5)))))))
    assert [sheet["A1"].value for sheet in book] == ["问题", "问题（续1）"]
    assert [sheet.auto_filter.ref.partition(":")[0] for sheet in book] == ["A3", "A3"]


def test_a_long_name_leaves_room_for_the_number() -> None:
    assert list_sheets.continued("某" * 31, 12) == "某" * 26 + "（续12）"
    assert list_sheets.continued("某" * 31, 0) == "某" * 31


def test_a_cell_that_comes_after_its_rows_are_written_is_an_error() -> None:
    laid = Laid("表", "表")
    laid.put_later(lambda: [(row, 0, "某", Style.CELL) for row in (*range(3, 40), 4)])
    with pytest.raises(ValueError, match="came after its row was written out"):
        write_sheets(2025, "表", [laid.finished(a4())])
