"""What people type into cells of every kind: taken as it is, taken for what it means and told, or wrong and told."""

from datetime import date
from pathlib import Path

import pytest
from support.forms import venue
from support.venues import TOLD, venue_report
from support.workbooks import Filled, written

from xlreport.checking.run import Verdict, check
from xlreport.form.model.finding import Finding
from xlreport.records.write import record_of, render_json
from xlreport.use_cases.read import read_workbook

TAKEN = {
    "venue.number": (" 0370300124 ", "0370300124"),
    "venue.sort": ("图 书馆", "图书馆"),
    "venue.opened": (date(2020, 1, 31), "2020-01-31"),
    "venue.site": ("HTTP://a.cn/b?c=1", "HTTP://a.cn/b?c=1"),
    "venue.offers": ("其他，讲解;讲解", ["讲解", "其他"]),
    "visits.content": (0.5, 0.5),
    "remark": ("=不是公式", "=不是公式"),
}
"""What is typed, and what the report has."""

REPAIRED = {
    "venue.opened": ("2020年1月31日", "2020-01-31", "DATE-REPAIRED", "2020年1月31日"),
    "visits.content": ("97.5％", 0.975, "NUM-REPAIRED", "97.5%"),
    "days": ("300 天", 300, "NUM-REPAIRED", "300"),
}
"""What is typed, what the report has, the note and what it says was read."""

WRONG = {
    "venue.name": ("馆" * 31, "V-TEXT", "馆" * 31, "不超过 30 个字"),
    "venue.number": (370300123, "V-TEXT", "370300123", "10 位数字"),
    "venue.sort": ("博物院", "V-CHOICE", "博物院", "博物馆、图书馆、文化馆"),
    "venue.opened": ("去年五月", "V-DAY", "去年五月", "1950年1月1日 到 2199年12月31日 之间"),
    "venue.booking": ("有", "V-CHOICE", "有", "是、否"),
    "venue.site": ("www.example.org.cn", "V-TEXT", "www.example.org.cn", "以 http:// 或 https:// 开头的网址"),
    "venue.offers": ("讲解员", "V-CHOICE", "讲解员", "讲解、预约、无障碍设施、其他（可多选）"),
    "visits.content": (97.5, "V-RATE", "9750%", "0% 到 100% 之间"),
    "visits.stay": (1.255, "V-DAYS", "1.255", None),
}
"""What is typed, the code, what is quoted, and what is said to be wanted."""


def at(row: str) -> str:
    return f"venue[{row}, told]"


def typed(cells: dict[str, object]) -> object:
    def edit(filled: Filled) -> None:
        for row, value in cells.items():
            filled.put(at(row), value)
            if isinstance(value, str):
                filled.cell(at(row)).data_type = "s"

    return edit


def back(path: Path, cells: dict[str, object]) -> tuple[dict[str, object], Verdict]:
    """The rows of the first table as they come back, and the verdict."""
    reading = read_workbook(written(path, venue(), venue_report(), typed(cells)), {venue().id: venue()})  # type: ignore[arg-type]
    rows = record_of(venue(), reading.report)["tables"]["venue"]
    return {row: own["told"] for row, own in rows.items()}, check(venue(), reading)


def found_at(verdict: Verdict, row: str) -> Finding:
    [found] = [one for one in verdict.findings if str(one.address) == at(row)]
    return found


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    return back(tmp_path_factory.mktemp("wrong") / "错.xlsx", {row: own[0] for row, own in WRONG.items()})[1]


@pytest.fixture(scope="module")
def repaired(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], Verdict]:
    return back(tmp_path_factory.mktemp("mended") / "改.xlsx", {row: own[0] for row, own in REPAIRED.items()})


def test_a_report_of_every_kind_comes_back_from_its_workbook_as_it_went(tmp_path: Path) -> None:
    reading = read_workbook(written(tmp_path / "全.xlsx", venue(), venue_report()), {venue().id: venue()})
    assert render_json(venue(), reading.report) == render_json(venue(), venue_report())
    assert check(venue(), reading).findings == ()


def test_what_may_stand_there_is_taken_without_a_word(tmp_path: Path) -> None:
    rows, verdict = back(tmp_path / "对.xlsx", {row: own[0] for row, own in TAKEN.items()})
    assert {row: rows[row] for row in TAKEN} == {row: own[1] for row, own in TAKEN.items()}
    assert verdict.findings == ()


@pytest.mark.parametrize("row", REPAIRED)
def test_what_means_a_number_or_a_day_is_read_and_told(repaired: tuple[dict[str, object], Verdict], row: str) -> None:
    (rows, verdict), (text, value, code, expected) = repaired, REPAIRED[row]
    found = found_at(verdict, row)
    assert (float(str(rows[row])) if row != "venue.opened" else rows[row]) == value
    assert (found.code, found.found, found.expected) == (code, text, expected)


@pytest.mark.parametrize("row", WRONG)
def test_what_may_not_stand_there_is_told_with_what_is_wanted(wrong: Verdict, row: str) -> None:
    found = found_at(wrong, row)
    assert (found.code, found.found, found.expected) == WRONG[row][1:]
    assert found.place is not None


def test_a_number_longer_than_a_sheet_keeps_is_asked_about(tmp_path: Path) -> None:
    _, verdict = back(tmp_path / "长.xlsx", {"remark": 12345678901234567890})
    assert found_at(verdict, "remark").code == "DIGITS-LOST"


def test_cells_that_are_not_asked_for_stay_blank(tmp_path: Path) -> None:
    """Where nothing is charged there is no price; what stands there all the same is told, cell by cell."""
    _, verdict = back(tmp_path / "免费.xlsx", {"visits.free": "否", "visits.discount": None})
    assert [(one.code, str(one.address), one.found) for one in verdict.findings] == [
        ("V-IDLE", at("visits.price"), str(TOLD["visits.price"]))
    ]
    _, verdict = back(tmp_path / "空.xlsx", {"visits.free": "否", "visits.discount": None, "visits.price": None})
    assert verdict.findings == ()


def test_a_blank_is_told_only_where_something_is_asked_for(tmp_path: Path) -> None:
    """The price is wanted once it is charged; while nobody said whether, only that is told. A remark may be blank."""
    blank = {"visits.price": None, "visits.discount": None, "venue.offers": None, "venue.name": None}
    _, verdict = back(tmp_path / "缺.xlsx", {**blank})
    assert {str(one.address) for one in verdict.findings} == {at("visits.price"), at("venue.name")}
    _, verdict = back(tmp_path / "未选.xlsx", {**blank, "visits.free": None})
    assert {str(one.address) for one in verdict.findings} == {at("visits.free"), at("venue.name")}
