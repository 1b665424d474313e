"""The second round and the third: what is mended takes its place by itself, and nobody has to tidy the folder."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.commands import BROKEN, COMPLETE, Cli
from support.reports import Edits, figure, record

from xlreport import BatchOutcome, BatchRequest, Member, Roster, batch_folder, load_templates, read_workbook
from xlreport.form.model.address import AgencyAddress
from xlreport.records.write import dump_json

pytestmark = pytest.mark.usefixtures("own_process")

ASKED = {"indicators.fee_received": None}
"""One question, whether fees were received."""
MORE = {"licensing[licences, decisions]": 6}
TOTAL, RECEIVED = "licensing[licences, decisions]", figure("applications[received, applicant.natural]")
NAMES = ("甲局", "乙局", "丙局", "丁局", "戊局", "己局", "辛局", "壬局")
DAYS = (date(2025, 1, 6), date(2025, 1, 7), date(2025, 1, 8))


@dataclass
class Season:
    """A folder of what came in, its results, and what each day's run found."""

    home: Path
    days: list[BatchOutcome] = field(default_factory=list)
    written: list[set[str]] = field(default_factory=list)

    @property
    def received(self) -> Path:
        return self.home / "收到"

    @property
    def out(self) -> Path:
        return self.home / "结果"

    def give(self, name: str, agency: str, edits: Edits | None = None) -> None:
        content = record({**COMPLETE, TOTAL: 5, "agency.name": agency, **(edits or {})})
        self.received.mkdir(parents=True, exist_ok=True)
        (self.received / name).write_text(dump_json(content), encoding="utf-8")

    def copy(self, agency: str) -> Path:
        """The return copy that lies ready for an agency."""
        (found,) = (self.out / "退回").glob(f"{agency}*.xlsx")
        return found

    def run(self, day: date) -> BatchOutcome:
        roster = Roster(tuple(Member(agency=name) for name in NAMES))
        outcome, done = batch_folder(
            BatchRequest(
                folder=self.received, out=self.out, forms=load_templates(), roster=roster, as_of=day, formats=("md",)
            )
        )
        self.days.append(outcome)
        self.written.append({path.relative_to(self.out).as_posix() for path in done.written})
        return outcome


def mended(source: Path, target: Path, *, agency: str | None = None, reason: str | None = None) -> None:
    """A return copy as a clerk mends it and saves it: the figure put right, or the question answered."""
    places = read_workbook(source).places
    book = openpyxl.load_workbook(source)
    if reason is None:
        place = places[RECEIVED]
        book[place.sheet][place.cell] = 0
    for row in book["退回意见"].iter_rows(min_row=5) if reason is not None else ():
        if row[1].value == "请核对":
            row[8].value = reason
    if agency is not None:
        place = places[AgencyAddress("name")]
        book[place.sheet][place.cell] = agency
    book.save(target)


def edited(path: Path, address: str, number: int) -> None:
    place = read_workbook(path).places[figure(address)]
    book = openpyxl.load_workbook(path)
    book[place.sheet][place.cell] = number
    book.save(path)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    own = Season(tmp_path_factory.mktemp("season"))
    for agency in ("甲局", "丙局", "戊局"):
        own.give(f"{agency}.json", agency, BROKEN)
    own.give("乙局.json", "乙局", {"signed_on": "2025-01-03"})
    own.give("乙局（改）.json", "乙局", {**MORE, "signed_on": "2025-01-05"})
    own.give("丁局.json", "丁局", {"year": 2023, "signed_on": "2025-01-03"})
    own.give("己局.json", "己局", ASKED)
    own.give("庚局.json", "庚局")
    for name in ("壬局.json", "壬局 副本.json"):
        own.give(name, "壬局")
    own.run(DAYS[0])
    mended(own.copy("甲局"), own.received / "Book1.xlsx")
    mended(own.copy("丙局"), own.copy("丙局"))
    mended(own.copy("戊局"), own.received / "戊局改.xlsx", agency="戊己合并局")
    mended(own.copy("己局"), own.received / "己局说明.xlsx", reason="本年没有收到费用。")
    own.give("丁局 2024.json", "丁局")
    own.run(DAYS[1])
    own.copy("丙局").replace(own.received / "丙局改.xlsx")
    own.give("辛局.json", "辛局")
    own.run(DAYS[2])
    return own


STATES: Mapping[str, tuple[str, str, str]] = {
    **dict.fromkeys(("甲局", "丙局", "丁局", "戊局"), ("退回待改", "可发布", "可发布")),
    "乙局": ("已收", "已收", "已收"), "己局": ("待说明", "可发布", "可发布"), "辛局": ("未报", "未报", "可发布"),
    **dict.fromkeys(("壬局", "庚局"), ("可发布", "可发布", "可发布")),
}  # fmt: skip


def test_every_agency_is_each_day_in_the_state_written_down_for_it(season: Season) -> None:
    told = [{one.agency: one.state for one in day.intake.agencies} for day in season.days]
    assert told == [{agency: states[day] for agency, states in STATES.items()} for day in range(3)]


