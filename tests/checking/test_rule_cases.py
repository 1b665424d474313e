"""Every rule of the bundled form has a workbook that breaks it and a near miss that differs in one cell."""

import re
from pathlib import Path

import openpyxl
import pytest
from support.rule_cases import RuleCase, form, rule_cases, verdict_of, workbook_of

from xlreport.messages.findings import message

CATALOGUE = Path(__file__).resolve().parents[3] / "shared" / "domain" / "coordinator-rules.md"
"""What coordinators ask for, beside the checkout; it is no part of it."""

NEEDS_ANOTHER_REPORT = {
    "ENF-MATCH": "compares with the office's law enforcement statistics, which no workbook of this form holds",
    "WEB-MATCH": "compares with the office's website statistics, which no workbook of this form holds",
}
TESTED_ELSEWHERE = {"S5-SAME", "S-SAME-ALL", "FILE-NAME", "FMT-TABLE-AS-IMAGE"}
"""No cell makes them: they need last year's text (test_likeness.py) or are about the file (test_file_rules.py)."""

CASES = rule_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_workbook_that_breaks_a_rule_is_told_so(case: RuleCase, tmp_path: Path) -> None:
    verdict = verdict_of(case, case.breaks, tmp_path)
    codes = [finding.code for finding in verdict.findings]
    errors = {finding.code for finding in verdict.findings if finding.severity == "error"}
    assert case.code in codes
    assert errors - {case.code} == set(case.also)
    (told, *_) = [message(form(), finding) for finding in verdict.findings if finding.code == case.code]
    assert "{" not in told, "every hole of the message is filled"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_near_miss_is_not(case: RuleCase, tmp_path: Path) -> None:
    codes = [finding.code for finding in verdict_of(case, case.holds, tmp_path).findings]
    assert case.code not in codes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_two_differ_in_one_cell(case: RuleCase, tmp_path: Path) -> None:
    broken, mended = (cells_of(workbook_of(case, content, tmp_path)) for content in (case.breaks, case.holds))
    assert len([key for key in broken.keys() | mended.keys() if broken.get(key) != mended.get(key)]) == 1


def cells_of(path: Path) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(path)
    cells = ((sheet.title, cell) for sheet in book for row in sheet for cell in row)
    return {(sheet, cell.coordinate): cell.value for sheet, cell in cells if cell.value is not None}


def test_no_rule_is_without_its_case() -> None:
    assert set(form().codes) == {case.code for case in CASES} | TESTED_ELSEWHERE


def test_no_rule_that_coordinators_ask_is_missing() -> None:
    if not CATALOGUE.exists():
        pytest.skip(f"no {CATALOGUE}")
    of_tables = CATALOGUE.read_text(encoding="utf-8").partition("\n## E.")[0]
    wanted = set(re.findall(r"^\| ([A-Z0-9-]+) \|", of_tables, re.MULTILINE))
    assert wanted - set(form().codes) == set(NEEDS_ANOTHER_REPORT)
