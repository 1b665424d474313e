import ast

import pytest
from sources import trees

import xlreport

PUBLIC = [
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


def test_these_names_are_public_and_no_others() -> None:
    assert xlreport.__all__ == PUBLIC
    assert dir(xlreport) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    thing = getattr(xlreport, name)
    assert thing.__name__ == name
    assert thing.__module__.startswith("xlreport.")


def test_what_type_checkers_see_is_what_is_fetched() -> None:
    imports = {
        alias.name: (node.module or "").removeprefix("xlreport.")
        for node in ast.walk(trees()["__init__.py"])
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("xlreport.")
        for alias in node.names
    }
    assert imports == xlreport._HOME_OF


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = xlreport.nothing


def test_every_error_of_the_package_is_an_xlreport_error() -> None:
    errors = [getattr(xlreport, name) for name in PUBLIC if name.endswith("Error")]
    assert len(errors) > 5
    assert all(issubclass(error, xlreport.XlreportError) for error in errors)
