"""What .xlsb, .xls and .ods tell of their cells besides values: days, errors, formats, what is merged and hidden."""

import datetime as dt
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from bent import fresh
from support.binary_workbook import BinarySheet, Value, binary_workbook

from xlreport import read_workbook
from xlreport.files.cells.shown_numbers import shows
from xlreport.files.grids import read_book
from xlreport.reading.cells import Content, ContentKind, Position, RawSheet

sys.path.insert(0, str(Path(__file__).parents[1] / "office"))

from libreoffice import convert

FORMATS: list[int | str] = [0, 14, 'yyyy"年"m"月"', 31, 57, '0!.0000"万元"', ";;;", 9, "0;[Red]-0"]


def binary(path: Path, sheet: BinarySheet, *, starts_1904: bool = False) -> RawSheet:
    own = path / "表.xlsb"
    own.write_bytes(binary_workbook([sheet], FORMATS, starts_1904=starts_1904))
    (read,) = read_book(own).sheets
    return read


@pytest.mark.parametrize("look", [1, 2, 3, 4])
def test_a_day_in_an_xlsb_is_a_day_in_whatever_format_it_is_shown(tmp_path: Path, look: int) -> None:
    sheet = binary(tmp_path, BinarySheet("表", {(0, 0): "日", (1, 2): 45677.0, (2, 2): 5.0}, {(1, 2): look}))
    assert sheet.cells[1, 2].date == dt.date(2025, 1, 20)
    assert sheet.cells[2, 2] == Content(ContentKind.NUMBER, "5", Decimal(5))


def test_days_of_an_xlsb_are_counted_from_where_the_workbook_says(tmp_path: Path) -> None:
    cells = {(0, 0): 45677.0 - 1462, (0, 1): 3e6}
    sheet = binary(tmp_path, BinarySheet("表", cells, dict.fromkeys(cells, 1)), starts_1904=True)
    assert sheet.cells[0, 0].date == dt.date(2025, 1, 20)
    assert (sheet.cells[0, 1].kind, sheet.cells[0, 1].text) == (ContentKind.DATE, "3000000")


def test_an_xlsb_tells_errors_formats_merges_and_what_is_hidden(tmp_path: Path) -> None:
    cells: dict[Position, Value] = {
        (0, 0): "甲",
        (1, 0): 12340.0,
        (1, 1): 5.0,
        (1, 2): 0.5,
        (2, 0): ValueError(),
        (3, 3): -7.0,
    }
    looks = {(1, 0): 5, (1, 1): 6, (1, 2): 7, (3, 3): 8}
    sheet = binary(tmp_path, BinarySheet("表", cells, looks, [3], [1, 2], [(0, 0, 1, 1)]))
    assert sheet.cells[2, 0] == Content(ContentKind.ERROR, "#N/A")
    assert sheet.disguised == {(1, 0): '0!.0000"万元"', (1, 1): ";;;", (1, 2): "0%"}
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == (1, ((1, 1), (2, 2)), ((0, 0, 1, 1),))


def test_the_form_itself_is_read_from_an_xlsb_as_from_any_other(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(fresh())
    report, sheets = read_workbook(path).report, []
    for sheet in read_book(path).sheets:
        cells = {at: float(one.number) if one.number is not None else one.text for at, one in sheet.cells.items()}
        sheets.append(BinarySheet(sheet.name, cells, {}))
    own = tmp_path / "表.xlsb"
    own.write_bytes(binary_workbook(sheets, [0]))
    read = read_workbook(own)
    assert (read.report.entries, read.report.texts) == (report.entries, report.texts)


SCALED = ("0%", "0,", "0.00,,", '"1"0', '0\\.00"亿"')
AS_STORED = ("0.00", "#,##0", '0"件"', "0.00E+00", '"约"0')


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, RawSheet]:
    """Numbers in formats, hidden columns, hidden rows of which one is filled, a merge over a cell with content."""
    folder = tmp_path_factory.mktemp("formats")
    with xlsxwriter.Workbook(folder / "表.xlsx") as book:
        sheet = book.add_worksheet("表")
        for row, code in enumerate((*SCALED, *AS_STORED, ";;;")):
            sheet.write_string(row, 0, code)
            sheet.write_number(row, 1, 12340, book.add_format({"num_format": code}))
        sheet.set_column(3, 4, None, None, {"hidden": True})
        for row in (2, 40):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.merge_range("G1:H2", "甲")
        sheet.write_number("H2", 9)
    return {suffix: read_book(convert([folder / "表.xlsx"], suffix, folder)[0]).sheets[0] for suffix in ("xls", "ods")}


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_xls_and_ods_tell_formats_merges_and_what_is_hidden(converted: Mapping[str, RawSheet], suffix: str) -> None:
    sheet = converted[suffix]
    assert {sheet.text((row, 0)) for row, _ in sheet.disguised} == {*SCALED, ";;;"}
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == (1, ((3, 4),), ((0, 6, 1, 7),))
    assert sheet.text((1, 7)) == "9"


@pytest.mark.parametrize(
    ("shown", "stored", "told"),
    [
        ("12,340.00", "12340", True), ("¥ 12 340", "12340", True), ("12.35", "12.345", True),
        ("1.23E+04", "12340", True),
        ("(5)", "-5", True), ("3/4", "0.75", True), ("###", "12340", True), ("－", "0", True), ("12,34", "12.34", True),
        ("1.2", "12340", False), ("50%", "0.5", False), ("", "5", False), ("有", "5", False),
        ("112340", "12340", False),
    ],
)  # fmt: skip
def test_a_number_is_shown_if_what_is_seen_is_that_number_rounded(shown: str, stored: str, *, told: bool) -> None:
    assert shows(shown, stored) is told
