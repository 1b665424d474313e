import pytest
from render_samples import axis as axis_of
from render_samples import (
    document,
    stacked_tables,
    table,
    table_block,
    three_level_table,
    unlabelled_row_table,
)
from word_reading import WordFile, cells_of, found, values

from xlreport.form.model.tables.table import Table
from xlreport.layout.grid import Grid
from xlreport.narrative.blocks import TableBlock
from xlreport.render.word.word import render_word

TEXT_WIDTH = 11906 - 1588 - 1474


def rendered(block: TableBlock) -> WordFile:
    return WordFile(render_word(document(block)))


@pytest.mark.parametrize(
    "tables",
    [(three_level_table(),), stacked_tables(), (unlabelled_row_table(),)],
    ids=["deep", "stacked", "bare"],
)
def test_every_cell_stands_in_word_where_the_grid_has_it(tables: tuple[Table, ...]) -> None:
    block = table_block("表", *tables)
    read = {(c.top, c.left, c.height, c.width): c.text for c in cells_of(rendered(block).tables[0])}
    expected = {
        (c.top, c.left, c.height, c.width): block.figures[c.address] if c.address else c.text for c in block.grid.cells
    }
    assert read == expected


def test_a_figure_stands_under_its_column_and_beside_its_row() -> None:
    block = table_block("表", three_level_table())
    cells = cells_of(rendered(block).tables[0])
    place = {c.text: c for c in cells}
    crossing = place[str(place["2.其他"].top * 100 + place["科研机构"].left)]
    assert (crossing.top, crossing.left) == (place["2.其他"].top, place["科研机构"].left)
    assert place["法人或其他组织"].width == 2
    assert place["（三）不予公开"].height == 2
    assert (place["自然人"].height, place["一、本年新收"].width) == (2, 3)


def test_widths_agree_in_grid_and_cells_and_fill_the_text_width() -> None:
    root = rendered(table_block("表", three_level_table())).tables[0]
    columns = [int(width) for width in values(root, "w:tblGrid/w:gridCol/@w:w")]
    assert sum(columns) == TEXT_WIDTH
    assert all(c.twips == sum(columns[c.left : c.left + c.width]) for c in cells_of(root))


def test_figure_columns_are_even_and_long_labels_get_more() -> None:
    rows = axis_of(("三、本年度办理结果", [("（六）其他处理", ["1.申请人无正当理由逾期不补正、行政机关不再处理"])]))
    block = table_block("表", table("t", rows, axis_of(*"甲乙丙丁戊己庚")))
    root = rendered(block).tables[0]
    columns = [int(width) for width in values(root, "w:tblGrid/w:gridCol/@w:w")]
    assert max(columns[3:]) - min(columns[3:]) <= 1
    assert columns[2] > 2 * columns[3]
    assert sum(columns[:3]) <= TEXT_WIDTH // 2 + 1


def test_head_rows_repeat_and_no_row_breaks() -> None:
    deep = rendered(table_block("表", three_level_table())).tables[0]
    stacked = rendered(table_block("表", *stacked_tables())).tables[0]
    assert [bool(found(row, "w:trPr/w:tblHeader")) for row in found(deep, "w:tr")] == [True] * 3 + [False] * 6
    assert not found(stacked, ".//w:tblHeader")
    assert all(found(row, "w:trPr/w:cantSplit") for row in found(deep, "w:tr"))


def test_only_the_last_row_lets_go_of_what_follows() -> None:
    root = rendered(table_block("表", three_level_table())).tables[0]
    released = [bool(found(row, ".//w:keepNext[@w:val='0']")) for row in found(root, "w:tr")]
    assert released == [False] * 8 + [True]


def test_a_figure_that_is_absent_leaves_its_cell_empty() -> None:
    full = table_block("表", three_level_table())
    cells = cells_of(rendered(TableBlock(full.grid, {}, "表")).tables[0])
    figures = {(f.top, f.left) for f in full.grid.figures}
    assert {c.text for c in cells if (c.top, c.left) in figures} == {""}


def test_touching_tables_are_kept_apart_and_the_last_is_followed_by_a_paragraph() -> None:
    block = table_block("表", unlabelled_row_table())
    body = WordFile(render_word(document(block, block))).body
    assert [child.tag.rpartition("}")[2] for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_is_named_for_those_who_hear_it() -> None:
    root = rendered(table_block("三、申请情况", three_level_table())).tables[0]
    assert values(root, "w:tblPr/w:tblCaption/@w:val") == ["三、申请情况"]


def test_a_grid_without_a_stub_has_even_columns() -> None:
    block = table_block("表", unlabelled_row_table())
    assert isinstance(block.grid, Grid)
    columns = [int(width) for width in values(rendered(block).tables[0], "w:tblGrid/w:gridCol/@w:w")]
    assert len(columns) == 15
    assert max(columns) - min(columns) <= 1
