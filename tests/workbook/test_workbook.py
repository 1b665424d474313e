"""The workbook as a file: same bytes everywhere, no error against the format's schema, light, and true to Python."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openxml_audit import OpenXmlValidator
from support.all_forms import BUDGET, FORMS, IDS, SMALL_IDS, complete, different, form, year_of
from support.preview import paragraphs, preview_of
from support.reports import BUNDLED, bundled, report
from support.surroundings import printed_elsewhere

from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Item, Report, SectionText
from xlreport.layout.pasting.cells import LAST_OPEN, PASTE_TOP, PASTED
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.messages.sheets import pasting
from xlreport.narrative.blocks import Document, Heading, Paragraph, SignOff, Title
from xlreport.narrative.compose import compose
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
MOST_BLANK_BYTES, MOST_UNPACKED = 220_000, 1_050_000
ALLOWED = {
    "SUM", "IF", "AND", "OR", "NOT", "ABS", "COUNT", "COUNTA", "ISNUMBER", "ISERROR", "ROUND", "MIN", "MAX", "LEN",
    "INDEX", "MATCH", "MID", "SUBSTITUTE", "FIND", "REPT", "INT", "MOD", "SUMPRODUCT", "YEAR", "MONTH", "DAY",
    "DATE", "TRIM", "LEFT", "LOWER", "RIGHT", "TEXT", "COUNTIF", "SUMIF", "SMALL", "HYPERLINK",
}  # fmt: skip


def seed() -> Report:
    return read_record(SEED, load_templates()).report


each_form = pytest.mark.parametrize("template_id", IDS)


def template_of(template_id: str) -> Template:
    return bundled() if template_id == BUNDLED else form(template_id)


def filled(template_id: str) -> Report:
    return seed() if template_id == BUNDLED else different(template_id)


def last_year(template_id: str) -> Report:
    own = report({"applications[carried_forward, applicant.natural]": 3})
    return own if template_id == BUNDLED else replace(complete(template_id), year=year_of(template_id) - 1)


def opened(template_id: str, previous: Report | None = None) -> Workbook:
    content = write_workbook(template_of(template_id), filled(template_id), previous)
    return openpyxl.load_workbook(BytesIO(content))


@each_form
def test_a_blank_workbook_is_light(template_id: str) -> None:
    template = template_of(template_id)
    content = write_workbook(template, blank_report(template, "某市水务局", 2024))
    with zipfile.ZipFile(BytesIO(content)) as package:
        sheets = [one.file_size for one in package.infolist() if one.filename.startswith("xl/worksheets/sheet")]
    assert len(content) < MOST_BLANK_BYTES
    assert sum(sheets) < MOST_UNPACKED


@each_form
def test_the_schema_of_the_format_finds_no_error(template_id: str, tmp_path: Path) -> None:
    for name, previous in (("alone", None), ("beside", last_year(template_id))):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(write_workbook(template_of(template_id), filled(template_id), previous))
        outcome = OpenXmlValidator().validate(path)
        assert outcome.errors == []


def test_the_same_bytes_come_from_processes_that_differ_in_all_else(tmp_path: Path) -> None:
    """Another hash seed, time zone, language, clock and folder."""
    script = (
        "import sys, hashlib\n"
        "from pathlib import Path\n"
        "import xlreport\n"
        "from xlreport.use_cases.forms import known_templates\n"
        f"forms = known_templates(Path({str(FORMS)!r}))\n"
        f"for name in {[str(SEED), *(str(FORMS / one / 'cases/whole.json') for one in ('energy', 'budget'))]}:\n"
        "    report = xlreport.read_record(Path(name), forms).report\n"
        "    content = xlreport.write_workbook(forms[report.template_id], report)\n"
        "    print(hashlib.sha256(content).hexdigest())\n"
    )
    digests = set(printed_elsewhere(script, tmp_path))
    assert len(digests) == 1
    assert len(set(digests.pop().splitlines())) == 1 + len(SMALL_IDS)


@each_form
def test_formulas_use_classic_functions_only(template_id: str) -> None:
    book = opened(template_id, filled(template_id))
    used: set[str] = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    used |= {
                        token.value[:-1]
                        for token in openpyxl.formula.Tokenizer(cell.value).items
                        if token.subtype == "OPEN" and token.type == "FUNC"
                    }
    assert used <= ALLOWED


@each_form
def test_at_most_three_conditional_formats_lie_on_a_range(template_id: str) -> None:
    for sheet in opened(template_id).worksheets:
        for area in sheet.conditional_formatting:
            assert len(area.rules) <= 3, (sheet.title, area.sqref)


@each_form
def test_typed_cells_and_totals_are_open_and_all_others_locked(template_id: str) -> None:
    template = template_of(template_id)
    where = plan_workbook(template, filled(template_id).texts).where
    totals = {(where(total).sheet, where(total).name) for total in template.totals}
    for sheet in opened(template_id).worksheets:
        if sheet.title == words.HIDDEN:
            continue
        assert sheet.protection.sheet
        assert not sheet.protection.formatCells, "False means allowed"
        assert not sheet.protection.formatRows
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and (sheet.title, cell.coordinate) not in totals:
                    assert cell.protection.locked, (sheet.title, cell.coordinate)


def test_what_is_pasted_from_a_document_can_be_corrected_and_all_around_it_stays_locked() -> None:
    """A paste brings the style of cells that have none; so that is open, and every other cell says that it is not."""
    with zipfile.ZipFile(BytesIO(write_workbook(bundled(), seed()))) as package:
        styles = package.read("xl/styles.xml").decode()
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    own, formats = (re.findall(rf"<{tag}.*?</{tag}>", styles)[0] for tag in ("cellStyleXfs", "cellXfs"))
    assert re.findall(r'locked="(\d)"', own) == ["0"]
    assert formats.count("<xf ") == formats.count('applyProtection="1"') == formats.count("<protection ")
    for sheet in sheets:
        columns = [
            tuple(map(int, pair)) for pair in re.findall(r'<col min="(\d+)" max="(\d+)"[^>]* style="[1-9]', sheet)
        ]
        assert columns[0][0] == 1
        assert columns[-1][1] == 16_384
        assert all(before[1] + 1 == after[0] for before, after in pairwise(columns))


def test_above_the_paste_area_nothing_is_open_so_that_the_key_tab_stops_there_first() -> None:
    sheet = opened(BUNDLED)[pasting.PASTE]
    columns = range(PASTED + 1, LAST_OPEN + 2)
    above = [(row, column) for row in range(1, PASTE_TOP + 1) for column in columns]
    assert all(place in sheet._cells for place in above), "a cell that the file lacks is as open as its column"
    assert all(sheet.cell(*place).protection.locked for place in above)
    assert not sheet.cell(PASTE_TOP + 1, PASTED + 1).protection.locked


def test_a_section_of_seventy_items_is_written_and_previewed() -> None:
    items = tuple(Item(id=None, heading=f"第{number}项", text="文", generated=False) for number in range(1, 71))
    own = report()
    own = replace(own, texts=replace(own.texts, sections={**own.texts.sections, "overview": SectionText(items=items)}))
    assert "（七十）第70项。文" in _previewed(own)


def test_text_of_people_is_never_a_formula() -> None:
    dangerous = '=HYPERLINK("http://x")'
    texts = seed().texts
    section = SectionText(items=(Item(id=None, heading="+1", text=f"{dangerous}\n@x\n-1", generated=False),))
    own = replace(
        seed(), agency={**seed().agency, "address": dangerous},
        texts=replace(texts, title="=1+1", sections={**texts.sections, "other_matters": section}),
    )  # fmt: skip
    book = openpyxl.load_workbook(BytesIO(write_workbook(bundled(), own)))
    found = [
        c for s in book.worksheets for r in s.iter_rows() for c in r if c.value in {dangerous, "=1+1", "+1", "@x", "-1"}
    ]
    assert len(found) >= 5
    assert {cell.data_type for cell in found} == {"s"}


def _spoken(document: Document) -> list[str]:
    """Title, headings, paragraphs and sign-off, as they read."""
    blocks = [block.text for block in document.blocks if isinstance(block, Title | Heading | Paragraph)]
    return [*blocks, *(line for block in document.blocks if isinstance(block, SignOff) for line in block.lines)]


def _previewed(own: Report) -> list[str]:
    return paragraphs(preview_of(write_workbook(template_of(own.template_id), own)))


@pytest.mark.parametrize(
    "own",
    [
        seed(),
        replace(seed(), texts=replace(seed().texts, title=None, lead=None)),
        replace(seed(), texts=replace(seed().texts, title="", lead="")),
        report(),
        report({"applications[received, applicant.natural]": 7, "applications[handled.granted, applicant.natural]": 7}),
        report({"indicators.fee_notices": 2, "indicators.fee_notices_amount": 300, "indicators.fee_received": 100}),
        replace(
            report(), signed_on=date(2025, 1, 20),
            texts=replace(
                report().texts,
                sections={
                    **report().texts.sections,
                    "overview": SectionText(
                        intro="开头一。\n开头二。",
                        items=(
                            Item(id="requests", heading="依申请公开", text="\n另起一段。\n第二段。", generated=True),
                            Item(id=None, heading="", text="没有标题的一段。", generated=False),
                            Item(id=None, heading="空的", text=None, generated=False),
                            Item(id=None, heading="最后", text="接着写。\n再一段。", generated=False),
                        ),
                    ),
                },
            ),
        ),
        *map(complete, SMALL_IDS),
        complete(BUDGET, {"accounts[spending, amount]": 0.01, "accounts[balance, amount]": -0.01}),
    ],
    ids=["seed", "generated head", "no head", "zero", "some", "fees", "placement", *SMALL_IDS, "below zero"],
)  # fmt: skip
def test_the_preview_reads_as_the_report_will(own: Report) -> None:
    assert _previewed(own) == _spoken(compose(template_of(own.template_id), own))
