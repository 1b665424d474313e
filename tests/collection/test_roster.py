"""A roster is read like any other file that came by e-mail: through the gate, each mistake told by its row."""

import datetime
import os
from pathlib import Path

import openpyxl
import pytest
from support.commands import Cli, Give

from xlreport import UnreadableWorkbookError, read_roster

HEAD = ("单位全称", "联系人", "截止日期")
ROWS = (HEAD, ("某某甲局", 5332883860, datetime.date(2025, 1, 15)), (None, None, None), ("某某乙局", None, "2025/1/16"))


def lay(path: Path, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 3):
        for column, value in enumerate(row, 2):
            book.active.cell(number, column, value)
    book.save(path)
    return path


def told(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_roster(path)
    return caught.value.code, caught.value.params.get("problems", "")


def test_numbers_and_days_of_a_workbook_are_read_as_people_see_them(tmp_path: Path) -> None:
    members = read_roster(lay(tmp_path / "名册.xlsx")).members
    assert [(one.agency, one.contact, one.deadline) for one in members] == [
        ("某某甲局", "5332883860", datetime.date(2025, 1, 15)),
        ("某某乙局", "", datetime.date(2025, 1, 16)),
    ]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_in_csv_may_have_empty_lines_and_short_ones(tmp_path: Path, coding: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text('单位全称,联系人\n"某某甲局",张三\n\n某某乙局\n', encoding=coding)
    assert [(one.agency, one.contact) for one in read_roster(path).members] == [("某某甲局", "张三"), ("某某乙局", "")]


def test_mistakes_are_told_by_the_row_that_people_see(tmp_path: Path) -> None:
    path = lay(tmp_path / "名册.xlsx", (HEAD, (None, "张三", None), ("甲", None, "昨天"), ("甲", None, None)))
    code, problems = told(path)
    assert code == "ROSTER-UNREADABLE"
    assert [f"第 {row} 行" in problems for row in (3, 4, 5, 6)] == [False, True, True, True]


def test_a_list_longer_than_any_district_is_told_and_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("单位全称\n" + "\n".join(f"第{number}局" for number in range(20_000)), encoding="utf-8")
    assert "20000 行" in told(path)[1]


def test_what_the_gate_refuses_is_refused_in_its_words(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    far = lay(tmp_path / "far.xlsx")
    book = openpyxl.load_workbook(far)
    book.active["XFD1048576"] = 1
    book.save(far)
    (tmp_path / "text.xlsx").write_text("单位全称\n某某甲局\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    for name, part in (("far.xlsx", "XFD1048576"), ("text.xlsx", "不是 Excel 工作簿"), ("pipe.csv", "不是一个文件")):
        done = cli("batch", "in", "-o", "out", "--roster", name, "-q")
        assert (done.status, len(done.err)) == (1, 1)
        assert name in done.err[0]
        assert part in done.err[0]
    assert not (tmp_path / "out").exists()
