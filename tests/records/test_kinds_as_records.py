"""Cells of every kind as JSON: what each may be there, and what is refused by its key."""

import json

import pytest
from support.forms import venue
from support.venues import EVENTS, TOLD, venue_record, venue_report

from xlreport import parse_record
from xlreport.errors import UnreadableRecordError
from xlreport.narrative.compose import compose
from xlreport.records.flat import render_csv
from xlreport.records.write import record_of, render_json
from xlreport.render.markdown.markdown import render_markdown

REFUSED = {
    "venue.name": 5, "venue.sort": "博物院", "venue.opened": "2019年5月18日", "venue.booking": True,
    "venue.offers": "讲解", "visits.total": "12000", "visits.content": ["97.5%"],
}  # fmt: skip


def test_a_record_in_normal_form_is_read_to_the_same_record() -> None:
    text = render_json(venue(), venue_report())
    assert json.loads(text)["tables"] == {
        "venue": {row: {"told": value} for row, value in TOLD.items()},
        "events": EVENTS,
    }
    assert render_json(venue(), parse_record(text, {venue().id: venue()}).report) == text


@pytest.mark.parametrize("row", REFUSED)
def test_what_is_of_another_kind_is_refused_by_its_key(row: str) -> None:
    with pytest.raises(UnreadableRecordError) as raised:
        parse_record(json.dumps(venue_record({row: REFUSED[row]})), {venue().id: venue()})
    assert f"tables.venue.{row}.told" in raised.value.params["problems"]


def test_choices_come_in_the_order_of_the_form() -> None:
    own = record_of(venue(), venue_report({"venue.offers": ["其他", "讲解"]}))["tables"]["venue"]
    assert own["venue.offers"]["told"] == ["讲解", "其他"]
    assert record_of(venue(), venue_report({"venue.offers": []}))["tables"]["venue"]["venue.offers"]["told"] is None


def test_a_table_of_texts_can_be_opened_as_a_list_without_becoming_formulas() -> None:
    lines = render_csv(venue(), venue_report({"remark": "=1+1"})).splitlines()
    assert any(line.endswith("'=1+1") for line in lines)


def test_cells_are_printed_as_people_write_them() -> None:
    page = render_markdown(compose(venue(), venue_report()))
    for printed in ("97.5%", "2019年5月18日", "讲解、预约", "100%", "87.5%", "0370300123"):
        assert f"| {printed} |" in page
    assert "注：1.开放天数按实际开放的半天计 0.5 天。" in page
    assert "某区博物馆收费开放，接待12000人次。" in page
