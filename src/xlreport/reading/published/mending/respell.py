"""Labels of the form that a page prints with the unit that the form leaves out, or with its unit in other words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from xlreport.layout.grid import Grid
from xlreport.reading.published.near import unit_apart
from xlreport.reading.published.page import Page, PrintedTable


def respelled(page: Page, grids: Sequence[Grid]) -> Page:
    """The page with each of these labels as in the form: 自然人（件） is 自然人, 金额（万元） is 金额（单位：万元）."""
    labels = _labels(grids)
    return Page(tuple(part if isinstance(part, str) else _respelled(part, labels) for part in page.parts))


def _labels(grids: Sequence[Grid]) -> Mapping[tuple[str, str], str]:
    return {unit_apart(cell.text): cell.text for grid in grids for cell in grid.labels}


def _respelled(table: PrintedTable, labels: Mapping[tuple[str, str], str]) -> PrintedTable:
    cells = (replace(cell, text=labels.get(unit_apart(cell.text), cell.text)) for cell in table.cells)
    return PrintedTable(tuple(cells))
