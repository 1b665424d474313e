"""Two reports that were compared, as a workbook: a list of what differs, that can be filtered."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlreport.district.publish.workbooks.sheet import Column, Given, list_sheet, write_sheets
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.layout.styles import Style
from xlreport.messages import comparison as words
from xlreport.messages.findings import message
from xlreport.use_cases.compare import Comparison, change

_COLUMNS = (
    Column(width=14), Column(width=40), Column(width=46), Column(width=46),
    Column(width=12, style=Style.CELL_CENTRE, optional=True),
)  # fmt: skip


def differences_book(template: Template, year: int, head: str, found: Comparison) -> bytes:
    """`head`: which two were compared; `year`: that of the later one."""
    rows = [*_cells(found), *_texts(found), *_findings(template, words.GONE_ONE, found.gone, before=True)]
    rows += _findings(template, words.NEW_ONE, found.new, before=False)
    said = head if rows else words.SAME
    return write_sheets(year, words.SHEET, [list_sheet(words.SHEET, words.SHEET, said, words.HEADS, _COLUMNS, rows)])


def _cells(found: Comparison) -> Iterator[Sequence[Given]]:
    for one in found.cells:
        by = change(one)
        yield words.CELL_ONE, one.name, one.first, one.second, None if by is None else Decimal(by)


def _texts(found: Comparison) -> Iterator[Sequence[Given]]:
    for one in found.texts:
        yield words.TEXT_ONE, one.section, "\n".join(one.removed), "\n".join(one.added), None


def _findings(template: Template, kind: str, findings: Sequence[Finding], *, before: bool) -> list[Sequence[Given]]:
    told = [(one.code, message(template, one)) for one in findings]
    return [(kind, code, *((said, None) if before else (None, said)), None) for code, said in told]
