"""The work on a text grows with its length: calls are counted, no clock is read, so a busy machine changes nothing."""

import sys
from types import FrameType

import pytest
from support.reports import BUNDLED, report
from test_long_texts import REPEATED, repeated

from xlreport.checking.inquiry import Subject
from xlreport.checking.run import named_findings
from xlreport.form.report.report import Reading, Report
from xlreport.use_cases.forms import load_template

FORM = load_template(BUNDLED)
SHORT, TIMES = 4_000, 4
MOST_AND_SOME = TIMES * 1.25
"""Four times the text may make four times the calls, and a quarter for what is found in the longer one alone."""

SENTENCES = [
    "全年收到政府信息公开申请32件，", "其中予以公开3件、部分公开2件，", "占35.6%，", "同比增长20%，", "未收到申请，",
    "均已答复，", "网站发布信息12条（其中图解3条）。", "上年结转3件，办结35件。", "（", "全市各镇共受理申请9件；",
]  # fmt: skip


def calls(written: Report) -> int:
    """How many functions are called, those written in C among them, when every rule of the text is asked."""
    count = 0

    def counted(frame: FrameType, event: str, called: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    subject = Subject(FORM, Reading(report=written, places={}, findings=()))
    sys.setprofile(counted)
    try:
        for _ in named_findings(subject):
            pass
    finally:
        sys.setprofile(None)
    return count


def with_text(text: str) -> Report:
    return report({"texts.overview": {"items": [{"heading": "依申请公开", "text": text, "generated": False}]}}, FORM)


@pytest.mark.parametrize("unit", [*REPEATED, *SENTENCES])
def test_four_times_the_text_makes_no_more_than_four_times_the_work(unit: str) -> None:
    calls(with_text(unit))  # what is made once for a form is made here
    short, long = (calls(with_text(repeated(unit, length))) for length in (SHORT, SHORT * TIMES))
    assert long < short * MOST_AND_SOME
