"""What the texts of a report mean, however they were written."""

import json

import pytest
from support.reports import bundled, record

from xlreport.records.read import parse_record
from xlreport.records.write import record_of


def texts(**edits: object) -> dict[str, object]:
    content = record({f"texts.{key}": value for key, value in edits.items()})
    own = parse_record(json.dumps(content, ensure_ascii=False), {bundled().id: bundled()}).report
    return dict(record_of(bundled(), own)["texts"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [(None, None), ("", ""), ("  ", ""), ("（无）", ""), ("标题 ", "标题"), ("\n甲\n\n乙\n", "甲\n乙")],
)
@pytest.mark.parametrize("key", ["title", "lead"])
def test_a_title_or_lead_is_generated_none_or_as_written(key: str, written: str | None, meant: str | None) -> None:
    assert texts(**{key: written})[key] == meant


def test_items_that_say_nothing_are_left_out_and_those_of_the_form_are_kept() -> None:
    items = [
        {"id": "requests", "heading": "", "generated": True},
        {"heading": "", "text": " "},
        {"heading": "其他", "text": None},
    ]
    section = texts(overview={"items": items})["overview"]
    assert isinstance(section, dict)
    assert [(item["id"], item["heading"]) for item in section["items"]] == [("requests", ""), (None, "其他")]
