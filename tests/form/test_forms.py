"""A form that loads can be filled, checked and printed: no name fails later."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.forms import BUNDLED_FILE, SMALL, edited, small
from support.strategies import reports

from xlreport.checking.registry import check_kinds
from xlreport.checking.run import check
from xlreport.errors import TemplateError, UnknownTemplateError
from xlreport.form.loading.build import build_template
from xlreport.form.loading.catalogue import template_ids
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Reading, Report
from xlreport.narrative.compose import compose
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_template, load_template_file, load_templates, template_for

_FORMULAS = re.compile(r'(?:when|is|require): "([^"]+)"|\{((?:[a-z_]+\[[^\]]*\][ +]*)+|[a-z]+\.[a-z_]+|year)\}')
_NAME = re.compile(r"[a-z][a-z_.]+(?=[\],\[ )]|$)")
_WORDS = {"and", "or", "not", "if", "sum", "given", "previous", "count", "min", "max", "abs", "round"}


def names_in_formulas(text: str) -> list[int]:
    """Where each name that a formula of the form uses begins."""
    found: list[int] = []
    for formula in _FORMULAS.finditer(text):
        group = 1 if formula.group(1) is not None else 2
        names = (name for name in _NAME.finditer(formula.group(group)) if name.group() not in _WORDS)
        found.extend(formula.start(group) + name.start() for name in names)
    return found


SMALL_TEXT = SMALL.read_text(encoding="utf-8")


@pytest.mark.parametrize("at", names_in_formulas(SMALL_TEXT))
def test_a_misspelt_name_in_any_formula_is_told_on_its_line(at: int) -> None:
    with pytest.raises(TemplateError) as raised:
        build_template("small.yaml", SMALL_TEXT[:at] + "x" + SMALL_TEXT[at:], check_kinds())
    assert {problem.line for problem in raised.value.problems} == {SMALL_TEXT.count("\n", 0, at) + 1}


def test_many_names_are_misspelt_above() -> None:
    assert len(names_in_formulas(SMALL_TEXT)) > 20


@pytest.mark.parametrize("path", [SMALL, BUNDLED_FILE], ids=lambda path: path.stem)
@given(data=st.data())
def test_whatever_is_filled_in_a_loaded_form_is_checked_and_printed(path: Path, data: st.DataObject) -> None:
    template = load_template_file(path)
    report: Report = data.draw(reports(template))
    check(template, Reading(report=report, places={}, findings=()))
    compose(template, report)
    render_json(template, report)


@pytest.mark.parametrize("path", [SMALL, BUNDLED_FILE], ids=lambda path: path.stem)
def test_every_formula_of_a_loaded_form_is_written_to_its_workbook(path: Path) -> None:
    from xlreport.use_cases.new import write_workbook

    template = load_template_file(path)
    assert write_workbook(template, blank_report(template, "某某单位", template.first_year))


def test_the_bundled_form_is_found_by_its_id_and_by_the_year() -> None:
    assert load_template("zfxxgk/2021") is template_for(2021)
    assert [template_for(year).id for year in (2019, 2020, 2099)] == ["zfxxgk/2019", "zfxxgk/2019", "zfxxgk/2021"]
    assert load_templates().keys() == set(template_ids())


@pytest.mark.parametrize("template_id", ["zfxxgk/2020", "zfxxgk", "", "../zfxxgk/2021", "zfxxgk/2021.yaml", "/"])
def test_a_form_nobody_declared_is_unknown(template_id: str) -> None:
    with pytest.raises(UnknownTemplateError):
        load_template(template_id)


def test_a_year_that_no_edition_serves_is_unknown() -> None:
    with pytest.raises(UnknownTemplateError):
        template_for(2018)


def test_a_year_that_two_editions_serve_is_unknown(tmp_path: Path) -> None:
    edited(SMALL, tmp_path / "water" / "2020.yaml")
    edited(SMALL, tmp_path / "water" / "2022.yaml", ("edition: 2020", "edition: 2022"))
    with pytest.raises(UnknownTemplateError):
        template_for(2024, tmp_path)
    assert list(load_templates(tmp_path)) == ["water/2020", "water/2022"]


def test_an_edition_serves_its_years_and_no_others() -> None:
    template = small()
    assert [year for year in range(2015, 2035) if template.serves(year)] == list(range(2020, 2031))


def test_a_form_changed_on_disk_is_loaded_anew(tmp_path: Path) -> None:
    path = edited(SMALL, tmp_path / "small.yaml")
    first: Template = load_template_file(path)
    edited(SMALL, path, ('label: "漏点"', 'label: "漏水点"'))
    second = load_template_file(path)
    assert (first.indicators[0].label, second.indicators[0].label) == ("漏点", "漏水点")
    assert first.digest != second.digest


def test_a_form_whose_folder_or_file_has_another_name_than_its_id_is_refused(tmp_path: Path) -> None:
    edited(SMALL, tmp_path / "water" / "2021.yaml")
    edited(SMALL, tmp_path / "wasser" / "2020.yaml")
    for asked, line in (("water/2021", "2021.yaml:4:10 edition"), ("wasser/2020", "2020.yaml:3:7 form")):
        with pytest.raises(TemplateError) as raised:
            load_template(asked, tmp_path)
        told = f"{line}: this is 'water/2020', but the file lies at '{asked}.yaml'"
        assert [str(problem) for problem in raised.value.problems] == [told]


def test_a_form_without_a_tally_needs_a_kind_for_each_indicator(tmp_path: Path) -> None:
    path = edited(SMALL, tmp_path / "small.yaml", ("tally: told\n", ""))
    with pytest.raises(TemplateError, match="without a 'tally' of the form each indicator needs a 'kind'"):
        load_template_file(path)
    edited(SMALL, path, ("tally: told\n", ""), ('unit: "处"}', 'unit: "处", kind: told}'))
    assert [one.kind.id for one in load_template_file(path).indicators] == ["told", "volume"]
