"""A report typed into the blank workbook of its form, cell by cell, as an agency does."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl

from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import LEAD, SIGNED_ON, TITLE, YEAR, Address, AgencyAddress, IndicatorAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Report
from xlreport.layout.plan import plan_workbook
from xlreport.layout.prose import ProseSheet, paragraphs, stands_off
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook


def typed(template: Template, report: Report, path: Path) -> Path:
    """The blank workbook with the report typed into it; no formula is computed anew."""
    book = openpyxl.load_workbook(BytesIO(write_workbook(template, blank_report(template, "某某局", report.year))))
    where = plan_workbook(template).where
    for address, content in _typed(template, report):
        cell = where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(path)
    return path


def _typed(template: Template, report: Report) -> Iterator[tuple[Address, object]]:
    yield YEAR, report.year
    yield SIGNED_ON, report.signed_on
    for field, text in report.agency.items():
        yield AgencyAddress(field), text
    for indicator, entry in report.indicators.items():
        yield IndicatorAddress(indicator), entry.number
    for figure, entry in report.entries.items():
        yield figure, entry.number
    for part, text in ((TITLE, report.texts.title), (LEAD, report.texts.lead)):
        yield part, NONE if text == "" else text
    for sheet in plan_workbook(template).prose:
        yield from _texts(sheet, report)


def _texts(sheet: ProseSheet, report: Report) -> Iterator[tuple[Address, CellValue]]:
    """What does not fit into the paragraphs of an item goes into the last one, with line feeds."""
    text = report.texts.sections[sheet.section.id]
    yield from _filled(sheet.intro_paragraphs, paragraphs(text.intro))
    for slot, item in zip(sheet.slots, text.items, strict=False):
        yield slot.heading, item.heading or None
        yield from _filled(slot.paragraphs, paragraphs(item.text))
        if not sheet.prose.heading_alone:
            yield slot.placement, words.STANDS_OFF if stands_off(item.text) else words.RUNS_ON
        if slot.sentence_row is not None:
            yield slot.generated, slot.choice(item)


def _filled(addresses: tuple[Address, ...], own: list[str]) -> Iterator[tuple[Address, CellValue]]:
    last = len(addresses) - 1
    parts = [*own[:last], "\n".join(own[last:])]
    for address, part in zip(addresses, parts, strict=False):
        yield address, part or None
