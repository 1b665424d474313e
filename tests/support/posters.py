"""Posters of whole reports, and reports as edits drawn as a poster."""

from dataclasses import replace
from functools import cache

from support.reports import Edits, bundled, report
from support.whole_reports import CITY, whole_reports
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import Reading
from xlreport.narrative.poster import Poster, ShownBlock, compose_poster
from xlreport.records.read import parse_record
from xlreport.use_cases.printing.formats import Printed

CITY_BEFORE = CITY.with_name("suqian-2023.json")


@cache
def city_reading() -> Reading:
    """The city's report beside the one of the year before."""
    forms = {bundled().id: bundled()}
    own, before = (parse_record(path.read_text(encoding="utf-8"), forms) for path in (CITY, CITY_BEFORE))
    return replace(own, previous=figures_of(bundled(), before.report), previous_report=before.report)


@cache
def printed_posters() -> dict[str, Printed]:
    """By a short name."""
    alone = {name: Printed(bundled(), reading_of(name)) for name in whole_reports()}
    return {**alone, "two-years": Printed(bundled(), city_reading())}


def reading_of(name: str) -> Reading:
    return replace(city_reading(), report=whole_reports()[name], previous={}, previous_report=None)


def whole_posters() -> dict[str, Poster]:
    return {name: poster for name, printed in printed_posters().items() if (poster := printed.poster) is not None}


def poster_of(edits: Edits) -> Poster:
    own = compose_poster(bundled(), report(edits))
    assert own is not None
    return own


def block(poster: Poster, heading: str) -> ShownBlock:
    (found,) = [one for one in poster.blocks if one.heading == heading]
    return found
