import contextlib
import datetime as dt
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from support.hanging import no_hang

from xlreport.errors import XlreportError
from xlreport.files.cells.moved_formulas import SharedFormula
from xlreport.files.grids import read_book
from xlreport.reading.cells import Content, ContentKind, Position, RawBook, RawSheet

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.xlsx"


def write_form(path: Path) -> None:
    """A small form: labels, figures, formulas, a date, and the sheet people do not see."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        sheet = workbook.add_worksheet("三、申请情况")
        sheet.write_string("B3", "本年新收")
        for row, figure in enumerate((3, 0, 2.5, -7), 2):
            sheet.write_number(row, 3, figure)
        sheet.write_formula("D8", "SUM(D3:D6)", None, -1.5)
        sheet.write_formula("E8", '"合计"&D8', None, "合计-1.5")
        sheet.write_datetime("F3", dt.datetime(2026, 1, 2))  # noqa: DTZ001
        sheet.write_boolean("G3", True)
        hidden = workbook.add_worksheet("_xlreport")
        hidden.write_string("A1", "zfxxgk/2021")
        hidden.hide()
        workbook.define_name("xlr_tpl", '="zfxxgk/2021"')
        workbook.set_custom_property("xlreport_template", "zfxxgk/2021")
        workbook.set_properties({"category": "zfxxgk/2021"})


def edit_sheet(path: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[SHEET]
    parts[SHEET] = parts[SHEET].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def write_single(path: Path, cell: str) -> RawSheet:
    """A workbook whose first sheet holds this cell's XML and nothing else."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("表")
        sheet.write_string("A1", "第一")
        sheet.write_number("B2", 4711)
    edit_sheet(path, '<c r="B2"><v>4711</v></c>', cell)
    return read_book(path).sheets[0]


def number(text: str) -> Content:
    return Content(ContentKind.NUMBER, text, Decimal(text))


def test_values_stand_at_their_true_positions(path: Path) -> None:
    write_form(path)
    sheet = read_book(path).sheets[0]
    assert sheet.cells == {
        (2, 1): Content(ContentKind.TEXT, "本年新收"),
        (2, 3): number("3"),
        (3, 3): number("0"),
        (4, 3): number("2.5"),
        (5, 3): number("-7"),
        (7, 3): number("-1.5"),
        (7, 4): Content(ContentKind.TEXT, "合计-1.5"),
        (2, 5): Content(ContentKind.DATE, "2026-01-02", date=dt.date(2026, 1, 2)),
        (2, 6): Content(ContentKind.BOOLEAN, "TRUE"),
    }


def test_hidden_sheets_are_read_and_flagged(path: Path) -> None:
    write_form(path)
    book = read_book(path)
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        ("三、申请情况", False),
        ("_xlreport", True),
    ]
    assert book.sheets[1].text((0, 0)) == "zfxxgk/2021"


def test_the_marks_of_identity_are_found(path: Path) -> None:
    write_form(path)
    assert read_book(path).marks == {
        "custom property": "zfxxgk/2021",
        "core category": "zfxxgk/2021",
        "defined name": "zfxxgk/2021",
    }


def test_formulas_are_text_without_the_equals_sign(path: Path) -> None:
    write_form(path)
    assert read_book(path).sheets[0].formulas == {(7, 3): "SUM(D3:D6)", (7, 4): '"合计"&D8'}


