"""xlreport: from one declared form a guided workbook, its checked return, and the finished report.

Every name is imported when it is first used, so that `import xlreport` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlreport.aggregate.combine import combine
    from xlreport.batch.convert import Converted, Destination, convert, convert_folder
    from xlreport.batch.delivery import Delivery
    from xlreport.batch.desk import BatchRequest, BusyError, Desk
    from xlreport.batch.finish import batch_folder
    from xlreport.batch.inputs import Input, Inputs, find_inputs
    from xlreport.batch.outcomes import Fate, Outcome, Refusal, judge
    from xlreport.batch.returns import Answer, annotate_folder
    from xlreport.batch.roster import Member, Roster, read_roster
    from xlreport.checks.explain import explain
    from xlreport.checks.messages import message
    from xlreport.checks.run import Verdict, check
    from xlreport.errors import (
        EditionMismatchError,
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
    from xlreport.excel.reader import read_workbook
    from xlreport.excel.writer import annotate, write_workbook
    from xlreport.loading.catalogue import load_template, load_templates, template_for
    from xlreport.model.address import FieldAddress, FigureAddress
    from xlreport.model.blank import blank_report
    from xlreport.model.finding import Code, Finding, Place, Severity, Suspect
    from xlreport.model.report import Entry, Reading, Report
    from xlreport.model.template import Template
    from xlreport.narrative.blocks import Document
    from xlreport.narrative.compose import compose
    from xlreport.records.flat import render_csv
    from xlreport.records.read import parse_record, read_record
    from xlreport.records.write import render_json
    from xlreport.render.html import render_html
    from xlreport.render.markdown import render_markdown
    from xlreport.render.pdf import Pdf, render_pdf
    from xlreport.render.word import render_word

_HOMES = {
    "aggregate.combine": ("combine",),
    "batch.convert": ("Converted", "Destination", "convert", "convert_folder"),
    "batch.delivery": ("Delivery",),
    "batch.desk": ("BatchRequest", "BusyError", "Desk"),
    "batch.finish": ("batch_folder",),
    "batch.inputs": ("Input", "Inputs", "find_inputs"),
    "batch.outcomes": ("Fate", "Outcome", "Refusal", "judge"),
    "batch.returns": ("Answer", "annotate_folder"),
    "batch.roster": ("Member", "Roster", "read_roster"),
    "checks.explain": ("explain",),
    "checks.messages": ("message",),
    "checks.run": ("Verdict", "check"),
    "errors": (
        "EditionMismatchError", "OutputExistsError", "Problem", "TemplateError", "UnknownCodeError",
        "UnknownTemplateError", "UnknownWorkbookError", "UnreadableError", "UnreadableRecordError",
        "UnreadableWorkbookError", "UnwritableError", "XlreportError",
    ),
    "excel.reader": ("read_workbook",),
    "excel.writer": ("annotate", "write_workbook"),
    "loading.catalogue": ("load_template", "load_templates", "template_for"),
    "model.address": ("FieldAddress", "FigureAddress"),
    "model.blank": ("blank_report",),
    "model.finding": ("Code", "Finding", "Place", "Severity", "Suspect"),
    "model.report": ("Entry", "Reading", "Report"),
    "model.template": ("Template",),
    "narrative.blocks": ("Document",),
    "narrative.compose": ("compose",),
    "records.flat": ("render_csv",),
    "records.read": ("parse_record", "read_record"),
    "records.write": ("render_json",),
    "render.html": ("render_html",),
    "render.markdown": ("render_markdown",),
    "render.pdf": ("Pdf", "render_pdf"),
    "render.word": ("render_word",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # what type checkers read; a test holds it against the table above
    "Answer",
    "BatchRequest",
    "BusyError",
    "Code",
    "Converted",
    "Delivery",
    "Desk",
    "Destination",
    "Document",
    "EditionMismatchError",
    "Entry",
    "Fate",
    "FieldAddress",
    "FigureAddress",
    "Finding",
    "Input",
    "Inputs",
    "Member",
    "Outcome",
    "OutputExistsError",
    "Pdf",
    "Place",
    "Problem",
    "Reading",
    "Refusal",
    "Report",
    "Roster",
    "Severity",
    "Suspect",
    "Template",
    "TemplateError",
    "UnknownCodeError",
    "UnknownTemplateError",
    "UnknownWorkbookError",
    "UnreadableError",
    "UnreadableRecordError",
    "UnreadableWorkbookError",
    "UnwritableError",
    "Verdict",
    "XlreportError",
    "annotate",
    "annotate_folder",
    "batch_folder",
    "blank_report",
    "check",
    "combine",
    "compose",
    "convert",
    "convert_folder",
    "explain",
    "find_inputs",
    "judge",
    "load_template",
    "load_templates",
    "message",
    "parse_record",
    "read_record",
    "read_roster",
    "read_workbook",
    "render_csv",
    "render_html",
    "render_json",
    "render_markdown",
    "render_pdf",
    "render_word",
    "template_for",
    "write_workbook",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  each name has its own type, which the imports above declare
    if name not in _HOME_OF:
        raise AttributeError(f"module 'xlreport' has no attribute '{name}'")
    return getattr(import_module(f"xlreport.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return __all__
