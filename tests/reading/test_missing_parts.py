import pytest
from filled_workbook import copy_sheet, drop, figure, form, labels_of, place, put, read, rename, sheet_of

from xlreport.errors import EditionMismatchError, UnknownWorkbookError
from xlreport.form.model.address import YEAR, AgencyAddress, IndicatorAddress, ZeroChoiceAddress
from xlreport.form.model.finding import Severity
from xlreport.messages import workbook as words

APPLICATIONS = sheet_of("applications")
NAME = AgencyAddress("name")
KIND = AgencyAddress("kind")
CHOICE = ZeroChoiceAddress("applications")


@pytest.mark.parametrize("section", ["disclosure", "applications", "disputes"])
def test_a_deleted_sheet_of_tables_is_told_and_everything_else_is_read(section: str) -> None:
    result = read(drop(sheet_of(section)))
    tables = {table.id for one in form().sections if one.id == section for table in one.tables}
    lost = [address for table in tables for address in form().table(table).inputs]
    assert result.codes == ["SHEET-MISSING"]
    assert result.told("SHEET-MISSING").expected == sheet_of(section)
    assert result.wrong_figures(except_for=lost) == {}


@pytest.mark.parametrize("section", ["overview", "improvement", "other_matters"])
def test_a_deleted_sheet_of_text_is_told_and_every_figure_is_read(section: str) -> None:
    result = read(drop(sheet_of(section)))
    assert result.codes == ["SHEET-MISSING"]
    assert result.told("SHEET-MISSING").expected == sheet_of(section)
    assert result.wrong_figures() == {}


def test_without_indicators_the_tables_are_read() -> None:
    result = read(drop(words.INDICATORS))
    lost = [IndicatorAddress(one.id) for one in form().indicators]
    assert result.codes == ["SHEET-MISSING"]
    assert result.told("SHEET-MISSING").expected == words.INDICATORS
    assert result.wrong_figures(except_for=lost) == {}


def test_without_the_cover_nobody_knows_whose_report_it_is() -> None:
    with pytest.raises(UnknownWorkbookError) as refusal:
        read(drop(words.COVER))
    assert refusal.value.code == "COVER-MISSING"


def test_without_the_check_sheet_the_figures_are_read_and_the_reasons_it_held_are_missed() -> None:
    result = read(drop(words.CHECKS))
    assert result.codes == ["SHEET-MISSING"]
    assert result.wrong_figures() == {}


@pytest.mark.parametrize("content", [None, "", "  ", "今年", "24", 20240, "2024.5"])
def test_a_year_that_is_none_is_refused_with_its_cell(content: object) -> None:
    with pytest.raises(UnknownWorkbookError) as refusal:
        read(put(YEAR, content))
    assert refusal.value.code == "YEAR-MISSING"
    assert (refusal.value.params["sheet"], refusal.value.params["cell"]) == (place(YEAR).sheet, place(YEAR).cell)


@pytest.mark.parametrize("content", ["2024", "２０２４", "2024年", " 2024 年", 2024.0])
def test_a_year_may_be_written_as_people_write_it(content: object) -> None:
    assert read(put(YEAR, content)).reading.report.year == 2024


@pytest.mark.parametrize("content", [2019, 2020, "2019年"])
def test_a_year_that_the_form_does_not_serve_is_refused(content: object) -> None:
    with pytest.raises(EditionMismatchError) as refusal:
        read(put(YEAR, content))
    assert refusal.value.code == "YEAR-NOT-SERVED"


@pytest.mark.parametrize("content", [None, "", "　 "])
def test_a_blank_agency_is_told_at_its_cell(content: object) -> None:
    result = read(put(NAME, content))
    assert result.codes == ["AGENCY-MISSING"]
    assert result.told("AGENCY-MISSING").place == place(NAME)
    assert result.wrong_figures() == {}


def test_a_choice_of_the_cover_that_is_none_is_told() -> None:
    result = read(put(KIND, "机关"))
    found = result.told("CHOICE-UNKNOWN")
    assert (found.place, found.found) == (place(KIND), "机关")
    assert result.wrong_figures() == {}


@pytest.mark.parametrize("content", ["yes", "0", 1, "都是0"])
def test_a_choice_beside_a_table_that_is_none_is_told_and_blanks_stay_blank(content: object) -> None:
    blank = figure("applications", "received", "applicant.natural")
    result = read(put(CHOICE, content), put(blank, None))
    assert result.codes == ["CHOICE-UNKNOWN", "T3-BLANK-CELLS"]
    assert result.told("CHOICE-UNKNOWN").place == place(CHOICE)
    assert result.reading.report.blank_is_zero == frozenset()


@pytest.mark.parametrize("content", ["是", " 是 "])
def test_a_choice_beside_a_table_makes_its_blanks_zero(content: str) -> None:
    blank = figure("disputes", "cases", "reconsideration.upheld")
    result = read(put(ZeroChoiceAddress("disputes"), content), put(blank, None))
    assert result.codes == []
    assert result.reading.report.blank_is_zero == {"disputes"}


def test_two_filled_copies_of_a_table_are_refused_naming_both() -> None:
    with pytest.raises(UnknownWorkbookError) as refusal:
        read(copy_sheet(APPLICATIONS, "申请情况（备份）"))
    assert refusal.value.code == "TABLE-TWICE"
    assert APPLICATIONS in refusal.value.params["found"]
    assert "申请情况（备份）" in refusal.value.params["found"]


def test_a_blank_cell_and_an_error_value_are_told_apart() -> None:
    blank = figure("applications", "handled.granted", "applicant.natural")
    broken = figure("applications", "handled.partial", "applicant.natural")
    result = read(put(blank, None), put(broken, "#DIV/0!"))
    assert result.told("T3-BLANK-CELLS").place == place(blank)
    assert result.told("T2-INT").place == place(broken)
    assert result.told("T2-INT").found == "#DIV/0!"
    assert result.wrong_figures(except_for=[blank, broken]) == {}


def test_an_emptied_table_tells_what_it_cannot_find() -> None:
    result = read(*[put(at, None) for at in labels_of("disputes")])
    assert [finding.code for finding in result.findings if finding.severity is Severity.ERROR] == ["TABLE-NOT-FOUND"]
    assert result.wrong_figures(except_for=form().table("disputes").inputs) == {}


def test_a_renamed_sheet_is_not_missing() -> None:
    assert "SHEET-MISSING" not in read(rename(APPLICATIONS, "三")).codes
