"""Reports that were published come back from what LibreOffice and Chromium make of them."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from browser import POLICY, require_chromium
from libreoffice import convert
from support.balanced import all_different
from support.published import bare, codes, figures_of, figures_read, needs_pdfplumber, paragraphs
from support.reports import bundled
from support.whole_reports import whole_reports

from xlreport.form.report.report import Report
from xlreport.narrative.compose import compose
from xlreport.render.html.html import render_html
from xlreport.render.word.word import render_word
from xlreport.use_cases.read import read_published


def test_reports_come_back_as_web_page_old_word_and_word_by_way_of_open_document(tmp_path: Path) -> None:
    template = bundled()
    reports = {"甲": whole_reports()["seed"], "乙": all_different(template)}
    sources = [tmp_path / f"{name}.docx" for name in reports]
    for source, report in zip(sources, reports.values(), strict=True):
        source.write_bytes(render_word(compose(template, report)))
    made = convert(sources, "html", tmp_path / "网页")
    made += convert(convert(sources, "odt", tmp_path / "文档"), "docx", tmp_path / "再存")
    made += convert(sources[1:], "doc", tmp_path / "旧式")
    made += convert(_pages(reports, tmp_path / "网上"), "docx", tmp_path / "由网页", read_as="HTML (StarWriter)")
    for path in made:
        assert came_back(path, reports[path.stem]) == paragraphs(compose(template, reports[path.stem])), path


def test_reports_come_back_from_what_libreoffice_prints_of_them(tmp_path: Path) -> None:
    needs_pdfplumber()
    reports = {"甲": whole_reports()["seed"], "乙": all_different(bundled())}
    sources = [tmp_path / f"{name}.docx" for name in reports]
    for source, report in zip(sources, reports.values(), strict=True):
        source.write_bytes(render_word(compose(bundled(), report)))
    for path in convert(sources, "pdf", tmp_path / "打印"):
        wanted = paragraphs(compose(bundled(), reports[path.stem]))
        assert bare(came_back(path, reports[path.stem])) == bare(wanted), path


def _pages(reports: Mapping[str, Report], folder: Path) -> list[Path]:
    folder.mkdir()
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(render_html(compose(bundled(), report)), "utf-8")
    return [folder / f"{name}.html" for name in reports]


def came_back(path: Path, report: Report) -> list[str]:
    """The paragraphs that are read, where all the figures and the day are those of the report and nothing is told."""
    template = bundled()
    reading = read_published(path, {template.id: template})
    assert figures_read(template, reading) == figures_of(template, report), path
    assert reading.report.signed_on == report.signed_on
    assert codes(reading) == []
    return paragraphs(compose(template, reading.report))


SPLIT = "<style>@page{size:210mm 150mm !important;margin:15mm} table,tr,td,thead{break-inside:auto !important}</style>"
"""Pages so low that every table but the smallest is torn."""


LATIN = """<style>@font-face{font-family:Latin;src:local("DejaVu Sans");unicode-range:U+20-7E}
*{font-family:Latin,"Noto Sans CJK SC" !important}</style>"""
"""Digits in a font of another height than that of the words around them, as Word sets them."""

CUT = "<style>@page{size:210mm 96mm !important;margin:12mm} table,tr,td,thead{break-inside:auto !important}</style>"
"""Pages that end between a head over several columns and its figures."""


@pytest.mark.parametrize("style", ["", SPLIT, CUT, LATIN], ids=["as it is", "torn", "cut", "two fonts"])
def test_a_web_page_comes_back_from_what_chromium_prints_of_it_though_its_tables_are_torn(
    tmp_path: Path, style: str
) -> None:
    needs_pdfplumber()
    template = bundled()
    report = all_different(template)
    page = tmp_path / "年报.html"
    page.write_text(
        POLICY.sub("", render_html(compose(template, report))).replace("</head>", f"{style}</head>"), "utf-8"
    )
    command = [require_chromium(), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/own"]
    printed = tmp_path / "年报.pdf"
    subprocess.run([*command, f"--print-to-pdf={printed}", page.as_uri()], check=True, capture_output=True, timeout=60)
    assert bare(came_back(printed, report)) == bare(paragraphs(compose(template, report)))
