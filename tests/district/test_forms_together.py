"""Figures that one agency writes into two forms, held against each other in `check` and in `batch`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.commands import COMPLETE, Cli
from support.editions import ZHEJIANG, own_forms
from support.reports import BUNDLED, record

from xlreport.errors import TemplateError
from xlreport.form.model.template import Template
from xlreport.messages.forms.mistakes import problem_line
from xlreport.records.write import dump_json
from xlreport.use_cases.authoring.lint import lint_templates
from xlreport.use_cases.forms import known_templates, load_template

pytestmark = pytest.mark.usefixtures("own_process")

WEBSITE, NAME = "wzbb/2018", "某某区城市管理局"
ENFORCED: Mapping[str, object] = {
    "penalties[reported, acts.fine]": 6, "penalties[reported, acts.money]": 1,
    "licensing[reported, acts.applied]": 22, "licensing[reported, acts.accepted]": 22,
    "licensing[reported, acts.granted]": 20, "licensing[reported, acts.refused]": 2,
    "coercion[reported, measures.seizure]": 3,
}  # fmt: skip
DISCLOSED: Mapping[str, object] = {
    **COMPLETE, "signed_on": "2025-01-10", "enforcement[penalties, decisions]": 6, "licensing[licences, decisions]": 20,
    "enforcement[coercive_measures, decisions]": 3,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def put(folder: Path, form: str, edits: Mapping[str, object], agency: str = NAME, year: int = 2024) -> str:
    template: Template = load_template(form)
    whole = record({"year": year, **edits, "agency.name": agency}, template)
    path = folder / f"{agency}-{form.partition('/')[0]}-{year}-{len(list(folder.iterdir()))}.json"
    path.write_text(dump_json(whole), encoding="utf-8")
    return path.name


def told(cli: Cli, folder: Path) -> list[dict[str, Any]]:
    done = cli("check", folder, "--format", "json")
    listed = json.loads("\n".join(done.out))
    assert {one["outcome"] for one in listed["files"]} == {"read"}
    return [one for one in listed["findings"] if one["code"] in {"ENF-MATCH", "W-SAME", "WEB-MATCH"}]


def test_forms_that_agree_are_not_told(cli: Cli, folder: Path) -> None:
    put(folder, ZHEJIANG, ENFORCED)
    put(folder, BUNDLED, DISCLOSED)
    assert told(cli, folder) == []


def test_a_figure_that_differs_is_told_of_both_files_with_both_numbers(cli: Cli, folder: Path) -> None:
    first = put(folder, ZHEJIANG, ENFORCED)
    second = put(folder, BUNDLED, {**DISCLOSED, "enforcement[penalties, decisions]": 5})
    (one,) = told(cli, folder)
    assert (one["code"], one["severity"], one["found"], one["expected"]) == ("ENF-MATCH", "warning", "6", "5")
    assert (one["address"], one["paths"]) == ("penalties[reported, acts.total]", [first, second])
    assert f"{NAME}：这里是 6 宗，政府信息公开年报“行政处罚 × 本年处理决定数量”填的是 5，差 1。" in one["message"]


@pytest.mark.parametrize(("decisions", "codes"), [(20, []), (22, []), (21, ["ENF-MATCH"])])
def test_licences_may_be_counted_with_or_without_refusals(
    cli: Cli, folder: Path, decisions: int, codes: list[str]
) -> None:
    put(folder, ZHEJIANG, ENFORCED)
    put(folder, BUNDLED, {**DISCLOSED, "licensing[licences, decisions]": decisions})
    assert [one["code"] for one in told(cli, folder)] == codes


def test_a_blank_or_another_agency_or_year_says_nothing(cli: Cli, folder: Path) -> None:
    put(folder, ZHEJIANG, {**ENFORCED, "penalties[reported, acts.fine]": None})
    other = {**DISCLOSED, "enforcement[penalties, decisions]": 5}
    put(folder, BUNDLED, other)
    put(folder, BUNDLED, other, agency="某某区水务局")
    put(folder, ZHEJIANG, {**ENFORCED, "coercion[reported, measures.seizure]": 9}, year=2023)
    assert told(cli, folder) == []


def test_the_website_s_figures_are_those_of_the_disclosure_report(cli: Cli, folder: Path) -> None:
    site = json.loads(
        (Path(load_template(WEBSITE).look_folders[0]) / "cases" / "start.json").read_text(encoding="utf-8")
    )
    (folder / "网站.json").write_text(dump_json({**site, "agency": {"name": NAME}}), encoding="utf-8")
    alike = {"indicators.messages_received": 640, "indicators.messages_answered": 631, "indicators.consultations": 18}
    put(folder, BUNDLED, {**DISCLOSED, **alike, "indicators.disclosed_website": 11537, "indicators.interviews": 5})
    assert [(one["code"], one["address"], one["expected"]) for one in told(cli, folder)] == [
        ("W-SAME", "site[dialogue.talk.talks, reported]", "5")
    ]
    put(folder, BUNDLED, {"indicators.disclosed_website": 11536}, agency="某某区水务局")
    (folder / "水务网站.json").write_text(dump_json({**site, "agency": {"name": "某某区水务局"}}), encoding="utf-8")
    assert [one["code"] for one in told(cli, folder)] == ["W-SAME", "WEB-MATCH"]


def test_a_run_over_a_folder_tells_the_same(cli: Cli, folder: Path, tmp_path: Path) -> None:
    put(folder, ZHEJIANG, ENFORCED)
    put(folder, BUNDLED, {**DISCLOSED, "enforcement[penalties, decisions]": 5})
    done = cli("batch", folder, "-o", "out", "--to", "md", "--jobs", "1")
    assert done.status == 0
    found = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    assert [(one["code"], len(one["paths"])) for one in found["findings"]] == [("ENF-MATCH", 2)]
    assert "差 1。" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


MISTAKES = [
    ('form: zfxxgk, there: "enforcement[penalties', 'form: zfxgk, there: "enforcement[penalties', "表式“zfxgk”里没有"),
    ("enforcement[penalties, decisions]", "enforcement[penalties, number]", "“enforcement[penalties, number]”"),
    ("enforcement[penalties, decisions]", "agency.name", "这里应写一格的名字"),
    ('{at: "penalties[reported, acts.total]", form', '{at: "penalties[reported, all]", form', "没有叫“all”的列"),
    ('licensing[reported, acts.refused]"]', 'licensing[reported, acts.refusals]"]', "acts.refus"),
    ("“{there}”填的是", "“{their}”填的是", "提示语里不能写"),
]


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES, ids=[said for _, _, said in MISTAKES])
def test_what_a_rule_names_of_another_form_is_looked_up(tmp_path: Path, old: str, new: str, said: str) -> None:
    rules = own_forms(tmp_path / "forms") / "xzzf" / "rules.yaml"
    before, mark, rest = rules.read_text(encoding="utf-8").partition("code: ENF-MATCH")
    assert old in rest
    rules.write_text(before + mark + rest.replace(old, new, 1), encoding="utf-8")
    lines = [problem_line(problem) for form in lint_templates([tmp_path / "forms"]) for _, problem in form.problems]
    assert len([line for line in lines if said in line]) == 2, "of both editions"
    with pytest.raises(TemplateError):
        known_templates(tmp_path / "forms")
