"""The library twin of `xlreport check`."""

import importlib.util
import json
from pathlib import Path

import pytest
from support.reports import Edits, record

import xlreport

ROOT = Path(__file__).parents[2]
CARRIED: Edits = {
    "applications[brought_forward, applicant.natural]": 3,
    "applications[carried_forward, applicant.natural]": 3,
}


def reading_of(edits: Edits, year: int) -> xlreport.Reading:
    content = {**record(edits), "year": year}
    return xlreport.parse_record(json.dumps(content, ensure_ascii=False), xlreport.load_templates())


def test_last_years_report_is_an_argument_and_its_carried_figures_are_compared() -> None:
    form = xlreport.load_template("zfxxgk/2021")
    own, before = reading_of(CARRIED, 2024), reading_of({}, 2023)
    alone = {one.code for one in xlreport.check(form, own).findings}
    beside = {one.code for one in xlreport.check(form, own, previous=before.report).findings}
    assert "Y-LAST-MISSING" in alone - beside
    assert "Y-CARRY" in beside - alone


def test_a_report_of_another_form_is_no_last_year() -> None:
    form = xlreport.load_template("zfxxgk/2021")
    own = reading_of({}, 2024)
    other = xlreport.blank_report(form, "某局", 2023)
    object.__setattr__(other, "template_id", "other/2020")
    with pytest.raises(ValueError, match="other/2020"):
        xlreport.check(form, own, previous=other)


def test_the_adapter_of_the_bench_tells_what_check_tells() -> None:
    spec = importlib.util.spec_from_file_location("adapter", ROOT / "tools" / "textbench_adapter.py")
    assert spec is not None
    assert spec.loader is not None
    adapter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(adapter)
    told = adapter.findings({**record(CARRIED), "year": 2024}, {**record({}), "year": 2023})
    assert ("Y-CARRY", "warning") in {(code, severity) for code, severity, *_ in told}
