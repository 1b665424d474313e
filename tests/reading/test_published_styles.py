"""Tables as the websites and offices of the country really set them: read where a person would be sure, else told."""

import pytest
from support import published_styles as styles
from support.balanced import all_different
from support.published import (
    Change,
    changed_page,
    codes,
    missing_figures,
    read_back,
    relabelled,
    separate_tables,
    wrong_figures,
)
from support.reports import bundled

from xlreport.files.printed.formats import PageFormat
from xlreport.form.model.finding import Severity
from xlreport.form.report.report import Reading

REPORT = all_different(bundled())


def read(*changes: Change) -> Reading:
    return read_back(changed_page(bundled(), REPORT, *changes), PageFormat.WEB, bundled())


@pytest.mark.parametrize(
    "changes",
    [
        (styles.cut_in_two(14, again=False),),
        (styles.cut_in_two(14, again=True),),
        (styles.cut_in_two(16, again=True, line="（续表）"),),
        (styles.on_one_level,),
        (styles.without_captions,),
        (separate_tables, styles.without_captions),
        (
            relabelled("本年制发件数", "本年制发件数（件）"), relabelled("本年废止件数", "本年废止件数（单位：件）"),
            relabelled("现行有效件数", "现行有效件数(件)"), relabelled("自然人", "自然人（单位：件）"),
            relabelled("本年收费金额（单位：万元）", "本年收费金额（万元）"),
        ),
    ],
    ids=["cut", "cut, heads again", "cut, a line between", "one level of heads", "no captions", "apart, no captions",
         "units"],
)  # fmt: skip
def test_every_figure_is_read_and_nothing_is_called_wrong(changes: tuple[Change, ...]) -> None:
    reading = read(*changes)
    assert (wrong_figures(bundled(), REPORT, reading), missing_figures(bundled(), REPORT, reading)) == ({}, [])
    assert codes(reading) == []


def test_a_column_that_is_not_there_leaves_the_others_sure() -> None:
    reading = read(styles.without_last_column)
    assert wrong_figures(bundled(), REPORT, reading) == {}
    assert len(missing_figures(bundled(), REPORT, reading)) == 25
    (told,) = reading.findings
    assert (told.code, str(told.address), told.expected) == (
        "PAGE-LINE-MISSING", "applications[applicant.total]", "总计"
    )  # fmt: skip


@pytest.mark.parametrize("unit", ["（单位：元）", "（元）", "（单位：亿元）", "：元"])
def test_a_column_in_another_unit_is_another_column(unit: str) -> None:
    reading = read(relabelled("本年收费金额（单位：万元）", f"本年收费金额{unit}"))
    assert wrong_figures(bundled(), REPORT, reading) == {}
    assert missing_figures(bundled(), REPORT, reading) == ["fees[administrative_fees, amount]"]
    assert codes(reading, Severity.ERROR) == ["PAGE-LABEL-OTHER"]


def test_a_piece_of_a_label_is_not_the_label() -> None:
    reading = read(relabelled("二、上年结转政府信息公开申请数量", "请数量"))
    missing = {one.split(",")[0] for one in missing_figures(bundled(), REPORT, reading)}
    assert (wrong_figures(bundled(), REPORT, reading), missing) == ({}, {"applications[brought_forward"})
    assert codes(reading) == ["PAGE-LABEL-OTHER"]


def test_reviews_and_lawsuits_in_a_table_each_are_read_as_far_as_they_are_sure() -> None:
    """The lawsuits have more than half of the table's labels, and its first columns would lie left of the page."""
    reading = read(styles.reconsideration_apart)
    assert wrong_figures(bundled(), REPORT, reading) == {}
    assert {one.split(".")[0] for one in missing_figures(bundled(), REPORT, reading)} <= {
        "disputes[cases, reconsideration"
    }  # fmt: skip
    assert set(codes(reading)) == {"PAGE-LINE-MISSING"}  # above all not that those who were left out are zeros


@pytest.mark.parametrize("label", ["1.属于国家秘密", "6.属于四类过程性信息", "四、结转下年度继续办理", "（七）总计"])
@pytest.mark.parametrize("high", [True, False], ids=["numbers above", "numbers below"])
def test_a_row_that_the_end_of_a_page_cuts_is_one(label: str, high: bool) -> None:
    reading = read(styles.row_cut_in_two(label, 4, high=high))
    assert (wrong_figures(bundled(), REPORT, reading), missing_figures(bundled(), REPORT, reading)) == ({}, [])
    assert codes(reading) == []
