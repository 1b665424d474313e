"""Files of a form as editors save them: what cannot be read is told with its line."""

from pathlib import Path

import pytest
from support.forms import SMALL

from xlreport.errors import TemplateError
from xlreport.use_cases.forms import load_template_file


def test_a_form_saved_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(TemplateError, match=r"small\.yaml:\d+:1 not UTF-8: save the file as UTF-8"):
        load_template_file(path)


def test_a_form_saved_with_a_mark_of_byte_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load_template_file(path).id == load_template_file(SMALL).id


def test_a_control_character_in_a_form_is_told(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.read_text(encoding="utf-8").replace("用水情况", "用水\x07情况"), encoding="utf-8")
    with pytest.raises(TemplateError, match=r"small\.yaml:\d+:\d+ not YAML"):
        load_template_file(path)
