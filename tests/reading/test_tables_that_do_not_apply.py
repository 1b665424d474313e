"""A table that does not apply to an agency, which says so: nothing is missing in it, and nothing may stand in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.forms import venue
from support.venues import venue_report, without_events
from support.workbooks import Filled, written

from xlreport.checking.run import check
from xlreport.form.report.report import Reading, Report
from xlreport.narrative.compose import compose
from xlreport.records.write import record_of, render_json
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.combine import combine
from xlreport.use_cases.read import read_workbook

CHOICE = "not_applicable.events"


def back(path: Path, report: Report, edit: Callable[[Filled], None] | None = None) -> Reading:
    return read_workbook(written(path, venue(), report, edit), {venue().id: venue()})


def test_it_comes_back_as_it_was_said_and_nothing_is_missing(tmp_path: Path) -> None:
    reading = back(tmp_path / "无.xlsx", without_events())
    assert render_json(venue(), reading.report) == render_json(venue(), without_events())
    assert record_of(venue(), reading.report)["not_applicable"] == ["events"]
    assert check(venue(), reading).findings == ()


def test_what_stands_in_it_all_the_same_is_told_once(tmp_path: Path) -> None:
    reading = back(tmp_path / "有.xlsx", venue_report(), lambda filled: filled.put(CHOICE, "是"))
    [found] = check(venue(), reading).findings
    assert (found.code, str(found.address), found.found) == ("V-ABSENT", CHOICE, "8")
    assert found.place is not None


@pytest.mark.parametrize(("chosen", "codes"), [("否", []), ("无", ["CHOICE-UNKNOWN"])])
def test_any_other_answer_leaves_the_table_as_it_is(tmp_path: Path, chosen: str, codes: list[str]) -> None:
    reading = back(tmp_path / "否.xlsx", venue_report(), lambda filled: filled.put(CHOICE, chosen))
    assert [one.code for one in check(venue(), reading).findings] == codes
    assert reading.report.not_applicable == frozenset()


def test_the_report_says_so_in_place_of_the_table() -> None:
    page = render_markdown(compose(venue(), without_events()))
    assert "## 二、某区文化局2024年活动\n\n（本表不适用。）\n" in page
    assert "活动名称" not in page
    assert "（一）活动组织情况" in page


def test_a_section_has_its_table_and_its_text_on_sheets_of_their_own(tmp_path: Path) -> None:
    filled = Filled(venue(), venue_report())
    own = [name for name in filled.book.sheetnames if "活动" in name]
    assert own == ["二、活动", "二、活动（文字）"]
    page = render_markdown(compose(venue(), back(tmp_path / "全.xlsx", venue_report()).report))
    after = page.index("## 二、某区文化局2024年活动")
    assert after < page.index("| 第二场 |") < page.index("全年两场活动都在周末举办。") < page.index("## 三、说明")


def test_a_sum_lacks_a_table_only_where_every_agency_does() -> None:
    assert combine(venue(), [without_events()] * 2, "某区", 2024).not_applicable == {"events"}
    assert combine(venue(), [without_events(), venue_report()], "某区", 2024).not_applicable == frozenset()
