"""A form held against its own cases: each goes through a workbook and the reader, as a report of an agency would."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from xlreport.checking.run import check
from xlreport.collection.outcomes import refusal
from xlreport.errors import UnreadableError
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.messages.codes.explain import codes_of
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook
from xlreport.use_cases.template_cases.case_files import (
    FOLDER,
    ReportCase,
    RuleCase,
    cases_folder,
    read_report_cases,
    read_rule_cases,
)
from xlreport.use_cases.template_cases.case_workbooks import CaseWorkbooks, UnknownCellError
from xlreport.use_cases.template_cases.results import CaseResult, Failing, Failure, named
from xlreport.use_cases.template_cases.round_trip import round_trips

_TEMPORARY = "xlreport-"
_WORKBOOK = "case.xlsx"


def run_template_cases(template_id: str, folder: Path | None = None) -> Sequence[CaseResult]:
    """Every case beside the form `template_id` of `folder`, left out of the bundled ones, then some fillings of it.

    Raises UnknownTemplateError, and TemplateError for mistakes in the form or in its cases.
    """
    template = load_template(template_id, folder)
    return [*case_results(template, folder), *round_trips(template)]


def case_results(template: Template, own: Path | None = None) -> Iterator[CaseResult]:
    """The result of each case as soon as it is there; `own` is the folder of forms that this one is from."""
    folder = cases_folder(template, own)
    workbooks = CaseWorkbooks(template, folder)
    with TemporaryDirectory(prefix=_TEMPORARY) as made:
        path = Path(made) / _WORKBOOK
        for rule in read_rule_cases(template, folder, codes_of([template])):
            yield CaseResult(rule.where, rule.spec.code, tuple(rule_failures(workbooks, rule, path)))
    yield from report_results(template, own)


def report_results(template: Template, own: Path | None = None) -> Iterator[CaseResult]:
    """The result of each whole report beside the form; those of other editions are passed over."""
    editions = load_templates(own)
    with TemporaryDirectory(prefix=_TEMPORARY) as made:
        path = Path(made) / _WORKBOOK
        for case in read_report_cases(cases_folder(template, own)):
            failures = _report_failures(template, editions, case, path)
            if failures is not None:
                yield CaseResult(f"{FOLDER}/{case.path.name}", case.path.stem, tuple(failures))


def codes_without_case(template: Template, results: Sequence[CaseResult]) -> Sequence[str]:
    """The form's rules that none of its cases is about."""
    return sorted(set(template.codes) - {one.name for one in results})


def example_from_cases(template: Template, code: str, own: Path | None = None) -> Finding | None:
    """The finding that the case of the rule is about; None for a rule without a case, or with one that does not hold.

    `own`: the folder of forms that the form is from; left out, the bundled ones. Raises TemplateError for mistakes in
    the cases; that a case cannot be carried out is told by the run of all cases.
    """
    folder = cases_folder(template, own)
    cases = read_rule_cases(template, folder, codes_of([template])) if folder.is_dir() else []
    case = next((one.spec for one in cases if one.spec.code == code), None)
    if case is None:
        return None
    with TemporaryDirectory(prefix=_TEMPORARY) as made:
        try:
            verdict = CaseWorkbooks(template, folder).verdict(case, case.breaks, Path(made) / _WORKBOOK)
        except (UnknownCellError, UnreadableError):
            return None
    found = [one for one in verdict.findings if one.code == code]
    return next((one for one in found if case.at in {None, str(one.address)}), None)


def rule_failures(workbooks: CaseWorkbooks, case: RuleCase, path: Path) -> Iterator[Failure]:
    """What of the case does not hold; its two workbooks are written to `path` in turn."""
    spec = case.spec
    try:
        broken, near = (workbooks.verdict(spec, content, path) for content in (spec.breaks, spec.holds))
    except UnknownCellError as error:
        yield Failure(Failing.NO_CELL, found=(str(error),))
        return
    except UnreadableError as error:
        yield _unreadable(error)
        return
    if not any(one.code == spec.code and spec.at in {None, str(one.address)} for one in broken.findings):
        wanted = spec.code if spec.at is None else f"{spec.code}@{spec.at}"
        yield Failure(Failing.NOT_FOUND, (wanted,), named(broken.findings))
    errors = [one for one in broken.findings if one.severity is Severity.ERROR and one.code != spec.code]
    if {one.code for one in errors} != set(spec.also):
        yield Failure(Failing.OTHER_ERRORS, tuple(spec.also), named(errors))
    if missed := [one for one in near.findings if one.code == spec.code]:
        yield Failure(Failing.NEAR_MISS, (spec.code,), named(missed))


def _report_failures(
    template: Template, editions: Mapping[str, Template], case: ReportCase, path: Path
) -> Sequence[Failure] | None:
    """What of a whole report is not as expected; None for a report of another edition."""
    try:
        report = read_record(case.path, editions).report
        if report.template_id != template.id:
            return None
        path.write_bytes(write_workbook(template, report))
        reading = read_workbook(path, {template.id: template})
    except UnreadableError as error:
        return [_unreadable(error)]
    found = named(check(template, reading).findings)
    failures = []
    if sorted(found) != sorted(case.expected):
        failures.append(Failure(Failing.FINDINGS, case.expected, found))
    if render_json(template, reading.report) != render_json(template, report):
        failures.append(Failure(Failing.ROUND_TRIP))
    return failures


def _unreadable(error: UnreadableError) -> Failure:
    return Failure(Failing.UNREADABLE, found=(refusal(error.code, error.params).message,))
