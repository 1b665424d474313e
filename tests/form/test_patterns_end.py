"""No pattern can hang: one that could is refused when the form is loaded, with a sentence that says how to mend it."""

import re
from pathlib import Path

import pytest
from support.commands import Cli, Give
from support.forms import SMALL
from support.hanging import no_hang

from xlreport.errors import TemplateError
from xlreport.form.loading.rules.pattern_cost import MOST_CHARACTERS, MOST_STEPS, steps_a_character
from xlreport.form.loading.rules.patterns import BUILT_IN, PatternError, compiled
from xlreport.use_cases.forms import load_template_file

EVIL = [
    "(a+)+$", "(a*)*b", "(a|a)*$", "(a|aa)+$", "(?:a?){40}b", "([a-z]+)*\\d", "((a+)+)+$", "(?:.*,){12}x", "a.*b",
    "a+b", "\\d+件", "a{2,}b", "(?:a{0,40}b?){0,40}c", "(.*)\\1x", "(?m)^.*x", "x|^.*y", "(?=(a+)+b)a", "a++b",
]  # fmt: skip
HARMLESS = [
    "收到.{0,16}申请", "^.*申请$", "(?:按照|根据){2}", "[^，。；]{0,24}?{n}件?", "占{n}%", "(?>a{1,40})b",
    "a?b?c?", "(?<!不)公开(?=，)", "(我|本)\\1", "(?:，\\d{3}){0,9}", "《[^》]{0,200}+》",
]  # fmt: skip
WRITTEN = """rules:
  - code: W-EVIL
    title: "坏"
    severity: note
    message: "坏。"
    checks: [{{name: written, parts: [summary], patterns: ['{pattern}']}}]
"""


@pytest.mark.parametrize("pattern", EVIL)
def test_a_pattern_that_may_try_too_long_is_refused_at_once(pattern: str) -> None:
    with no_hang(), pytest.raises(PatternError, match="steps for each character of a long text"):
        compiled(pattern, {})


@pytest.mark.parametrize("pattern", HARMLESS)
def test_what_a_rule_needs_to_say_can_be_said(pattern: str) -> None:
    assert compiled(pattern, {}).pattern


@pytest.mark.parametrize("pattern", ["(" * 4_000 + "a" + ")" * 4_000, "a{99999999999999999999}"], ids=["deep", "large"])
def test_a_pattern_that_python_itself_gives_up_on_is_told_like_any_other_mistake(pattern: str) -> None:
    with pytest.raises(PatternError, match="not a regular expression"):
        compiled(pattern, {})


@pytest.mark.parametrize("pattern", EVIL)
def test_a_form_of_ones_own_with_such_a_pattern_is_refused_where_it_stands(pattern: str, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    form = tmp_path / "2020.yaml"
    form.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    rules.write_text(WRITTEN.format(pattern=pattern), encoding="utf-8")
    with no_hang(), pytest.raises(TemplateError) as raised:
        load_template_file(form)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line) == ("rules.yaml", 6)
    assert "steps for each character of a long text" in problem.message


def test_a_rule_set_brings_no_patterns_at_all(tmp_path: Path, cli: Cli, give: Give) -> None:
    rules = tmp_path / "own.yaml"
    rules.write_text(
        'name: "坏"\nrules:\n  - {code: PLACEHOLDER, checks: [{name: written, patterns: ["(a+)+$"]}]}\n',
        encoding="utf-8",
    )
    give()
    done = cli("check", tmp_path / "a.json", "--rules", rules)
    assert done.status == 3
    assert "own.yaml:3:" in done.err[-1]
    assert "没有“checks”这个键" in done.err[-1]


@pytest.mark.parametrize(
    ("pattern", "steps"),
    [("a", 1), ("ab", 2), ("a{0,9}b", 20), ("^a", 0), ("a{0,9}+b", 11), ("(?:ab|cd)e", 5), ("(?:ab|ac)d", 3)],
)
def test_steps_are_counted_as_a_search_would_take_them_at_worst(pattern: str, steps: int) -> None:
    assert steps_a_character(pattern) == steps


def test_numbers_of_any_length_are_tried_once() -> None:
    """The two holes are counted as one character: what stands in them gives nothing back and starts once a number."""
    for hole in BUILT_IN.values():
        assert steps_a_character(hole) > MOST_STEPS
        assert re.compile(hole).search("1" * MOST_CHARACTERS + "x") is not None
        assert len(list(re.compile(hole + "z").finditer("1" * MOST_CHARACTERS))) == 0
