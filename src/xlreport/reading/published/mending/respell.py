"""Labels of the form that a page prints with the unit that the form leaves out, or with its unit in other words."""

from collections.abc import Mapping
from dataclasses import replace

from xlreport.form.model.template import Template
from xlreport.layout.grid import table_grid
from xlreport.reading.published.near import unit_apart
from xlreport.reading.published.page import Page, PrintedTable


def respelled(page: Page, template: Template) -> Page:
    """The page with each of these labels as in the form: 自然人（件） is 自然人, 金额（万元） is 金额（单位：万元）."""
    labels = _labels(template)
    return Page(tuple(part if isinstance(part, str) else _respelled(part, labels) for part in page.parts))


def _labels(template: Template) -> Mapping[tuple[str, str], str]:
    tables = (section.tables for section in template.sections if section.tables)
    return {unit_apart(cell.text): cell.text for own in tables for cell in table_grid(own).labels}


def _respelled(table: PrintedTable, labels: Mapping[tuple[str, str], str]) -> PrintedTable:
    cells = (replace(cell, text=labels.get(unit_apart(cell.text), cell.text)) for cell in table.cells)
    return PrintedTable(tuple(cells))
