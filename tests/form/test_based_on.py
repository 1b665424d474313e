"""An edition that is another one of its form but for what it gives itself."""

from pathlib import Path

import pytest
from support.forms import SMALL

from xlreport.checking.registry import check_kinds
from xlreport.errors import TemplateError
from xlreport.form.loading.build import build_template
from xlreport.form.model.template import Template
from xlreport.messages.forms.mistakes import problem_line
from xlreport.use_cases.authoring.sheets.forms_as_sheets import template_from_xlsx, template_to_xlsx
from xlreport.use_cases.forms import load_template, load_template_file

BASE = SMALL.read_text(encoding="utf-8")
LATER = """
form: water
edition: 2031
years: {first: 2031}
legal_source: "本单位重新制定"
based_on:
  edition: 2020
  parts:
    - {at: sections.users.heading, is: "一、用户"}
    - {at: sections.users.tables.users.columns.new, is: {id: left, label: "减少"}}
    - {at: sections.water.guide, is: "按水表读数填"}
"""


def later(text: str = LATER, base: str = BASE, rules: str = "") -> Template:
    return build_template("2031.yaml", text, check_kinds(), rules, editions={"2020": base})


def mistakes(text: str, base: str = BASE) -> list[str]:
    with pytest.raises(TemplateError) as raised:
        later(text, base)
    return [problem_line(one) for one in raised.value.problems]


def test_what_is_not_given_is_as_in_the_other_edition_and_what_is_given_is_its_own() -> None:
    form, base = later(), build_template("2020.yaml", BASE, check_kinds())
    assert (form.id, form.first_year, form.last_year) == ("water/2031", 2031, None)
    assert (form.legal_source, form.name) == ("本单位重新制定", base.name)
    assert form.sections[0].heading == "一、用户"
    assert [leaf.id for leaf in form.table("users").columns.leaves] == ["old", "left"]
    assert form.table("water") == base.table("water")
    assert (form.sections[1].guide, base.sections[1].guide) == ("按水表读数填", None)
    assert form.agency_fields == base.agency_fields


def test_its_digest_is_that_of_both() -> None:
    assert later().digest == later().digest
    assert later(base=f"{BASE}\n# mended").digest != later().digest
    assert (
        build_template("2020.yaml", BASE, check_kinds(), editions={"2031": LATER}).digest
        == build_template("2020.yaml", BASE, check_kinds()).digest
    )


def test_a_rule_beside_the_form_is_changed_by_its_code() -> None:
    asked = '[{at: "users[home, old]", require: "this < 5"}]'
    rules = f'rules: [{{code: W-NEW, title: "新", severity: warning, message: "{{found}}", ask: {asked}}}]'
    change = f"  - {{code: W-NEW, severity: error, ask: {asked.replace('old', 'left')}}}"
    changed = f"rules:\n{change}\n{LATER}"
    whole = BASE.split("rules:\n")[1].split("\nlabel_code")[0]
    form = later(changed.replace("rules:\n", f"rules:\n{whole}\n", 1), rules=rules)
    (check,) = (one for one in form.checks if one.code == "W-NEW")
    assert str(check.address) == "users[home, left]"
    assert (form.codes["W-NEW"].severity.value, form.codes["W-NEW"].title) == ("error", "新")


def test_its_mistakes_are_told_where_it_is_written() -> None:
    own = LATER.replace("{id: left, label", "{id: left, lable")
    assert (
        mistakes(own)[0]
        == "2031.yaml:10:68 sections.users.tables.users.columns.left.lable：没有“lable”这个键，是不是“label”？"
    )


def test_what_the_other_editions_parts_lack_in_this_one_is_told_at_the_name_of_that_edition() -> None:
    (told, *more) = mistakes(LATER.replace("users.columns.new, is: {id: left", "users.rows.shop, is: {id: store"))
    assert told.startswith("2031.yaml:6:1 ")
    assert "“shop”" in told
    assert all(one.startswith("2031.yaml:6:1 ") for one in more)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            ("edition: 2020", "edition: 2019"),
            "2031.yaml:7:12 based_on.edition：这份表式没有叫“2019”的版本，可以写的有：2020。",
        ),
        (
            ("users.heading", "user.heading"),
            "2031.yaml:9:12 based_on.parts.0.at：版本“2020”里没有“sections.user.heading”这一部分",
        ),
        (("  parts:", "  part:"), "2031.yaml:8:3 based_on.part：没有“part”这个键，是不是“parts”？"),
    ],
)
def test_what_is_not_there_in_the_other_edition_is_told(edit: tuple[str, str], told: str) -> None:
    assert told in mistakes(LATER.replace(*edit))


def test_the_other_edition_stands_for_itself() -> None:
    told = mistakes(LATER, base=LATER)
    assert told == ["2031.yaml:7:12 based_on.edition：版本“2020”读不出来，或者它自己也以别的版本为底"]


def test_as_a_workbook_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(template_to_xlsx(Path(load_template("zfxxgk/2019").look_folders[0]) / "2019.yaml"))
    made = template_from_xlsx(path)
    ((name, text),) = ((name, text) for name, text in made.texts.items() if name.name == "2019.yaml")
    assert "based_on" not in text
    for at, own in made.texts.items():
        (tmp_path / at).parent.mkdir(exist_ok=True)
        (tmp_path / at).write_text(own, encoding="utf-8")
    again, form = load_template_file(tmp_path / name), load_template("zfxxgk/2019")
    assert again.sections == form.sections
    assert (again.codes, again.checks) == (form.codes, form.checks)
