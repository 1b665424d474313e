"""How a table too wide for its page is set, before any program draws it."""

import io

import docx
import pytest
from support.wide_tables import block, columns, document, report_around, three_levels, wide_table
from word_reading import WordFile, found, values

from xlreport.layout.grid import CellKind
from xlreport.narrative.blocks import Heading, Paragraph, Run, SignOff, Title
from xlreport.render.page_runs import page_runs
from xlreport.render.setting import Page, SetTable, set_tables
from xlreport.render.word.word import render_word

A4 = Page(upright=8844, turned=13776, size=18)
TEXT = Paragraph((Run("正文。"),))


def millimetres(length: int | None) -> int:
    return round((length or 0) / 36000)


def made(count: int, digits: int) -> list[SetTable]:
    return list(set_tables(block("表", wide_table("t", columns(count), digits)), A4))


@pytest.mark.parametrize(
    ("count", "digits", "turned", "size", "parts"),
    [(5, 6, False, 18, 1), (9, 6, False, 18, 1), (10, 6, False, 17, 1), (13, 6, False, 14, 1), (16, 6, True, 18, 1),
     (22, 6, True, 14, 1),
     (27, 6, True, 18, 2), (40, 9, True, 15, 3)],
)  # fmt: skip
def test_a_table_gets_smaller_letters_then_turns_then_comes_apart(
    count: int, digits: int, turned: bool, size: int, parts: int
) -> None:
    tables = made(count, digits)
    assert ({one.turned for one in tables}, {one.size for one in tables}) == ({turned}, {size})
    assert [one.part for one in tables] == list(range(1, parts + 1))


def test_a_table_fills_the_width_it_stands_in() -> None:
    for count in (3, 12, 20, 27):
        assert {sum(one.widths) for one in made(count, 6)} == {A4.turned if count > 12 else A4.upright}


def test_the_parts_of_a_table_hold_each_figure_once_and_the_row_labels_each() -> None:
    whole = block("表", wide_table("t", three_levels(9), 9))
    parts = list(set_tables(whole, A4))
    addresses = [cell.address for one in parts for cell in one.block.grid.figures]
    assert len(parts) > 1
    assert sorted(map(str, addresses)) == sorted(map(str, whole.figures))
    for one in parts:
        grid = one.block.grid
        assert next(c.text for c in grid.cells if c.kind is CellKind.ROW_LABEL) == "一、本年新收政府信息公开申请数量"
        assert sum(cell.height * cell.width for cell in grid.cells) == grid.height * grid.width


def test_a_group_of_columns_is_not_torn_apart() -> None:
    parts = list(set_tables(block("表", wide_table("t", three_levels(6), 9)), A4))
    groups = [[c.text for c in one.block.grid.cells if c.text.endswith("申请人")] for one in parts]
    assert groups == [["第1类申请人", "第2类申请人", "第3类申请人"], ["第4类申请人", "第5类申请人", "第6类申请人"]]


def test_a_figure_wider_than_a_page_still_has_its_column() -> None:
    [only] = set_tables(block("表", wide_table("t", columns(1), 150)), A4)
    assert sum(only.widths) == A4.turned


def test_title_and_heading_go_with_their_table_and_the_last_lines_stay_with_it() -> None:
    table = block("表", wide_table("t", columns(20), 6))
    alone = (Title(("题",)), Heading("一、", 1), table, SignOff(("某局",)))
    assert [run.turned for run in page_runs(alone, A4)] == [True]
    amid = (TEXT, Heading("一、", 1), table, Heading("二、", 1), TEXT, SignOff(("某局",)))
    assert [(run.turned, len(run.blocks)) for run in page_runs(amid, A4)] == [(False, 1), (True, 2), (False, 3)]


def test_word_turns_the_section_of_a_wide_table_and_keeps_margins_and_page_numbers() -> None:
    package = render_word(report_around(block("表", wide_table("t", columns(20), 6)), draft=True))
    sections = docx.Document(io.BytesIO(package)).sections
    sizes = [(millimetres(one.page_width), millimetres(one.page_height)) for one in sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    for one in sections:
        assert [millimetres(side) for side in (one.left_margin, one.right_margin, one.top_margin)] == [28, 26, 37]
        assert "PAGE" in one.footer._element.xml
        assert "草稿" in one.header._element.xml


def test_word_counts_on_in_later_sections() -> None:
    body = WordFile(render_word(report_around(block("表", wide_table("t", columns(20), 6))))).body
    assert values(body, ".//w:sectPr/w:type/@w:val") == ["nextPage", "nextPage"]
    assert len(found(body, ".//w:sectPr/w:footerReference")) == 2


def test_only_the_beginning_of_a_table_longer_than_a_page_is_kept_with_its_heading() -> None:
    rows = tuple(f"第{number}街道" for number in range(60))
    [long] = WordFile(render_word(document(block("表", wide_table("t", columns(3), 3, rows=rows))))).tables
    kept = [not found(row, ".//w:keepNext[@w:val='0']") for row in found(long, "w:tr")]
    assert kept == [True, True, *[False] * 59]
