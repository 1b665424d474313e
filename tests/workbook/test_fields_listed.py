"""Fields in the workbook: listed beside the text, kept as typed, and all of them in one formula."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from support.preview import paragraphs, preview_of
from support.reports import bundled, record

from xlreport.form.language.fields import MOST_FIELDS, braced
from xlreport.form.language.spell import MOST_FORMULA, Cell, FormulaTooLongError, spell
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import Call, Expression, Reference, Text, references
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.layout.addresses import FieldAddress, FilledAddress
from xlreport.layout.plan import plan_workbook
from xlreport.layout.seen.lengths import LengthAddress
from xlreport.messages import workbook as words
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

NEW = FigureAddress("applications", "received", "applicant.natural")
LONGEST = "很长很长很长很长很长很长"


@pytest.fixture(scope="module")
def form() -> Template:
    return bundled()


@pytest.fixture(scope="module")
def report() -> Report:
    content = record({str(NEW): 7})
    items = [{"id": "requests", "heading": "收到{新收}件", "text": "新收{新收}件，另{不知}件。\n{网民留言}条。"}]
    content["texts"] = {"title": "报告{新收}", "overview": {"intro": "开头{新收}", "items": items}}
    return parse_record(json.dumps(content), load_templates()).report


@pytest.fixture(scope="module")
def written(form: Template, report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fields") / "w.xlsx"
    path.write_bytes(write_workbook(form, report))
    return path


def test_what_staff_typed_comes_back_as_they_typed_it_and_the_list_is_no_stray(
    form: Template, report: Report, written: Path
) -> None:
    reading = read_workbook(written, {form.id: form})
    assert render_json(form, reading.report) == render_json(form, report)
    assert [one.code for one in reading.findings] == []


def test_every_text_sheet_lists_the_fields_with_their_numbers(form: Template, written: Path) -> None:
    book = openpyxl.load_workbook(written, data_only=True)
    for sheet in plan_workbook(form).prose:
        rows = [[cell.value for cell in row if cell.value is not None] for row in book[sheet.name].iter_rows()]
        beside = {row[-2]: row[-1] for row in rows if len(row) > 1}
        assert set(map(braced, form.text_fields)) <= beside.keys()
        assert (beside["{新收}"], beside["{网民留言}"]) == ("7", words.FIELD_MISSING)


def test_the_list_is_locked_out_of_print_and_in_sight(form: Template, written: Path) -> None:
    book = openpyxl.load_workbook(written)
    for sheet in plan_workbook(form).prose:
        own = book[sheet.name]
        (head,) = [cell for row in own.iter_rows() for cell in row if cell.value == words.FIELDS]
        assert head.protection.locked
        assert not own.column_dimensions[head.column_letter].hidden
        assert "!$A$1:$D$" in str(own.print_area)


def test_the_rows_of_a_text_sheet_are_those_of_a_form_without_fields(form: Template) -> None:
    without = plan_workbook(replace(form, text_fields={}))
    assert [one.cells() for one in plan_workbook(form).prose] == [one.cells() for one in without.prose]


def test_a_form_without_fields_has_no_cell_for_them(form: Template) -> None:
    cells = plan_workbook(replace(form, text_fields={})).cells
    assert not any(isinstance(address, FieldAddress | FilledAddress) for address in cells)


def test_the_count_of_characters_is_that_of_what_staff_typed(form: Template, report: Report) -> None:
    plan = plan_workbook(form, report.texts)
    counted = plan.live.formulas[LengthAddress("overview", None, printed=False)]
    assert {one.address for one in references(counted)} == {*plan.prose[0].intro_paragraphs}


def test_the_most_fields_with_the_longest_names_fit_into_one_formula() -> None:
    assert len(spelled(MOST_FIELDS)) < MOST_FORMULA
    with pytest.raises(FormulaTooLongError, match="levels"):
        spelled(MOST_FIELDS + 10)


def spelled(count: int) -> str:
    """The filling of a text by so many fields, each a cell of another sheet with a long name."""
    fields: list[Expression] = []
    for index in range(count):
        fields += [Text(braced(LONGEST)), Reference(FieldAddress(str(index)))]
    far = Cell("三十一个字的表名" * 4, 9999, 99)
    return spell(Call("fill", (Reference(FieldAddress("text")), *fields)), where=lambda _: far, sheet="表一")


def test_the_preview_shows_the_texts_with_their_fields_filled_in(written: Path) -> None:
    shown = paragraphs(preview_of(written))
    assert {"报告7", "开头7", "{网民留言}条。"} <= set(shown)
    assert any("收到7件。" in line and "新收7件，另{不知}件。" in line for line in shown)
