"""Whatever a person typed in a cell of the form is in the report or in a finding: never lost without a word."""

import io
import random
import re
import zipfile
from functools import cache
from html import escape
from pathlib import Path

import pytest
from support.all_forms import IDS, complete, fewer, form, year_of
from support.district import made_plain
from support.full import FULL
from support.reports import BUNDLED, bundled

from xlreport import Reading, check, read_workbook, write_workbook
from xlreport.form.model.address import YEAR, Address, FigureAddress, IndicatorAddress, TextAddress, ZeroChoiceAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Report
from xlreport.form.text.labels import normal
from xlreport.layout.addresses import SlotAddress
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.records.write import dump_json, record_of

SEED = 9
CHUNKS = 10
COUNT = 1_000 if FULL else 50
"""Of each chunk."""

TYPED = (
    "3", "0", "1234567", "3件", "三", "约5", "-1", "0.5", "TRUE", "无", "—", "#N/A", "=1+1", "2026-01-02", "１２",
    "1,234", "某某局", "（无）", "是", "否", "政府", "5-6", "😀", "一段文字，共3项。", "字" * 300, " 前后有空格 ",
    "<b>", "{{x}}", "2024年",
)  # fmt: skip


@cache
def template_of(template_id: str) -> Template:
    return bundled() if template_id == BUNDLED else form(template_id)


@cache
def report_of(template_id: str) -> Report:
    return made_plain("某某市水务局", {}) if template_id == BUNDLED else complete(template_id)


@cache
def plan(template_id: str) -> Plan:
    return plan_workbook(template_of(template_id), report_of(template_id).texts)


@cache
def fresh(template_id: str) -> dict[str, bytes]:
    content = write_workbook(template_of(template_id), report_of(template_id))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def sheets(template_id: str) -> list[str]:
    return re.findall(r'<sheet name="([^"]*)"', fresh(template_id)["xl/workbook.xml"].decode())


@cache
def typed_cells(template_id: str) -> list[Address]:
    """Every cell that people are to fill in, and the totals, which can be pasted over."""
    own = plan(template_id)
    cells: list[Address] = [address for table in own.template.tables for address in table.addresses]
    cells += [line.address for line in (*own.cover, *own.indicator_lines)]
    for sheet in own.prose:
        cells += sheet.written
        for slot in sheet.slots:
            cells += [slot.heading, *([] if sheet.prose.heading_alone else [slot.placement])]
            cells += [slot.generated] if slot.sentence_row is not None else []
    cells += [ZeroChoiceAddress(table.id) for table in own.template.tables]
    return cells


def with_text(template_id: str, address: Address, text: str) -> bytes:
    """The workbook with that text typed in the cell."""
    cell = plan(template_id).where(address)
    part = f"xl/worksheets/sheet{sheets(template_id).index(cell.sheet) + 1}.xml"
    made = f' t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
    pattern = re.compile(rf'<c r="{cell.name}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
    xml, count = pattern.subn(
        lambda old: f'<c r="{cell.name}"{old[1] or ""}{made}', fresh(template_id)[part].decode(), count=1
    )
    assert count == 1, address
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in {**fresh(template_id), part: xml.encode()}.items():
            package.writestr(name, content)
    return file.getvalue()


def is_used(reading: Reading, address: Address, text: str) -> bool:
    """Whether the report holds what was typed."""
    if isinstance(address, FigureAddress):
        entry = reading.report.entries.get(address, BLANK)
        return entry.number is not None or (entry.text is not None and normal(text) in normal(entry.text))
    if isinstance(address, IndicatorAddress):
        return reading.report.indicators[address.indicator].number is not None
    if isinstance(address, ZeroChoiceAddress):
        return (address.table in reading.report.blank_is_zero) == (text == "是") and text in {"是", "否"}
    if text == NONE and isinstance(address, TextAddress):
        return str(getattr(reading.report.texts, address.part)) == ""
    if isinstance(address, SlotAddress) and text in {"是", "否"}:
        return True
    return normal(text) in normal(
        dump_json(record_of(template_of(reading.report.template_id), reading.report)).replace('\\"', '"')
    )


def is_told(reading: Reading, address: Address) -> bool:
    cell = plan(reading.report.template_id).where(address)
    place = Place(cell.sheet, cell.name)
    findings = (*reading.findings, *check(template_of(reading.report.template_id), reading).findings)
    return any(finding.address == address or finding.place == place for finding in findings)


@pytest.mark.parametrize(("template_id", "chunk"), [(one, chunk) for one in IDS for chunk in fewer(one, range(CHUNKS))])
def test_nothing_that_was_typed_is_lost_without_a_word(template_id: str, chunk: int, tmp_path: Path) -> None:
    chance = random.Random(SEED + chunk)  # noqa: S311  fixed edits, no secret
    template = template_of(template_id)
    path = tmp_path / f"某某市水务局{year_of(template_id)}年{template.short_name}.xlsx"
    for _ in range(COUNT if template_id == BUNDLED else COUNT // 4):
        address, text = chance.choice(typed_cells(template_id)), chance.choice(TYPED)
        path.write_bytes(with_text(template_id, address, text))
        if address == YEAR:
            continue  # what is no year refuses the file, and says so
        reading = read_workbook(path, {template.id: template})
        assert is_used(reading, address, text) or is_told(reading, address), (address, text)
