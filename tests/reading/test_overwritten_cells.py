import pytest
from filled_workbook import figure, form, label, numbered_report, place, put, read

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.finding import Place, Severity
from xlreport.form.report.values import ReportValues

TOTAL = figure("applications", "handled.total", "applicant.natural")
CODES = {
    TOTAL: "T3-RESULTS",
    figure("applications", "handled.granted", "applicant.total"): "T3-ROWSUM",
    figure("disputes", "cases", "litigation.direct.total"): "T4-SUM",
}
ROW_LABEL = label("applications", "handled.granted")
COLUMN_LABEL = label("applications", "applicant.legal.company")
GROUP_LABEL = label("applications", "handled.refused")
AGAIN_LABEL = label("disputes", "litigation.direct.other")


def true_total(address: FigureAddress) -> int:
    number = ReportValues(form(), numbered_report()).figure(address)
    assert number is not None
    return int(number)


@pytest.mark.parametrize("address", CODES, ids=str)
def test_a_total_pasted_over_with_its_own_value_is_noted(address: FigureAddress) -> None:
    result = read(put(address, true_total(address)))
    assert result.codes == ["TOTAL-CONSTANT"]
    assert result.told("TOTAL-CONSTANT").place == place(address)
    assert result.told("TOTAL-CONSTANT").severity is Severity.NOTE
    assert result.wrong_figures() == {}


@pytest.mark.parametrize(("address", "code"), CODES.items(), ids=str)
def test_a_total_pasted_over_with_another_value_is_an_error_that_quotes_both(address: FigureAddress, code: str) -> None:
    result = read(put(address, true_total(address) + 1))
    found = result.told(code)
    assert result.codes == [code]
    assert found.place == place(address)
    assert (found.found, found.expected) == (str(true_total(address) + 1), str(true_total(address)))
    assert result.wrong_figures() == {}


@pytest.mark.parametrize("text", ["约30", "—", "#REF!"])
def test_a_total_pasted_over_with_text_is_an_error(text: str) -> None:
    result = read(put(TOTAL, text))
    assert result.told("T3-RESULTS").found == text
    assert result.wrong_figures() == {}


def test_a_total_written_as_text_is_read_and_compared() -> None:
    result = read(put(TOTAL, f"{true_total(TOTAL)} 件"))
    assert result.codes == ["NUM-REPAIRED", "TOTAL-CONSTANT"]


@pytest.mark.parametrize("address", CODES, ids=str)
def test_a_cleared_total_is_recomputed_and_noted(address: FigureAddress) -> None:
    result = read(put(address, None))
    assert result.codes == ["TOTAL-CLEARED"]
    assert result.told("TOTAL-CLEARED").place == place(address)
    assert result.told("TOTAL-CLEARED").expected == str(true_total(address))
    assert result.wrong_figures() == {}


def test_another_formula_in_the_place_of_a_total_is_judged_by_its_value() -> None:
    result = read(put(TOTAL, "=1+1"))
    assert result.wrong_figures() == {}


@pytest.mark.parametrize("at", [ROW_LABEL, COLUMN_LABEL, GROUP_LABEL, AGAIN_LABEL], ids=str)
@pytest.mark.parametrize("content", [0, "12", "改了的名称", None])
def test_an_overwritten_label_is_told_at_its_cell_and_every_figure_is_read(at: Place, content: object) -> None:
    result = read(put(at, content))
    found = result.told("T3-LABEL-OVERWRITTEN")
    assert result.codes == ["T3-LABEL-OVERWRITTEN"]
    assert found.place == at
    assert found.found == (None if content is None else str(content))
    assert result.wrong_figures() == {}


@pytest.mark.parametrize(
    "written",
    [
        "（一） 予以公开",
        "(一)予以公开",
        "（一）予以\n公开",
        "  （一）予以公开　",
        "（一）\u00a0予以公开",
        "（一）予以公开\r\n",
    ],
)
def test_a_label_with_other_spaces_widths_or_line_breaks_is_the_same_label(written: str) -> None:
    result = read(put(ROW_LABEL, written))
    assert result.codes == []
    assert result.wrong_figures() == {}