def test_a_shared_formula_is_moved_to_the_cells_that_follow(path: Path) -> None:
    shared = '<c r="B2"><f t="shared" si="0" ref="B2:B3">SUM($A1,A1,B$1)</f><v>1</v></c>'
    followers = '</row><row r="3"><c r="B3"><f t="shared" si="0"/><v>1</v></c><c r="C3"><f t="shared" si="9"/></c>'
    sheet = write_single(path, shared + followers)
    assert sheet.formulas == {(1, 1): "SUM($A1,A1,B$1)", (2, 1): "SUM($A2,A2,B$1)", (2, 2): ""}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"),
        ("SUM(A:A,$B:C,1:1,2:$3)", "SUM(B:B,$B:D,3:3,4:$3)"),
        ('"A1"&A1', '"A1"&B3'),
        ("'A1 表'!A1+表1!A1+[1]Sheet1!A1", "'A1 表'!B3+表1!B3+[1]Sheet1!B3"),
        ("LOG10(A1)+ABC1(2)+x.A1", "LOG10(B3)+ABC1(2)+x.A1"),
        ("Table1[A1]", "Table1[A1]"),
        ("XFD1+A1048575", "#REF!+#REF!"),
        ("SUM(表1!XFC1:XFD1,XFD:XFD,1048575:1048575)", "SUM(表1!XFD3:#REF!,#REF!,#REF!)"),
        ("SUM(Q1:Q4!A1)", "SUM(Q1:Q4!B3)"),
        ("SUM([1", ""),
    ],
)
def test_moving_a_formula_moves_references_and_nothing_else(formula: str, expected: str) -> None:
    assert SharedFormula(formula).moved(2, 1) == expected


@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#REF!", "#SPILL!", "Err:502"])
def test_an_error_cell_is_no_blank_cell(path: Path, text: str) -> None:
    sheet = write_single(path, f'<c r="B2" t="e"><f>1/0</f><v>{text}</v></c>')
    assert sheet.cells[1, 1] == Content(ContentKind.ERROR, text)
    assert sheet.text((0, 0)) == "第一"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<v>0.1</v>", number("0.1")),
        ("<v>1<!-- hidden -->2</v>", number("12")),
        ("<v>1&#50;</v>", number("12")),
        ("<v><![CDATA[12]]></v>", number("12")),
        ("<v>3件</v>", Content(ContentKind.TEXT, "3件")),
        ("<v>1e999</v>", Content(ContentKind.TEXT, "inf")),
        ("<v>1e30</v>", number("1E+30")),
        ("<v>100000000000000000</v>", number("100000000000000000")),
        ("<v>0.0001</v>", number("0.0001")),
    ],
)
def test_a_number_reads_as_a_person_sees_it(path: Path, cell: str, expected: Content) -> None:
    assert write_single(path, f'<c r="B2">{cell}</c>').cells[1, 1] == expected
    assert write_single(path, f'<c r="B2" t="n">{cell}</c>').cells[1, 1].text == expected.text


def test_an_index_that_is_none_is_refused_and_does_not_become_the_first_text(path: Path) -> None:
    with pytest.raises(XlreportError, match=r"FILE-CELL-UNUSUAL.*B2"):
        write_single(path, '<c r="B2" t="s"><v>-1</v></c>')
    with pytest.raises(XlreportError, match="FILE-CELL-UNUSUAL"):
        write_single(path, '<c r="B2" t="s"><v>99</v></c>')


def test_cells_without_references_stand_right_of_the_one_before(path: Path) -> None:
    sheet = write_single(path, '<c r="C2"><v>1</v></c><c/><c><f>1+1</f><v>2</v></c></row><row><c><v>3</v></c>')
    assert {place: content.text for place, content in sheet.cells.items()} == {
        (0, 0): "第一",
        (1, 2): "1",
        (1, 4): "2",
        (2, 0): "3",
    }
    assert sheet.formulas == {(1, 4): "1+1"}


def test_escaped_characters_are_decoded(path: Path) -> None:
    text = write_single(path, '<c r="B2" t="str"><v>甲_x000D_乙_x005F_x0041_</v></c>').text((1, 1))
    assert text == "甲\r乙_x0041_"


