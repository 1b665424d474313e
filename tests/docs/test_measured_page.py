"""docs/规则实测.md is what was measured on the published reports beside the checkout."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from changed_numbers import changes  # noqa: E402  the tools are no package
from measure_rules import Tally, page, tally  # noqa: E402

from xlreport.use_cases.forms import load_template  # noqa: E402

SHARED = ROOT.parent / "shared"
LEAST_FOUND = 5
FORM = load_template("zfxxgk/2021")

pytestmark = pytest.mark.skipif(not (SHARED / "cases" / "facts").is_dir(), reason=f"no {SHARED}")


@pytest.fixture(scope="module")
def records() -> Tally:
    return tally(SHARED / "cases" / "facts", FORM)


def test_no_record_of_a_published_report_is_accused(records: Tally) -> None:
    assert records.count > 90
    assert records.unrecorded == []
    assert records.false.total() == 0


def test_of_the_faults_that_people_recorded_no_fewer_are_found_than_before(records: Tally) -> None:
    assert records.found.total() >= LEAST_FOUND


def test_the_page_says_what_was_measured(records: Tally, golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "规则实测.md", page(FORM, records, list(changes(SHARED))))
