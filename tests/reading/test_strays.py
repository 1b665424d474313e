import pytest
from filled_workbook import add_sheet, figure, place, put, read, sheet_of

from xlreport.errors import UnreadableWorkbookError
from xlreport.form.model.finding import Place

APPLICATIONS = sheet_of("applications")


def test_a_value_in_the_last_cell_of_a_sheet_is_refused_by_name() -> None:
    with pytest.raises(UnreadableWorkbookError) as refusal:
        read(put(Place(APPLICATIONS, "XFD1048576"), 1))
    assert refusal.value.code == "FILE-FAR-CELL"
    assert refusal.value.params == {"sheet": APPLICATIONS, "cell": "XFD1048576"}


@pytest.mark.parametrize("cell", ["N9", "B40", "K4"])
@pytest.mark.parametrize("content", ["此数待核", 12, True])
def test_a_note_beside_a_table_is_listed_and_the_figures_are_read(cell: str, content: object) -> None:
    at = Place(APPLICATIONS, cell)
    result = read(put(at, content))
    assert result.codes == ["CELL-EXTRA"]
    assert result.told("CELL-EXTRA").place == at
    assert result.wrong_figures() == {}


def test_an_extra_sheet_is_listed() -> None:
    result = read(add_sheet("备注", {"A1": "附件见邮件"}))
    assert result.codes == ["SHEET-EXTRA"]
    assert result.told("SHEET-EXTRA").found == "备注"
    assert result.wrong_figures() == {}


def test_an_empty_extra_sheet_is_not_worth_a_word() -> None:
    assert read(add_sheet("Sheet1", {})).codes == []


def test_a_label_of_the_table_on_another_sheet_draws_nothing_there() -> None:
    cells = {"A1": "三、本年度办理结果", "A2": "（一）予以公开", "B2": 99}
    result = read(add_sheet("备注", cells))
    assert result.codes == ["SHEET-EXTRA"]
    assert result.wrong_figures() == {}


def test_a_label_repeated_beside_its_table_does_not_move_the_figures() -> None:
    result = read(put(Place(APPLICATIONS, "N10"), "（一）予以公开"))
    assert result.wrong_figures() == {}
    assert result.reading.places[figure("applications", "handled.granted", "applicant.natural")] == place(
        figure("applications", "handled.granted", "applicant.natural")
    )
