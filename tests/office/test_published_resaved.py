"""Reports that were published come back from what LibreOffice and Chromium make of them."""

import subprocess
from pathlib import Path

import pytest
from browser import POLICY, require_chromium
from libreoffice import convert
from support.balanced import all_different
from support.published import codes, figures_of, figures_read, paragraphs
from support.reports import bundled
from support.whole_reports import whole_reports

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
    for path in made:
        report = reports[path.stem]
        reading = read_published(path, {template.id: template})
        assert figures_read(template, reading) == figures_of(template, report), path
        assert paragraphs(compose(template, reading.report)) == paragraphs(compose(template, report)), path
        assert reading.report.signed_on == report.signed_on
        assert codes(reading) == []


SPLIT = "<style>@page{size:210mm 150mm !important;margin:15mm} table,tr,td,thead{break-inside:auto !important}</style>"
"""Pages so low that every table but the smallest is torn."""


def test_a_web_page_comes_back_from_what_chromium_prints_of_it_though_its_tables_are_torn(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber", reason="no pdfplumber (extra pdf) on this machine")
    template = bundled()
    report = all_different(template)
    page = tmp_path / "年报.html"
    page.write_text(
        POLICY.sub("", render_html(compose(template, report))).replace("</head>", f"{SPLIT}</head>"), "utf-8"
    )
    command = [require_chromium(), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/own"]
    printed = tmp_path / "年报.pdf"
    subprocess.run([*command, f"--print-to-pdf={printed}", page.as_uri()], check=True, capture_output=True, timeout=60)
    reading = read_published(printed, {template.id: template})
    assert figures_read(template, reading) == figures_of(template, report)
    assert codes(reading) == []
