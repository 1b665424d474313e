import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_edits import found_in, inserted, moved, printed_sheet, section_ids, sheet_plan, with_text

from xlreport.layout.grid import GridCell
from xlreport.layout.table_plan import TABLE_TOP
from xlreport.reading.cells import Position
from xlreport.reading.locate import Located

SECTIONS = section_ids()
LABELS = [(section, cell) for section in SECTIONS for cell in sheet_plan(section).grid.labels]


def planned(section: str) -> dict[object, Position]:
    return {
        cell.address: (TABLE_TOP + cell.top, cell.left)
        for cell in sheet_plan(section).grid.figures
        if cell.address is not None
    }


def places(found: dict[str, Located | None]) -> dict[object, Position]:
    return {address: at for one in found.values() if one is not None for address, at in one.figures.items()}


@pytest.mark.parametrize("section", SECTIONS)
def test_what_was_placed_is_located(section: str) -> None:
    assert places(found_in(printed_sheet(section), section)) == planned(section)


@given(
    section=st.sampled_from(SECTIONS),
    rows=st.lists(st.integers(0, 40), max_size=6),
    columns=st.lists(st.integers(0, 18), max_size=6),
)
def test_blank_rows_and_columns_anywhere_do_not_lose_a_figure(
    section: str, rows: list[int], columns: list[int]
) -> None:
    move = inserted(rows, columns)
    found = found_in(moved(printed_sheet(section), move), section)
    assert places(found) == {address: move(at) for address, at in planned(section).items()}
    assert all(one is not None and not one.wrong and not one.lost for one in found.values())


@given(section=st.sampled_from(SECTIONS), down=st.integers(0, 60), right=st.integers(0, 30))
def test_a_table_moved_as_a_whole_is_located(section: str, down: int, right: int) -> None:
    found = found_in(moved(printed_sheet(section), lambda at: (at[0] + down, at[1] + right)), section)
    assert places(found) == {
        address: (row + down, column + right) for address, (row, column) in planned(section).items()
    }


@pytest.mark.parametrize("written", [None, "0", "别的名称", "其他", "总计"])
@pytest.mark.parametrize(("section", "cell"), LABELS, ids=lambda one: getattr(one, "path", one))
def test_one_spoilt_label_is_told_at_its_place_and_no_figure_is_lost(
    section: str, cell: GridCell, written: str | None
) -> None:
    at = (TABLE_TOP + cell.top, cell.left)
    if cell.text == written:
        return
    found = found_in(with_text(printed_sheet(section), at, written), section)
    assert places(found) == planned(section)
    told = [place for one in found.values() if one is not None for _, place in one.wrong]
    assert told == [at]


@given(
    section=st.sampled_from(SECTIONS),
    rows=st.lists(st.integers(0, 40), max_size=3),
    columns=st.lists(st.integers(0, 18), max_size=3),
    spoilt=st.lists(st.integers(0, 200), max_size=3),
    written=st.sampled_from([None, "0", "别的名称", "其他", "总计", "本年处理决定数量", "信息内容"]),
)
def test_no_figure_is_read_from_the_cell_of_another_without_a_word(
    section: str, rows: list[int], columns: list[int], spoilt: list[int], written: str | None
) -> None:
    """A word written over another label may deceive, but then a label is told to be wrong, and nothing is published."""
    move = inserted(rows, columns)
    sheet = moved(printed_sheet(section), move)
    labels = sheet_plan(section).grid.labels
    for number in spoilt:
        cell = labels[number % len(labels)]
        sheet = with_text(sheet, move((TABLE_TOP + cell.top, cell.left)), written)
    true = {address: move(at) for address, at in planned(section).items()}
    for found in found_in(sheet, section).values():
        if found is not None and not found.wrong and not found.lost:
            assert {a: at for a, at in found.figures.items() if at != true[a] and at in sheet.cells} == {}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_gap_of_any_width_anywhere_does_not_lose_a_figure(section: str) -> None:
    """Words repeat along a head, so a gap as wide as a group of columns is the hardest."""
    grid = sheet_plan(section).grid
    for wide in range(1, 13):
        moves = [inserted([at] * wide, []) for at in range(TABLE_TOP + grid.height)]
        moves += [inserted([], [at] * wide) for at in range(grid.width)]
        for move in moves:
            found = places(found_in(moved(printed_sheet(section), move), section))
            assert found == {address: move(at) for address, at in planned(section).items()}
