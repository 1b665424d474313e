"""Small documents made by hand, and one as big as the statutory form."""

from decimal import Decimal

from xlreport.form.model.address import FigureAddress, IndicatorAddress
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.tables.table import Table
from xlreport.layout.grid import Grid, table_grid
from xlreport.narrative.blocks import Block, Document, Heading, Paragraph, Run, SignOff, TableBlock, Title

COUNT = NumberKind(
    id="count", places=0, least=Decimal(0), most=Decimal(10**9), unit="件", code="X", blank_code=None
)  # fmt: skip

Tree = str | tuple[str | None, list["Tree"]]


def axis(*trees: Tree, prefix: str = "n") -> Axis:
    return Axis(tuple(_node(tree, f"{prefix}{index}") for index, tree in enumerate(trees)))


def _node(tree: Tree, node_id: str) -> Node:
    if isinstance(tree, str):
        return Node(id=node_id, label=tree)
    label, children = tree
    return Node(
        id=node_id, label=label,
        children=tuple(_node(child, f"{node_id}_{index}") for index, child in enumerate(children)),
    )  # fmt: skip


def table(table_id: str, rows: Axis, columns: Axis, *, caption: str | None = None, corner: str | None = None) -> Table:
    plain = Table(
        id=table_id, caption=caption, corner=corner, rows=rows, columns=columns, kinds={}, totals={}
    )  # fmt: skip
    return Table(
        id=table_id, caption=caption, corner=corner, rows=rows, columns=columns, totals={},
        kinds=dict.fromkeys(plain.addresses, COUNT),
    )  # fmt: skip


def table_block(title: str, *tables: Table) -> TableBlock:
    grid = table_grid(tables)
    return TableBlock(grid=grid, figures=numbered(grid), title=title)


def numbered(grid: Grid) -> dict[FigureAddress, str]:
    """Each figure says where it stands: row × 100 + column."""
    return {cell.address: str(cell.top * 100 + cell.left) for cell in grid.figures if cell.address is not None}


def three_level_table() -> Table:
    """Three levels of labels on both sides, as the statutory table of applications has them."""
    return table(
        "applications",
        axis(
            "一、本年新收",
            ("三、办理结果", ["（一）予以公开", ("（三）不予公开", ["1.国家秘密", "2.其他"]), "（七）总计"]),
            "四、结转",
        ),
        axis(("申请人情况", ["自然人", ("法人或其他组织", ["商业企业", "科研机构"]), "总计"])),
        corner="（第一项加第二项之和，等于第三项加第四项之和）",
    )


def stacked_tables() -> tuple[Table, Table]:
    """Two captioned tables of unlike width, as in section two of the statutory form."""
    return (
        table(
            "documents", axis("规章", "行政规范性文件"),
            axis("本年制发件数", "本年废止件数", "现行有效件数"),
            caption="第二十条第（一）项", corner="信息内容",
        ),
        table(
            "licensing", axis("行政许可"), axis("本年处理决定数量"),
            caption="第二十条第（五）项", corner="信息内容",
        ),
    )  # fmt: skip


def unlabelled_row_table() -> Table:
    """One row without a label: the whole stub is missing."""
    results: list[Tree] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    return table(
        "disputes",
        Axis((Node(id="cases", label=None),)),
        axis(
            ("行政复议", results), ("行政诉讼", [("未经复议直接起诉", results), ("复议后起诉", results)])
        ),
    )  # fmt: skip


def document(*blocks: Block, draft: bool = False, title: str = "某局2024年年度报告") -> Document:
    return Document(title=title, agency="某市某局", year=2024, blocks=blocks, draft=draft)


def run_in(heading: str, text: str) -> Paragraph:
    return Paragraph((Run(heading, strong=True), Run(text)))


def small_report(*, draft: bool = False) -> Document:
    cited = Run("12", cites=(IndicatorAddress("training_sessions"),))
    return document(
        Title(("某市某局2024年政府信息公开工作年度报告",)),
        Heading("一、总体情况", 1),
        run_in("（一）主动公开。", "全年公开信息3条。"),
        Paragraph((Run("培训"), cited, Run("次。"))),
        Heading("二、主动公开政府信息情况", 1),
        table_block("二、主动公开政府信息情况", *stacked_tables()),
        Heading("三、申请情况", 1),
        table_block("三、申请情况", three_level_table()),
        table_block("四、诉讼情况", unlabelled_row_table()),
        Heading("存在问题：", 2),
        SignOff(("某市某局", "2025年1月20日")),
        draft=draft,
    )
