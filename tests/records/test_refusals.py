"""JSON that is no report: refused, every offending key named at once."""

import json
import re
from pathlib import Path

import pytest
from support.reports import record, report

from xlreport.errors import EditionMismatchError, UnreadableRecordError
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.read import MOST_BYTES, read_record

_KEY = re.compile(r"[A-Za-z_][\w.\[\]]*", re.ASCII)
"""What a problem names first is the key it is about."""


def refused(text: str) -> UnreadableRecordError:
    with pytest.raises(UnreadableRecordError) as raised:
        parse_record(text, load_templates())
    return raised.value


def problems(text: str) -> list[str]:
    error = refused(text)
    assert error.code == "RECORD-INVALID"
    return [_KEY.findall(problem)[0] for problem in re.split("; |；", error.params["problems"])]


def edited(before: str, after: str) -> str:
    text = json.dumps(record(), ensure_ascii=False)
    assert text.count(before) >= 1
    return text.replace(before, after, 1)


def test_unknown_keys_of_the_outer_shape_are_refused_by_name_all_at_once() -> None:
    assert problems(json.dumps({**record(), "tabels": {}, "indicator": {}})) == ["tabels", "indicator"]


def test_unknown_keys_of_the_form_are_refused_by_name_all_at_once() -> None:
    content = record(
        {
            "agency.nmae": "x",
            "fees[administrative_fees, amuont]": 1,
            "fees[fines, amount]": 1,
            "land[plots, sold]": 1,
            "indicators.traning_sessions": 3,
            "blank_is_zero": ["disputes", "dispute"],
            "texts.overveiw": {},
            "texts.overview": {"items": [{"id": "dislosure"}, {"text": "无标题"}]},
        }
    )
    assert problems(json.dumps(content)) == [
        "agency.nmae", "indicators.traning_sessions", "blank_is_zero.dispute", "tables.land", "tables.fees.fines",
        "tables.fees.administrative_fees.amuont", "texts.overveiw", "texts.overview.items[0].id",
        "texts.overview.items[0].heading", "texts.overview.items[1].heading",
    ]  # fmt: skip


def test_unknown_keys_of_an_item_are_refused_by_name() -> None:
    content = record({"texts.overview": {"items": [{"heading": "一", "txt": "正文"}]}})
    assert problems(json.dumps(content)) == ["texts.overview.items.0.txt"]


@pytest.mark.parametrize("number", ["true", "false", '"0"', "[]", "NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_no_figure(number: str) -> None:
    assert problems(edited('"amount": 0', f'"amount": {number}'))


@pytest.mark.parametrize("number", ["1e30", "1e999999999", "1e-31", "1" * 31, "1" * 5000], ids=lambda n: n[:12])
def test_a_number_of_more_than_thirty_digits_is_refused(number: str) -> None:
    assert refused(edited('"amount": 0', f'"amount": {number}')).code.startswith("RECORD-")


@pytest.mark.parametrize("number", ["1e29", "1e-30", "9" * 30, "0." + "1" * 30])
def test_a_number_of_thirty_digits_is_judged_and_not_refused(number: str) -> None:
    parse_record(edited('"amount": 0', f'"amount": {number}'), load_templates())


@pytest.mark.parametrize("year", ['"2024"', "2024.5", "true", "null", "2024.0"])
def test_a_year_is_an_integer(year: str) -> None:
    assert problems(edited('"year": 2024', f'"year": {year}')) == ["year"]


def test_a_key_that_is_there_twice_is_refused() -> None:
    assert problems(edited('"amount": 0', '"amount": 0, "amount": 1')) == ["amount"]
    assert problems(edited('"year": 2024', '"year": 2024, "year": 2023')) == ["year"]


def test_a_key_that_is_there_twice_is_told_together_with_what_else_is_wrong() -> None:
    text = edited('"amount": 0', '"amount": 0, "amount": 1').replace('"year": 2024', '"year": "2024"')
    assert set(problems(text)) == {"amount", "year"}


@pytest.mark.parametrize("name", ["", "  ", None])
def test_a_report_without_the_agencys_name_is_refused(name: str | None) -> None:
    assert problems(json.dumps(record({"agency.name": name}))) == ["agency.name"]


@pytest.mark.parametrize("day", ["2025-1-20", "2025-02-30", "2025年1月20日", "", "20250120", "2025-W03-1"])
def test_a_date_is_written_year_month_day(day: str) -> None:
    assert problems(json.dumps(record({"signed_on": day}))) == ["signed_on"]


def test_an_id_given_twice_is_refused() -> None:
    content = record({"texts.overview": {"items": [{"id": "platform"}, {"id": "platform"}]}})
    assert problems(json.dumps(content)) == ["texts.overview.items"]


@pytest.mark.parametrize("key", ["title", "lead"])
def test_title_and_lead_are_texts(key: str) -> None:
    assert problems(json.dumps(record({f"texts.{key}": ["一"]}))) == [f"texts.{key}"]


def test_a_report_of_an_unknown_form_is_refused() -> None:
    assert "zfxxgk/1999" in refused(json.dumps({**record(), "template": "zfxxgk/1999"})).params["problems"]


def test_a_year_that_the_edition_does_not_serve_is_refused() -> None:
    with pytest.raises(EditionMismatchError) as raised:
        parse_record(json.dumps({**record(), "year": 2020}), load_templates())
    assert (raised.value.code, raised.value.params) == ("YEAR-NOT-SERVED", {"year": "2020"})


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "nul", '{"template": "zfxxgk/2021",}', "{} {}"])
def test_what_is_no_json_is_unreadable(text: str) -> None:
    assert refused(text).code == "RECORD-UNREADABLE"


@pytest.mark.parametrize("text", ["[]", "null", "3", '"x"', "{}"])
def test_json_of_another_shape_is_invalid(text: str) -> None:
    assert refused(text).code == "RECORD-INVALID"


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(record(), ensure_ascii=False), encoding="utf-8-sig")
    assert read_record(path, load_templates()).report == report()


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_another_encoding_is_unreadable(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(record(), ensure_ascii=False), encoding=encoding)
    with pytest.raises(UnreadableRecordError) as raised:
        read_record(path, load_templates())
    assert raised.value.code == "RECORD-UNREADABLE"


def test_a_file_far_bigger_than_any_report_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(UnreadableRecordError) as raised:
        read_record(path, load_templates())
    assert raised.value.code == "RECORD-UNREADABLE"


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecordError):
        read_record(tmp_path / "r.json", load_templates())