LEFT_OUT = (
    {"甲局": "有错误，退回待改", "乙局": "交了几份不同的，还没有定用哪一份", "丙局": "有错误，退回待改",
     "丁局": "交的是 2023 年的", "戊局": "有错误，退回待改", "辛局": "未报", "庚局": "不在名册上"},
    {"乙局": "交了几份不同的，还没有定用哪一份", "辛局": "未报", "庚局": "不在名册上"},
    {"乙局": "交了几份不同的，还没有定用哪一份", "庚局": "不在名册上"},
)  # fmt: skip


@pytest.mark.parametrize("day", range(3))
def test_who_is_counted_and_why_the_others_are_not_is_said_each_day(season: Season, day: int) -> None:
    selection = season.days[day].selection
    assert {one.agency: one.why for one in selection.left_out} == LEFT_OUT[day]
    assert set(selection.counted) == set(NAMES) - set(LEFT_OUT[day])
    assert selection.asked == len(NAMES)


FOUND: tuple[set[tuple[str, tuple[str, ...]]], ...] = (
    {("FILE-DUP", ("乙局.json", "乙局（改）.json")), ("FILE-YEAR", ("丁局.json",)), ("FILE-UNKNOWN", ("庚局.json",)),
     ("FILE-MISSING", ()), ("FILE-SAME", ("壬局 副本.json", "壬局.json"))},
    {("FILE-DUP", ("乙局.json", "乙局（改）.json")), ("FILE-UNKNOWN", ("庚局.json",)), ("FILE-MISSING", ()),
     ("FILE-SAME", ("壬局 副本.json", "壬局.json")), ("FILE-RENAMED", ("戊局改.xlsx",)),
     ("FILE-IN-RETURNS", ("（结果文件夹）退回/丙局2024年政府信息公开年报（退回修改）.xlsx",)),
     *(("FILE-REPLACED", (f"{name}.json",)) for name in ("甲局", "丙局", "丁局", "戊局", "己局"))},
    {("FILE-DUP", ("乙局.json", "乙局（改）.json")), ("FILE-UNKNOWN", ("庚局.json",)),
     ("FILE-SAME", ("壬局 副本.json", "壬局.json")), ("FILE-RENAMED", ("戊局改.xlsx",)),
     *(("FILE-REPLACED", (f"{name}.json",)) for name in ("甲局", "丙局", "丁局", "戊局", "己局"))},
)  # fmt: skip


@pytest.mark.parametrize("day", range(3))
def test_only_what_is_truly_unclear_is_asked_and_every_file_is_used_or_named(season: Season, day: int) -> None:
    told = {(one.finding.code, one.paths) for one in season.days[day].intake.findings}
    assert {one for one in told if one[0].startswith("FILE-")} == FOUND[day]


HAPPENED = (
    {("甲局", "handed_in"), ("甲局", "returned"), ("乙局", "handed_in"), ("乙局", "undecided"), ("丙局", "handed_in"),
     ("丙局", "returned"), ("丁局", "handed_in"), ("戊局", "handed_in"), ("戊局", "returned"), ("己局", "handed_in"),
     ("己局", "returned"), ("壬局", "handed_in"), ("庚局", "handed_in")},
    {("甲局", "mended"), ("丙局", "mended"), ("丁局", "mended"), ("戊局", "mended"), ("己局", "mended"),
     ("己局", "explained")},
    {("辛局", "handed_in")},
)  # fmt: skip


def test_the_history_has_each_day_s_events_once_and_the_days_they_happened(season: Season) -> None:
    events = season.days[-1].history.events
    for number, day in enumerate(DAYS, 1):
        own = [one for one in events if one.day == day]
        assert {one.run for one in own} == {number}
        assert {(one.agency, one.kind.value) for one in own} == HAPPENED[number - 1]
    rounds = {(one.agency, one.kind.value, one.round) for one in events if one.agency == "甲局"}
    assert rounds == {("甲局", "handed_in", 1), ("甲局", "returned", 1), ("甲局", "mended", 2)}


def test_a_run_that_meets_with_nothing_new_adds_nothing_on_whatever_day(season: Season) -> None:
    again = season.run(date(2025, 1, 20))
    del season.days[-1:]
    assert again.history.new == ()
    assert again.history.events == season.days[-1].history.events
    assert season.written.pop() == set()


def test_what_somebody_mended_among_the_return_copies_was_not_written_over(season: Season) -> None:
    assert not [path for path in season.written[1] if path.startswith("退回/丙局")]
    assert read_workbook(season.received / "丙局改.xlsx").round.number == 2
    assert list((season.out / "退回").iterdir()) == []


