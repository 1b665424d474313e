"""A second form is understood by the words that it says beside its own rows, and by nothing in Python."""

from pathlib import Path

import pytest
from support.reports import reading, report

from xlreport.form.report.report import Report
from xlreport.use_cases.check import check
from xlreport.use_cases.forms import load_template_file

BUDGET = load_template_file(Path(__file__).parents[1] / "forms" / "budget" / "2021.yaml")
PACKAGE = Path(__file__).parents[2] / "src" / "xlreport"
RULES = {"B-TEXT", "B-SHARE", "B-CHANGE", "B-PARTS"}
FIGURES = {
    "agency.unit_code": "101", "indicators.meetings": 3, "indicators.vehicles": 0,
    "accounts[income, amount]": 100.5, "accounts[income, revised]": 20,
    "accounts[spending, amount]": 80.25, "accounts[spending, revised]": 0,
    "accounts[balance, amount]": 20.25, "accounts[balance, revised]": 20,
}  # fmt: skip
BEFORE = {**FIGURES, "accounts[income, amount]": 80.4, "accounts[income, revised]": 20}

TRUE = [
    "全年收入100.5万元，支出80.25万元。",
    "全年总收入100.5万元，总支出80.25万元，结余20.25万元。",
    "花费802500元。",
    "收入１００．５万元。",
    "追加收入20万元，没有追加支出。",
    "收入100.5万元，其中追加20万元。",
    "支出80.25万元，占收入的79.9%。",
    "收入100.5万元，比上年增长25%。",
    "共有资金100.5万元，其中拨款60.5万元、自筹40万元。",
    "召开预算会议三次，没有公务用车。",
]
ELSEWHERE = [
    "收入约110万元。", "收入200万元以上。", "上半年收入60万元。",
    "全市收入300万元。", "收取捐赠收入12万元。", "计划明年收入120万元。",
    "乙局收入12万元。", "召开会议15次。",
]  # fmt: skip
FALSE = [
    ("全年收入101.5万元，支出80.25万元。", "B-TEXT", "1015000", "1005000"),
    ("全年总收入100.5万元，总支出81.25万元。", "B-TEXT", "812500", "802500"),
    ("结余20.52万元。", "B-TEXT", "205200", "202500"),
    ("花费812500元。", "B-TEXT", "812500", "802500"),
    ("追加收入25万元。", "B-TEXT", "250000", "200000"),
    ("未发生追加收入。", "B-TEXT", "0", "200000"),
    ("收入100.5万元，其中追加30万元。", "B-TEXT", "300000", "200000"),
    ("支出80.25万元，占收入的69.9%。", "B-SHARE", "69.9", "79.9"),
    ("收入100.5万元，比上年增长35%。", "B-CHANGE", "35", "25"),
    ("收入100.5万元，比上年下降25%。", "B-CHANGE", "25", None),
    ("共有资金100.5万元，其中拨款60万元、自筹50万元。", "B-PARTS", "1100000", "1005000"),
    ("召开预算会议四次。", "B-TEXT", "4", "3"),
    ("未召开预算例会。", "B-TEXT", "0", "3"),
    ("现有公务用车2台。", "B-TEXT", "2", "0"),
]


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    """What the rules of the text ask of it, as questions."""
    written = {"texts.remarks": {"items": [{"heading": "收支情况", "text": text, "generated": False}]}}
    verdict = check(BUDGET, reading({**FIGURES, **written}, BUDGET), previous=last_year())
    asked = [one for one in verdict.findings if one.code in RULES and one.severity.value == "warning"]
    return [(one.code, one.found, one.expected) for one in asked]


def last_year() -> Report:
    return report({**BEFORE, "year": 2023}, BUDGET)


@pytest.mark.parametrize("text", TRUE)
def test_what_is_so_is_not_asked_about(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_is_said_of_something_else_is_not_asked_about(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "code", "number", "expected"), FALSE)
def test_what_is_not_so_is_asked_about_once(text: str, code: str, number: str, expected: str) -> None:
    assert found(text) == [(code, number, expected)]


def test_no_word_of_the_form_stands_in_the_program() -> None:
    words = {"总收入", "总支出", "花费", "追加", "公务用车", "预算会议", "预算例会"}
    form = (Path(__file__).parents[1] / "forms" / "budget" / "2021.yaml").read_text(encoding="utf-8")
    assert [word for word in words if word not in form] == []
    texts = [path.read_text(encoding="utf-8") for path in (PACKAGE / "checking").rglob("*.py")]
    assert [word for word in words if any(word in text for text in texts)] == []
