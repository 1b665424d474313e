import io
import zipfile
from pathlib import Path

import docx
import pytest
from render_samples import document, run_in, small_report
from word_reading import W, WordFile, found, text_of, values

from xlreport.errors import UnwritableError
from xlreport.form.loading.folder import templates_folder
from xlreport.narrative.blocks import Heading, Paragraph, Run, SignOff, Title
from xlreport.render.word.word import render_word


@pytest.fixture(scope="module")
def report() -> WordFile:
    return WordFile(render_word(small_report()))


def edited_reference(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the reference document in which an office changed its styles."""
    target = folder / "reference.docx"
    with zipfile.ZipFile(templates_folder() / "reference.docx") as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for before, after in changes:
                text = text.replace(before, after)
            new.writestr(name, text)
    return target


def test_blocks_come_in_order_in_their_styles(report: WordFile) -> None:
    styles = values(report.body, "w:p/w:pPr/w:pStyle/@w:val | w:tbl/w:tblPr/w:tblStyle/@w:val")
    assert styles == [
        "Title", "Heading1", "BodyText", "BodyText", "Heading1", "ReportTable", "Heading1", "ReportTable",
        "BodyText", "ReportTable", "Heading2", "SignOff", "SignOff",
    ]  # fmt: skip
    assert report.paragraphs("Title") == ["某市某局2024年政府信息公开工作年度报告"]
    assert report.paragraphs("BodyText")[:2] == ["（一）主动公开。全年公开信息3条。", "培训12次。"]
    assert report.paragraphs("SignOff") == ["某市某局", "2025年1月20日"]


def test_a_run_in_heading_is_set_in_its_own_style(report: WordFile) -> None:
    run_ins = found(report.body, "w:p/w:r[w:rPr/w:rStyle/@w:val='RunInHeading']")
    assert [text_of(run) for run in run_ins] == ["（一）主动公开。"]
    assert values(run_ins[0], "w:rPr/w:rFonts/@w:eastAsia") == ["楷体"]


def test_the_samples_of_the_reference_document_are_gone(report: WordFile) -> None:
    assert "方正小标宋简体" not in text_of(report.body)


@pytest.mark.parametrize("draft", [False, True])
def test_every_run_names_its_east_asian_font(draft: bool) -> None:
    file = WordFile(render_word(small_report(draft=draft)))
    parts = [file.part(name) for name in file.names if name.startswith("word/") and name.endswith(".xml")]
    runs = [run for part in parts for run in found(part, ".//w:r")]
    assert len(runs) > 60
    assert all(values(run, "w:rPr/w:rFonts/@w:eastAsia") for run in runs)


def test_the_fonts_of_runs_are_those_the_office_chose(tmp_path: Path) -> None:
    own = edited_reference(tmp_path, ('w:eastAsia="仿宋"', 'w:eastAsia="方正仿宋_GBK"'))
    body = WordFile(render_word(document(Paragraph((Run("正文"),))), own)).body
    assert values(body, ".//w:rFonts/@w:eastAsia") == ["方正仿宋_GBK"]


def test_a_font_of_the_theme_stays_one(tmp_path: Path) -> None:
    own = edited_reference(tmp_path, ('w:eastAsia="仿宋"', 'w:eastAsiaTheme="minorEastAsia"'))
    body = WordFile(render_word(document(Paragraph((Run("正文"),))), own)).body
    assert values(body, ".//w:rFonts/@w:eastAsiaTheme") == ["minorEastAsia"]


def test_tables_fit_the_margins_the_office_chose(tmp_path: Path) -> None:
    own = edited_reference(tmp_path, ('w:left="1588"', 'w:left="2588"'))
    widths = values(WordFile(render_word(small_report(), own)).body, "w:tbl/w:tblPr/w:tblW/@w:w")
    assert widths == ["7844"] * 3


def test_a_style_that_is_missing_is_told_by_name(tmp_path: Path) -> None:
    own = edited_reference(tmp_path, ('w:val="落款"', 'w:val="签名"'))
    with pytest.raises(UnwritableError, match="落款"):
        render_word(small_report(), own)


def test_the_page_number_is_a_field_in_the_footer(report: WordFile) -> None:
    footer = report.part("word/footer1.xml")
    assert [text.strip() for text in values(footer, ".//w:instrText/text()")] == ["PAGE"]
    assert text_of(footer) == "— 1 —"
    assert found(report.body, "w:sectPr/w:footerReference")


def test_the_properties_tell_the_title_and_the_agency_and_no_clock(report: WordFile) -> None:
    properties = docx.Document(io.BytesIO(report.package)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "某局2024年年度报告",
        "某市某局",
        "zh-CN",
    )
    assert properties.created is not None
    assert properties.created == properties.modified
    assert properties.created.isoformat()[:10] == "2025-01-01"


def test_the_text_is_chinese(report: WordFile) -> None:
    styles = report.part("word/styles.xml")
    assert values(styles, "w:docDefaults//w:lang/@w:eastAsia") == ["zh-CN"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_word(small_report(draft=True)) == render_word(small_report(draft=True))
    with zipfile.ZipFile(io.BytesIO(render_word(small_report()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_control_characters_are_cleaned_and_breaks_kept() -> None:
    text = "甲\x00乙\ud800\u202e丙\n丁\t 戊 "
    file = WordFile(
        render_word(
            document(
                Title((text,)), Heading(text, 1), run_in(text, text), SignOff((text,)), title=text * 60
            )
        )
    )  # fmt: skip
    assert file.paragraphs("Title") == file.paragraphs("SignOff") == ["甲乙丙\n丁\t 戊 "]
    assert file.paragraphs("BodyText") == ["甲乙丙\n丁\t 戊 " * 2]


def test_markup_in_a_text_is_text() -> None:
    file = WordFile(render_word(document(Paragraph((Run("<w:br/>&amp;《条例》"),)))))
    assert file.paragraphs("BodyText") == ["<w:br/>&amp;《条例》"]


def test_a_report_that_is_no_draft_has_no_mark(report: WordFile) -> None:
    assert not report.headers
    assert "草稿" not in text_of(report.body)


def test_a_draft_is_marked_in_the_header_and_across_the_page() -> None:
    file = WordFile(render_word(small_report(draft=True)))
    assert len(file.headers) == 2
    for header in file.headers:
        assert text_of(header) == "草稿"
        assert values(header, ".//v:textpath/@string") == ["草稿"]
    assert len(found(file.body, "w:sectPr/w:headerReference")) == 2


def test_a_draft_is_marked_on_first_and_even_pages_that_have_headers_of_their_own(tmp_path: Path) -> None:
    package = docx.Document(str(templates_folder() / "reference.docx"))
    package.sections[0].different_first_page_header_footer = True
    package.settings.odd_and_even_pages_header_footer = True
    package.sections[0].header.paragraphs[0].text = "某局文件"
    own = tmp_path / "reference.docx"
    package.save(str(own))
    headers = WordFile(render_word(small_report(draft=True), own)).headers
    assert sorted(map(text_of, headers)) == ["草稿", "草稿", "草稿某局文件"]
    assert all(header.tag == f"{{{W}}}hdr" for header in headers)
