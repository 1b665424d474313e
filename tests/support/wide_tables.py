"""Tables wider than a page, made by hand: figures all different, with as many digits as a test asks for."""

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.tables.table import Table
from xlreport.layout.grid import table_grid
from xlreport.narrative.blocks import Block, Document, Heading, Paragraph, Run, SignOff, TableBlock, Title

ROWS = ("一、本年新收政府信息公开申请数量", "二、上年结转", "三、办理结果", "四、结转下年度继续办理", "总计")


def leaves(names: list[str]) -> Axis:
    return Axis(tuple(Node(id=f"n{place}", label=name) for place, name in enumerate(names)))


def columns(count: int) -> Axis:
    return leaves([f"指标{number}" for number in range(1, count + 1)])


def three_levels(groups: int) -> Axis:
    """Under each group two columns beside a group of three."""
    return Axis(tuple(_group(number) for number in range(groups)))


def _group(number: int) -> Node:
    inner = [Node(id=f"c{place}", label=name) for place, name in enumerate(("商业企业", "科研机构", "社会公益组织"))]
    parts = (Node(id="natural", label="自然人"), Node(id="legal", label="法人", children=tuple(inner)))
    return Node(id=f"g{number}", label=f"第{number + 1}类申请人", children=(*parts, Node(id="total", label="总计")))


def wide_table(
    table_id: str, across: Axis, digits: int, rows: tuple[str, ...] = ROWS, caption: str | None = None
) -> tuple[Table, dict[FigureAddress, str]]:
    table = Table(
        id=table_id, caption=caption, corner=None, rows=leaves(list(rows)), columns=across, kinds={}, totals={}
    )
    first = 10 ** (digits - 1)
    return table, {address: str(first + 7 * place) for place, address in enumerate(table.addresses)}


def block(title: str, *tables: tuple[Table, dict[FigureAddress, str]]) -> TableBlock:
    figures = {address: text for _, own in tables for address, text in own.items()}
    return TableBlock(table_grid([table for table, _ in tables]), figures, title)


def document(*blocks: Block, draft: bool = False) -> Document:
    return Document(title="某局2024年统计年报", agency="某局", year=2024, blocks=blocks, draft=draft)


def report_around(*tables: TableBlock, draft: bool = False) -> Document:
    """The tables between a text and a narrow table before them and a text after them."""
    text = Paragraph((Run("认真贯彻落实条例要求，持续加强公开平台建设。" * 5),))
    narrow = block("一、概况", wide_table("narrow", columns(3), 5))
    middle = [part for table in tables for part in (Heading(table.title, 1), table)]
    return document(
        Title(("某局2024年统计年报",)), text, Heading("一、概况", 1), narrow, *middle, Heading("说明", 1), text,
        SignOff(("某局", "2025年1月20日")), draft=draft,
    )  # fmt: skip