def test_the_1904_calendar_is_respected(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"date_1904": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        workbook.add_worksheet().write_datetime(0, 0, dt.datetime(2026, 1, 2, 12, 30))  # noqa: DTZ001
    content = read_book(path).sheets[0].cells[0, 0]
    assert (content.text, content.date) == ("2026-01-02 12:30:00", dt.date(2026, 1, 2))


def test_a_chart_sheet_is_an_empty_sheet(path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=表!$A$1:$A$2"})
        workbook.add_chartsheet("图").set_chart(chart)
        workbook.add_worksheet("表").write(0, 0, 5)
    book = read_book(path)
    assert [(sheet.name, len(sheet.cells)) for sheet in book.sheets] == [("图", 0), ("表", 1)]


def test_columns_merged_from_end_to_end_do_not_hide_the_values(path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.merge_range("B1:D1", "标题")
    edit_sheet(path, 'ref="B1:D1"', 'ref="B:D"')
    assert read_book(path).sheets[0].text((0, 1)) == "标题"


def test_values_and_formulas_agree_with_openpyxl(path: Path) -> None:
    write_form(path)
    book = read_book(path)
    with_values, with_formulas = (openpyxl.load_workbook(path, data_only=only) for only in (True, False))
    for sheet in book.sheets:
        judged = {
            (cell.row - 1, cell.column - 1): cell.value
            for row in with_values[sheet.name].iter_rows()
            for cell in row
            if cell.value is not None
        }
        assert {place: plain(content) for place, content in sheet.cells.items()} == judged
        formulas = {
            (cell.row - 1, cell.column - 1): str(cell.value)[1:]
            for row in with_formulas[sheet.name].iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        assert sheet.formulas == formulas


def plain(content: Content) -> object:
    if content.date is not None:
        return dt.datetime.combine(content.date, dt.time())
    if content.kind is ContentKind.BOOLEAN:
        return content.text == "TRUE"
    return content.text if content.number is None else float(content.number)


def converted(path: Path, suffix: str) -> Path:
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("XLREPORT_REQUIRE_OFFICE") == "1":
            pytest.fail("LibreOffice is required, but soffice is not on the path")
        pytest.skip("LibreOffice (soffice) is not on the path")
    profile = (path.parent / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run([*command, str(path.parent), str(path)], check=True, capture_output=True, timeout=120)
    return path.with_suffix(f".{suffix}")


def values(book: RawBook) -> dict[str, dict[Position, Content]]:
    return {sheet.name: dict(sheet.cells) for sheet in book.sheets}


# What LibreOffice itself changes: a text by formula becomes 0 in .xls, a boolean becomes =TRUE(), 1, in .ods.
CHANGED_BY_OFFICE: dict[str, Position] = {"xls": (7, 4), "ods": (2, 6)}


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_a_workbook_saved_by_libreoffice_reads_the_same(path: Path, suffix: str) -> None:
    write_form(path)
    original = read_book(path)
    saved = read_book(converted(path, suffix))
    expected, found = values(original), values(saved)
    for book in (expected, found):
        del book["三、申请情况"][CHANGED_BY_OFFICE[suffix]]
    assert found == expected
    assert [sheet.hidden for sheet in saved.sheets] == [sheet.hidden for sheet in original.sheets]


def test_formulas_and_errors_of_an_ods_are_told_and_of_an_xls_where_they_stand(path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("表")
        sheet.write_formula("B2", "1/0", None, "#DIV/0!")
        sheet.write_number("A1", 1)
    ods = read_book(converted(path, "ods")).sheets[0]
    assert ods.cells == {(0, 0): number("1"), (1, 1): Content(ContentKind.ERROR, "#DIV/0!")}
    assert ods.formulas == {(1, 1): "1/0"}
    xls = read_book(converted(path, "xls")).sheets[0]
    assert (xls.cells, xls.formulas) == (ods.cells, {(1, 1): ""})


def test_the_marks_of_an_ods_are_found(path: Path) -> None:
    write_form(path)
    assert read_book(converted(path, "ods")).marks["custom property"] == "zfxxgk/2021"


def corpus_files() -> Iterator[Path]:
    return (file for file in sorted(CORPUS.iterdir()) if file.name != "SOURCES.csv")


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of other people's files is not at {CORPUS}")
def test_every_file_of_the_corpus_gives_a_book_or_a_refusal_in_time() -> None:
    books = 0
    for file in corpus_files():
        with no_hang(file.name), contextlib.suppress(XlreportError):
            books += bool(read_book(file).sheets)
    assert books > 100
