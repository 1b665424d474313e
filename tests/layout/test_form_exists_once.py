"""A row and a column added to the declaration show everywhere, without a line of Python."""

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import lxml.etree
import lxml.html
import openpyxl
import pytest
from support.forms import BUNDLED_FILE, with_lines
from support.reports import FIGURES_ALONE, bundled, told
from support.workbooks import Filled, filled_with, read_back, written

from xlreport.checking.run import check
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Report
from xlreport.narrative.compose import compose
from xlreport.records.write import render_json
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.render.word.word import render_word
from xlreport.use_cases.forms import load_template_file
from xlreport.use_cases.read import read_workbook

NEW_ROW, ROW_LABEL = "handled.unavailable.lost", "4.载体损毁无法提供"
NEW_COLUMN, COLUMN_LABEL = "applicant.legal.foreign", "境外组织"
NEW_FIGURE = f"applications[{NEW_ROW}, {NEW_COLUMN}]"
SHEET = "三、收到和处理政府信息公开申请情况"
FIGURES = {
    f"applications[received, {NEW_COLUMN}]": 38,
    NEW_FIGURE: 37,
    f"applications[carried_forward, {NEW_COLUMN}]": 1,
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms")
    with_lines(
        BUNDLED_FILE,
        path / "zfxxgk" / "2021.yaml",
        ("id: unclear,", f'- {{id: lost, label: "{ROW_LABEL}"}}'),
        ("id: law,", f'- {{id: foreign, label: "{COLUMN_LABEL}"}}'),
    )
    shutil.copy(BUNDLED_FILE.with_name("rules.yaml"), path / "zfxxgk")
    return path


@pytest.fixture(scope="module")
def form(folder: Path) -> Template:
    return load_template_file(folder / "zfxxgk" / "2021.yaml", FIGURES_ALONE)


def fill(filled: Filled) -> None:
    for table in ("documents", "licensing", "enforcement", "fees", "applications", "disputes"):
        filled.put(f"blank_is_zero.{table}", "是")
    for address, number in FIGURES.items():
        filled.put(address, number)


@pytest.fixture(scope="module")
def report(form: Template, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What was typed into the new cells of a fresh workbook."""
    path = tmp_path_factory.mktemp("filled") / "filled.xlsx"
    reading = read_workbook(written(path, form, blank_report(form, "某某市水务局", 2024), fill), {form.id: form})
    assert check(form, reading).findings == ()
    return reading.report


def test_the_form_has_one_row_and_one_column_more(form: Template) -> None:
    own, before = form.table("applications"), bundled().table("applications")
    assert len(own.rows.leaves) == len(before.rows.leaves) + 1
    assert len(own.columns.leaves) == len(before.columns.leaves) + 1


def test_the_workbook_prints_the_new_labels_at_the_new_cells(form: Template) -> None:
    filled = filled_with(form, blank_report(form, "某某市水务局", 2024))
    cell = filled.cell(NEW_FIGURE)
    sheet = filled.book[SHEET]
    assert ROW_LABEL in [sheet.cell(cell.row, column).value for column in range(1, cell.column)]
    assert COLUMN_LABEL in [sheet.cell(row, cell.column).value for row in range(1, cell.row)]
    assert cell.protection.locked is False


def test_the_workbooks_totals_cover_the_new_cells(form: Template) -> None:
    filled = filled_with(form, blank_report(form, "某某市水务局", 2024))
    new = filled.cell(NEW_FIGURE).coordinate
    totals = (f"applications[{NEW_ROW}, applicant.total]", f"applications[handled.total, {NEW_COLUMN}]")
    assert all(covers(str(filled.cell(address).value), new) for address in totals)


def covers(formula: str, coordinate: str) -> bool:
    column, row = openpyxl.utils.cell.coordinate_from_string(coordinate)
    at = openpyxl.utils.cell.column_index_from_string(column), row
    for token in openpyxl.formula.Tokenizer(formula).items:
        if token.subtype == "RANGE":
            left, top, right, bottom = openpyxl.utils.cell.range_boundaries(token.value)
            if left <= at[0] <= right and top <= at[1] <= bottom:
                return True
    return False


def test_a_wrong_figure_in_the_new_column_breaks_the_balance_there(form: Template, tmp_path: Path) -> None:
    def one_less(filled: Filled) -> None:
        fill(filled)
        filled.put(NEW_FIGURE, 36)

    verdict = read_back(tmp_path / "w.xlsx", form, blank_report(form, "某某市水务局", 2024), one_less)
    assert told(verdict) == [("T3-BALANCE", f"applications[handled.total, {NEW_COLUMN}]", "37", "38")]
    assert verdict.findings[0].place is not None
    assert verdict.findings[0].place.sheet == SHEET


@pytest.mark.parametrize(
    ("total", "code"),
    [
        (f"applications[{NEW_ROW}, applicant.total]", "T3-ROWSUM"),
        (f"applications[handled.total, {NEW_COLUMN}]", "T3-RESULTS"),
    ],
)
def test_a_stated_total_is_held_against_the_new_cells(form: Template, tmp_path: Path, total: str, code: str) -> None:
    def stated(filled: Filled) -> None:
        fill(filled)
        filled.put(total, 36)

    verdict = read_back(tmp_path / "w.xlsx", form, blank_report(form, "某某市水务局", 2024), stated)
    assert told(verdict) == [(code, total, "36", "37")]


def test_json_holds_the_new_figures_and_their_totals(form: Template, report: Report) -> None:
    figures = json.loads(render_json(form, report))["tables"]["applications"]
    assert figures[NEW_ROW][NEW_COLUMN] == 37
    assert figures[NEW_ROW]["applicant.total"] == 37
    assert figures["handled.total"][NEW_COLUMN] == 37
    assert list(figures)[list(figures).index(NEW_ROW) - 1] == "handled.unavailable.unclear"


def test_the_page_prints_the_new_row_and_column(form: Template, report: Report) -> None:
    page = lxml.html.fromstring(render_html(compose(form, report)))
    rows = [["".join(map(str, cell.itertext())).strip() for cell in row.iter("th", "td")] for row in page.iter("tr")]
    (new,) = [row for row in rows if ROW_LABEL in row]
    assert new[-8:] == ["0", "0", "0", "0", "0", "37", "0", "37"]
    assert any(COLUMN_LABEL in row for row in rows)


def test_the_word_file_prints_the_new_row_and_column(form: Template, report: Report) -> None:
    with zipfile.ZipFile(BytesIO(render_word(compose(form, report)))) as package:
        body = lxml.etree.fromstring(package.read("word/document.xml"))
    rows = [["".join(map(str, cell.itertext())) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    (new,) = [row for row in rows if ROW_LABEL in row]
    assert new[-8:] == ["0", "0", "0", "0", "0", "37", "0", "37"]
    assert any(COLUMN_LABEL in row for row in rows)


def test_markdown_prints_the_new_row_and_column(form: Template, report: Report) -> None:
    lines = render_markdown(compose(form, report)).split("\n")
    (new,) = [line for line in lines if "载体损毁无法提供" in line]
    assert [cell.strip() for cell in new.strip("|").split("|")][-8:] == ["0", "0", "0", "0", "0", "37", "0", "37"]
    assert any(COLUMN_LABEL in line for line in lines)


def test_the_sentences_count_the_new_figures(form: Template, report: Report) -> None:
    text = render_markdown(compose(form, report))
    assert "新收政府信息公开申请38件" in text
    assert "办理结果均为无法提供；结转下年度继续办理1件" in text


def test_the_commands_use_an_offices_own_form(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from xlreport.cli.main import run

    book, page = tmp_path / "w.xlsx", tmp_path / "r.json"
    own = ["--templates", str(folder)]
    assert run(["new", "-o", str(book), "--agency", "水务局", "--year", "2024", *own]) == 0
    assert run(["report", str(book), "-o", str(page), "--to", "json", *own]) == 1
    assert NEW_COLUMN in json.loads(page.read_text(encoding="utf-8"))["tables"]["applications"][NEW_ROW]
    capsys.readouterr()
