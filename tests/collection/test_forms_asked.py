"""Which forms are asked for, what each is called, and which of them a file answers."""

from dataclasses import replace

import pytest
from support.forms import small
from support.reports import bundled

from xlreport.collection.forms.asked import form_names, form_of, forms_asked
from xlreport.district.publish.sections import FormSection, SheetNames
from xlreport.district.publish.tally import tally_of

OLD, NEW, WATER = "zfxxgk/2019", "zfxxgk/2021", "water/2020"
TEMPLATES = {one: bundled() for one in (OLD, NEW, WATER, "heat/2022")}
LONG = "某某市住房和城乡建设局城镇供水节水年报"


@pytest.mark.parametrize(
    ("files", "asked"),
    [
        ([(NEW, 2024), (WATER, 2024)], {NEW, WATER}),
        ([(NEW, 2024), (OLD, 2020)], {NEW}),
        ([(NEW, 2023), (WATER, 2022)], {NEW, WATER}),
        ([], set()),
    ],
)
def test_asked_for_is_what_has_come_for_the_year(files: list[tuple[str, int]], asked: set[str]) -> None:
    assert forms_asked(files, 2024, None, TEMPLATES) == asked


def test_a_form_that_is_named_is_the_only_one_asked_for() -> None:
    assert forms_asked([(NEW, 2024)], 2024, WATER, TEMPLATES) == {WATER}


def test_a_file_answers_its_own_form_or_the_edition_asked_for() -> None:
    asked = {NEW, WATER}
    assert [form_of(one, asked, TEMPLATES) for one in (NEW, OLD, "heat/2022")] == [NEW, NEW, "heat/2022"]


def test_forms_of_the_same_name_are_told_apart_by_their_ids() -> None:
    first, other = bundled(), small()
    edition = replace(other, edition="2026")
    names = form_names([first, other, edition])
    assert list(names.values()) == ["政府信息公开年报", "用水年报（water/2020）", "用水年报（water/2026）"]


def section_of(form: str, apart: str) -> FormSection:
    return FormSection(form, apart, (), None, tally_of((), None), "", {})


def test_sheets_of_several_forms_have_names_that_excel_takes() -> None:
    names = SheetNames("进度")
    sections = [section_of(LONG, apart) for apart in (LONG, f"{LONG}（water/2020）", f"{LONG}[2]", "a/b")]
    made = [names.free(section, heading) for section in sections for heading in ("明细", "一、" + "长" * 40, "A", "a")]
    assert len({name.casefold() for name in made}) == len(made) == 16
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\'") & set(name) for name in made)


def test_sheets_of_the_only_form_keep_their_names() -> None:
    assert SheetNames("进度").free(section_of("用水年报", ""), "明细") == "明细"
