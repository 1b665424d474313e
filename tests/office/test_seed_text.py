from pathlib import Path

import pytest
from seed_text import EXPECTED, PUBLISHED, filled, published_paragraphs
from word_tables import word_paragraphs, word_tables

from xlreport.form.loading.folder import templates_folder
from xlreport.narrative.compose import compose
from xlreport.render.word.word import render_word
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.read import read_record

LOST_LABELS = ("（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")


@pytest.fixture(scope="module")
def package() -> bytes:
    template = load_template("zfxxgk/2021")
    path = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
    report = read_record(Path(path), {template.id: template}).report
    return render_word(compose(template, report))


def test_the_seeds_report_has_the_published_text_paragraph_for_paragraph(package: bytes) -> None:
    expected = EXPECTED.read_text(encoding="utf-8").splitlines()
    assert len(expected) > 20
    assert filled(word_paragraphs(package)) == expected


def test_the_tables_print_the_two_labels_that_the_published_document_had_lost(package: bytes) -> None:
    printed = {text for _, text in (cell for row in word_tables(package)[1] for cell in row)}
    assert set(LOST_LABELS) <= printed


@pytest.mark.skipif(not PUBLISHED.exists(), reason=f"no {PUBLISHED}")
def test_the_expected_text_is_that_of_the_published_document() -> None:
    published = PUBLISHED.read_text(encoding="utf-8")
    assert published_paragraphs(published) == EXPECTED.read_text(encoding="utf-8").splitlines()
    assert not any(label in published for label in LOST_LABELS)
