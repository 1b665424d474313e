"""Each required field that is blank counts: in the workbook's light and lines, and for `check`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from support.forms import grain
from support.reports import reading

from xlreport.checking.run import check
from xlreport.form.language.evaluate import evaluate
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import MISSING, FormArea
from xlreport.layout.live import SUMS, Live, LiveValues
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.messages.findings import message

REQUIRED = ("name", "district", "kind", "phone", "leader")
GIVEN = {"name": "某某粮库", "district": "某某区", "kind": "地方", "phone": "0533-2883860", "leader": "某某"}
FIGURES = {f"losses[{row}, rate]": -6 for row in ("store", "road")}


def subsets() -> Iterator[frozenset[str]]:
    """All thirty-two choices of fields that are left blank."""
    for blank in product((True, False), repeat=len(REQUIRED)):
        yield frozenset(field for field, is_blank in zip(REQUIRED, blank, strict=True) if is_blank)


@cache
def complete() -> Reading:
    edits = {f"agency.{field}": content for field, content in GIVEN.items()}
    return reading({**edits, **FIGURES}, grain())


def without(blank: frozenset[str]) -> Reading:
    agency = {field: None if field in blank else content for field, content in complete().report.agency.items()}
    return replace(complete(), report=replace(complete().report, agency=agency))


def live_of(own: Reading) -> tuple[Live, LiveValues]:
    live = plan_workbook(grain()).live
    return live, LiveValues(live, ReportValues(grain(), own.report), {})


def found(own: Reading) -> set[Address | None]:
    findings = check(grain(), own).findings
    assert {one.code for one in findings} <= {"AGENCY-MISSING"}
    assert len({one.address for one in findings}) == len(findings)
    return {one.address for one in findings}


@pytest.mark.parametrize("blank", [*subsets()], ids=lambda blank: " ".join(sorted(blank)) or "none")
def test_check_and_the_check_sheet_name_the_same_blank_fields(blank: frozenset[str]) -> None:
    live, values = live_of(without(blank))
    own = [line for line in live.completeness if line.part is FormArea.AGENCY]
    called = {line.at for line in own if values.content(line.flag) == 1}
    states = {(line.at, line.kind): evaluate(line.state, values) for line in own}
    assert called == found(without(blank)) == {AgencyAddress(field) for field in blank}
    assert {at for (at, _), state in states.items() if state != words.MARK_DONE} == called


@pytest.mark.parametrize("blank", [*subsets()], ids=lambda blank: " ".join(sorted(blank)) or "none")
def test_the_light_and_the_progress_count_the_blank_fields(blank: frozenset[str]) -> None:
    live, values = live_of(without(blank))
    count = len(blank)
    light = words.LIGHT_UNFINISHED.format(count=count) if blank else words.LIGHT_READY
    progress = words.PROGRESS_MISSING.format(count=count) if blank else words.PROGRESS_DONE
    assert values.content(SUMS[MISSING]) == count
    assert evaluate(live.light, values) == light
    assert evaluate(live.progress([FormArea.AGENCY]), values) == progress


def test_a_blank_field_of_a_report_in_json_is_told() -> None:
    own = reading({"agency.name": "某某粮库", **FIGURES}, grain())
    assert found(own) == {AgencyAddress(field) for field in REQUIRED if field != "name"}


@pytest.mark.parametrize(
    ("field", "remedy"),
    [
        ("name", "请填写封面上的“单位全称”（与公章一致的全称）。"),
        ("district", "请填写封面上的“所在区县”。"),
        ("phone", "请填写封面上的“联系电话”（区号-号码）。"),
    ],
)
def test_what_to_do_speaks_of_the_field_that_is_blank(field: str, remedy: str) -> None:
    (finding,) = check(grain(), without(frozenset({field}))).findings
    assert message(grain(), finding).endswith(remedy)
