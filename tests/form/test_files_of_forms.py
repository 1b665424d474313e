"""Files of a form as editors save them: what cannot be read is told with its line."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from support.forms import SMALL

from xlreport.errors import TemplateError
from xlreport.form.loading.rules.rule_set import load_rule_set
from xlreport.messages.forms.mistakes import problem_line
from xlreport.use_cases.forms import load_template_file


@pytest.mark.parametrize(
    ("encoding", "called"),
    [("gb18030", "GBK"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_a_form_saved_in_another_encoding_is_told(tmp_path: Path, encoding: str, called: str) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_text(encoding="utf-8").encode(encoding))
    (told,) = told_of(path, load_template_file)
    assert re.match(r"small\.yaml:\d+:1 ", told)
    assert (called in told, "UTF-8" in told) == (True, True)


RULES = 'name: "某县规则"\nrules:\n  - {code: T2-INT, severity: warning}\n'
BOMB = "".join(f"{key}: &{key} [{', '.join(['*' + before] * 9)}]\n" for before, key in pairwise("abcdefghij"))


@pytest.mark.parametrize(
    ("text", "line", "about"),
    [
        (RULES.encode("gb18030"), 1, "GBK"),
        (RULES.encode("utf-16-le"), 1, "UTF-16"),
        (RULES.encode() + "# 说明".encode("gb18030"), 4, "UTF-8"),
        (RULES.replace("某县", "某\0县").encode(), 1, "U+0000"),
        (RULES.replace("- {", "- {\x07").encode(), 3, "U+0007"),
        (f"{RULES}settings: {{x: {'9' * 5000}}}\n".encode(), 4, "5000 位"),
        (RULES.replace("severity: warning", f"until: {'9' * 5000}").encode(), 3, "5000 位"),
        (f"{RULES}settings: {'{a: ' * 900}1{'}' * 900}\n".encode(), 4, "40 层"),
        (f"{RULES}settings: {'[' * 9000}1{']' * 9000}\n".encode(), 4, "YAML"),
        ((RULES + 'a: &a ["x"]\n' + BOMB).encode(), 5, "引用"),
        (f'{RULES}name: "b"\n'.encode(), 4, "两次"),
        (RULES.replace("  -", "\t-").encode(), 3, "半角"),
        (b"\x89PNG\r\n" + bytes(range(256)), 1, "UTF-8"),
        (b"#" * 6_000_000, 1, "字节"),
    ],
)  # fmt: skip
def test_a_rule_set_that_cannot_be_read_is_told_in_a_sentence_with_its_line(
    tmp_path: Path, text: bytes, line: int, about: str
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes(text)
    own = [one for one in told_of(path, load_rule_set) if one.startswith(f"rules.yaml:{line}:")]
    assert any(about in one for one in own), own


def told_of(path: Path, load: Callable[[Path], object]) -> list[str]:
    with pytest.raises(TemplateError) as broken:
        load(path)
    return [problem_line(one) for one in broken.value.problems]


def test_a_form_saved_with_a_mark_of_byte_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load_template_file(path).id == load_template_file(SMALL).id


def test_a_control_character_in_a_form_is_told(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.read_text(encoding="utf-8").replace("用水情况", "用水\x07情况"), encoding="utf-8")
    with pytest.raises(TemplateError, match=r"small\.yaml:\d+:\d+ not YAML: the character U\+0007"):
        load_template_file(path)
