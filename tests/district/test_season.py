"""A season of three weeks: sixty agencies, a run a day, and every evening all is as written down beforehand."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pandas
import pytest
from support.season.desk import Desk
from support.season.seen import Seen, about, look
from support.season.table import Day, full_name, read_season

from xlreport import load_template, read_workbook, render_json

BY_COMMAND = (2, 9, 14)
"""Days, counted from 0, on which the command itself is run."""

ACTIVE, APPLICATIONS, DISPUTES = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip
SHEETS = {
    **dict.fromkeys(("documents", "licensing", "enforcement", "fees"), ACTIVE),
    "applications": APPLICATIONS, "disputes": DISPUTES,
}  # fmt: skip
"""The sheets of sums, and the tables that stand in them."""

Evening = tuple[Day, Seen]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("season") / "county")


@pytest.fixture(scope="module")
def evenings(desk: Desk) -> Sequence[Evening]:
    from xlreport.cli.main import run

    season = read_season()
    desk.open(season)
    lived = []
    for place, day in enumerate(season.days):
        desk.begin(day)
        said = StringIO()
        if place in BY_COMMAND:
            with redirect_stderr(said):
                assert run(list(desk.command(day))) == 1
        else:
            desk.run(day)
        lived.append((day, look(desk.out, said.getvalue())))
    return lived


def test_every_evening_each_agency_is_in_the_state_written_down(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        expected = {full_name(agency): state for agency, state in day.states.items()}
        told = {agency: state for agency, state in seen.states.items() if agency in expected}
        assert told == expected, day.day


def test_every_evening_the_states_are_counted_as_written_down(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        assert Counter(seen.states[full_name(one.agency)] for one in day.members) == day.tally, day.day
        assert {state: count for state, count in seen.on_the_page.items() if count} == day.tally, day.day
        counts = {row["状态"]: int(float(row["家数"])) for row in seen.overview if row["状态"] in seen.on_the_page}
        assert counts == seen.on_the_page, day.day
        assert f"{day.counted.agencies} 家计入汇总" in seen.page, day.day


def test_every_evening_the_same_agencies_count_in_every_output(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        expected = sorted(day.in_totals)
        assert len(expected) == day.counted.agencies
        assert sorted(seen.counted) == expected, day.day
        assert sorted(row["单位"] for row in seen.detail if row.get("计入") == "是") == expected, day.day
        owed = {full_name(one.agency) for one in day.members}
        assert owed - {*expected} == owed & seen.left_out.keys(), day.day
        assert all(seen.left_out.values())


def test_every_evening_the_totals_are_those_written_down(evenings: Sequence[Evening]) -> None:
    called = read_season().called
    for day, seen in evenings:
        told = {"licences": seen.sums[ACTIVE][2][0], "received": seen.sums[APPLICATIONS][0][0]}
        assert told == {"licences": day.counted.licences, "received": day.counted.received}, day.day
        expected = sums_of(seen.reports[called.get(agency, agency)] for agency in day.in_totals)
        assert seen.sums == expected, day.day


def test_the_command_says_who_counts_and_what_is_new(evenings: Sequence[Evening]) -> None:
    for day, seen in (evenings[place] for place in BY_COMMAND):
        assert f"计入 {day.counted.agencies} 家（共 {len(day.members)} 家）" in seen.said, day.day
        assert all(f"{state} {count}" in seen.said for state, count in day.tally.items()), day.day
        new = seen.said.partition("与上次运行相比")[2]
        assert [agency for agency in day.since if full_name(agency) not in new] == [], day.day


def test_every_evening_what_is_to_be_decided_is_told(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        expected = [about(code, paths) for codes in day.told.values() for code, paths in codes.items()]
        assert seen.about_files == Counter(expected), day.day


def test_nobody_who_has_sent_is_called_late(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        missing = {full_name(agency) for agency, state in day.states.items() if state == "未报"}
        late = {full_name(agency) for agency in day.overdue}
        assert late <= missing
        chased = {row["单位"] for row in seen.reminders if row["状态"] == "未报"}
        assert chased == missing, day.day
        assert {row["单位"] for row in seen.reminders if row.get("是否逾期") == "已逾期"} == late, day.day
        assert len(seen.codes("FILE-OVERDUE")) == len(late), day.day
        assert len(seen.codes("FILE-MISSING")) == len(missing - late), day.day


def test_what_is_written_to_an_agency_says_what_it_must(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        texts = {agency: seen.written_to(full_name(agency)) for agency in day.states}
        lacking = [(agency, word) for agency, words in day.says.items() for word in words if word not in texts[agency]]
        wrong = [(agency, word) for agency, words in day.never.items() for word in words if word in texts[agency]]
        assert (lacking, wrong) == ([], []), day.day
        finished = {agency for agency, state in day.states.items() if state in {"可发布", "零报告"}}
        assert {agency for agency, text in texts.items() if not text} == finished, day.day


def test_every_evening_the_history_tells_what_is_new_since_the_day_before(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        told: dict[str, list[str]] = {}
        for row in seen.history:
            if row["日期"] == day.day.isoformat():
                told.setdefault(row["单位"], []).append(row["往来"])
        assert told.keys() == {full_name(agency) for agency in day.since}, day.day
        for agency, kinds in day.since.items():
            found = told[full_name(agency)]
            assert all(any(kind in one for one in found) for kind in kinds or ()), (day.day, agency, found)


def test_the_history_of_a_day_is_never_told_otherwise_later(evenings: Sequence[Evening]) -> None:
    """The latest stands first; a column in which nothing stands as yet is left out."""
    told = [[{head: one for head, one in row.items() if one} for row in seen.history] for _, seen in evenings]
    for (day, _), before, later in zip(evenings[1:], told, told[1:], strict=False):
        assert later[-len(before) :] == before, day.day


def test_return_copies_stand_for_what_is_to_be_mended_or_explained(evenings: Sequence[Evening]) -> None:
    for day, seen in evenings:
        answered = {full_name(one) for one, state in day.states.items() if state in {"退回待改", "待说明"}}
        unusable = {full_name(one) for one, codes in day.told.items() if codes.keys() - {"FILE-DUP", "FILE-SAME"}}
        undecided = {full_name(one) for one, codes in day.told.items() if "FILE-DUP" in codes}
        standing = {name.partition("2024年")[0] for name in seen.returned}
        assert answered - unusable <= standing, day.day
        assert standing <= answered | undecided | {full_name("民政局")}, day.day


def test_a_copy_that_was_saved_over_ours_stays_as_it_was_saved(evenings: Sequence[Evening]) -> None:
    name = f"{full_name('民政局')}2024年政府信息公开年报（退回修改）.xlsx"
    saved = [seen.returned[name] for day, seen in evenings if name in seen.returned]
    assert len(saved) == len(evenings) - 1
    ours, theirs = saved[0], saved[-1]
    assert saved == [ours] * 2 + [theirs] * 12
    assert ours != theirs


def test_at_the_end_combine_adds_up_the_same_reports(
    evenings: Sequence[Evening], desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the folder that the runs were over, and of the copies that came back into the folder of return copies."""
    from xlreport.cli.main import run

    day, seen = evenings[-1]
    made = tmp_path / "全县.xlsx"
    status = run([
        "combine", str(desk.received), str(desk.out / "退回"), "--agency", "某某县人民政府", "--year", "2024",
        "--roster", str(desk.roster), "--previous", str(desk.last_year), "-o", str(made),
    ])  # fmt: skip
    said = capsys.readouterr().err
    assert status == 1
    assert f"计入 {day.counted.agencies} 家（共 {len(day.members)} 家）" in said
    left_out = [line for line in said.splitlines() if "未计入" in line]
    assert all(any(agency in line for line in left_out) for agency in seen.left_out), left_out
    combined = json.loads(render_json(load_template("zfxxgk/2021"), read_workbook(made).report))
    assert sums_of([combined]) == seen.sums


def sums_of(reports: Iterable[Mapping[str, Any]]) -> Mapping[str, Sequence[Sequence[Decimal]]]:
    """What each sheet of sums must hold, line by line, added up by pandas from the reports themselves."""
    flat = [dict(_figures(one)) for one in reports]
    sums = pandas.DataFrame(flat, dtype=object).sum()
    held: dict[str, dict[tuple[str, str], list[Decimal]]] = {}
    for table, row, column in sums.index:
        held.setdefault(SHEETS[table], {}).setdefault((table, row), []).append(sums[table, row, column])
    return {sheet: [*lines.values()] for sheet, lines in held.items()}


def _figures(report: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str, str], Decimal]]:
    for table, rows in report["tables"].items():
        for row, columns in rows.items():
            for column, figure in columns.items():
                yield (table, row, column), Decimal(str(figure))
