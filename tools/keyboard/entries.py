"""What a clerk types where, so that a blank workbook says what a report says."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlreport import Report
from xlreport.form.language.numbers import exact_digits
from xlreport.form.language.spell import Cell
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import (
    LEAD,
    SIGNED_ON,
    TITLE,
    YEAR,
    Address,
    AgencyAddress,
    IndicatorAddress,
    ZeroChoiceAddress,
)
from xlreport.form.model.answers import NONE, YES
from xlreport.layout.addresses import LineAddress, LineCell, ParagraphAddress
from xlreport.layout.plan import Plan
from xlreport.layout.prose import paragraphs

Typed = Mapping[Cell, str]
"""What is typed, by the cell."""


def entries(plan: Plan, report: Report) -> Typed:
    """Everything that a report says, by the cell of a blank workbook where people write it; what it leaves is empty."""
    said = {**dict(_fields(report)), **dict(_figures(report)), **dict(_texts(plan, report)), **dict(_reasons(report))}
    return {plan.where(address): _spelled(content) for address, content in said.items()}


def tab_stops(sheet: Worksheet) -> list[str]:
    """The cells that the key Tab stops at, in its order: those that are not locked, row by row."""
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row, column in area.cells
        if (row, column) != (area.min_row, area.min_col)
    }
    return [
        str(cell.coordinate)
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked and (cell.row, cell.column) not in merged and _shown(sheet, cell.row, cell)
    ]


def visible_sheets(book: Workbook) -> Sequence[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _shown(sheet: Worksheet, row: int, cell: object) -> bool:
    letter = str(getattr(cell, "column_letter", ""))
    return not sheet.row_dimensions[row].hidden and not sheet.column_dimensions[letter].hidden


def _fields(report: Report) -> Iterator[tuple[Address, CellValue]]:
    yield YEAR, Decimal(report.year)
    yield SIGNED_ON, report.signed_on.isoformat() if report.signed_on else None
    for address, text in ((TITLE, report.texts.title), (LEAD, report.texts.lead)):
        yield address, NONE if text == "" else text
    for field, content in report.agency.items():
        yield AgencyAddress(field), content


def _figures(report: Report) -> Iterator[tuple[Address, CellValue]]:
    yield from ((ZeroChoiceAddress(table), YES) for table in report.blank_is_zero)
    yield from ((address, entry.number) for address, entry in report.entries.items())
    yield from ((IndicatorAddress(name), entry.number) for name, entry in report.indicators.items())


def _texts(plan: Plan, report: Report) -> Iterator[tuple[Address, CellValue]]:
    for sheet in plan.prose:
        section = report.texts.sections[sheet.section.id]
        if len(section.items) > len(sheet.slots):
            raise ValueError(f"{sheet.name} has room for {len(sheet.slots)} items, not for {len(section.items)}")
        yield from sheet.contents(section).items()
        yield from _crowded(sheet.intro_paragraphs, section.intro)
        for slot, item in zip(sheet.slots, section.items, strict=False):
            yield from _crowded(slot.paragraphs, item.text)


def _crowded(cells: Sequence[ParagraphAddress], text: str | None) -> Iterator[tuple[Address, CellValue]]:
    """More paragraphs than rows: the last row takes the rest, with line feeds."""
    own = paragraphs(text)
    if len(own) > len(cells):
        yield cells[-1], "\n".join(own[len(cells) - 1 :])


def _reasons(report: Report) -> Iterator[tuple[Address, CellValue]]:
    for reason in report.reasons:
        if reason.at is None:
            raise ValueError(f"a reason for nothing that has a cell: {reason.address}")
        yield LineAddress(LineCell.REASON, reason.code, reason.at), reason.text


def _spelled(content: CellValue) -> str:
    if content is None:
        return ""
    return exact_digits(content) if isinstance(content, Decimal) else str(content)
