"""Reports of the small form that has a cell of every kind."""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from support.forms import venue
from xlreport import parse_record
from xlreport.form.report.report import Report

TOLD: Mapping[str, object] = {
    "venue.name": "某区博物馆", "venue.number": "0370300123", "venue.sort": "博物馆", "venue.opened": "2019-05-18",
    "venue.booking": "是", "venue.site": "https://www.example.org.cn/", "venue.offers": ["讲解", "预约"],
    "visits.total": 12000, "visits.free": "是", "visits.price": 12.5, "visits.discount": "六十岁以上免票",
    "visits.stay": 1.25, "visits.content": 0.975, "days": 310.5, "remark": None,
}  # fmt: skip
EVENTS: Mapping[str, Mapping[str, object]] = {
    "first": {"title": "文物讲座", "held": "2024-05-18", "guests": 120, "share": 1},
    "second": {"title": "夏令营", "held": "2024-07-20", "guests": 45, "share": 0.875},
}


def venue_record(edits: Mapping[str, object] | None = None) -> dict[str, Any]:
    """A complete report; an edit names a row of the first table, or row and column of the second: `first.held`."""
    told, events = dict(TOLD), {row: dict(cells) for row, cells in EVENTS.items()}
    for name, value in (edits or {}).items():
        row, _, column = name.partition(".")
        if row in events:
            events[row][column] = value
        else:
            told[name] = value
    tables = {"venue": {row: {"told": value} for row, value in told.items()}, "events": events}
    items = [{"heading": "活动组织情况", "text": "全年两场活动都在周末举办。"}]
    return deepcopy({
        "template": venue().id, "year": 2024, "agency": {"name": "某区文化局"}, "tables": tables,
        "texts": {"events": {"items": items}},
    })  # fmt: skip


def without_events() -> Report:
    """The agency holds none, and says so."""
    content = venue_record() | {"not_applicable": ["events"]}
    del content["tables"]["events"]
    return parse_record(json.dumps(content, ensure_ascii=False), {venue().id: venue()}).report


def venue_report(edits: Mapping[str, object] | None = None) -> Report:
    content = json.dumps(venue_record(edits), ensure_ascii=False)
    return parse_record(content, {venue().id: venue()}).report
