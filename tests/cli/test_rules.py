"""`xlreport explain`, and rule sets given with --rules."""

import json
import re
import shutil
from pathlib import Path

import pytest
from support.commands import BROKEN, Cli, Give
from support.forms import SMALL
from support.reports import bundled

from xlreport.form.model.finding import Code
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.codes.examples import example_of


def rule_set(text: str) -> Path:
    path = Path("rules.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def test_a_code_is_explained_whatever_its_case_with_what_its_own_case_finds(cli: Cli) -> None:
    done = cli("explain", "t3-balance")
    code = bundled().codes["T3-BALANCE"]
    assert done.status == 0
    assert done.out[0] == f"T3-BALANCE　{code.title}"
    assert code.source in done.out[-1]
    assert "D31 （七）总计 × 自然人：办理结果与结转下年度之和为 0 件" in done.out[2]
    assert not any("{" in line or "□" in line for line in done.out)


def test_a_code_of_reading_is_explained_too(cli: Cli) -> None:
    done = cli("explain", "SHEET-MISSING")
    assert done.status == 0
    assert "找不到工作表“表三”" in done.out[2]


@pytest.mark.parametrize("code", GENERAL_CODES.values(), ids=GENERAL_CODES)
def test_every_general_code_has_an_example_without_holes(code: Code) -> None:
    example = example_of(code)
    known = {**example.params, "found": example.found, "expected": example.expected}
    holes = set(re.findall(r"\{([a-z_]+)\}", code.message + code.remedy))
    assert {hole for hole in holes if known.get(hole) is None} == set()


def test_a_rule_of_an_office_without_a_case_is_explained_as_well(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "forms/water"
    folder.mkdir(parents=True)
    shutil.copy(SMALL, folder / "2020.yaml")
    done = cli("explain", "W-MORE", "--templates", "forms")
    assert (done.status, done.out[2].startswith("提示：")) == (0, True)


def test_an_unknown_code_ends_with_two_and_names_those_spelt_like_it(cli: Cli) -> None:
    done = cli("explain", "T3-BALANC")
    assert (done.status, done.out) == (2, [])
    assert "T3-BALANCE" in done.err[0]


def test_a_code_is_found_by_what_it_is_about(cli: Cli) -> None:
    done = cli("explain", "结转")
    assert (done.status, "Y-CARRY" in done.err[0]) == (2, True)


def findings(cli: Cli, *arguments: object) -> dict[str, str]:
    listing = json.loads("\n".join(cli("check", *arguments, "--format", "json").out))
    return {one["code"]: one["severity"] for file in listing["files"] for one in file["findings"]}


def test_a_rule_set_switches_off_grades_and_tries_out(cli: Cli, give: Give) -> None:
    edits = {**BROKEN, "indicators.fee_notices_amount": 105, "indicators.fee_notices": 1}
    give(edits=edits)
    assert findings(cli, "a.json") == {"T3-BALANCE": "error", "FEE-TEN": "warning", "Y-LAST-MISSING": "note"}
    rules = rule_set(
        'name: "试验"\nrules:\n  - {code: Y-LAST-MISSING, off: true}\n  - {code: FEE-TEN, severity: error}\n'
        "  - {code: T3-BALANCE, trial: true}\n"
    )
    assert findings(cli, "a.json", "--rules", rules) == {"T3-BALANCE": "note", "FEE-TEN": "error"}


@pytest.mark.parametrize(("limits", "asked"), [("from: 2025", False), ("from: 2024", True), ("until: 2023", False)])
def test_a_rule_is_asked_of_its_years_only(cli: Cli, give: Give, limits: str, asked: bool) -> None:
    give(edits=BROKEN)
    rules = rule_set(f'name: "年度"\nrules:\n  - {{code: T3-BALANCE, {limits}}}\n')
    assert ("T3-BALANCE" in findings(cli, "a.json", "--rules", rules)) is asked


def test_the_name_and_the_digest_of_the_rule_set_stand_in_the_result(cli: Cli, give: Give) -> None:
    give()
    plain = json.loads("\n".join(cli("check", "a.json", "--format", "json").out))["rules"]
    rules = rule_set('name: "某区 2025"\nsettings: {expired_apart: false}\n')
    chosen = json.loads("\n".join(cli("check", "a.json", "--rules", rules, "--format", "json").out))["rules"]
    assert (plain["set"], chosen["set"]) == ("standard", "某区 2025")
    assert plain["digest"] != chosen["digest"]


def test_expired_documents_count_apart_or_among_the_repealed_as_the_setting_says(cli: Cli, give: Give) -> None:
    """Practice differs: a document that expired is taken off by its own figure, or was counted as repealed."""
    last_year = {"documents[normative_documents, in_force]": 10, "agency.name": "某某市水务局", "year": 2023}
    give("last/a.json", last_year)
    apart = {"documents[normative_documents, in_force]": 7, "indicators.normative_expired": 3}
    among = {"documents[normative_documents, in_force]": 7, "documents[normative_documents, repealed]": 3}
    give("apart.json", apart)
    give("among.json", {**among, "indicators.normative_expired": 3})
    rules = rule_set('name: "失效算废止"\nsettings: {expired_apart: false}\n')
    assert "Y-NORM" not in findings(cli, "apart.json", "--previous", "last")
    assert "Y-NORM" in findings(cli, "among.json", "--previous", "last")
    assert "Y-NORM" in findings(cli, "apart.json", "--previous", "last", "--rules", rules)
    assert "Y-NORM" not in findings(cli, "among.json", "--previous", "last", "--rules", rules)


RULES = 'name: "x"\nrules:\n  - '


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULES + "{code: T9-NOTHING, off: true}\n", "3:12 rules.T9-NOTHING.code：没有代码为“T9-NOTHING”"),
        ('name: "x"\nsettings: {jump: 3}\n', "2:12 settings.jump：没有叫“jump”的设置"),
        (RULES + "{code: T3-BALANCE, of: true}\n", "3:24 rules.T3-BALANCE.of：没有“of”这个键，是不是“off”"),
    ],
)
def test_what_is_wrong_in_a_rule_set_is_told_with_its_line(cli: Cli, give: Give, text: str, told: str) -> None:
    give()
    done = cli("check", "a.json", "--rules", rule_set(text))
    assert done.status == 3
    assert any(line.startswith(f"rules.yaml:{told}") for line in done.err), done.err
