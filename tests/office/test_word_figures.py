from pathlib import Path

import pytest
from libreoffice import convert, require_libreoffice
from support.all_forms import IDS, OLDER, SMALL_IDS, different, form
from support.balanced import figure_of
from support.reports import BUNDLED
from word_tables import Crossing, Table, captioned_parts, figures_at, page_tables, word_tables

from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.layout.printed import printed_number
from xlreport.narrative.compose import compose
from xlreport.render.word.word import render_word

OF_NUMBERS = [one for one in IDS if not any(table.words for table in form(one).tables)]
"""The forms whose tables hold numbers alone: among words nothing tells a label from what stands in a cell."""


COUNTS = {BUNDLED: (10, 175, 15), OLDER: (22, 161, 15)}
"""How many figures stand in tables two, three and four of the disclosure report; the second has several captions."""


def package(template_id: str) -> bytes:
    return render_word(compose(form(template_id), different(template_id)))


def expected(template: Template, report: Report, table_id: str) -> dict[Crossing, str]:
    """Each figure of a table by the labels the form declares for its row and column."""
    table = template.table(table_id)
    figures = {address: figure_of(template, report, address) for address in table.addresses}
    heads = {column.labels[:1] for column in table.columns.leaves}
    across = len(heads) == 1 and not any(row.labels for row in table.rows.leaves)  # looks like another caption
    kinds = table.number_kinds
    return {
        (table.row(at).labels, table.column(at).labels[across:]): printed_number(kinds[at], number)
        for at, number in figures.items()
        if number is not None
    }


def found(table: Table, corner: str | None) -> dict[Crossing, str]:
    """Each figure by the labels printed around it, the corner's words left out."""
    own = [((rows, tuple(c for c in columns if c != corner)), text) for (rows, columns), text in figures_at(table)]
    assert len(dict(own)) == len(own), "two figures under the same labels"
    return dict(own)


def hold_tables(template_id: str, tables: list[Table]) -> None:
    template, report = form(template_id), different(template_id)
    if template_id in COUNTS:
        hold_bundled(template, report, tables, COUNTS[template_id])
        return
    left = iter(tables)
    for own in template.tables:
        wanted, figures = expected(template, report, own.id), dict[Crossing, str]()
        while len(figures) < len(wanted):  # a table wider than a page goes on in the next
            parts = captioned_parts(next(left))
            figures |= {key: text for _, part in parts for key, text in found(part, own.corner).items()}
        assert figures == wanted
    assert list(left) == []


def hold_bundled(template: Template, report: Report, tables: list[Table], counts: tuple[int, int, int]) -> None:
    blocks, applications, disputes = tables
    captions = {table.caption: table for table in template.tables if table.caption is not None}
    counted = 0
    for caption, part in captioned_parts(blocks):
        declared = captions.pop(caption or "")
        figures = found(part, declared.corner)
        assert figures == expected(template, report, declared.id)
        counted += len(figures)
    assert (captions, counted) == ({}, counts[0])
    for table, table_id, count in zip((applications, disputes), ("applications", "disputes"), counts[1:], strict=True):
        figures = found(table, template.table(table_id).corner)
        assert len(figures) == count
        assert figures == expected(template, report, table_id)


@pytest.mark.parametrize("template_id", OF_NUMBERS)
def test_each_figure_stands_in_its_merged_table_at_the_crossing_of_its_labels(template_id: str) -> None:
    hold_tables(template_id, word_tables(package(template_id)))


def test_libreoffice_shows_each_figure_at_the_crossing_of_its_labels(tmp_path: Path) -> None:
    require_libreoffice()
    sources = {one: tmp_path / f"{one.replace('/', '-')}.docx" for one in OF_NUMBERS}
    for template_id, source in sources.items():
        source.write_bytes(package(template_id))
    for template_id, page in zip(sources, convert(list(sources.values()), "html", tmp_path / "page"), strict=True):
        hold_tables(template_id, page_tables(page.read_bytes()))


@pytest.mark.parametrize("template_id", SMALL_IDS)
def test_every_table_of_a_small_form_is_looked_at(template_id: str) -> None:
    assert all(len(expected(form(template_id), different(template_id), one.id)) > 5 for one in form(template_id).tables)
