"""What we publish can be read back: every figure, every paragraph, whose it is, its year and its day."""

import pytest
from support.published import (
    FORMATS,
    codes,
    figures_of,
    figures_read,
    paragraphs,
    published,
    read_back,
    reports,
)
from support.reports import bundled

from xlreport.files.printed.formats import PageFormat
from xlreport.narrative.compose import compose


@pytest.mark.parametrize("name", ["seed", "city", "one-application", "suqian-2023", "jinhu-2023", "all different"])
@pytest.mark.parametrize("own", FORMATS)
def test_a_report_comes_back_from_what_was_published(name: str, own: PageFormat) -> None:
    template, report = bundled(), reports()[name]
    reading = read_back(published(template, report, own), own, template)
    assert figures_read(template, reading) == figures_of(template, report)
    assert paragraphs(compose(template, reading.report)) == paragraphs(compose(template, report))
    assert (reading.report.agency_name, reading.report.year) == (report.agency_name, report.year)
    assert reading.report.signed_on == report.signed_on
    assert codes(reading) == []


def test_each_figure_is_told_with_its_table_its_row_and_its_column() -> None:
    template, report = bundled(), reports()["all different"]
    for own in FORMATS:
        content = published(template, report, own)
        reading = read_back(content, own, template)
        places = [reading.places[a] for table in template.tables for a in table.addresses]
        assert len(places) == len(set(places)) == 200
        assert {place.sheet for place in places} == {"第 1 个表格", "第 2 个表格", "第 3 个表格"}


def test_how_the_agency_can_be_reached_comes_back_from_the_opening() -> None:
    template, report = bundled(), reports()["seed"]
    told = {field: report.agency[field] for field in ("name", "address", "postcode", "phone", "email")}
    for own in FORMATS:
        reading = read_back(published(template, report, own), own, template)
        assert {field: value for field, value in reading.report.agency.items() if value is not None} == told
