"""Part D of the threats: people move, hide and edit; nothing is guessed and nothing is lost without a word."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from bent import FIGURE, Parts, all_told, at, bent, edited, figure, found_in, fresh, outcome_of, report, told, with_cell
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from support.forms import small
from support.reports import bundled

from xlreport import Outcome, Severity, blank_report, message, write_workbook
from xlreport.form.model.address import YEAR, FigureAddress
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK
from xlreport.layout.sheets.stamp import mark_of

APPLICATIONS = "三、收到和处理政府信息公开申请情况"
DISCLOSURE = "二、主动公开政府信息情况"
COMPANY, RESEARCH = "applicant.legal.company", "applicant.legal.research"


def application(row: str, column: str) -> FigureAddress:
    return FigureAddress("applications", row, column)


def cell_of(row: str, column: str) -> str:
    return at(application(row, column)).partition("!")[2]


def sheet(book: Workbook, name: str = APPLICATIONS) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def notes_of(outcome: Outcome) -> list[str]:
    """The sentences of the findings, each of which is a note."""
    assert outcome.verdict is not None
    assert {finding.severity for finding in outcome.verdict.findings} <= {Severity.NOTE}
    return [message(bundled(), finding) for finding in outcome.verdict.findings]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_and_one_note_names_it(state: str) -> None:
    def edit(book: Workbook) -> None:
        sheet(book, DISCLOSURE).sheet_state = state

    outcome = outcome_of(edited(edit))
    assert figure(outcome) == 5
    (note,) = notes_of(outcome)
    assert DISCLOSURE in note


def test_two_columns_that_changed_places_are_read_by_their_heads() -> None:
    def edit(book: Workbook) -> None:
        own = sheet(book)
        for row, number in (("received", 2), ("handled.granted", 2)):
            own[cell_of(row, COMPANY)] = number
        left, right = own[cell_of("received", COMPANY)].column, own[cell_of("received", RESEARCH)].column
        for line in range(1, own.max_row + 1):
            one, other = own.cell(line, left), own.cell(line, right)
            if isinstance(one, Cell) and isinstance(other, Cell) and "f" not in {one.data_type, other.data_type}:
                one.value, other.value = other.value, one.value
        (head,) = [cell for row in own.iter_rows() for cell in row if cell.value == "商业企业"]
        assert head.column == right
        head.value = "商 业\n企业 "

    outcome = outcome_of(edited(edit))
    assert outcome.reading is not None
    entries = outcome.reading.report.entries
    assert [entries[application("received", column)].number for column in (COMPANY, RESEARCH)] == [2, 0]
    assert all_told(outcome) == []


HEADS = [("　商 业\n企业 ", []), ("商业企业（个）", ["商业企业（个）"]), (None, [None])]


@pytest.mark.parametrize(("written", "quoted"), HEADS)
def test_a_head_with_other_spaces_is_the_same_and_another_word_is_told_with_what_belongs_there(
    written: str | None, quoted: list[str | None]
) -> None:
    place: list[str] = []

    def edit(book: Workbook) -> None:
        (head,) = [cell for row in sheet(book).iter_rows() for cell in row if cell.value == "商业企业"]
        head.value = written
        sheet(book)[cell_of("received", COMPANY)] = 2
        sheet(book)[cell_of("handled.granted", COMPANY)] = 2
        place.append(f"{APPLICATIONS}!{head.coordinate}")

    reading, findings = found_in(edited(edit))
    assert reading.report.entries[application("received", COMPANY)].number == 2
    assert told(findings) == [("T3-LABEL-OVERWRITTEN", place[0], one) for one in quoted]
    assert {finding.expected for finding in findings} == {"商业企业" for _ in quoted}


@pytest.mark.parametrize("other", ["校验与说明", "四、政府信息公开行政复议、行政诉讼情况", "一、总体情况"])
def test_two_sheets_of_one_name_are_refused_by_that_name(other: str) -> None:
    def bend(parts: Parts) -> None:
        book = parts["xl/workbook.xml"].decode()
        parts["xl/workbook.xml"] = book.replace(f'<sheet name="{other}"', f'<sheet name="{APPLICATIONS}"').encode()

    outcome = outcome_of(bent(bend))
    assert outcome.refusal is not None
    assert APPLICATIONS in outcome.refusal.message


def of_an_older_edition() -> bytes:
    def bend(parts: Parts) -> None:
        for name, part in parts.items():
            parts[name] = part.replace(mark_of("zfxxgk/2021").encode(), mark_of("zfxxgk/2012").encode())

    return bent(bend)


def of_no_form() -> bytes:
    def edit(book: Workbook) -> None:
        for name in book.sheetnames:
            del book[name]
        book.create_sheet("Sheet1")["A1"] = "一月"
        book.defined_names.clear()
        book.custom_doc_props = openpyxl.Workbook().custom_doc_props
        book.properties.category = None

    return edited(edit)


def blank_form(form: Template) -> bytes:
    return write_workbook(form, blank_report(form, "某局", 2024))


OTHERS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "去年.xlsx": (partial(with_cell, YEAR, "<v>2023</v>"), "FILE-REPLACED", "代替"),
    "旧年.xlsx": (partial(with_cell, YEAR, "<v>2019</v>"), "YEAR-NOT-SERVED", "2019"),
    "旧版.xlsx": (of_an_older_edition, "FORM-UNKNOWN", "zfxxgk/2012"),
    "他表.xlsx": (partial(blank_form, small()), "FORM-UNKNOWN", "water/2020"),
    "他物.xlsx": (of_no_form, "FORM-NOT-RECOGNISED", "没有表号"),
    "空表.xlsx": (partial(blank_form, bundled()), "FILE-BLANK", "某局"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """Of each file of a folder the codes and sentences it got, from the set and for itself."""
    from xlreport.cli.main import run

    here, out = tmp_path_factory.mktemp("收到"), tmp_path_factory.mktemp("结果")
    Path(here, "本年.xlsx").write_bytes(fresh())
    for name, (make, _, _) in OTHERS.items():
        Path(here, name).write_bytes(make())
    assert run(["batch", str(here), "-o", str(out), "--year", "2024", "--jobs", "1", "--to", "md", "-q"]) == 1
    found = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    of_set = [(path, one["code"], one["message"]) for one in found["findings"] for path in one["paths"]]
    of_files = [
        (one["path"], one["reason"]["code"], one["reason"]["message"]) for one in found["files"] if one["reason"]
    ]
    return {name: [(code, said) for path, code, said in [*of_set, *of_files] if path == name] for name in OTHERS}


@pytest.mark.parametrize("name", ["去年.xlsx", "旧年.xlsx", "旧版.xlsx", "他表.xlsx", "他物.xlsx"])
def test_another_year_edition_or_form_is_refused_by_what_it_is_and_nothing_of_it_is_used(
    desk: dict[str, list[tuple[str, str]]], name: str
) -> None:
    _, code, named = OTHERS[name]
    ((found, said),) = desk[name]
    assert (found, named in said) == (code, True)


def test_the_blank_form_sent_back_is_told_as_not_filled_in_and_is_no_report_of_zeros(
    desk: dict[str, list[tuple[str, str]]],
) -> None:
    ((code, said),) = desk["空表.xlsx"]
    assert (code, "某局" in said) == ("FILE-BLANK", True)
    outcome = outcome_of(blank_form(bundled()))
    assert outcome.reading is not None
    assert set(outcome.reading.report.entries.values()) == {BLANK}
    assert [code for code, _, _ in all_told(outcome)] == ["FORM-EMPTY"]


def test_filters_hidden_and_grouped_rows_and_frozen_panes_hide_no_figure_and_the_hidden_rows_are_noted() -> None:
    def edit(book: Workbook) -> None:
        own = sheet(book)
        for row in ("received", "handled.granted"):
            own[cell_of(row, COMPANY)] = 2
        own.auto_filter.ref = own.dimensions
        own.row_dimensions[own[cell_of("received", COMPANY)].row].hidden = True
        grouped = own[cell_of("handled.granted", COMPANY)].row
        own.row_dimensions.group(grouped, grouped + 1, hidden=True)
        own.freeze_panes = "C8"

    outcome = outcome_of(edited(edit))
    assert outcome.reading is not None
    entries = outcome.reading.report.entries
    assert [entries[application(row, COMPANY)].number for row in ("received", "handled.granted")] == [2, 2]
    notes = notes_of(outcome)
    assert notes
    assert all(APPLICATIONS in note for note in notes)


def test_a_workbook_without_cached_results_is_recomputed_without_a_word() -> None:
    outcome = outcome_of(edited(lambda _: None))
    assert outcome.reading is not None
    assert outcome.reading.report.entries == report().entries
    assert outcome.reading.report.stated == {}
    assert (figure(outcome), all_told(outcome)) == (5, [])
    assert FIGURE in outcome.reading.places
