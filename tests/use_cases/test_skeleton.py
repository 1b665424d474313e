"""A form made from a printed table: the heads as printed, totals as they add up, and ready to be used."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from support.all_forms import BUDGET, forms
from support.balanced import all_different
from support.reports import BUNDLED

from xlreport import NoTableError, compose, render_html, render_word, run_template_cases, template_skeleton
from xlreport.form.model.axis import Node
from xlreport.form.model.expression import figures
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.use_cases.authoring.lint import lint_templates
from xlreport.use_cases.forms import load_template_file

Spanned = tuple[str, int, int]
Rows = Sequence[Sequence[Spanned]]


def row(*cells: str | Spanned) -> list[Spanned]:
    return [(cell, 1, 1) if isinstance(cell, str) else cell for cell in cells]


PENALTIES: Rows = [
    row(("行政处罚实施数量（宗）", 1, 4), ("罚没金额（万元）", 2, 1)),
    row("警告、通报批评", "罚　款", "没收违法所得、没收非法财物", "合计（宗）"),
    row("12175", "94929", "235", "107339", "1234.5"),
]
"""One row of figures without a label, under heads of two levels; somebody has filled it in."""

BESIDE: Rows = [
    row(("行政强制措施（宗）", 1, 2), ("行政强制执行（宗）", 1, 2), ("合计（宗）", 2, 1), ("金额（万元）", 2, 1)),
    row("查封", "扣押", "划拨", "其他"),
    row("", "", "", "", "", ""),
]
"""A total beside the groups that it adds up."""

WEBSITE: Rows = [
    row("类别", "项目", "单位", "数量"),
    row(("信息发布", 4, 1), "总数", "条", ""),
    row("概况类信息更新量", "条", ""),
    row("政务动态信息更新量", "条", ""),
    row("其他", "条", ""),
    row(("留言办理", 2, 1), "收到留言数量", "条", ""),
    row("平均办理时间", "天", ""),
    row(("罚没金额", 1, 2), "万元", ""),
    row(("单位负责人：　　　　填报人：", 1, 4)),
]
"""Rows in groups, a column of units, and a line to sign on."""

PARTS: Rows = [
    row("序号", "项目", "上年", "本年"),
    row("1", "合计", "", ""),
    row("2", "其中：线上", "", ""),
    row("3", "线下", "", ""),
    row("注：合计为全部。", "", "", ""),
]

LIST: Rows = [
    row(
        ("序号", 2, 1), ("检查对象", 1, 2), ("检查日期", 2, 1), ("隐患（处）", 2, 1), ("是否整改", 2, 1), ("备注", 2, 1)
    ),
    row("单位名称", "类别"),
    *(row(number, "", "", "", "", "", "") for number in ("1", "2", "……")),
    row(("合计", 1, 4), "", "", ""),
    row(("注：逐家填写。", 1, 7)),
]
"""Rows of which nobody knows how many there will be."""

TITLE, HEADING = "某某市行政执法统计年报（2024年度）", "表一 行政处罚实施情况统计表"


def as_page(rows: Rows) -> bytes:
    cells = [
        "".join(f'<td rowspan="{height}" colspan="{width}"><p>{text}</p></td>' for text, height, width in own)
        for own in rows
    ]
    table = "".join(f"<tr>{own}</tr>" for own in cells)
    body = f"<h1>{TITLE}</h1><p>{HEADING}</p><div><table border=1><tbody>{table}</tbody></table></div>"
    return f'<html><head><meta charset="gbk"><script>var a="<p>";</script></head><body>{body}</body></html>'.encode(
        "gbk"
    )


def places(rows: Rows) -> list[tuple[int, int, Spanned]]:
    taken: set[tuple[int, int]] = set()
    found = []
    for top, own in enumerate(rows):
        left = 0
        for cell in own:
            while (top, left) in taken:
                left += 1
            found.append((top, left, cell))
            taken |= {(top + down, left + along) for down in range(cell[1]) for along in range(cell[2])}
    return found


def as_document(rows: Rows) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph(HEADING)
    table = document.add_table(len(rows), sum(width for _, _, width in rows[0]))
    for top, left, (text, height, width) in places(rows):
        table.cell(top, left).merge(table.cell(top + height - 1, left + width - 1)).text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_workbook(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    width = sum(one[2] for one in rows[0])
    for number, text in enumerate((TITLE, HEADING), start=1):
        sheet.cell(number, 1).value = text
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    for top, left, (text, height, along) in places(rows):
        sheet.cell(top + 3, left + 1).value = float(text) if text.replace(".", "").isdecimal() else text or None
        if height > 1 or along > 1:
            sheet.merge_cells(
                start_row=top + 3, end_row=top + height + 2, start_column=left + 1, end_column=left + along
            )
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


FORMATS: dict[str, Callable[[Rows], bytes]] = {".html": as_page, ".docx": as_document, ".xlsx": as_workbook}


def made(folder: Path, rows: Rows, suffix: str) -> Template:
    """The form that is made of the table, loaded without a mistake."""
    source = folder / f"附件{suffix}"
    source.write_bytes(FORMATS[suffix](rows))
    return loaded(folder, source)


def loaded(folder: Path, source: Path) -> Template:
    own_id, content = template_skeleton(source)
    path = folder / "forms" / f"{own_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert [one.problems for one in lint_templates([path])] == [()]
    return load_template_file(path)


def tree(nodes: Sequence[Node]) -> list[object]:
    return [node.label if node.is_leaf else [node.label, *tree(node.children)] for node in nodes]


def computed(table: Table) -> set[str]:
    return {f"{address.row}/{address.column}" for address in table.totals}


@pytest.mark.parametrize("suffix", FORMATS)
def test_heads_of_two_levels_over_one_row_of_figures(tmp_path: Path, suffix: str) -> None:
    form = made(tmp_path, PENALTIES, suffix)
    (table,) = form.tables
    assert (form.name, form.sections[0].heading, form.first_year) == ("某某市行政执法统计年报", HEADING, 2024)
    kinds = ["警告、通报批评", "罚款", "没收违法所得、没收非法财物", "合计（宗）"]
    assert tree(table.columns.nodes) == [["行政处罚实施数量（宗）", *kinds], "罚没金额（万元）"]
    assert tree(table.rows.nodes) == [None]
    assert computed(table) == {"r1/c1.total"}
    assert [kind.unit for kind in table.number_kinds.values()] == ["宗"] * 4 + ["万元"]


def test_a_total_beside_groups_adds_up_what_is_counted_as_it_is(tmp_path: Path) -> None:
    (table,) = made(tmp_path, BESIDE, ".html").tables
    (total,) = table.totals.values()
    assert [str(term.column) for term in figures(total.expression)] == ["c1.c1", "c1.c2", "c2.c1", "c2.other"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_rows_in_groups_with_their_units(tmp_path: Path, suffix: str) -> None:
    (table,) = made(tmp_path, WEBSITE, suffix).tables
    assert tree(table.rows.nodes) == [
        ["信息发布", "总数", "概况类信息更新量", "政务动态信息更新量", "其他"],
        ["留言办理", "收到留言数量", "平均办理时间"],
        "罚没金额",
    ]
    assert tree(table.columns.nodes) == ["数量"]
    assert [kind.unit for kind in table.number_kinds.values()] == ["条"] * 5 + ["天", "万元"]
    assert table.corner == "类别"


@pytest.mark.parametrize("suffix", FORMATS)
def test_ordinal_numbers_and_notes_are_no_heads_and_a_part_is_not_added(tmp_path: Path, suffix: str) -> None:
    (table,) = made(tmp_path, PARTS, suffix).tables
    assert tree(table.rows.nodes) == ["合计", "其中：线上", "线下"]
    assert tree(table.columns.nodes) == ["上年", "本年"]
    (total, _) = table.totals.values()
    assert [str(term) for term in figures(total.expression)] == ["table_1[r3, c1]"]


@pytest.mark.parametrize("render", [render_word, lambda document: render_html(document).encode()], ids=["word", "html"])
@pytest.mark.parametrize("form_id", [BUNDLED, BUDGET])  # the tables of the third come apart on paper
def test_the_printed_report_of_a_form_gives_its_own_heads_again(
    form_id: str, render: Callable[..., bytes], tmp_path: Path
) -> None:
    form = forms()[form_id]
    source = tmp_path / "报告"
    source.write_bytes(render(compose(form, all_different(form))))
    again = loaded(tmp_path, source)
    assert [shape(table) for table in again.tables] == [shape(table) for table in form.tables]


def shape(table: Table) -> tuple[object, ...]:
    return table.caption, table.corner, tree(table.rows.nodes), tree(table.columns.nodes)


def test_what_is_asked_whether_is_yes_or_no_a_rate_a_percentage_and_a_name_a_text(tmp_path: Path) -> None:
    rows = [row("项目", "情况"), row("是否使用统一平台", ""), row("办结率", ""), row("账号名称", "")]
    (table,) = made(tmp_path, rows, ".html").tables
    assert [kind.id for kind in table.kinds.values()] == ["yes_no", "percent", "text"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_rows_without_names_are_a_list_without_end(tmp_path: Path, suffix: str) -> None:
    (table,) = made(tmp_path, LIST, suffix).tables
    assert table.records is not None
    assert (table.records.key, table.records.rows) == ("c1.c1", 6)
    heads = [["检查对象", "单位名称", "类别"], "检查日期", "隐患（处）", "是否整改", "备注"]
    assert tree(table.columns.nodes) == heads
    kinds = [kind.id for kind in table.records.pattern.kinds.values()]
    assert kinds == ["text", "text", "date", "count", "yes_no", "text_2"]
    assert table.notes == ("注：逐家填写。",)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_list_whose_rows_are_blank_stands_in_a_section_of_its_own(tmp_path: Path, suffix: str) -> None:
    rows = [row("账号", "平台", "关注人数"), *(row("", "", "") for _ in range(7))]
    source = tmp_path / f"附件{suffix}"
    source.write_bytes(FORMATS[suffix](rows))
    (table,) = loaded(tmp_path, source).tables
    assert table.records is not None
    assert table.records.key == "c1"
    assert [kind.id for kind in table.records.pattern.kinds.values()] == ["text", "text", "count"]


def test_the_total_below_a_list_is_told_as_not_used(tmp_path: Path) -> None:
    source = tmp_path / "附件.html"
    source.write_bytes(as_page(LIST))
    assert "# 合计" in template_skeleton(source)[1].splitlines()


def test_a_list_beside_a_table_of_the_same_heading_has_its_own_section(tmp_path: Path) -> None:
    source = tmp_path / "附件.html"
    blank = "<tr><td><td></tr>"
    listed = f"<table><tr><td>名称<td>次数</tr>{blank * 3}</table>"
    source.write_text(
        f"<p>一、检查</p><table><tr><td>项目<td>数量（件）</tr><tr><td>甲<td></tr></table>{listed}{listed}",
        encoding="utf-8",
    )
    form = loaded(tmp_path, source)
    assert [[table.records is None for table in section.tables] for section in form.sections] == [
        [True], [False], [False],
    ]  # fmt: skip
    assert [result for result in run_template_cases(form.id, tmp_path / "forms") if not result.passed] == []


def test_a_note_is_printed_and_what_is_not_used_is_named(tmp_path: Path) -> None:
    source = tmp_path / "附件.html"
    source.write_bytes(as_page([*PARTS, row("填报人：", "", "", "")]))
    (table,) = loaded(tmp_path, source).tables
    assert table.notes == ("注：合计为全部。",)
    assert "# 填报人：" in template_skeleton(source)[1].splitlines()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_is_read_in_the_encoding_of_its_bytes_whatever_it_says(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "附件.html"
    text = "<meta charset='iso-8859-1'><table><tr><td>项目<td>数量（件）<tr><td>罚　款<td></table>"
    source.write_bytes(text.encode(encoding))
    (table,) = loaded(tmp_path, source).tables
    assert (table.rows.leaves[0].label, table.columns.leaves[0].label) == ("罚款", "数量（件）")


def test_a_file_without_a_table_is_said_to_have_none(tmp_path: Path) -> None:
    source = tmp_path / "通知.html"
    source.write_text("<html><body><p>没有表。</p></body></html>", encoding="utf-8")
    with pytest.raises(NoTableError):
        template_skeleton(source)


def test_without_a_file_there_is_an_example(tmp_path: Path) -> None:
    own_id, content = template_skeleton(None, "training/2025")
    assert own_id == "training/2025"
    path = tmp_path / "training/2025.yaml"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    assert [one.problems for one in lint_templates([path])] == [()]
