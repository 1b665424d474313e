import base64
import hashlib

import lxml.html
import pytest
from lxml.etree import _Element as Element
from render_samples import axis as axis_of
from render_samples import (
    document,
    run_in,
    small_report,
    stacked_tables,
    table,
    table_block,
    three_level_table,
    unlabelled_row_table,
)

from xlreport.form.model.tables.table import Table
from xlreport.narrative.blocks import Block, Heading, SignOff, TableBlock, Title
from xlreport.render.html.html import render_html

ATTACK = "</p><script>alert(1)</script><中华人民共和国…格式>&\"'"


def page(*blocks: Block, draft: bool = False) -> Element:
    return lxml.html.document_fromstring(render_html(document(*blocks, draft=draft)))


def text_of(element: Element) -> str:
    return "".join(map(str, element.itertext()))


def texts(root: Element, path: str) -> list[str]:
    return [text_of(element) for element in root.iterfind(path)]


def by_id(root: Element, name: str) -> Element:
    (element,) = root.findall(f".//*[@id='{name}']")
    return element


def test_the_page_has_the_outline_of_the_report() -> None:
    root = lxml.html.document_fromstring(render_html(small_report()))
    outline = [(e.tag, text_of(e)) for e in root.iter("h1", "h2", "h3")]
    assert outline == [
        ("h1", "某市某局2024年政府信息公开工作年度报告"),
        ("h2", "一、总体情况"),
        ("h2", "二、主动公开政府信息情况"),
        ("h2", "三、申请情况"),
        ("h3", "存在问题："),
    ]
    assert texts(root, ".//main/p")[0] == "（一）主动公开。全年公开信息3条。"
    assert texts(root, ".//main/p/strong") == ["（一）主动公开。"]
    assert texts(root, ".//div[@class='signed']/p") == ["某市某局", "2025年1月20日"]
    assert (root.get("lang"), root.findtext(".//title")) == ("zh-CN", "某局2024年年度报告")


@pytest.mark.parametrize(
    "tables",
    [(three_level_table(),), stacked_tables(), (unlabelled_row_table(),)],
    ids=["deep", "stacked", "bare"],
)
def test_the_cells_of_a_table_tile_it_as_the_grid_does(tables: tuple[Table, ...]) -> None:
    block = table_block("表", *tables)
    taken: dict[tuple[int, int], str] = {}
    for top, row in enumerate(page(block).iterfind(".//tr")):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for right in range(int(cell.get("colspan", "1"))):
                    assert (top + down, left + right) not in taken
                    taken[top + down, left + right] = text_of(cell)
    assert taken == {
        (row, column): block.figures[cell.address] if cell.address else cell.text
        for cell in block.grid.cells
        for row in range(cell.top, cell.bottom)
        for column in range(cell.left, cell.right)
    }


def test_every_figure_names_the_heads_it_stands_under() -> None:
    block = table_block("表", three_level_table())
    root = page(block)
    (figure,) = [td for td in root.iterfind(".//td[@class='figure']") if td.text == "706"]
    heads = [by_id(root, name).text for name in figure.get("headers", "").split()]
    assert heads == ["申请人情况", "总计", "三、办理结果", "（七）总计"]


def test_ids_are_unique_and_headers_lead_to_them() -> None:
    root = lxml.html.document_fromstring(render_html(small_report()))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    cited = {name for td in root.iter("td") for name in td.get("headers", "").split()}
    assert len(ids) == len(set(ids))
    assert cited <= set(ids)
    assert all(td.get("headers") for td in root.iterfind(".//td[@class='figure']"))


def test_heads_say_what_they_head() -> None:
    root = page(table_block("表", three_level_table()))
    scopes = {text_of(th): th.get("scope") for th in root.iter("th")}
    assert (scopes["申请人情况"], scopes["商业企业"]) == ("colgroup", "col")
    assert (scopes["（三）不予公开"], scopes["2.其他"]) == ("rowgroup", "row")
    assert len(root.findall(".//thead/tr")) == 3
    assert texts(root, ".//caption") == ["表"]


def test_nothing_that_was_typed_becomes_markup() -> None:
    hostile = table("t", axis_of(ATTACK), axis_of(ATTACK), caption=ATTACK, corner=ATTACK)
    block = table_block(ATTACK, hostile)
    blocks: list[Block] = [Title((ATTACK,)), Heading(ATTACK, 1), run_in(ATTACK, ATTACK), SignOff((ATTACK,))]
    attacked = TableBlock(block.grid, dict.fromkeys(block.figures, ATTACK), ATTACK)
    text = render_html(document(*blocks, attacked, title=ATTACK))
    root = lxml.html.document_fromstring(text)
    assert "<script" not in text
    assert not root.xpath("//script | //@onclick | //@style")
    assert root.findtext(".//h1/span") == ATTACK
    assert {td.text for td in root.iter("td")} == {ATTACK}


def test_the_page_may_run_and_fetch_nothing() -> None:
    root = page(Title(("题",)))
    (meta,) = root.findall(".//meta[@http-equiv='Content-Security-Policy']")
    policy = meta.get("content", "")
    digest = base64.b64encode(hashlib.sha256(root.findtext(".//style", "").encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert not root.xpath("//@src | //@href | //link")


def test_line_feeds_are_line_breaks_and_control_characters_are_gone() -> None:
    root = page(run_in("甲\x00乙\u202e。", "丙\n丁"))
    (paragraph,) = root.findall(".//main/p")
    assert text_of(paragraph) == "甲乙。丙丁"
    assert len(paragraph.findall("br")) == 1


def test_a_draft_has_a_banner_that_every_printed_page_repeats() -> None:
    draft = page(Title(("题",)), draft=True)
    assert texts(draft, ".//p[@class='draft']") == ["草稿"]
    assert ".draft { position: fixed;" in draft.findtext(".//style", "").partition("@media print")[2]
    assert not page(Title(("题",))).findall(".//p[@class='draft']")


@pytest.mark.parametrize(("figures", "breadth"), [(1, "few"), (3, "few"), (4, "some"), (5, "some"), (6, "many")])
def test_columns_of_figures_leave_room_for_the_labels(figures: int, breadth: str) -> None:
    """A column of few has a quarter of the width: with four of them labels stood one character on a line."""
    block = table_block("表", table("t", axis_of("居民"), axis_of(*"甲乙丙丁戊己"[:figures])))
    (box,) = page(block).findall(".//main/div")
    assert box.get("class", "").split()[:2] == ["scroll", breadth]


def test_the_same_document_gives_the_same_page() -> None:
    assert render_html(small_report(draft=True)) == render_html(small_report(draft=True))
