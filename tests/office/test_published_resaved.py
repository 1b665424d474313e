"""Reports that were published as Word come back from what LibreOffice makes of them."""

from pathlib import Path

from libreoffice import convert
from support.balanced import all_different
from support.published import codes, figures_of, figures_read, paragraphs
from support.reports import bundled
from support.whole_reports import whole_reports

from xlreport.narrative.compose import compose
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
