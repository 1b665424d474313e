"""A completed workbook, read back: gate, raw grids, labels, report."""

from collections.abc import Mapping
from pathlib import Path

from xlreport.excel.grids import read_book
from xlreport.loading.catalogue import load_templates
from xlreport.model.report import Reading
from xlreport.model.template import Template
from xlreport.reading.assemble import read_report


def read_workbook(path: Path, templates: Mapping[str, Template] | None = None) -> Reading:
    """The report in a workbook (.xlsx .xlsm .xls .ods), with the true place of each value.

    `templates`: the forms it may be, by id; left out, the bundled ones. Raises UnreadableWorkbookError,
    UnknownWorkbookError or EditionMismatchError; what is wrong with the report itself is in the findings.
    """
    return read_report(read_book(path), load_templates() if templates is None else templates)
