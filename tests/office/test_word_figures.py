from pathlib import Path

import pytest
from libreoffice import convert, require_libreoffice
from support.balanced import all_different, figure_of
from word_tables import Crossing, Table, captioned_parts, figures_at, page_tables, word_tables

from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.narrative.compose import compose
from xlreport.render.word.word import render_word
from xlreport.use_cases.forms import load_template


@pytest.fixture(scope="module")
def template() -> Template:
    return load_template("zfxxgk/2021")


@pytest.fixture(scope="module")
def report(template: Template) -> Report:
    return all_different(template)


@pytest.fixture(scope="module")
def package(template: Template, report: Report) -> bytes:
    return render_word(compose(template, report))


def expected(template: Template, report: Report, table_id: str) -> dict[Crossing, str]:
    """Each figure of a table by the labels the form declares for its row and column."""
    table = template.table(table_id)
    figures = {address: figure_of(template, report, address) for address in table.addresses}
    return {
        (table.row(address).labels, table.column(address).labels): exact_digits(number)
        for address, number in figures.items()
        if number is not None
    }


def found(table: Table, corner: str | None) -> dict[Crossing, str]:
    """Each figure by the labels printed around it, the corner's words left out."""
    own = [((rows, tuple(c for c in columns if c != corner)), text) for (rows, columns), text in figures_at(table)]
    assert len(dict(own)) == len(own), "two figures under the same labels"
    return dict(own)


def hold_tables(template: Template, report: Report, tables: list[Table]) -> None:
    blocks, applications, disputes = tables
    captions = {table.caption: table for table in template.tables if table.caption is not None}
    counted = 0
    for caption, part in captioned_parts(blocks):
        declared = captions.pop(caption or "")
        figures = found(part, declared.corner)
        assert figures == expected(template, report, declared.id)
        counted += len(figures)
    assert (captions, counted) == ({}, 10)
    for table, table_id, count in ((applications, "applications", 175), (disputes, "disputes", 15)):
        figures = found(table, template.table(table_id).corner)
        assert len(figures) == count
        assert figures == expected(template, report, table_id)


def test_each_figure_stands_in_its_merged_table_at_the_crossing_of_its_labels(
    template: Template, report: Report, package: bytes
) -> None:
    hold_tables(template, report, word_tables(package))


def test_libreoffice_shows_each_figure_at_the_crossing_of_its_labels(
    template: Template, report: Report, package: bytes, tmp_path: Path
) -> None:
    require_libreoffice()
    source = tmp_path / "report.docx"
    source.write_bytes(package)
    [page] = convert([source], "html", tmp_path / "page")
    hold_tables(template, report, page_tables(page.read_bytes()))
