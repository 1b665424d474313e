"""What a poster shows: numbers with the cells they come from, last year's beside them, and a sentence for none."""

import pytest
from support.posters import block, city_reading, poster_of, printed_posters
from support.reports import bundled, figure

from xlreport.form.model.address import IndicatorAddress
from xlreport.narrative.poster import compose_poster

RECEIVED, HANDLED = "applications[received, applicant.natural]", "applications[handled.granted, applicant.natural]"
APPLICATIONS, APPLICANTS, RESULTS = "政府信息公开申请", "谁提出申请", "怎样办理"


def test_a_block_of_zeros_is_a_sentence() -> None:
    shown = block(poster_of({}), APPLICATIONS)
    assert shown.items == ()
    assert [one.text for one in shown.said] == [
        "2024年，某某市水务局未收到政府信息公开申请，无上年结转的政府信息公开申请。"
    ]


def test_a_block_that_is_asked_for_only_then_is_not_there_otherwise() -> None:
    assert {APPLICANTS, RESULTS}.isdisjoint(one.heading for one in poster_of({}).blocks)


def test_one_application_has_a_bar_and_no_share() -> None:
    poster = poster_of({RECEIVED: 1, HANDLED: 1})
    assert [item.line for item in block(poster, APPLICANTS).items] == ["自然人1件"]
    bars = block(poster, RESULTS).items
    assert [item.now.text for item in bars] == ["1", "0", "0", "0", "0", "0"]
    assert not any(item.share for item in bars)


def test_parts_of_ten_and_more_have_shares_and_a_slight_one_says_so() -> None:
    legal = "applications[received, applicant.legal.company]"
    poster = poster_of({RECEIVED: 2999, legal: 1, HANDLED: 2999, legal.replace("received", "handled.partial"): 1})
    assert [item.line for item in block(poster, APPLICANTS).items] == [
        "自然人2999件，占100%",
        "商业企业1件，占不足0.1%",
    ]


def test_numbers_that_were_not_reported_are_left_out() -> None:
    poster = poster_of({"indicators.disclosed_total": 12, "indicators.disclosed_website": 12})
    assert [item.line for item in block(poster, "主动公开政府信息").items] == ["主动公开政府信息12条"]
    assert "在哪里公开" not in [one.heading for one in poster.blocks]


def test_channels_are_bars_once_there_are_two_and_zero_is_one_of_them() -> None:
    poster = poster_of(
        {
            "indicators.disclosed_total": 12,
            "indicators.disclosed_website": 12,
            "indicators.disclosed_wechat": 0,
        }
    )
    assert [item.line for item in block(poster, "在哪里公开").items] == ["政府网站12条", "微信0条"]


def test_of_parts_of_which_one_is_missing_nothing_is_shown() -> None:
    assert {APPLICANTS, RESULTS}.isdisjoint(
        one.heading for one in poster_of({"applications[received, applicant.legal.law]": None, RECEIVED: 3}).blocks
    )


def test_last_year_stands_beside_this_year() -> None:
    poster = printed_posters()["two-years"].poster
    assert poster is not None
    granted = block(poster, RESULTS).items[0]
    assert granted.line == "予以公开1431件，占40.6%，上年1191件"
    assert granted.last is not None
    assert granted.last.cites[0] == figure("previous(applications[handled.granted, applicant.total])")
    assert poster.foot[0].text.endswith("“上年”是上一年度报告的数。")


def test_without_last_year_nothing_is_said_of_it() -> None:
    poster = compose_poster(bundled(), city_reading().report)
    assert poster is not None
    assert not any(item.last for one in poster.blocks for item in one.items)
    assert "上年”" not in poster.foot[0].text


def test_an_indicator_has_no_last_year() -> None:
    poster = compose_poster(bundled(), city_reading().report, city_reading().previous)
    assert poster is not None
    for one in poster.blocks:
        for item in one.items:
            assert item.last is None or not any(isinstance(at, IndicatorAddress) for at in item.now.cites)


@pytest.mark.parametrize("title", ["本局\n2024年年报", "{新收}件申请"])
def test_a_title_of_ones_own_is_that_of_the_poster(title: str) -> None:
    poster = poster_of({"texts.title": title, RECEIVED: 7, HANDLED: 7})
    assert "".join(poster.lines) == title.replace("\n", "").replace("{新收}", "7")
