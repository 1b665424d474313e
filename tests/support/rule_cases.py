"""The cases that come with the bundled form, and the workbooks that the product makes of them."""

from functools import cache
from pathlib import Path

from support.commands import COMPLETE
from support.reports import BUNDLED, record
from xlreport.checking.run import Verdict
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.messages.codes.explain import codes_of
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.template_cases.case_files import CaseSpec, Content, RuleCase, cases_folder, read_rule_cases
from xlreport.use_cases.template_cases.case_workbooks import CaseWorkbooks


def form() -> Template:
    return load_template(BUNDLED)


@cache
def zeros() -> Report:
    """A complete report of zeros that raises nothing; start.json beside the form holds the same."""
    return parse_record(dump_json(record(COMPLETE)), load_templates()).report


def rule_cases() -> list[CaseSpec]:
    return [case.spec for case in cases_with_places()]


def cases_with_places() -> list[RuleCase]:
    return read_rule_cases(form(), cases_folder(form()), codes_of([form()]))


@cache
def workbooks() -> CaseWorkbooks:
    return CaseWorkbooks(form(), cases_folder(form()))


def verdict_of(case: CaseSpec, content: Content, folder: Path) -> Verdict:
    """The verdict on the workbook, written, edited, saved and read."""
    return workbooks().verdict(case, content, folder / "w.xlsx")


def workbook_of(case: CaseSpec, content: Content, folder: Path) -> Path:
    path = folder / "w.xlsx"
    workbooks().write(case, content, path)
    return path
