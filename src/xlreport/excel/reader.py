"""A completed workbook, read back: gate, raw grids, labels, report."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from xlreport.excel.files.grids import read_book
from xlreport.loading.catalogue import load_templates
from xlreport.model.finding import Finding, Severity
from xlreport.model.report import Reading
from xlreport.model.template import Template
from xlreport.reading.assemble import read_report

_SUFFIXES = {".xlsx": ".xlsx", ".xlsm": ".xlsx", ".xls": ".xls", ".ods": ".ods", ".xlsb": ".xlsb"}


def read_workbook(path: Path, templates: Mapping[str, Template] | None = None) -> Reading:
    """The report in a workbook (.xlsx .xlsm .xls .ods), with the true place of each value.

    `templates`: the forms it may be, by id; left out, the bundled ones. Raises UnreadableWorkbookError,
    UnknownWorkbookError or EditionMismatchError; what is wrong with the report itself is in the findings.
    """
    book = read_book(path)
    reading = read_report(book, load_templates() if templates is None else templates)
    return replace(reading, findings=(*_told_of_suffix(path.suffix.lower(), book.suffix), *reading.findings))


def _told_of_suffix(written: str, true: str) -> Iterator[Finding]:
    if _SUFFIXES.get(written, true) != true:
        yield Finding(code="SUFFIX-DIFFERS", severity=Severity.NOTE, found=true, expected=written)
