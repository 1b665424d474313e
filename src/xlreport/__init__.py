"""xlreport: from one declared form a guided workbook, its checked return, and the finished report.

Every name is imported when it is first used, so that `import xlreport` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlreport.checking.run import Verdict
    from xlreport.checking.understanding.numbers import NumberRead, NumberVerdict
    from xlreport.collection.inputs import Input, Inputs, find_inputs
    from xlreport.collection.outcomes import Fate, Outcome, Refusal
    from xlreport.collection.roster import Member, Roster, read_roster
    from xlreport.collection.rounds.history import Event, EventKind, History
    from xlreport.collection.rounds.selection import LeftOut, Selection
    from xlreport.district.publish.delivery import Delivery
    from xlreport.district.publish.publish import batch_folder
    from xlreport.district.run.request import BatchRequest, BusyError
    from xlreport.district.run.run import BatchOutcome
    from xlreport.errors import (
        EditionMismatchError,
        NoFormError,
        NoTableError,
        OutputExistsError,
        Problem,
        TemplateError,
        UnknownCodeError,
        UnknownTemplateError,
        UnknownWorkbookError,
        UnreadableError,
        UnreadableRecordError,
        UnreadableWorkbookError,
        UnwritableError,
        XlreportError,
    )
    from xlreport.form.model.address import (
        Address,
        AgencyAddress,
        FigureAddress,
        IndicatorAddress,
        IntroAddress,
        ItemAddress,
        LabelAddress,
        ReportAddress,
        TextAddress,
        ZeroChoiceAddress,
        parse_address,
    )
    from xlreport.form.model.finding import Code, Finding, Place, Severity, Suspect
    from xlreport.form.model.template import Template
    from xlreport.form.report.blank import blank_report
    from xlreport.form.report.report import Entry, Reading, Report
    from xlreport.form.report.round import Round
    from xlreport.messages.codes.explain import explain
    from xlreport.messages.findings import message
    from xlreport.messages.forms.mistakes import problem_line
    from xlreport.narrative.blocks import Document
    from xlreport.narrative.compose import compose
    from xlreport.records.flat import render_csv
    from xlreport.records.frames import to_frame
    from xlreport.records.read import parse_record
    from xlreport.records.write import render_json
    from xlreport.render.html.html import render_html
    from xlreport.render.markdown.markdown import render_markdown
    from xlreport.render.pdf.pdf import Pdf, render_pdf
    from xlreport.render.word.word import render_word
    from xlreport.use_cases.annotate import Answer, annotate, annotate_folder
    from xlreport.use_cases.authoring.lint import LintedForm, lint_templates
    from xlreport.use_cases.authoring.preview.preview import preview_template
    from xlreport.use_cases.authoring.schema import template_schema
    from xlreport.use_cases.authoring.sheets.forms_as_sheets import FormFiles, template_from_xlsx, template_to_xlsx
    from xlreport.use_cases.check import check, judge
    from xlreport.use_cases.combine import combine
    from xlreport.use_cases.compare import Comparison, compare
    from xlreport.use_cases.elsewhere.upgrade import Upgrade, upgrade
    from xlreport.use_cases.forms import load_template, load_templates, template_for
    from xlreport.use_cases.new import write_workbook
    from xlreport.use_cases.read import read_published, read_record, read_workbook
    from xlreport.use_cases.report import Converted, Destination, convert, convert_folder
    from xlreport.use_cases.skeleton.skeleton import template_skeleton
    from xlreport.use_cases.template_cases.results import CaseResult
    from xlreport.use_cases.template_cases.run_cases import run_template_cases

_HOMES = {
    "use_cases.authoring.preview.preview": ("preview_template",),
    "use_cases.skeleton.skeleton": ("template_skeleton",),
    "messages.forms.mistakes": ("problem_line",),
    "use_cases.authoring.schema": ("template_schema",),
    "use_cases.authoring.sheets.forms_as_sheets": ("FormFiles", "template_from_xlsx", "template_to_xlsx"),
    "use_cases.authoring.lint": ("LintedForm", "lint_templates"),
    "use_cases.combine": ("combine",), "use_cases.compare": ("Comparison", "compare"),
    "use_cases.template_cases.results": ("CaseResult",), "use_cases.elsewhere.upgrade": ("Upgrade", "upgrade"),
    "use_cases.template_cases.run_cases": ("run_template_cases",),
    "use_cases.report": ("Converted", "Destination", "convert", "convert_folder"),
    "district.publish.delivery": ("Delivery",),
    "district.run.request": ("BatchRequest", "BusyError"), "district.run.run": ("BatchOutcome",),
    "district.publish.publish": ("batch_folder",),
    "collection.inputs": ("Input", "Inputs", "find_inputs"),
    "collection.rounds.history": ("Event", "EventKind", "History"),
    "collection.rounds.selection": ("LeftOut", "Selection"),
    "collection.outcomes": ("Fate", "Outcome", "Refusal"),
    "use_cases.check": ("check", "judge"), "use_cases.new": ("write_workbook",),
    "use_cases.annotate": ("Answer", "annotate", "annotate_folder"),
    "collection.roster": ("Member", "Roster", "read_roster"),
    "messages.codes.explain": ("explain",), "messages.findings": ("message",), "checking.run": ("Verdict",),
    "checking.understanding.numbers": ("NumberRead", "NumberVerdict"),
    "errors": (
        "EditionMismatchError", "NoFormError", "NoTableError", "OutputExistsError", "Problem", "TemplateError",
        "UnknownCodeError",
        "UnknownTemplateError", "UnknownWorkbookError", "UnreadableError", "UnreadableRecordError",
        "UnreadableWorkbookError", "UnwritableError", "XlreportError",
    ),
    "use_cases.forms": ("load_template", "load_templates", "template_for"),
    "use_cases.read": ("read_published", "read_record", "read_workbook"),
    "form.model.address": (
        "Address", "AgencyAddress", "FigureAddress", "IndicatorAddress", "IntroAddress", "ItemAddress", "LabelAddress",
        "ReportAddress", "TextAddress", "ZeroChoiceAddress", "parse_address",
    ),
    "form.report.blank": ("blank_report",),
    "form.model.finding": ("Code", "Finding", "Place", "Severity", "Suspect"),
    "form.report.report": ("Entry", "Reading", "Report"),
    "form.report.round": ("Round",),
    "form.model.template": ("Template",),
    "narrative.blocks": ("Document",),
    "narrative.compose": ("compose",),
    "records.flat": ("render_csv",), "records.frames": ("to_frame",),
    "records.read": ("parse_record",),
    "records.write": ("render_json",),
    "render.html.html": ("render_html",), "render.markdown.markdown": ("render_markdown",),
    "render.pdf.pdf": ("Pdf", "render_pdf"),
    "render.word.word": ("render_word",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # what type checkers read; a test holds it against the table above
    "Address",
    "AgencyAddress",
    "Answer",
    "BatchOutcome",
    "BatchRequest",
    "BusyError",
    "CaseResult",
    "Code",
    "Comparison",
    "Converted",
    "Delivery",
    "Destination",
    "Document",
    "EditionMismatchError",
    "Entry",
    "Event",
    "EventKind",
    "Fate",
    "FigureAddress",
    "Finding",
    "FormFiles",
    "History",
    "IndicatorAddress",
    "Input",
    "Inputs",
    "IntroAddress",
    "ItemAddress",
    "LabelAddress",
    "LeftOut",
    "LintedForm",
    "Member",
    "NoFormError",
    "NoTableError",
    "NumberRead",
    "NumberVerdict",
    "Outcome",
    "OutputExistsError",
    "Pdf",
    "Place",
    "Problem",
    "Reading",
    "Refusal",
    "Report",
    "ReportAddress",
    "Roster",
    "Round",
    "Selection",
    "Severity",
    "Suspect",
    "Template",
    "TemplateError",
    "TextAddress",
    "UnknownCodeError",
    "UnknownTemplateError",
    "UnknownWorkbookError",
    "UnreadableError",
    "UnreadableRecordError",
    "UnreadableWorkbookError",
    "UnwritableError",
    "Upgrade",
    "Verdict",
    "XlreportError",
    "ZeroChoiceAddress",
    "annotate",
    "annotate_folder",
    "batch_folder",
    "blank_report",
    "check",
    "combine",
    "compare",
    "compose",
    "convert",
    "convert_folder",
    "explain",
    "find_inputs",
    "judge",
    "lint_templates",
    "load_template",
    "load_templates",
    "message",
    "parse_address",
    "parse_record",
    "preview_template",
    "problem_line",
    "read_published",
    "read_record",
    "read_roster",
    "read_workbook",
    "render_csv",
    "render_html",
    "render_json",
    "render_markdown",
    "render_pdf",
    "render_word",
    "run_template_cases",
    "template_for",
    "template_from_xlsx",
    "template_schema",
    "template_skeleton",
    "template_to_xlsx",
    "to_frame",
    "upgrade",
    "write_workbook",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  each name has its own type, which the imports above declare
    if name not in _HOME_OF:
        raise AttributeError(f"module 'xlreport' has no attribute '{name}'")
    return getattr(import_module(f"xlreport.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return __all__
