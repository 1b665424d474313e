"""Remarks and text boxes are told in every format; the tool's own notes in none, whichever program saved them."""

import io
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest
import xlsxwriter
from libreoffice import convert
from openpyxl.comments import Comment
from support.reports import bundled, report

from xlreport import read_workbook, write_workbook
from xlreport.files.grids import read_book
from xlreport.form.model.finding import Place
from xlreport.layout.sheets.book import finished_book
from xlreport.reading.cells import Remark, RemarkKind
from xlreport.workbook.writer import write_book

KEPT = Path(__file__).parents[1] / "kept"
FORMATS = ("xlsx", "ods", "xls")
SAVED = pytest.mark.parametrize("suffix", ["", *FORMATS], ids=["as written", *FORMATS])
ABOUT_REMARKS = {"CELL-REMARK", "TEXT-BOX", "REMARKS-MORE", "REMARKS-UNREAD"}
LONG = "长" * 6_000
"""More than one record of an .xls holds."""

Saved = Callable[[str, str], Path]


def told(path: Path) -> set[tuple[str, Place | None, str | None]]:
    findings = read_workbook(path, {bundled().id: bundled()}).findings
    return {(one.code, one.place, one.found) for one in findings if one.code in ABOUT_REMARKS}


def remarked() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(bundled(), report())))
    book["指标"]["B6"].comment = Comment("请核对  这一格\n张三", "张三")
    book["指标"]["B7"].comment = Comment(LONG, "张三")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def boxed() -> bytes:
    close = xlsxwriter.Workbook.close

    def add_and_close(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("指标")
        assert sheet is not None
        sheet.insert_textbox(8, 5, "另有 3 件\n未统计")
        close(book)

    with patch.object(xlsxwriter.Workbook, "close", add_and_close):
        return write_book(finished_book(bundled(), report(), {}))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """A workbook by its name as it was written, or as LibreOffice saved it under a suffix."""
    folder = tmp_path_factory.mktemp("saved")
    for name, content in {"remarked": remarked(), "boxed": boxed()}.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    for name in ("blank", "filled", "returned"):
        (folder / f"{name}.xlsx").write_bytes((KEPT / f"{name}.xlsx").read_bytes())
    sources = sorted(folder.glob("*.xlsx"))
    for suffix in FORMATS:
        convert(sources, suffix, folder / suffix)
    return lambda name, suffix: folder / suffix / f"{name}.{suffix or 'xlsx'}"


@SAVED
def test_a_remark_is_told_at_its_cell(saved: Saved, suffix: str) -> None:
    assert told(saved("remarked", suffix)) == {
        ("CELL-REMARK", Place("指标", "B6"), "请核对 这一格 张三"),
        ("CELL-REMARK", Place("指标", "B7"), LONG[:60] + "…"),
    }


@SAVED
def test_a_long_remark_is_read_to_its_end(saved: Saved, suffix: str) -> None:
    (sheet,) = (one for one in read_book(saved("remarked", suffix)).sheets if one.name == "指标")
    assert Remark(RemarkKind.REMARK, (6, 1), LONG) in sheet.remarks


@SAVED
def test_a_text_box_is_told_at_the_cell_under_its_corner(saved: Saved, suffix: str) -> None:
    assert told(saved("boxed", suffix)) == {("TEXT-BOX", Place("指标", "F9"), "另有 3 件 未统计")}


@SAVED
@pytest.mark.parametrize("name", ["blank", "filled", "returned"])
def test_our_own_notes_are_read_and_not_told(saved: Saved, name: str, suffix: str) -> None:
    path = saved(name, suffix)
    assert sum(len(sheet.remarks) for sheet in read_book(path).sheets) >= 64
    assert told(path) == set()
