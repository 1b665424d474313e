import pytest
from filled_workbook import Edit, drop, put, read
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook

from xlreport.errors import UnknownWorkbookError
from xlreport.form.model.finding import Place
from xlreport.layout.sheets.stamp import mark_of
from xlreport.messages import workbook as words

MARK = mark_of("zfxxgk/2021")
UNKNOWN = mark_of("zfxxgk/1999")
HIDDEN_MARK = Place(words.HIDDEN, "A1")


def set_property(mark: str | None) -> Edit:
    def edit(book: Workbook) -> None:
        book.custom_doc_props.props = [p for p in book.custom_doc_props.props if p.name != "xlreport_template"]
        if mark is not None:
            book.custom_doc_props.append(StringProperty(name="xlreport_template", value=mark))

    return edit


def set_category(mark: str | None) -> Edit:
    def edit(book: Workbook) -> None:
        book.properties.category = mark

    return edit


def set_name(mark: str | None) -> Edit:
    """All other defined names go as well."""

    def edit(book: Workbook) -> None:
        book.defined_names.clear()
        if mark is not None:
            book.defined_names["xlr_tpl"] = DefinedName("xlr_tpl", attr_text=f'"{mark}"')

    return edit


def set_cells(mark: str | None) -> Edit:
    """Wherever a cell shows the mark: on the cover and on the hidden sheet."""

    def edit(book: Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("XLR1:"):
                        cell.value = mark

    return edit


CARRIERS = (set_property, set_category, set_name, set_cells)


@pytest.mark.parametrize("kept", CARRIERS, ids=lambda carrier: carrier.__name__)
def test_one_mark_left_is_enough_and_is_told(kept: object) -> None:
    result = read(*[carrier(None) for carrier in CARRIERS if carrier is not kept])
    assert result.codes == ["FORM-BY-MARK"]
    assert result.wrong_figures() == {}


def test_without_any_mark_the_form_is_known_by_its_tables() -> None:
    result = read(*[carrier(None) for carrier in CARRIERS], drop(words.HIDDEN))
    assert result.codes == ["FORM-BY-LAYOUT"]
    assert result.wrong_figures() == {}


@pytest.mark.parametrize("other", CARRIERS, ids=lambda carrier: carrier.__name__)
def test_marks_that_contradict_each_other_are_told(other: object) -> None:
    result = read(*[carrier(UNKNOWN) for carrier in CARRIERS if carrier is other])
    found = result.told("FORM-MARKS-DIFFER")
    assert result.codes == ["FORM-MARKS-DIFFER"]
    assert found.expected == "zfxxgk/2021"
    assert "zfxxgk/1999" in (found.found or "")
    assert result.wrong_figures() == {}


def test_a_form_that_nobody_declared_is_refused_by_its_name() -> None:
    with pytest.raises(UnknownWorkbookError) as refusal:
        read(*[carrier(UNKNOWN) for carrier in CARRIERS])
    assert (refusal.value.code, refusal.value.params["found"]) == ("FORM-UNKNOWN", "zfxxgk/1999")


def test_a_mark_with_a_slip_of_the_hand_is_no_mark() -> None:
    result = read(put(HIDDEN_MARK, MARK[:-1] + "x"), set_property(MARK.replace("2021", "2012")))
    assert result.codes == ["FORM-BY-MARK"]
    assert result.wrong_figures() == {}
