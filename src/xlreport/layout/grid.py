"""The geometry of a printed table, worked out once for Excel, Word and HTML alike.

A head is a tree, and a leaf runs to the far edge: that gives every row span and column span. A grid holds
no values and knows no sheet. Rows and columns count from 0.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from xlreport.form.model.address import AxisName, FigureAddress, LabelAddress
from xlreport.form.model.axis import Node
from xlreport.form.model.kind import Kind, WordsKind
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template


class CellKind(StrEnum):
    CAPTION = "caption"
    CORNER = "corner"
    COLUMN_LABEL = "column label"
    ROW_LABEL = "row label"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell, merged or not. `text` is a printed label; `address` is set for figures only.

    `path` names a label within its table: the path of ids of its node, or the kind of the cell; `axis` goes with it
    where a row and a column have the same. `room`: how many characters a figure may want that is words.
    """

    table: str
    kind: CellKind
    top: int
    left: int
    height: int = 1
    width: int = 1
    text: str = ""
    path: str = ""
    axis: AxisName = AxisName.EITHER
    address: FigureAddress | None = None
    guide: str | None = None
    is_leaf: bool = False
    room: int = 0

    @property
    def label_address(self) -> LabelAddress:
        return LabelAddress(self.table, self.path, self.axis)

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def right(self) -> int:
        return self.left + self.width


@dataclass(frozen=True)
class Grid:
    """Cells in reading order that tile `height` × `width` without gap or overlap."""

    cells: tuple[GridCell, ...]
    height: int
    width: int
    stub_width: int
    head_height: int

    @cached_property
    def figures(self) -> tuple[GridCell, ...]:
        return tuple(cell for cell in self.cells if cell.kind is CellKind.FIGURE)

    @cached_property
    def labels(self) -> tuple[GridCell, ...]:
        """The cells whose text the form prescribes."""
        return tuple(cell for cell in self.cells if cell.kind is not CellKind.FIGURE and cell.text)

    def heads(self, figure: GridCell) -> tuple[GridCell, ...]:
        """The label cells that name a figure: its columns' from the top, then its rows' from the left."""
        over = self._labels_at.get((figure.table, CellKind.COLUMN_LABEL, figure.left), ())
        return (*over, *self._labels_at.get((figure.table, CellKind.ROW_LABEL, figure.top), ()))

    @cached_property
    def _labels_at(self) -> Mapping[tuple[str, CellKind, int], Sequence[GridCell]]:
        """By table, and by the column that they stand over or the row that they stand in."""
        found: defaultdict[tuple[str, CellKind, int], list[GridCell]] = defaultdict(list)
        for cell in self.cells:
            if cell.kind in {CellKind.COLUMN_LABEL, CellKind.ROW_LABEL}:
                over = cell.kind is CellKind.COLUMN_LABEL
                for place in range(cell.left, cell.right) if over else range(cell.top, cell.bottom):
                    found[cell.table, cell.kind, place].append(cell)
        return found

    @cached_property
    def reaching(self) -> Mapping[int, Sequence[GridCell]]:
        """The cells that stand in a row or reach into it, from the left."""
        found: defaultdict[int, list[GridCell]] = defaultdict(list)
        for cell in sorted(self.cells, key=lambda one: one.left):
            for row in range(cell.top, cell.bottom):
                found[row].append(cell)
        return found


def section_grids(template: Template) -> Sequence[Grid]:
    """The tables of each section of the form, section by section."""
    return [table_grid(section.tables) for section in template.sections if section.tables]


def table_grid(tables: Sequence[Table]) -> Grid:
    """The tables of one section as one grid, stacked without a gap, all as wide as the widest."""
    stub_width = max(table.rows.depth for table in tables)
    width = stub_width + max(len(table.columns.leaves) for table in tables)
    cells: list[GridCell] = []
    top = 0
    for table in tables:
        block = sorted(_block(table, top, stub_width, width), key=lambda cell: (cell.top, cell.left))
        cells += _told_apart(block)
        top = max(cell.bottom for cell in block)
    only = tables[0]
    head_height = only.columns.depth + (only.caption is not None) if len(tables) == 1 else 0
    return Grid(tuple(cells), top, width, stub_width, head_height)


