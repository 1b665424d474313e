"""Every rule of the bundled form has a workbook that breaks it and a near miss that differs in one cell."""

import re
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook
from support.rule_cases import cases_with_places, form, workbooks, zeros

from xlreport.records.write import render_json
from xlreport.use_cases.template_cases.case_files import CaseSpec, RuleCase, cases_folder
from xlreport.use_cases.template_cases.run_cases import report_results, rule_failures

CATALOGUE = Path(__file__).resolve().parents[3] / "shared" / "domain" / "coordinator-rules.md"
"""What coordinators ask for, beside the checkout; it is no part of it."""

NEEDS_ANOTHER_REPORT = {
    "ENF-MATCH": "compares with the office's law enforcement statistics, which no workbook of this form holds",
    "WEB-MATCH": "compares with the office's website statistics, which no workbook of this form holds",
}
TESTED_ELSEWHERE = {"S5-SAME", "S-SAME-ALL", "FILE-NAME", "FMT-TABLE-AS-IMAGE", "S1-INDICATORS"}
"""No cell makes them: they need last year's text (test_likeness.py), are about the file (test_file_rules.py), or are
off unless a rule set asks for them (test_phrasings.py)."""

CASES = cases_with_places()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.spec.code)
def test_the_workbook_that_breaks_a_rule_is_told_so_and_the_near_miss_is_not(case: RuleCase, tmp_path: Path) -> None:
    assert list(rule_failures(workbooks(), case, tmp_path / "w.xlsx")) == []


@pytest.mark.parametrize("case", [case.spec for case in CASES], ids=lambda case: case.code)
def test_the_two_differ_in_one_cell(case: CaseSpec) -> None:
    broken, mended = (cells_of(workbooks().edited(case, content)) for content in (case.breaks, case.holds))
    assert len([key for key in broken.keys() | mended.keys() if broken.get(key) != mended.get(key)]) == 1


def cells_of(book: Workbook) -> dict[tuple[str, str], object]:
    cells = ((sheet.title, cell) for sheet in book for row in sheet for cell in row)
    return {(sheet, cell.coordinate): cell.value for sheet, cell in cells if cell.value is not None}


def test_the_report_that_cases_start_from_is_a_complete_report_of_zeros() -> None:
    assert (cases_folder(form()) / "start.json").read_text(encoding="utf-8") == render_json(form(), zeros())


def test_the_whole_reports_beside_the_form_are_told_what_is_expected() -> None:
    results = {one.name: one for one in report_results(form())}
    assert set(results) == {"start", "zhangdian-2024"}
    assert [one for one in results.values() if not one.passed] == []


def test_no_rule_is_without_its_case() -> None:
    assert set(form().codes) == {case.spec.code for case in CASES} | TESTED_ELSEWHERE


def test_no_rule_that_coordinators_ask_is_missing() -> None:
    if not CATALOGUE.exists():
        pytest.skip(f"no {CATALOGUE}")
    of_tables = CATALOGUE.read_text(encoding="utf-8").partition("\n## E.")[0]
    wanted = set(re.findall(r"^\| ([A-Z0-9-]+) \|", of_tables, re.MULTILINE))
    assert wanted - set(form().codes) == set(NEEDS_ANOTHER_REPORT)
