"""Reports that were published as PDF: ruled tables, lines that make paragraphs, nothing of scans or locked files."""

import io
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from support.balanced import all_different
from support.full import FULL
from support.hanging import no_hang
from support.published import (
    bare,
    codes,
    figures_of,
    figures_read,
    needs_pdfplumber,
    paragraphs,
    read_back,
    reports,
    wrong_figures,
)
from support.reports import bundled
from support.whole_reports import whole_reports

from xlreport.errors import UnreadableError
from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.files.printed.printed_file import published_page
from xlreport.form.report.report import Report
from xlreport.narrative.compose import compose
from xlreport.render.pdf.pdf import render_pdf
from xlreport.use_cases.check import check
from xlreport.use_cases.read import read_published

TEMPLATE = bundled()


def written(path: Path, report: Report, *, draft: bool = False) -> Path:
    path.write_bytes(render_pdf(compose(TEMPLATE, report, draft=draft)).content)
    return path


def scan() -> bytes:
    with pikepdf.new() as document, io.BytesIO() as made:
        document.add_blank_page()
        document.save(made)
        return made.getvalue()


def with_pages(count: int) -> bytes:
    with pikepdf.new() as document, io.BytesIO() as made:
        for _ in range(count):
            document.add_blank_page()
        document.save(made)
        return made.getvalue()


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(scan())) as document, io.BytesIO() as made:
        document.save(made, encryption=pikepdf.Encryption(user="1", owner="2"))
        return made.getvalue()


PDFS = [*((name, False) for name in reports()), ("all different", True)]


@pytest.mark.parametrize(("name", "draft"), PDFS)
def test_a_report_comes_back_from_its_pdf(tmp_path: Path, name: str, draft: bool) -> None:
    needs_pdfplumber()
    report = reports()[name]
    reading = read_published(written(tmp_path / "年报.pdf", report, draft=draft), {TEMPLATE.id: TEMPLATE})
    assert figures_read(TEMPLATE, reading) == figures_of(TEMPLATE, report)
    came = bare(paragraphs(compose(TEMPLATE, reading.report)))
    assert came == bare(paragraphs(compose(TEMPLATE, report))) or draft
    assert reading.report.signed_on == report.signed_on
    assert draft or codes(reading) == []


def test_a_script_in_a_pdf_is_text_of_none(tmp_path: Path) -> None:
    needs_pdfplumber()
    report = whole_reports()["seed"]
    path = written(tmp_path / "年报.pdf", report)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        document.Root.OpenAction = document.make_indirect(action)
        document.save(path)
    reading = read_published(path, {TEMPLATE.id: TEMPLATE})
    assert figures_read(TEMPLATE, reading) == figures_of(TEMPLATE, report)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (scan, "PAGE-SCAN"),
        (locked, "FILE-ENCRYPTED"),
        (lambda: with_pages(3_000), "FILE-TOO-BIG"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "FILE-DAMAGED"),
    ],
    ids=["scan", "locked", "thousands of pages", "damaged"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, make: Callable[[], bytes], code: str
) -> None:
    needs_pdfplumber()
    path = tmp_path / "年报.pdf"
    path.write_bytes(make())
    with no_hang("a PDF"), pytest.raises(UnreadableError) as caught:
        published_page(path)
    assert caught.value.code == code


def test_without_the_extra_a_pdf_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(UnreadableError) as caught:
        page_of(scan(), PageFormat.PDF)
    assert caught.value.code == "PAGE-PDF-EXTRA"


def with_legible_streams(content: bytes) -> bytes:
    """The same pages, not packed, so that damages hit numbers and lines."""
    with pikepdf.open(io.BytesIO(content)) as document, io.BytesIO() as made:
        level = pikepdf.StreamDecodeLevel.generalized
        document.save(made, compress_streams=False, stream_decode_level=level)
        return made.getvalue()


def test_damaged_pdfs_give_no_foreign_exception_and_no_wrong_figure_without_a_finding() -> None:
    needs_pdfplumber()
    report = all_different(TEMPLATE)
    whole = with_legible_streams(render_pdf(compose(TEMPLATE, report)).content)
    drawn = [match.start() for match in re.finditer(rb"BT|\bre\b|\bl\b|Tj|TJ", whole)]
    chance = random.Random(7)  # noqa: S311  fixed damages, no secret
    read = 0
    for _ in range(1000 if FULL else 4):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            at = chance.choice(drawn) + chance.randrange(-30, 30)
            content[at : at + chance.randrange(40)] = b"" if chance.randrange(2) else bytes(content[at - 9 : at])
        try:
            reading = read_back(bytes(content), PageFormat.PDF, TEMPLATE)
        except UnreadableError:
            continue
        read += 1
        assert not wrong_figures(TEMPLATE, report, reading) or check(TEMPLATE, reading).refuses
    assert read
