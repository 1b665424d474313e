"""A clerk who fills in a blank workbook from its first cell to its last, by keys alone."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from keyboard.entries import entries, tab_stops, visible_sheets
from keyboard.office import Office
from xlreport import Reading, Report, Template, check
from xlreport.form.report.report import Reason
from xlreport.layout.addresses import LineAddress, LineCell
from xlreport.layout.plan import plan_workbook

PLAIN = re.compile(r"[-0-9.]{1,40}")
"""What is typed. Everything else is pasted: letters too, because AutoCorrect makes the first one a capital."""

REASON = "已核对，与公开的原文一致。"
"""What a clerk writes who has looked it up."""


def with_reasons(template: Template, reading: Reading) -> Report:
    """The report with a reason for everything that asks for one and has a cell for it."""
    cells = plan_workbook(template).cells
    own = {(reason.code, reason.address) for reason in reading.report.reasons}
    asked = [
        Reason(code=one.code, address=str(one.address), digest="", text=REASON)
        for one in check(template, reading).findings
        if one.address is not None and LineAddress(LineCell.REASON, one.code, one.address) in cells
    ]
    given = [reason for reason in asked if (reason.code, reason.address) not in own]
    return replace(reading.report, reasons=(*reading.report.reasons, *given))


def fill(office: Office, template: Template, workbook: Path, report: Report) -> None:
    """Types a report into the blank workbook that stands open in the window, and saves it."""
    book = load_workbook(workbook)
    typed = entries(plan_workbook(template), report)
    office.first_sheet()
    for sheet in visible_sheets(book):
        own = {cell.name: text for cell, text in typed.items() if cell.sheet == sheet.title}
        fill_sheet(office, sheet, own)
        office.next_sheet()
    office.save()


def fill_sheet(office: Office, sheet: Worksheet, typed: Mapping[str, str]) -> None:
    """Goes through the sheet by Tab, from cell to cell; raises KeyError for what Tab does not come to."""
    changes = {name: text for name, text in typed.items() if text != standing(sheet, name)}
    stops = tab_stops(sheet)
    unreached = sorted(changes.keys() - set(stops))
    if unreached:
        raise KeyError(f"{sheet.title}: Tab does not come to {', '.join(unreached)}")
    last = max((stops.index(name) for name in changes), default=-1)
    if last < 0:
        return
    office.first_cell()
    keys = "" if stops[0] == "A1" else "\t"
    for name in stops[: last + 1]:
        text = changes.get(name)
        if text is None:
            keys += "\t"
        elif text and PLAIN.fullmatch(text):
            keys += f"{text}\t"
        else:
            office.screen.type(keys)
            _write(office, text)
            keys = "\t"
    office.screen.type(keys)
    office.settle()


def _write(office: Office, text: str) -> None:
    if text:
        office.paste(text)
    else:
        office.screen.press("Delete")


def standing(sheet: Worksheet, name: str) -> str:
    """What stands in a cell of the blank workbook."""
    content = sheet[name].value
    return "" if content is None else str(content)
