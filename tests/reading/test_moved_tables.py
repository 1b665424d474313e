import re

import pytest
from filled_workbook import (
    Edit,
    add_sheet,
    figure,
    form,
    insert_columns,
    insert_rows,
    place,
    plan,
    put,
    read,
    rename,
    reverse_sheets,
    sheet_of,
)
from openpyxl import Workbook
from openpyxl.utils import column_index_from_string, coordinate_to_tuple

from xlreport.form.model.finding import Place
from xlreport.layout.table_plan import TABLE_TOP

APPLICATIONS = sheet_of("applications")
BLOCKS = sheet_of("disclosure")
RECEIVED = figure("applications", "received", "applicant.natural")
CARRIED = figure("applications", "carried_forward", "applicant.natural")
TOTAL = figure("applications", "handled.total", "applicant.natural")


def row_of(at: Place) -> int:
    return int(coordinate_to_tuple(at.cell)[0])


def moved(at: Place, rows: int = 0, columns: int = 0) -> Place:
    row, column = coordinate_to_tuple(at.cell)
    return Place(at.sheet, f"{chr(ord('A') + column - 1 + columns)}{row + rows}")


def test_an_untouched_workbook_is_read_without_a_word() -> None:
    result = read()
    assert result.codes == []
    assert result.wrong_figures() == {}
    assert result.reading.places[TOTAL] == place(TOTAL)


@pytest.mark.parametrize("at", range(1, TABLE_TOP + 2))
def test_rows_inserted_above_a_table_move_it(at: int) -> None:
    result = read(insert_rows(APPLICATIONS, at, 2))
    assert result.codes == []
    assert result.wrong_figures() == {}
    assert result.reading.places[RECEIVED] == moved(place(RECEIVED), rows=2)


def test_a_row_inserted_inside_a_table_moves_what_stands_below() -> None:
    inside = row_of(place(figure("applications", "handled.refused.security", "applicant.natural")))
    result = read(insert_rows(APPLICATIONS, inside))
    assert result.codes == []
    assert result.wrong_figures() == {}
    assert result.reading.places[RECEIVED] == place(RECEIVED)
    assert result.reading.places[CARRIED] == moved(place(CARRIED), rows=1)


def test_a_row_inserted_between_two_tables_of_one_sheet_moves_the_lower_one() -> None:
    below = figure("fees", "administrative_fees", "amount")
    top = min(cell.top for cell in plan().tables[0].grid.cells if cell.table == "fees")
    result = read(insert_rows(BLOCKS, TABLE_TOP + top + 1, 3))
    assert result.codes == []
    assert result.wrong_figures() == {}
    assert result.reading.places[below] == moved(place(below), rows=3)


@pytest.mark.parametrize("before", range(1, 11))
def test_a_column_inserted_anywhere_moves_what_stands_right_of_it(before: int) -> None:
    result = read(insert_columns(APPLICATIONS, before))
    assert result.codes == []
    assert result.wrong_figures() == {}


def test_sheets_renamed_and_reordered_are_known_by_their_content() -> None:
    names = [sheet_of(section.id) for section in form().sections]
    edits: list[Edit] = [rename(name, f"表{number}") for number, name in enumerate(names)]
    result = read(*edits, reverse_sheets)
    assert result.codes == ["SHEET-RENAMED"] * len(names)
    assert {finding.expected for finding in result.findings} == set(names)
    assert result.wrong_figures() == {}
    assert result.reading.places[TOTAL] == Place(f"表{names.index(APPLICATIONS)}", place(TOTAL).cell)


def test_the_cover_and_the_indicators_may_be_renamed_too() -> None:
    result = read(rename("封面与说明", "首页"), rename("指标", "其他数字"))
    assert [finding.code for finding in result.findings if finding.severity.value == "error"] == []
    assert result.wrong_figures() == {}


def test_a_moved_and_renamed_table_with_a_figure_pasted_over_a_total_names_the_true_cell() -> None:
    at = moved(place(TOTAL), rows=2)
    result = read(
        insert_rows(APPLICATIONS, 2, 2),
        put(at, 7),
        rename(APPLICATIONS, "申请"),
        rename(BLOCKS, "公开"),
        reverse_sheets,
    )
    assert result.codes == ["SHEET-RENAMED", "SHEET-RENAMED", "T3-RESULTS"]
    assert result.told("T3-RESULTS").place == Place("申请", at.cell)
    assert result.told("T3-RESULTS").found == "7"
    assert result.wrong_figures() == {}


def test_a_sheet_of_notes_before_the_form_changes_nothing_else() -> None:
    result = read(add_sheet("草稿", {"B2": "随手记"}), reverse_sheets)
    assert result.codes == ["SHEET-EXTRA"]
    assert result.told("SHEET-EXTRA").found == "草稿"
    assert result.wrong_figures() == {}


@pytest.mark.parametrize("edits", [[rename("报告预览", "预览")], [insert_rows("报告预览", 1, 3)]])
def test_a_preview_under_another_name_is_not_taken_for_a_second_copy_of_the_tables(edits: list[Edit]) -> None:
    result = read(*edits)
    assert result.wrong_figures() == {}
    assert "TABLE-TWICE" not in result.codes


@pytest.mark.parametrize("count", range(1, 6))
def test_a_table_without_its_first_columns_is_read_or_told_and_no_cell_is_looked_for_left_of_the_sheet(
    count: int,
) -> None:
    def edit(book: Workbook) -> None:
        sheet = book[APPLICATIONS]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_cols(1, count)

    result = read(edit)
    assert result.codes != [] or result.wrong_figures() == {}
    assert all(column_index_from_string(re.sub(r"\d", "", at.cell)) > 0 for at in result.reading.places.values())
