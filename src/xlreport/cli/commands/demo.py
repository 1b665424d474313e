"""`xlreport demo`: the whole way on the bundled real report, every outcome held against the expected one."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import write_output
from xlreport.cli.screen.console import show
from xlreport.cli.screen.show import outcome_lines
from xlreport.cli.usage.targets import refuse_as_folder
from xlreport.collection.file_names import safe_name, workbook_name
from xlreport.collection.inputs import Input, Inputs
from xlreport.collection.outcomes import Outcome
from xlreport.form.language.guard import typed_figures
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, Report
from xlreport.messages import commands as words
from xlreport.records.write import render_json
from xlreport.use_cases.check import judge
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.report import Destination, convert_folder

REPORT = Path("zfxxgk", "cases", "zhangdian-2024.json")
FORMATS = ("docx", "html")


def run_demo(out: Path, *, force: bool) -> Status:
    """Write, read back, check and publish; then plant one wrong figure and see it found."""
    refuse_as_folder(out)
    templates = load_templates()
    source = _judged(templates_folder() / REPORT, templates)
    template, report = _of(source)
    workbook = out / workbook_name(template, report.agency_name, report.year)
    _write(workbook, template, report, force=force)
    show(words.DEMO_WRITTEN.format(path=workbook))
    _read_back(workbook, templates, report)
    _publish(workbook, templates, out, force=force)
    _show_a_mistake(out, templates, report, force=force)
    show(words.DEMO_DONE)
    return Status.GOOD


def _judged(path: Path, templates: Mapping[str, Template]) -> Outcome:
    return judge(Input(path, path.as_posix(), path.suffix == ".json"), templates)


def _of(outcome: Outcome) -> tuple[Template, Report]:
    if outcome.template is None or outcome.reading is None:
        raise _unexpected(outcome.refusal.message if outcome.refusal is not None else outcome.shown)
    return outcome.template, outcome.reading.report


def _write(path: Path, template: Template, report: Report, *, force: bool) -> None:
    write_output(path, write_workbook(template, report), force=force)


def _read_back(workbook: Path, templates: Mapping[str, Template], report: Report) -> None:
    outcome = _judged(workbook, templates)
    template, found = _of(outcome)
    if render_json(template, found) != render_json(template, report) or outcome.fails:
        raise _unexpected(words.DEMO_WRITTEN.format(path=workbook))
    figures = sum(len(table.addresses) for table in template.tables)
    show(words.DEMO_READ.format(agency=found.agency_name, year=found.year, figures=figures))


def _publish(workbook: Path, templates: Mapping[str, Template], out: Path, *, force: bool) -> None:
    inputs = Inputs((Input(workbook, workbook.name, is_record=False),), (), 0)
    destination = Destination(path=out, is_file=False, force=force)
    for converted in convert_folder(inputs, templates, FORMATS, destination):
        if len(converted.written) != len(FORMATS):
            raise _unexpected(", ".join(str(path) for path, _ in converted.unwritten) or workbook.name)
        for path in converted.written:
            show(words.DEMO_REPORT.format(path=path))


def _show_a_mistake(out: Path, templates: Mapping[str, Template], report: Report, *, force: bool) -> None:
    """One figure too many in the first relation of the form: exactly that relation must be found broken."""
    template = templates[report.template_id]
    relation = next(one for one in template.checks if one.compares == "==" and _is_error(template, one.code))
    figure = typed_figures(relation.require, template.totals)[-1]
    wrong = replace(report, entries={**report.entries, figure: Entry.of(_one_more(report.entries[figure]))})
    path = out / safe_name(f"{words.DEMO_WRONG}{report.agency_name}{report.year}", "xlsx")
    _write(path, template, wrong, force=force)
    show(words.DEMO_DAMAGED.format(path=path))
    outcome = _judged(path, templates)
    findings = outcome.verdict.findings if outcome.verdict is not None else ()
    found = [one for one in findings if one.severity is Severity.ERROR]
    if [(one.code, one.address) for one in found] != [(relation.code, relation.address)]:
        raise _unexpected(words.DEMO_DAMAGED.format(path=path))
    for line in list(outcome_lines(outcome))[1:]:
        show(line)


def _is_error(template: Template, code: str) -> bool:
    return template.codes[code].severity is Severity.ERROR


def _one_more(entry: Entry) -> Decimal:
    return (entry.number or Decimal(0)) + 1


def _unexpected(what: str) -> CommandError:
    return CommandError(words.DEMO_UNEXPECTED.format(what=what), Status.FINDINGS)
