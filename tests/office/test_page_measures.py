"""The Word report as it is printed: margins, lines and characters after GB/T 9704, measured on the page."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from libreoffice import convert
from pages import BOTTOM, LEFT, LINE, PAGE_HEIGHT, PAGE_WIDTH, POINTS_A_MM, RIGHT, TOP, Row, pages
from support.reports import bundled, report
from support.whole_reports import whole_documents

from xlreport.narrative.blocks import Document, Heading, SignOff
from xlreport.narrative.compose import compose
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.word.word import render_word

MM = POINTS_A_MM
CHARACTER = 16
SENTENCE = "认真贯彻落实条例要求持续加强公开平台建设不断提高公开工作质量和水平切实保障公众知情权参与权和监督权"


def long_document() -> Document:
    """Pages of text alone, without any sign that could not stand at the end of a line."""
    texts = {"intro": None, "items": [{"heading": f"第{n}", "text": SENTENCE * 12} for n in range(1, 9)]}
    return compose(bundled(), report({"texts.lead": "", "texts.overview": texts}))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Row]]]:
    """Each report's pages, by way of Word and LibreOffice, and by Typst."""
    folder = tmp_path_factory.mktemp("pages")
    documents = {**whole_documents(), "long": long_document()}
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(render_word(document))
        (folder / f"{name}-typst.pdf").write_bytes(render_pdf(document).content)
    convert([folder / f"{name}.docx" for name in documents], "pdf", folder)
    return {path.stem: pages(path) for path in sorted(Path(folder).glob("*.pdf"))}


NAMES = ["seed", "city", "one-application", "long", "seed-typst", "city-typst", "one-application-typst", "long-typst"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_outside_of_the_text_block(printed: dict[str, list[list[Row]]], name: str) -> None:
    """But for punctuation at the edge of a line, which may hang, or of which only a half is ink."""
    for page in printed[name]:
        for row in page:
            assert row.left >= LEFT - MM - CHARACTER * (row.text[0] in "（《“〔")
            assert row.right <= PAGE_WIDTH - RIGHT + MM + CHARACTER * (row.text[-1] in "，。、；：）》”〕")
        assert min(row.middle for row in page) >= TOP
        assert max(row.middle for row in page) <= PAGE_HEIGHT - BOTTOM


@pytest.mark.parametrize("name", ["long", "long-typst"])
def test_a_full_page_has_22_lines_of_28_characters_within_the_margins(
    printed: dict[str, list[list[Row]]], name: str
) -> None:
    _, *middle, _ = printed[name][: len(printed[name]) - 2]
    full = [page for page in middle if not any("、" in row.text for row in page)]
    assert full
    assert {len(page) for page in full} == {22}
    lengths = Counter(len(row.text) for page in full for row in page)
    assert lengths.most_common(1)[0][0] == 28
    assert max(lengths) == 28
    for page in full:
        assert abs(min(row.left for row in page) - LEFT) < MM
        assert abs(max(row.right for row in page) - (PAGE_WIDTH - RIGHT)) < MM
        assert TOP < page[0].middle < TOP + LINE
        assert PAGE_HEIGHT - BOTTOM - LINE - MM < page[-1].middle < PAGE_HEIGHT - BOTTOM
        assert abs((page[-1].middle - page[0].middle) / 21 - LINE) < 0.1


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_is_the_last_of_a_page(printed: dict[str, list[list[Row]]], name: str) -> None:
    documents = {**whole_documents(), "long": long_document()}
    blocks = documents[name.removesuffix("-typst")].blocks
    bare = [a.text for a, b in pairwise(blocks) if isinstance(a, Heading) and isinstance(b, Heading | SignOff)]
    headings = {block.text for block in blocks if isinstance(block, Heading)} - set(bare)
    for page in printed[name]:
        assert page[-1].text not in headings
