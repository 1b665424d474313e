"""What the reports of several agencies come to, cell by cell as each kind adds up."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from support.forms import venue
from support.reports import figure
from support.venues import venue_report

from xlreport.form.model.kind import WordsKind
from xlreport.form.report.adding import counts_of
from xlreport.form.report.report import Report
from xlreport.use_cases.combine import combine

HERE = {"visits.total": 100, "visits.stay": 1, "visits.content": 0.9, "visits.price": 10}
THERE = {
    "visits.total": 300, "visits.stay": 2.5, "visits.content": 0.5, "visits.free": "否", "visits.price": None,
    "visits.discount": None,
}  # fmt: skip
NOWHERE = {"visits.total": 0, "visits.stay": 0, "visits.content": None, "visits.price": 0}


def added(*edits: Mapping[str, object]) -> Report:
    return combine(venue(), [venue_report(one) for one in edits], "某区", 2024)


def of(report: Report, row: str) -> Decimal | None:
    return report.entries[figure(f"venue[{row}, told]")].number


def test_a_count_is_added_and_a_mean_is_weighted() -> None:
    whole = added(HERE, THERE, NOWHERE)
    assert of(whole, "visits.total") == 400
    assert of(whole, "visits.stay") == Decimal("2.13")
    assert of(whole, "visits.content") == Decimal("0.6")


def test_a_mean_of_one_agency_alone_is_its_own() -> None:
    """The second charges nothing and has no price, the third nobody to charge."""
    assert of(added(HERE, THERE, NOWHERE), "visits.price") == 10


@pytest.mark.parametrize(("other", "expected"), [(0, Decimal(0)), (2, None)])
def test_without_any_weight_a_mean_is_what_all_agree_on(other: int, expected: Decimal | None) -> None:
    assert of(added(NOWHERE, {**NOWHERE, "visits.stay": other}), "visits.stay") == expected


def test_what_does_not_add_up_is_left_to_the_coordinator() -> None:
    whole = added(HERE, THERE)
    for row in ("venue.name", "venue.sort", "venue.opened", "visits.free", "days", "remark"):
        assert whole.entries[figure(f"venue[{row}, told]")].text is None
        assert of(whole, row) is None


def test_the_sum_of_sums_is_the_sum_of_all() -> None:
    step = combine(venue(), [added(HERE, NOWHERE), venue_report(THERE)], "某区", 2024)
    assert step.entries == added(HERE, THERE, NOWHERE).entries


def test_choices_are_counted_each() -> None:
    kind = venue().table("venue").kinds[figure("venue[venue.offers, told]")]
    assert isinstance(kind, WordsKind)
    assert counts_of(kind, ["讲解、预约", "预约"]) == {"讲解": 1, "预约": 2, "无障碍设施": 0, "其他": 0}
