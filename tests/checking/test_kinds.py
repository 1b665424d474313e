"""Each kind of check says how it is asked for; what it says loads, and what is misspelt in it does not."""

import re
from collections.abc import Iterator
from textwrap import dedent

import pytest
from support.forms import BUNDLED_FILE

from xlreport.checking.registry import check_kinds
from xlreport.errors import TemplateError
from xlreport.form.loading.build import build_template
from xlreport.form.model.template import Template
from xlreport.use_cases.forms import load_templates

KINDS = check_kinds().by_name
FORM = BUNDLED_FILE.read_text(encoding="utf-8")
RULES = BUNDLED_FILE.with_name("rules.yaml").read_text(encoding="utf-8")
CODES = RULES.replace("include: [official_text]\n", "").partition("  # Table two.")[0]


def example(kind: str) -> str:
    """The end of the spec's docstring."""
    documentation = KINDS[kind].spec.__doc__ or ""
    return dedent(documentation[documentation.index("    checks:") :]).strip()


def with_check(checks: str) -> str:
    """The rules that the form itself raises and one more, whose checks these are."""
    own = "".join(f"    {line}\n" for line in checks.splitlines())
    return f'{CODES}  - code: NEW-RULE\n    title: "新"\n    severity: note\n    message: "新规则。"\n{own}'


def loaded(checks: str) -> Template:
    return build_template("2021.yaml", FORM, check_kinds(), with_check(checks))


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_asks_for_it(kind: str) -> None:
    asked = [check for check in loaded(example(kind)).named_checks if check.code == "NEW-RULE"]
    assert [check.name for check in asked] == [kind]
    assert isinstance(asked[0].spec, KINDS[kind].spec)


def keys_in(kind: str) -> Iterator[tuple[int, str]]:
    """Where each key of the example begins, the check's own and those within."""
    text = example(kind)
    for match in re.finditer(r"(?<=[{\s])([a-z_]+): ", text):
        if match.start() >= text.index("name: "):
            yield match.start(), match.group(1)


KEYS = [(kind, at, key) for kind in KINDS for at, key in keys_in(kind)]


@pytest.mark.parametrize(("kind", "at", "key"), KEYS, ids=str)
def test_a_misspelt_key_of_a_check_is_told_at_its_line_and_column(kind: str, at: int, key: str) -> None:
    text = example(kind)
    broken = f"{text[:at]}x{text[at:]}"
    with pytest.raises(TemplateError) as raised:
        loaded(broken)
    rules = with_check(broken)
    offset = rules.index(broken.splitlines()[0]) + broken[:at].count("\n") * 4 + at
    line, column = rules.count("\n", 0, offset) + 1, offset - rules.rfind("\n", 0, offset)
    told = {(one.line, one.column): one.message for one in raised.value.problems}
    if key == "name" and not re.search(r"\bxname: \"", broken):  # the name of the kind, without which no key is known
        assert any(message.endswith("name: this key is missing") for message in told.values())
    else:
        assert "unknown key" in told[line, column]


def test_no_two_kinds_are_keyed_alike_by_chance() -> None:
    assert len(KEYS) > 100


def test_the_bundled_forms_ask_for_every_kind() -> None:
    assert {check.name for form in load_templates().values() for check in form.named_checks} == set(KINDS)
