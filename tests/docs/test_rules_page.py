"""docs/校验规则.md says what the rules are and what they say: its examples come out of workbooks."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from support.rule_cases import form, rule_cases, verdict_of

from xlreport.messages.findings import message

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from rules_page import page  # noqa: E402  the tool is no package


def test_the_page_of_rules_is_what_the_rules_say(tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    examples = {}
    for code, case in {case.code: case for case in rule_cases()}.items():
        findings = verdict_of(case, case.breaks, tmp_path).findings
        examples[code] = next(message(form(), one) for one in findings if one.code == code)
    assert not any(re.search(r"\{[a-z_]+\}", example) for example in examples.values()), "a hole of a message is open"
    golden(ROOT / "docs" / "校验规则.md", page(form(), examples))
