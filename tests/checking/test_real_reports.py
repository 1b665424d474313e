"""Whole published reports: no rule of the tables fires falsely, and two years of one city agree."""

import pytest
from whole_reports import CASES

from xlreport.checking.run import check
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.previous import read_previous
from xlreport.use_cases.read import read_record

OF_TABLES = ("T2-", "T3-", "T4-", "Y-CARRY", "Y-NORM", "Y-JUMP", "Y-PENDING", "FEE-O", "FEE-TEN", "FEE-IN")
PATHS = sorted(CASES.glob("*.json"))


@pytest.mark.skipif(not PATHS, reason=f"no {CASES}")
def test_no_rule_of_the_tables_fires_on_whole_reports() -> None:
    for path in PATHS:
        found = check(load_template("zfxxgk/2021"), read_record(path, load_templates())).findings
        assert [one.code for one in found if one.code.startswith(OF_TABLES)] == [], path.name


@pytest.mark.skipif(not PATHS, reason=f"no {CASES}")
def test_the_year_before_agrees_with_the_year_after() -> None:
    last_year = read_previous(CASES / "suqian-2023.json", load_templates())
    reading = last_year.joined(read_record(CASES / "suqian-2024.json", load_templates()))
    assert reading.previous
    found = {one.code for one in check(load_template("zfxxgk/2021"), reading).findings}
    assert found.isdisjoint({"Y-CARRY", "Y-NORM", "Y-LAST-MISSING"})
