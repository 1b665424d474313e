"""Slips of writing as they are met in reports: each kind is found, and what is written rightly is left alone."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from support.reports import BUNDLED, Edits, record

from xlreport.checking.run import check
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import load_template, load_templates

OFFICE: Edits = {
    "agency.name": "天河区教育局", "agency.short_name": "我局", "agency.kind": "部门", "agency.level": "县级",
}  # fmt: skip
TOWN: Edits = {
    "agency.name": "大兴镇人民政府", "agency.short_name": "我镇", "agency.kind": "乡镇街道", "agency.level": "乡级",
}  # fmt: skip
AFTER = "分管负责人抓公开工作，全年开展政务公开培训两次，接受社会评议。"
"""A paragraph that follows, so that the one before does not end the text."""


def codes(text: str, office: Edits = OFFICE, *, section: str = "overview") -> set[str]:
    own = {"heading": "主动公开", "text": f"{text}\n{AFTER}\n{AFTER}\n{AFTER}", "generated": False}
    content = dump_json(record({**office, f"texts.{section}": {"items": [own]}}))
    found = check(load_template(BUNDLED), parse_record(content, load_templates())).findings
    return {one.code for one in found if not one.code.startswith(("S1-", "FEE-", "Y-", "LEAD-PERIOD", "S5-EMPTY"))}


SLIPS = yaml.safe_load(Path(__file__).with_name("slips.yaml").read_text(encoding="utf-8"))
FOUND: Mapping[str, Sequence[str]] = SLIPS["found"]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FOUND.items() for text in texts])
def test_a_slip_is_found(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("text", SLIPS["foreign_in_a_town"])
def test_a_town_that_speaks_as_another_body_is_told(text: str) -> None:
    assert "UNIT-FOREIGN" in codes(text, TOWN)


@pytest.mark.parametrize("text", SLIPS["silent"])
def test_what_is_written_rightly_is_left_alone(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize("text", SLIPS["silent_in_a_town"])
def test_a_town_may_call_itself_its_government(text: str) -> None:
    assert codes(text, TOWN) == set()


@pytest.mark.parametrize("text", SLIPS["enough_on_fees"])
def test_a_sentence_on_fees_is_enough(text: str) -> None:
    content = dump_json(record({**OFFICE, "texts.other_matters": {"items": [{"heading": "其他", "text": text}]}}))
    found = check(load_template(BUNDLED), parse_record(content, load_templates())).findings
    assert "FEE-THREE-FIGURES" not in {one.code for one in found}


def test_the_office_of_a_government_that_may_make_regulations_reports_them() -> None:
    office = {"agency.name": "上海市人民政府办公厅", "agency.kind": "部门", "agency.level": "省级"}
    assert "T2-REG-NOT-COMPETENT" not in codes(AFTER, {**office, "documents[regulations, in_force]": 3})
    assert "T2-REG-NOT-COMPETENT" in codes(AFTER, {**OFFICE, "documents[regulations, in_force]": 3})


@pytest.mark.parametrize("mark", [",", "，"])
def test_half_width_marks_end_a_clause_as_full_width_ones_do(mark: str) -> None:
    figures: Edits = {
        "applications[received, applicant.natural]": 3,
        "applications[handled.granted, applicant.natural]": 3,
    }
    text = f"收到政府信息公开申请4件{mark}办结3件{mark}其余无。"
    assert "X-TEXT-NEW" in codes(text, {**OFFICE, **figures})
    assert "X-TEXT-NEW" not in codes(text.replace("4", "3"), {**OFFICE, **figures})


@pytest.mark.parametrize("text", ["做好公开（详见官网。", "做好公开（详见官"])
def test_what_breaks_off_at_the_end_of_the_whole_text_is_only_noted(text: str) -> None:
    content = dump_json(record({**OFFICE, "texts.overview": {"items": [{"heading": "主动公开", "text": text}]}}))
    found = check(load_template(BUNDLED), parse_record(content, load_templates())).findings
    (told,) = (one.severity.value for one in found if one.code == "STYLE-UNPAIRED")
    assert told == ("warning" if text.endswith("。") else "note")
