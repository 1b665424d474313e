"""What other programs write as a matter of course needs no second look; what calamine would misread does."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from support.reports import bundled, report

from xlreport import write_workbook
from xlreport.files.file_content import JudgedXml
from xlreport.files.package.sheet_gate import judge_sheet

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

ORDINARY = {
    "a text in character codes": '<c r="A1" t="inlineStr"><is><t>&#25919;&#24220;</t></is></c>',
    "a formula with a code and its result": '<c r="A1" t="str"><f>SUBSTITUTE(B1,&quot;&#9;&quot;,)</f><v>甲</v></c>',
    "a blank cell that is said to be a number": '<c r="A1" s="1" t="n"></c>',
    "the same in one tag": '<c r="A1" s="1" t="n"/>',
    "a number after the longest formula": f'<c r="A1" t="n"><f>{"&quot;" * 8192}</f><v>1</v></c>',
}
ODD = {
    "a number in character codes": '<c r="A1"><v>&#55;</v></c>',
    "a code after its first digit": '<c r="A1" t="n"><v xml:space="preserve">1&#50;</v></c>',
    "a result that is a text with a code": '<c r="A1" t="str"><f>B1</f><v>甲&#10;乙</v></c>',
    "a type in character codes": '<c r="A1" t="&#101;"><v>#REF!</v></c>',
    "a number that is none": '<c r="A1" t="n"><v>约5</v></c>',
}


def is_odd(cell: str) -> bool:
    sheet = f'<worksheet xmlns="{SPREADSHEET}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    return judge_sheet(JudgedXml(sheet.encode()), "表").odd


@pytest.mark.parametrize("cell", ORDINARY.values(), ids=ORDINARY.keys())
def test_a_cell_that_is_read_as_it_stands_is_ordinary(cell: str) -> None:
    assert not is_odd(cell)


@pytest.mark.parametrize("cell", ODD.values(), ids=ODD.keys())
def test_a_cell_that_would_be_misread_is_odd(cell: str) -> None:
    assert is_odd(cell)


def test_our_form_saved_by_openpyxl_is_ordinary() -> None:
    stream = BytesIO()
    openpyxl.load_workbook(BytesIO(write_workbook(bundled(), report()))).save(stream)
    with ZipFile(stream) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert [name for name in sheets if judge_sheet(JudgedXml(package.read(name)), name).odd] == []
