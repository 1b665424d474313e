"""Reports that were published as PDF: ruled tables, lines that make paragraphs, nothing of scans or locked files."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from support.balanced import all_different
from support.hanging import no_hang
from support.published import codes, figures_of, figures_read, paragraphs
from support.reports import bundled
from support.whole_reports import whole_reports

from xlreport.errors import UnreadableError
from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.files.printed.printed_file import published_page
from xlreport.form.report.report import Report
from xlreport.narrative.compose import compose
from xlreport.render.pdf.pdf import render_pdf
from xlreport.use_cases.read import read_published

TEMPLATE = bundled()


def needs_pdfplumber() -> None:
    pytest.importorskip("pdfplumber", reason="no pdfplumber (extra pdf) on this machine")


def bare(lines: list[str]) -> list[str]:
    """Without spaces: in a PDF they are gaps like any other."""
    return ["".join(line.split()) for line in lines]


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


@pytest.mark.parametrize("name", ["seed", "all different"])
@pytest.mark.parametrize("draft", [False, True])
def test_a_report_comes_back_from_its_pdf(tmp_path: Path, name: str, draft: bool) -> None:
    needs_pdfplumber()
    report = all_different(TEMPLATE) if name != "seed" else whole_reports()["seed"]
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
