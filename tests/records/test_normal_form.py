"""The normal form of a report as JSON: what is written is read back the same, and nothing is guessed."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.forms import small
from support.reports import bundled, figure, reading, record, report
from support.strategies import reports

from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Report
from xlreport.form.report.values import ReportValues
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_templates

FORMS = {form.id: form for form in (small(), *load_templates().values())}


def round_trip(template: Template, one: Report) -> Report:
    return parse_record(render_json(template, one), FORMS).report


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(data=st.data())
def test_a_report_written_is_read_back_the_same(form: Template, data: st.DataObject) -> None:
    one = data.draw(reports(form))
    back = round_trip(form, one)
    zero = Entry.of(Decimal(0))
    values = ReportValues(form, one)
    settled = {
        address: zero if entry == BLANK and values.figure(address) is not None else entry
        for address, entry in one.entries.items()
    }
    assert back.entries == settled
    assert replace(back, entries={}, stated={}) == replace(one, entries={}, stated={})


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(data=st.data())
def test_the_normal_form_of_the_normal_form_is_itself(form: Template, data: st.DataObject) -> None:
    text = render_json(form, data.draw(reports(form)))
    assert render_json(form, parse_record(text, FORMS).report) == text


def written(edits: dict[str, object] | None = None) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(render_json(bundled(), report(edits)), parse_float=Decimal)
    return content


def test_every_key_of_the_form_is_written_in_its_order() -> None:
    form, content = bundled(), written()
    assert list(content) == [
        "template", "year", "agency", "signed_on", "tables", "blank_is_zero", "indicators", "texts", "reasons",
    ]  # fmt: skip
    assert list(content["agency"]) == [field.id for field in form.agency_fields]
    assert list(content["tables"]) == [table.id for table in form.tables]
    for table in form.tables:
        assert list(content["tables"][table.id]) == [row.id for row in table.rows.leaves]
        for figures in content["tables"][table.id].values():
            assert list(figures) == [column.id for column in table.columns.leaves]
    assert list(content["indicators"]) == [one.id for one in form.indicators]
    assert list(content["texts"]) == ["title", "lead", *form.prose_sections]


def test_json_is_indented_unescaped_and_ends_with_a_line_feed() -> None:
    text = render_json(bundled(), report())
    assert text.startswith(
        '{\n  "template": "zfxxgk/2021",\n  "year": 2024,\n  "agency": {\n    "name": "某某市水务局",'
    )
    assert text.endswith('  "reasons": []\n}\n')
    assert "\\u" not in text


def test_what_was_not_given_is_null() -> None:
    content = written({"fees[administrative_fees, amount]": None})
    assert content["agency"]["phone"] is None
    assert content["signed_on"] is None
    assert content["tables"]["fees"]["administrative_fees"]["amount"] is None
    assert content["indicators"]["training_sessions"] is None
    assert content["texts"]["title"] is None


@pytest.mark.parametrize(
    ("number", "digits"),
    [("59237.2449", "59237.2449"), ("38.441094", "38.441094"), ("0.10", "0.1"), ("3.0", "3"), ("1e3", "1000"),
     ("-0", "0"), ("-0.50", "-0.5"), ("0.1234567890123456789", "0.1234567890123456789"), ("12E-1", "1.2")],
)  # fmt: skip
def test_an_amount_is_kept_to_its_last_digit(number: str, digits: str) -> None:
    text = json.dumps(record()).replace('"amount": 0', f'"amount": {number}')
    back = parse_record(text, FORMS).report
    assert back.entries[figure("fees[administrative_fees, amount]")].number == Decimal(number)
    assert f'"amount": {digits}\n' in render_json(bundled(), back)


def test_totals_are_recomputed_and_pass_over_blanks() -> None:
    content = written(
        {
            "applications[received, applicant.natural]": 3,
            "applications[received, applicant.legal.company]": None,
            "applications[received, applicant.legal.law]": 2,
            "applications[received, applicant.total]": 99,
        }
    )  # fmt: skip
    assert content["tables"]["applications"]["received"]["applicant.total"] == 5


def test_a_total_of_blanks_only_is_null() -> None:
    columns = [leaf.id for leaf in bundled().table("applications").columns.leaves if not leaf.node.computed]
    content = written({f"applications[received, {column}]": None for column in columns})
    assert content["tables"]["applications"]["received"]["applicant.total"] is None


def test_blanks_that_mean_zero_are_written_as_zero_and_so_is_their_total() -> None:
    columns = [leaf.id for leaf in bundled().table("disputes").columns.leaves if not leaf.node.computed]
    edits = {f"disputes[cases, {column}]": None for column in columns}
    content = written({**edits, "blank_is_zero": ["disputes"]})
    assert set(content["tables"]["disputes"]["cases"].values()) == {0}
    assert content["blank_is_zero"] == ["disputes"]


def test_a_stated_total_is_kept_apart_from_the_recomputed_one() -> None:
    address = "disputes[cases, reconsideration.total]"
    one = reading({address: 7, "disputes[cases, reconsideration.upheld]": 5}).report
    assert one.stated == {figure(address): Entry.of(Decimal(7))}
    assert figure(address) not in one.entries


def test_only_template_year_and_name_are_needed() -> None:
    text = '{"template": "zfxxgk/2021", "year": 2024, "agency": {"name": "水务局"}}'
    one = parse_record(text, FORMS).report
    assert set(one.entries.values()) == {BLANK}
    assert [item.heading for item in one.texts.sections["overview"].items] == [
        item.heading for item in bundled().prose_sections["overview"].standard_items
    ]


def items_of(section: str, items: object) -> list[tuple[str | None, str, str | None, bool]]:
    sections = report({f"texts.{section}.items": items}).texts.sections
    return [(item.id, item.heading, item.text, item.generated) for item in sections[section].items]


def test_items_without_ids_take_the_ids_of_the_form_in_order() -> None:
    headings = [{"heading": f"第{number}", "text": "正文"} for number in range(6)]
    assert [item[0] for item in items_of("overview", headings)] == [
        "disclosure", "requests", "management", "platform", "supervision", None,
    ]  # fmt: skip
    assert [item[0] for item in items_of("other_matters", headings)] == ["fees", None, None, None, None, None]


def test_one_item_with_an_id_leaves_the_others_without() -> None:
    headings = [{"heading": "一"}, {"heading": "二", "id": "platform"}]
    assert [item[0] for item in items_of("overview", headings)] == [None, "platform"]


def test_no_items_are_not_the_same_as_the_forms_own() -> None:
    assert items_of("overview", []) == []
    assert len(items_of("overview", None)) == 5


def test_an_item_takes_the_heading_of_the_form_where_it_gives_none() -> None:
    assert items_of("overview", [{"id": "requests"}]) == [("requests", "依申请公开", None, True)]


def test_only_an_item_for_which_the_form_has_sentences_is_generated() -> None:
    given_items = [{"id": "innovation", "generated": True}, {"id": "proposals", "generated": False}, {"id": "fees"}]
    assert [item[3] for item in items_of("other_matters", given_items)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("一\n二", "一\n二"), ("一\r\n\r\n二\n", "一\n二"), ("\n一", "\n一"), ("\n\n一", "\n一"), (" \n一  ", "\n一"),
        ("  一是 ", "  一是"), ("", None), ("\n \n", None), ("1、甲\n2、乙", "1、甲\n2、乙"),
    ],
)  # fmt: skip
def test_a_text_is_kept_as_its_paragraphs(text: str, kept: str | None) -> None:
    assert items_of("overview", [{"heading": "甲", "text": text}])[0][2] == kept


def test_a_text_under_a_heading_of_its_own_line_cannot_stand_off() -> None:
    assert items_of("improvement", [{"heading": "存在问题", "text": "\n一"}])[0][2] == "一"


def test_an_empty_title_or_lead_is_not_a_missing_one() -> None:
    texts = report({"texts.title": "", "texts.lead": ""}).texts
    assert (texts.title, texts.lead) == ("", "")
    assert (report().texts.title, report().texts.lead) == (None, None)
