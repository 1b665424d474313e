"""A newcomer adds a kind of check: one module in the folder of kinds, and one line in the rules of a form."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.forms import SMALL
from support.reports import reading

from xlreport.checking import kinds
from xlreport.checking.registry import kinds_in
from xlreport.checking.run import check
from xlreport.errors import TemplateError
from xlreport.form.loading.build import build_template
from xlreport.form.loading.rules.check_kinds import CheckKinds
from xlreport.form.model.template import Template
from xlreport.messages.findings import message

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from rules_page import page

MODULE = '''"""Sentences that shout."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_fields import Limit, Part, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding


class Shouting(CheckSpec):
    """A paragraph has more than `most` exclamation marks.

    checks: [{name: shouting, parts: [summary], most: 1}]
    """

    name: Literal["shouting"]
    holes: ClassVar = frozenset({"found", "expected"})
    parts: Several[Part]
    most: Limit


def find(spec: Shouting, inquiry: Inquiry) -> Iterator[Finding]:
    for passage in inquiry.typed(spec.parts):
        marks = passage.text.count("！")
        if marks > spec.most:
            yield inquiry.finding(passage, found=str(marks), expected=str(spec.most))
'''
LINE = (
    '  - {code: W-SHOUT, title: "感叹号太多", severity: warning, message: "有 {found} 个感叹号，最多 {expected} 个。",'
    " checks: [{name: shouting, parts: [summary], most: 1}]}\n"
)


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CheckKinds]:
    """The kinds, with the newcomer's module among the others."""
    (tmp_path / "shouting.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    yield kinds_in(kinds)
    sys.modules.pop("xlreport.checking.kinds.shouting", None)


def form(known: CheckKinds, line: str = LINE) -> Template:
    text = SMALL.read_text(encoding="utf-8").replace("rules:\n", f"rules:\n{line}", 1)
    return build_template("small.yaml", text, known)


def told(template: Template, text: str) -> list[str]:
    edits = {"year": 2024, "texts.summary": {"items": [{"heading": "用水", "text": text, "generated": False}]}}
    found = check(template, reading(edits, template)).findings
    return [message(template, one) for one in found if one.code == "W-SHOUT"]


def test_a_module_and_a_line_are_a_rule(known: CheckKinds) -> None:
    template = form(known)
    assert told(template, "用水很多！真的！") == ["有 2 个感叹号，最多 1 个。"]
    assert told(template, "用水很多！") == []


def test_the_new_rule_stands_on_the_page_of_rules(known: CheckKinds) -> None:
    template = form(known)
    shown = page(template, {"W-SHOUT": told(template, "好！好！")[0]})
    assert "### W-SHOUT 感叹号太多" in shown
    assert "* 例：有 2 个感叹号，最多 1 个。" in shown


def test_its_parameters_are_read_as_strictly_as_all_others(known: CheckKinds) -> None:
    with pytest.raises(TemplateError, match=r"checks\.0\.moost: unknown key, did you mean 'most'\?"):
        form(known, LINE.replace("most: 1", "moost: 1"))
    with pytest.raises(TemplateError, match=r"message: unknown hole '\{count\}'"):
        form(known, LINE.replace("{found}", "{count}"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('Literal["shouting"]', 'Literal["loud"]', "must call its kind 'shouting'"),
        ("def find(", "def look(", "must hold one spec of a check, and the function find"),
    ],
)
def test_a_module_that_is_no_kind_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, said: str
) -> None:
    (tmp_path / "shouting.py").write_text(MODULE.replace(before, after), encoding="utf-8")
    monkeypatch.setattr(kinds, "__path__", [str(tmp_path)])
    with pytest.raises(TypeError, match=said):
        kinds_in(kinds)
    sys.modules.pop("xlreport.checking.kinds.shouting", None)
