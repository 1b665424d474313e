"""What people type beside what is asked for is told in every format, wherever it stands."""

import io
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert
from support.reports import bundled, report

from xlreport import read_workbook, write_workbook
from xlreport.form.model.finding import Place

BESIDE = {
    "封面与说明": ("D21", "B40", "B44"),
    "指标": ("E5", "B57", "A57"),
    "校验与说明": ("H5", "H160", "AB9"),
    "报告预览": ("A10", "C3", "A140"),
    "一、总体情况": ("B6", "E13", "J13"),
    "二、主动公开政府信息情况": ("A20", "E7", "H11"),
    "三、收到和处理政府信息公开申请情况": ("K8", "A40"),
    "四、政府信息公开行政复议、行政诉讼情况": ("A10",),
}
FORMATS = ("xlsx", "ods", "xls")


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The form with a word of its own in each of those cells, in each format."""
    folder = tmp_path_factory.mktemp("books")
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(bundled(), report())))
    for sheet, cells in BESIDE.items():
        for cell in cells:
            book[sheet][cell] = f"旁注{sheet[:2]}{cell}"
    book.save(folder / "旁注.xlsx")
    (folder / "表.xlsx").write_bytes(write_workbook(bundled(), report()))
    found = {"as written": folder / "旁注.xlsx"}
    sources = [folder / "旁注.xlsx", folder / "表.xlsx"]
    for suffix in FORMATS:
        found[suffix], found[f"plain {suffix}"] = convert(sources, suffix, folder / suffix)
    return found


@pytest.mark.parametrize("name", ["as written", *FORMATS])
def test_a_word_beside_the_form_is_told_at_its_cell(workbooks: Mapping[str, Path], name: str) -> None:
    findings = read_workbook(workbooks[name], {bundled().id: bundled()}).findings
    told = {(one.place, one.found) for one in findings if one.code == "CELL-EXTRA"}
    assert told == {(Place(sheet, cell), f"旁注{sheet[:2]}{cell}") for sheet, cells in BESIDE.items() for cell in cells}


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_told_of_a_form_with_nothing_beside_it(workbooks: Mapping[str, Path], name: str) -> None:
    findings = read_workbook(workbooks[f"plain {name}"], {bundled().id: bundled()}).findings
    assert [one for one in findings if one.code == "CELL-EXTRA"] == []
