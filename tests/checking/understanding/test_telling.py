"""What tells nothing is passed over, and nothing that tells something is."""

import pytest
from support.published import reports
from support.reports import bundled

from xlreport.checking.inquiry import Subject
from xlreport.checking.understanding import reading
from xlreport.checking.understanding.screening.telling import may_tell, telling_part
from xlreport.form.report.report import Reading

YEAR = 2024
TOLD = (
    "共收到申请三十二件", "办结率为百分之百", "六成来自网络", "三分之一由企业提出", "约半数以上", "维持6、纠正2",
    "总数为0",
    "没有收到申请", "均为自然人申请", "申请人多为企业", "与2023年持平", "比上年有所增加", "受理数较去年下降",
    "申请以企业为主",
)  # fmt: skip
NOTHING = (
    "2024年1月1日起，至2024年12月31日止", "1、认真贯彻落实条例", "国办公开办函〔2021〕30号", "电话：0533-2883860",
    "持续强化政务信息公开力度", "坚持“一事一审”的原则",
)  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_a_number_or_a_claim_may_tell_something(text: str) -> None:
    assert may_tell(text, YEAR)
    assert telling_part(f"持续强化力度。{text}。认真贯彻落实条例。", YEAR) == f"持续强化力度。{text}。"


@pytest.mark.parametrize("text", NOTHING)
def test_dates_codes_and_the_numbers_of_points_tell_nothing(text: str) -> None:
    assert not may_tell(text, YEAR)
    assert telling_part(f"{text}。", YEAR) == ""


def test_the_same_is_understood_of_real_reports_as_where_nothing_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subjects = [Subject(bundled(), Reading(report=one, places={}, findings=())) for one in reports().values()]
    quickly = [subject.understood for subject in subjects]
    monkeypatch.setattr(reading, "telling_part", lambda text, _: text)
    monkeypatch.setattr(reading, "tells", lambda _: True)
    for subject, quick in zip(subjects, quickly, strict=True):
        again = Subject(bundled(), subject.reading).understood
        assert [(one.numbers, one.doubts) for one in again] == [(one.numbers, one.doubts) for one in quick]
