"""Tables wider than a page as they are printed: each figure whole and large enough, pages turned only for them."""

from collections import Counter
from pathlib import Path

import pytest
from browser import print_page
from libreoffice import convert
from pages import Sheet, sheets
from support.wide_tables import block, columns, report_around, three_levels, wide_table

from xlreport.narrative.blocks import Document, TableBlock
from xlreport.render.html.html import render_html
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.word.word import render_word

ROWS = tuple(f"第{number}街道办事处" for number in range(1, 41))
TABLES = {
    "27x6": block("二、二十七栏", wide_table("a", columns(27), 6)),
    "40x9": block("二、四十栏", wide_table("b", columns(40), 9, caption="各类机构一览表")),
    "levels": block("二、三级", wide_table("c", three_levels(3), 6)),
    "long": block("二、长表", wide_table("d", columns(16), 6, rows=ROWS)),
    "two": block("二、两表", wide_table("e", columns(2), 6), wide_table("f", columns(22), 7)),
}
NARROW_FIGURES = {str(10000 + 7 * place) for place in range(15)}
PROGRAMS = ("word", "typst", "web")
CASES = [(name, program) for name in TABLES for program in PROGRAMS]


def document(name: str) -> Document:
    return report_around(TABLES[name])


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Sheet]]:
    """The pages of each report by way of Word and LibreOffice, by Typst, and by a browser."""
    folder = tmp_path_factory.mktemp("wide")
    for name in TABLES:
        (folder / f"{name}-word.docx").write_bytes(render_word(document(name)))
        (folder / f"{name}-typst.pdf").write_bytes(render_pdf(document(name)).content)
        page = folder / f"{name}-web.html"
        page.write_text(render_html(document(name)), encoding="utf-8")
        print_page(page, folder / f"{name}-web.pdf")
    convert([folder / f"{name}-word.docx" for name in TABLES], "pdf", folder)
    return {(name, program): sheets(Path(folder, f"{name}-{program}.pdf")) for name, program in CASES}


def figures_of(table: TableBlock) -> Counter[str]:
    return Counter(table.figures.values())


@pytest.mark.parametrize(("name", "program"), CASES)
def test_each_figure_is_printed_once_and_whole(
    printed: dict[tuple[str, str], list[Sheet]], name: str, program: str
) -> None:
    wanted = figures_of(TABLES[name])
    found = Counter(word.text for sheet in printed[name, program] for word in sheet.words if word.text in wanted)
    assert found == wanted


@pytest.mark.parametrize(("name", "program"), CASES)
def test_no_figure_is_smaller_than_seven_points(
    printed: dict[tuple[str, str], list[Sheet]], name: str, program: str
) -> None:
    """The figures of the narrow table have nine points, and the same letters."""
    words = [word for sheet in printed[name, program] for word in sheet.words]
    nine = {round(word.height, 2) for word in words if word.text in NARROW_FIGURES}
    assert len(nine) == 1
    least = min(word.height for word in words if word.text in TABLES[name].figures.values())
    assert least / nine.pop() * 9 >= 6.95


@pytest.mark.parametrize(("name", "program"), CASES)
def test_only_pages_with_a_wide_table_are_turned_and_none_is_blank(
    printed: dict[tuple[str, str], list[Sheet]], name: str, program: str
) -> None:
    wide = figures_of(TABLES[name])
    for sheet in printed[name, program]:
        texts = {word.text for word in sheet.words}
        assert (sheet.width > sheet.height) == bool(texts & set(wide))
        assert len(texts) > 3
        assert max(word.right for word in sheet.words) < sheet.width - 60


@pytest.mark.parametrize(("name", "program"), CASES)
def test_pages_are_numbered_through(printed: dict[tuple[str, str], list[Sheet]], name: str, program: str) -> None:
    for number, sheet in enumerate(printed[name, program], 1):
        assert f"—{number}—" in "".join(word.text for word in sheet.words)


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_heading_stands_on_the_page_where_its_table_begins(
    printed: dict[tuple[str, str], list[Sheet]], program: str
) -> None:
    for name, table in TABLES.items():
        first = next(iter(table.figures.values()))
        pages = [{word.text for word in sheet.words} for sheet in printed[name, program]]
        [own] = [texts for texts in pages if first in texts]
        assert table.title in own


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_table_too_wide_for_any_page_goes_on_under_a_mark_with_its_row_labels(
    printed: dict[tuple[str, str], list[Sheet]], program: str
) -> None:
    """总计 is the label of the last row of each part, of the narrow table, and of a column in each group."""
    for name, marks, totals in (("27x6", ["续表"], 3), ("40x9", ["续表（2/3）", "续表（3/3）"], 4), ("levels", [], 5)):
        texts = [word.text for sheet in printed[name, program] for word in sheet.words]
        assert [text for text in texts if text.startswith("续表")] == marks
        assert texts.count("总计") == totals


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_head_of_a_long_table_stands_on_each_of_its_pages(
    printed: dict[tuple[str, str], list[Sheet]], program: str
) -> None:
    turned = [sheet for sheet in printed["long", program] if sheet.width > sheet.height]
    assert len(turned) > 1
    for sheet in turned:
        assert "指标" in "".join(word.text for word in sheet.words)
