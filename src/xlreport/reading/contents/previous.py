"""Last year's figures as they stand beside this year's, for the checks that compare years."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlreport.form.model.address import FigureAddress
from xlreport.layout.grid import CellKind
from xlreport.layout.table_plan import TABLE_TOP, TableSheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import Position
from xlreport.reading.labels import LabelIndex
from xlreport.reading.locate import Located


def previous_figures(
    sheets: Sequence[TableSheet], located: Sequence[Located]
) -> tuple[Mapping[FigureAddress, Decimal], Mapping[str, frozenset[Position]]]:
    """The figures that are numbers, and by sheet every cell of the block that holds them."""
    figures: dict[FigureAddress, Decimal] = {}
    block: dict[str, set[Position]] = {}
    for one in located:
        plan = next(sheet for sheet in sheets if one.table in {table.id for table in sheet.section.tables})
        columns = _columns(plan, one)
        own = block.setdefault(one.sheet.name, set())
        own.update(columns.values())
        labelled = {column_id: position[1] for column_id, position in columns.items()}
        for address, (row, _) in one.figures.items():
            if address.column in labelled:
                position = (row, labelled[address.column])
                own.add(position)
                content = one.sheet.cells.get(position)
                if content is not None and content.number is not None:
                    figures[address] = content.number
    return figures, {name: frozenset(positions) for name, positions in block.items()}


def _columns(plan: TableSheet, located: Located) -> Mapping[str, Position]:
    """For each column the label of last year's figures; none where the workbook has no such block."""
    index = LabelIndex(located.sheet)
    found: dict[str, Position] = {}
    for cell in plan.grid.cells:
        if cell.table == located.table and cell.kind is CellKind.COLUMN_LABEL and cell.is_leaf:
            row = TABLE_TOP + cell.bottom - 1 + located.offset[0]
            column = plan.previous_column(cell) + located.offset[1]
            labels = index.find(words.PREVIOUS_LABEL.format(label=cell.text))
            if labels:
                found[cell.path] = min(labels, key=lambda p: (abs(p[0] - row) + abs(p[1] - column), p))
    return found