def _told_apart(block: Sequence[GridCell]) -> Iterator[GridCell]:
    """The cells of one table; labels of one path say whether they are a row's or a column's."""
    axes = {CellKind.ROW_LABEL: AxisName.ROW, CellKind.COLUMN_LABEL: AxisName.COLUMN}
    paths = Counter(cell.path for cell in block if cell.kind is not CellKind.FIGURE)
    for cell in block:
        is_shared = cell.kind in axes and paths[cell.path] > 1
        yield replace(cell, axis=axes[cell.kind]) if is_shared else cell


def _block(table: Table, top: int, stub_width: int, width: int) -> Iterator[GridCell]:
    if table.caption is not None:
        yield GridCell(
            table=table.id,
            kind=CellKind.CAPTION,
            top=top,
            left=0,
            width=width,
            text=table.caption,
            path="caption",
        )
        top += 1
    depth = table.columns.depth
    if stub_width and depth:
        yield GridCell(
            table=table.id, kind=CellKind.CORNER, top=top, left=0, height=depth, width=stub_width,
            text=table.corner or "", path="corner",
        )  # fmt: skip
    yield from _column_heads(table, table.columns.nodes, top, stub_width, top + depth, width, "")
    yield from _row_heads(table, table.rows.nodes, top + depth, 0, stub_width, "")
    edges = _column_edges(len(table.columns.leaves), stub_width, width)
    for row_index, row in enumerate(table.rows.leaves):
        for (left, right), column in zip(edges, table.columns.leaves, strict=True):
            yield GridCell(
                table=table.id, kind=CellKind.FIGURE, top=top + depth + row_index, left=left, width=right - left,
                address=table.at(row.id, column.id), room=_room(table.kinds.get(table.at(row.id, column.id))),
            )  # fmt: skip


def _room(kind: Kind | None) -> int:
    if not isinstance(kind, WordsKind):
        return 0
    lengths = [len(choice) + 1 for choice in kind.choices]
    return sum(lengths) if kind.several else max(lengths, default=kind.longest)


def _column_edges(count: int, start: int, far_edge: int) -> list[tuple[int, int]]:
    """Left and right edge of each leaf column; the last one runs to the far edge."""
    return [(start + i, far_edge if i == count - 1 else start + i + 1) for i in range(count)]


def _column_heads(
    table: Table, nodes: Sequence[Node], top: int, left: int, bottom: int, far_edge: int, path: str
) -> Iterator[GridCell]:
    for index, node in enumerate(nodes):
        right = far_edge if index == len(nodes) - 1 else left + _leaf_count(node)
        printed = node.label is not None
        if printed:
            yield GridCell(
                table=table.id, kind=CellKind.COLUMN_LABEL, top=top, left=left, width=right - left,
                height=bottom - top if node.is_leaf else 1, text=node.label or "", guide=node.guide,
                is_leaf=node.is_leaf, path=path + node.id,
            )  # fmt: skip
        yield from _column_heads(table, node.children, top + printed, left, bottom, right, f"{path}{node.id}.")
        left = right


def _row_heads(
    table: Table, nodes: Sequence[Node], top: int, left: int, far_edge: int, path: str
) -> Iterator[GridCell]:
    for node in nodes:
        height = _leaf_count(node)
        printed = node.label is not None
        if printed or (node.is_leaf and left < far_edge):
            yield GridCell(
                table=table.id, kind=CellKind.ROW_LABEL, top=top, left=left, height=height,
                width=far_edge - left if node.is_leaf else 1, text=node.label or "", guide=node.guide,
                is_leaf=node.is_leaf, path=path + node.id,
            )  # fmt: skip
        yield from _row_heads(table, node.children, top, left + printed, far_edge, f"{path}{node.id}.")
        top += height


def _leaf_count(node: Node) -> int:
    return 1 if node.is_leaf else sum(_leaf_count(child) for child in node.children)
