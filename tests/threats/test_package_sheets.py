"""Part C of the threats: sheets whose cells stand far away, nowhere, twice, or in no order."""

import re
from collections.abc import Callable

import pytest
import xlsxwriter
from bent import (
    FIGURE,
    all_told,
    at,
    by_xlsxwriter,
    codes,
    edited,
    figure,
    fresh,
    in_part,
    outcome_of,
    packed,
    parts_of,
    place_of,
    reads_as_fresh,
    refusal_of,
)
from openpyxl.workbook.workbook import Workbook
from support.hanging import no_hang

PART, CELL = place_of(FIGURE)
SHEET = at(FIGURE).partition("!")[0]


def test_a_value_in_the_last_cell_of_the_sheet_is_refused_and_to_be_deleted() -> None:
    def edit(book: Workbook) -> None:
        book[SHEET]["XFD1048576"] = 1

    with no_hang():
        code, said = refusal_of(edited(edit))
    assert code == "FILE-FAR-CELL"
    assert f"工作表“{SHEET}”的单元格 XFD1048576 有内容" in said
    assert "删除 XFD1048576 及附近多余的内容" in said


def test_whole_columns_formatted_to_the_last_row_tell_nothing() -> None:
    def add(book: xlsxwriter.Workbook) -> None:
        bold = book.add_format({"bold": True})
        sheet = book.get_worksheet_by_name(SHEET)
        sheet.set_column("F:Y", 9, bold)
        sheet.write_blank("Y1048576", None, bold)

    content = by_xlsxwriter(add)
    assert b'<dimension ref="A1:Y1048576"/>' in parts_of(content)[PART]
    assert reads_as_fresh(content)


@pytest.mark.parametrize(("area", "covers"), [("A1:XFD1048576", True), ("B1:B1048576", True), ("A1:A1048576", False)])
def test_an_enormous_merge_costs_nothing_and_what_it_covers_is_read_and_told(area: str, covers: bool) -> None:
    merged = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
    content = in_part(PART, "<mergeCells.*?</mergeCells>", merged)
    with no_hang():
        outcome = outcome_of(content)
        assert figure(outcome) == 5
        assert (("CELL-COVERED", at(FIGURE), "5") in all_told(outcome)) is covers
        assert codes(outcome) == ({"CELL-COVERED"} if covers else set())


@pytest.mark.parametrize(
    "dimension", ["A1", "A1:B2", "B5:A1", "A1:XFD1048576", "A1:A99999999999", "ZZZZ", "", "none at all"]
)
def test_a_wrong_dimension_loses_no_cell(dimension: str) -> None:
    new = "" if dimension == "none at all" else f'<dimension ref="{dimension}"/>'
    assert reads_as_fresh(in_part(PART, r"<dimension [^>]*/>", new))


ROWS = re.compile(r"<row [^>]*/>|<row .*?</row>", re.DOTALL)
CELLS = re.compile(r"<c [^>]*/>|<c .*?</c>", re.DOTALL)


def backwards(pattern: re.Pattern[str], text: str) -> str:
    """The same elements, the last one first."""
    found = pattern.findall(text)
    return pattern.sub(lambda _: found.pop(), text)


@pytest.mark.parametrize(
    "turn",
    [
        lambda text: backwards(ROWS, text),
        lambda text: ROWS.sub(lambda row: backwards(CELLS, row[0]), text),
        lambda text: backwards(ROWS, ROWS.sub(lambda row: backwards(CELLS, row[0]), text)),
    ],
    ids=["rows", "cells", "both"],
)
def test_rows_and_cells_out_of_order_are_all_read(turn: Callable[[str], str]) -> None:
    parts = parts_of(fresh())
    turned = turn(parts[PART].decode()).encode()
    assert turned != parts[PART]
    assert reads_as_fresh(packed({**parts, PART: turned}))


def test_tens_of_thousands_of_blank_styled_cells_far_away_tell_nothing() -> None:
    rows = [*range(200, 49_199), 1_048_576]
    far = "".join(f'<row r="{row}"><c r="XFD{row}" s="1"/></row>' for row in rows)
    parts = parts_of(in_part(PART, r"<dimension [^>]*/>", '<dimension ref="A1:XFD1048576"/>'))
    parts[PART] = parts[PART].replace(b"</sheetData>", far.encode() + b"</sheetData>")
    with no_hang():
        assert reads_as_fresh(packed(parts))


@pytest.mark.parametrize("reference", ["A0", "ZZZZ1", "A99999999999", "XFE1", "A1048577", "1A"])
def test_a_cell_that_is_nowhere_is_refused_by_its_sheet_and_what_is_written_for_its_place(reference: str) -> None:
    with no_hang():
        code, said = refusal_of(in_part(PART, f'<c r="{CELL}"', f'<c r="{reference}"'))
    assert code == "FILE-BAD-CELL"
    assert f"工作表“{SHEET}”里有一个单元格的位置写错了（{reference}）" in said


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "一"])
def test_so_is_a_row_that_is_nowhere(number: str) -> None:
    code, said = refusal_of(in_part(PART, rf'<row r="{CELL.strip("ABC")}"', f'<row r="{number}"'))
    assert code == "FILE-BAD-CELL"
    assert (SHEET in said, f"（{number}）" in said) == (True, True)


@pytest.mark.parametrize("again", [5, 9], ids=["the same", "another"])
def test_a_cell_that_is_written_twice_is_refused_by_name_whatever_it_says(again: int) -> None:
    def twice(found: re.Match[str]) -> str:
        return found[0] + re.sub("<v>.*?</v>", f"<v>{again}</v>", found[0])

    code, said = refusal_of(in_part(PART, rf'<c r="{CELL}"[^>]*><v>.*?</c>', twice))
    assert code == "FILE-CELL-TWICE"
    assert f"工作表“{SHEET}”的单元格 {CELL} 在文件里写了两次" in said