CHANGED = {
    "甲局": "第 2 次报送，改了 1 个数字、少了 1 处问题", "丙局": "第 2 次报送，改了 1 个数字、少了 1 处问题",
    "戊局": "第 2 次报送，改了 1 个数字、1 项单位信息、少了 1 处问题",
    "己局": "第 2 次报送，数字和文字没有改、说明了 1 处",
}  # fmt: skip
"""What each agency that sent a newer file changed in it; 丁局 sent one of another year before, which was no version."""


def test_what_a_newer_file_changed_is_told_of_its_agency(season: Season) -> None:
    assert [{one.agency: one.again for one in day.intake.agencies if one.again} for day in season.days] == [
        {}, CHANGED, CHANGED
    ]  # fmt: skip


def rows(season: Season, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(season.out / "汇总.xlsx")[sheet].iter_rows(values_only=True))


def test_it_stands_where_the_coordinator_looks(season: Season) -> None:
    files = {row[1]: row[-1] for row in rows(season, "进度") if isinstance(row[0], int)}
    assert {agency: told for agency, told in CHANGED.items() if not files[agency].endswith(f"不再采用）。{told}")} == {}
    page = (season.out / "index.html").read_text(encoding="utf-8")
    assert [told for told in CHANGED.values() if told not in page] == []
    events = {row[2]: row[-1] for row in rows(season, "往来") if row[3] == "改好重报" and row[-1]}
    assert events == CHANGED


def test_each_changed_place_stands_in_a_list_and_in_the_json(season: Season) -> None:
    (figure_row,) = (row for row in rows(season, "两份对照") if row[0] == "甲局" and row[4] == "数字和各项")
    assert figure_row[1:4] == ("重报", "甲局.json", "Book1.xlsx")
    assert "自然人" in figure_row[5]
    assert figure_row[6:] == ("1", "0", -1)
    told = json.loads((season.out / "findings.json").read_text(encoding="utf-8"))["comparisons"]
    (own,) = (one for one in told if one["agency"] == "甲局")
    assert (own["kind"], own["old"], own["new"]) == ("again", "甲局.json", "Book1.xlsx")
    assert [(one["address"], one["old"], one["new"]) for one in own["cells"]] == [(str(RECEIVED), "1", "0")]
    assert ([one["code"] for one in own["findings"]["gone"]], own["findings"]["new"]) == (["T3-BALANCE"], [])


def test_of_three_versions_the_last_is_held_against_the_one_it_answers(tmp_path: Path) -> None:
    own = Season(tmp_path)
    own.give("甲局.json", "甲局", {**BROKEN, **MORE})
    own.run(DAYS[0])
    book = own.received / "二.xlsx"
    shutil.copy(own.copy("甲局"), book)
    edited(book, TOTAL, 7)
    own.run(DAYS[1])
    mended(own.copy("甲局"), own.received / "三.xlsx")
    third = own.run(DAYS[2])
    (state,) = (one for one in third.intake.agencies if one.agency == "甲局")
    assert state.again == "第 3 次报送，改了 1 个数字、少了 1 处问题"
    assert [(one.old, one.new) for one in third.compared] == [("二.xlsx", "三.xlsx")]
    assert [one.changes for one in third.history.events if one.kind.value == "mended"] == [
        "第 2 次报送，改了 1 个数字", "第 3 次报送，改了 1 个数字、少了 1 处问题",
    ]  # fmt: skip


def test_of_two_files_that_differ_the_figures_are_told_and_which_is_newer(season: Season) -> None:
    (told,) = [one.finding.params for one in season.days[0].intake.findings if one.finding.code == "FILE-DUP"]
    assert "行政许可" in told["compared"]
    assert "5／6" in told["compared"]
    assert "“乙局（改）.json”较新" in told["newer"]


def test_a_file_of_another_year_gets_one_sentence_and_no_return_copy(season: Season) -> None:
    """Nothing of that file is to be mended: a right date would be made wrong."""
    (told,) = [one.finding for one in season.days[0].intake.findings if one.finding.code == "FILE-YEAR"]
    assert (told.found, told.expected) == ("2023", "2024")
    assert told.params["name"] == "丁局2024年政府信息公开年报.xlsx"
    assert not [path for path in season.written[0] if path.startswith(("退回/丁局", "报告/丁局"))]
    assert [one.overruled for one in season.days[0].arrivals if one.shown == "丁局.json"] == [True]


def test_combine_counts_whom_batch_counts_and_says_so(season: Season, cli: Cli) -> None:
    roster = season.home / "名册.csv"
    roster.write_text("\n".join(("单位全称", *NAMES)) + "\n", encoding="utf-8")
    target = season.home / "合计.xlsx"
    done = cli("combine", season.received, "--agency", "某区", "--year", 2024, "-o", target, "--roster", roster)
    counted = season.days[-1].selection.counted
    total = read_workbook(target).report.entries[figure(TOTAL)].number
    assert total == 5 * len(counted)
    assert f"计入 {len(counted)} 家（共 {len(NAMES)} 家）：{'、'.join(counted)}" in done.err
    assert "未计入：不在名册上 1 家：庚局" in done.err
    assert done.status == 1
