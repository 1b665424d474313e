"""A filled workbook with one thing bent, and what becomes of it."""

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl
import xlsxwriter
from openpyxl.workbook.workbook import Workbook
from support.district import made_plain
from support.reports import bundled

from xlreport import Outcome, find_inputs, judge, read_workbook, write_workbook
from xlreport.checking.cell_values import entry_findings
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.finding import Finding
from xlreport.form.report.report import Reading, Report
from xlreport.layout.addresses import ParagraphAddress
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.book import finished_book
from xlreport.workbook import writer

FIGURE = FigureAddress("licensing", "licences", "decisions")
TEXT = ParagraphAddress("overview", 0, 0)
Parts = dict[str, bytes]


@cache
def report() -> Report:
    return made_plain("某某市水务局", {"licensing[licences, decisions]": 5})


@cache
def fresh() -> bytes:
    return write_workbook(bundled(), report())


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def bent(bend: Callable[[Parts], None]) -> bytes:
    """The fresh workbook after its parts were changed."""
    parts = parts_of(fresh())
    bend(parts)
    return packed(parts)


def place_of(address: Address) -> tuple[str, str]:
    """The part of the sheet and the name of the cell."""
    cell = plan_workbook(bundled(), report().texts).where(address)
    parts = parts_of(fresh())
    number = re.findall(r'<sheet name="([^"]*)"', parts["xl/workbook.xml"].decode()).index(cell.sheet) + 1
    return f"xl/worksheets/sheet{number}.xml", cell.name


def with_cell(address: Address, xml: str, attributes: str = "") -> bytes:
    """The typed cell with other XML in it: `<v>…</v>`, `<f>…</f>`, `<is>…</is>`."""
    part, name = place_of(address)

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        pattern = re.compile(rf'<c r="{name}"( s="\d+")?[^>]*?(/>|>.*?</c>)', re.DOTALL)
        text, count = pattern.subn(lambda found: f'<c r="{name}"{found[1] or ""}{attributes}>{xml}</c>', text, count=1)
        assert count == 1
        parts[part] = text.encode()

    return bent(bend)


def in_sheet(address: Address, old: str, new: str) -> bytes:
    """The sheet of that cell with one thing in its XML replaced."""
    part, _ = place_of(address)

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text
        parts[part] = text.replace(old, new, 1).encode()

    return bent(bend)


def outcome_of(content: bytes, name: str = "某某市水务局2024年政府信息公开年报.xlsx") -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        (one,) = find_inputs([path]).files
        return judge(replace(one, shown=name), {bundled().id: bundled()})


def codes(outcome: Outcome) -> set[str]:
    if outcome.refusal is not None:
        return {outcome.refusal.code}
    assert outcome.verdict is not None
    return {finding.code for finding in outcome.verdict.findings}


def figure(outcome: Outcome) -> object:
    """What was read in the bent cell."""
    assert outcome.reading is not None
    return outcome.reading.report.entries[FIGURE].number


Told = tuple[str, str, str | None]


def told(findings: Iterable[Finding]) -> list[Told]:
    """Of each finding its code, its cell as `sheet!A1`, and what it quotes."""
    return [(one.code, f"{one.place.sheet}!{one.place.cell}" if one.place else "", one.found) for one in findings]


def at(address: Address) -> str:
    """Where the form has a typed cell, as `sheet!A1`."""
    cell = plan_workbook(bundled(), report().texts).where(address)
    return f"{cell.sheet}!{cell.name}"


def all_told(outcome: Outcome) -> list[Told]:
    assert outcome.verdict is not None
    return told(outcome.verdict.findings)


def edited(edit: Callable[[Workbook], None]) -> bytes:
    """The fresh workbook after openpyxl changed and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(fresh()))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def found_in(content: bytes) -> tuple[Reading, list[Finding]]:
    """The reading, and what is told of its structure and its typed cells. Asking no rule saves most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "填报.xlsx")
        path.write_bytes(content)
        reading = read_workbook(path, {bundled().id: bundled()})
    return reading, [*reading.findings, *entry_findings(bundled(), reading)]


def refusal_of(content: bytes) -> tuple[str, str]:
    """The code and the sentence with which a file is refused."""
    outcome = outcome_of(content)
    assert outcome.refusal is not None, all_told(outcome)
    return outcome.refusal.code, outcome.refusal.message


def reads_as_fresh(content: bytes) -> bool:
    """Whether every figure, text, place and finding is that of the fresh workbook."""
    return found_in(content) == found_in(fresh())


def in_part(part: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> bytes:
    """The fresh workbook with what a pattern finds once in one part replaced."""

    def bend(parts: Parts) -> None:
        text, count = re.subn(pattern, new, parts[part].decode(), flags=re.DOTALL)
        assert count == 1
        parts[part] = text.encode()

    return bent(bend)


def by_xlsxwriter(add: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    """The fresh workbook, written as a whole, to which XlsxWriter adds something, such as a picture, before it ends."""
    close = xlsxwriter.Workbook.close

    def add_and_close(book: xlsxwriter.Workbook) -> None:
        add(book)
        close(book)

    with patch.object(xlsxwriter.Workbook, "close", add_and_close):
        parts = writer.parts_of(finished_book(bundled(), report(), {}))
    contents: Mapping[str, Any] = {one.name: one.text for one in parts}
    return packed({name: one.encode() if isinstance(one, str) else one for name, one in contents.items()})
