# ruff: noqa: E501  mistakes as they are told
"""Rules that any form includes: placed, changed and set as the form wants them."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.forms import SMALL
from support.reports import reading

from xlreport.checking.registry import check_kinds
from xlreport.checking.run import check
from xlreport.errors import TemplateError
from xlreport.form.loading.build import build_template
from xlreport.form.loading.catalogue import library_texts, template_ids
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.template import Template
from xlreport.messages.findings import message
from xlreport.use_cases.forms import load_template, load_template_file

LIBRARY = dict(library_texts(templates_folder()))
OWN = """
fragments: {mark: "甲乙"}
settings: [{id: least, label: "至少", value: 5}]
rules:
  - code: L-WORD
    title: "词"
    severity: note
    message: "“{found}”。"
    checks: [{name: written, patterns: ["{mark}"]}]
  - code: L-SHORT
    title: "短"
    severity: warning
    message: "{found} 字。"
    checks: [{name: length, part: lead, least: "settings.least"}]
"""


def form(rules: str, library: Mapping[str, str] = LIBRARY) -> Template:
    return build_template("small.yaml", SMALL.read_text(encoding="utf-8"), check_kinds(), rules, library=library)


def told(template: Template, lead: str) -> list[str]:
    found = check(template, reading({"year": 2024, "texts.lead": lead}, template)).findings
    return [f"{one.code} {one.severity.value} {message(template, one)}" for one in found if one.code[0] in "LPS"]


def codes_of(template: Template) -> list[str]:
    return [code for code in template.codes if not code.startswith("W-")]


@pytest.mark.parametrize("name", LIBRARY)
def test_every_file_of_the_library_serves_a_form_that_knows_nothing_of_the_first(name: str) -> None:
    own = set(codes_of(form(f"include: [{name}]\n")))
    assert own
    assert own <= set(load_template("zfxxgk/2021").codes)


def test_the_librarys_rules_find_in_any_form_what_they_are_for() -> None:
    template = form("include: [official_text]\n")
    (placeholder,) = told(template, "本报告由某某单位编制。")
    assert placeholder.startswith("PLACEHOLDER error")
    (secret,) = told(template, "密级：秘密。")
    assert secret.startswith("SECRET-MARK error")


def test_rules_included_stand_where_the_form_names_them_and_the_others_at_the_end() -> None:
    rules = (
        'include: [own]\nrules:\n  - {code: L-SHORT}\n  - {code: F-OWN, title: "一", severity: note, message: "一"}\n'
    )
    assert codes_of(form(rules, {"own": OWN})) == ["L-SHORT", "F-OWN", "L-WORD"]
    assert codes_of(form("include: [own]\n", {"own": OWN})) == ["L-WORD", "L-SHORT"]


def test_a_form_changes_what_it_includes() -> None:
    plain = form("include: [own]\n", {"own": OWN})
    assert told(plain, "甲乙") == ["L-WORD note “甲乙”。", "L-SHORT warning 2 字。"]
    changed = form(
        'include: [own]\nsettings: [{id: least, label: "至少", value: 2}]\nrules:\n'
        '  - {code: L-WORD, severity: error, message: "不写“{found}”。"}\n',
        {"own": OWN},
    )
    assert told(changed, "甲乙") == ["L-WORD error 不写“甲乙”。"]


def test_a_form_does_without_a_rule_that_it_includes() -> None:
    assert told(form("include: [own]\nrules: [{code: L-WORD, off: true}]\n", {"own": OWN}), "甲乙甲乙甲乙") == []


def test_a_fragment_is_known_where_its_file_declares_it_and_nowhere_else() -> None:
    rules = 'include: [own]\nrules:\n  - {code: L-WORD, checks: [{name: written, patterns: ["{mark}"]}]}\n'
    with pytest.raises(TemplateError) as raised:
        form(rules, {"own": OWN})
    assert str(raised.value) == "rules.yaml:3:58 rules.L-WORD.checks.0.patterns.0: no fragment is called 'mark'"


@pytest.mark.parametrize(
    ("rules", "own", "said"),
    [
        ("include: [onw]\n", OWN, "rules.yaml:1:11 include.0: no library of rules is called 'onw', did you mean 'own'?"),
        ("include: [own, own]\n", OWN, "library/own.yaml:5:11 rules.L-WORD.code: 'L-WORD' is there twice"),
        ("include: [own]\n", OWN.replace("{mark}", "{mrak}"), "library/own.yaml:9:43 rules.L-WORD.checks.0.patterns.0:"),
        ("include: [own]\n", OWN.replace("{found}”", "{fuond}”"), "library/own.yaml:8:16 rules.L-WORD.message: unknown"),
        ("include: [own]\n", OWN.replace("part: lead", "part: leda"), "library/own.yaml:14:35 rules.L-SHORT.checks.0.part"),
        ("include: [own]\n", OWN + "include: [own]\n", "library/own.yaml:15:1 include: unknown key"),
        ('include: [own]\nrules: [{code: L-WORD, message: "{part}"}]\n', OWN, "rules.yaml:2:34 rules.L-WORD.message: unknown"),
        ("rules: [{code: L-NEW}]\n", OWN, "rules.yaml:1:9 rules.L-NEW.message: this key is missing"),
        ("rules: [{code: L-NEW}]\n", OWN, "rules.yaml:1:9 rules.L-NEW.severity: this key is missing"),
        ("rules: [{code: L-NEW}]\n", OWN, "rules.yaml:1:9 rules.L-NEW.title: this key is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_of_rules_or_in_its_use_is_told_where_it_stands(
    rules: str, own: str, said: str
) -> None:
    with pytest.raises(TemplateError) as raised:
        form(rules, {"own": own})
    assert any(str(problem).startswith(said) for problem in raised.value.problems), raised.value


def test_an_office_adds_a_library_to_its_own_folder_and_no_form_is_made_of_it(tmp_path: Path) -> None:
    place = tmp_path / "water"
    place.mkdir()
    (place / "2020.yaml").write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    (place / "rules.yaml").write_text("include: [own, official_text]\n", encoding="utf-8")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "own.yaml").write_text(OWN, encoding="utf-8")
    assert template_ids(tmp_path) == ["water/2020"]
    first = load_template_file(place / "2020.yaml")
    assert {"L-WORD", "PLACEHOLDER"} <= set(first.codes)
    (tmp_path / "library" / "own.yaml").write_text(OWN.replace("value: 5", "value: 6"), encoding="utf-8")
    second = load_template_file(place / "2020.yaml")
    assert first.digest != second.digest
    assert second.settings["least"].value == 6


def test_the_library_is_no_form() -> None:
    assert [one for one in template_ids() if "library" in one] == []
