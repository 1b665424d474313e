import io
import runpy
import zipfile
from pathlib import Path

import docx
import pytest

from xlreport.form.loading.folder import templates_folder
from xlreport.messages import report as words

MAKER = Path(__file__).resolve().parents[2] / "tools" / "make_reference_docx.py"
REFERENCE = templates_folder() / "reference.docx"


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_committed_reference_document_is_what_the_script_builds() -> None:
    built = runpy.run_path(str(MAKER))["reference_parts"]()
    assert parts_of(REFERENCE.read_bytes()) == built


def test_the_reference_document_is_lean() -> None:
    assert sum(map(len, parts_of(REFERENCE.read_bytes()).values())) < 20_000


def test_the_page_is_set_up_as_an_official_document() -> None:
    section = docx.Document(str(REFERENCE)).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides if side is not None] == [37, 35, 28, 26]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize(
    "name",
    [
        words.STYLE_TITLE,
        *words.STYLE_HEADINGS.values(),
        words.STYLE_BODY,
        words.STYLE_RUN_IN,
        words.STYLE_SIGN_OFF,
        words.STYLE_DRAFT,
        words.STYLE_TABLE,
        words.STYLE_TABLE_HEAD,
        words.STYLE_TABLE_LABEL,
        words.STYLE_TABLE_FIGURE,
    ],
)
def test_word_knows_each_style_by_its_name(name: str) -> None:
    assert name in [style.name for style in docx.Document(str(REFERENCE)).styles]
