from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filled_workbook import Edit, drop, numbered_report, put, read
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from support.reports import bundled

from xlreport.checking.run import check
from xlreport.collection.rounds.digests import agency_mark, report_digest
from xlreport.errors import UnknownWorkbookError
from xlreport.form.model.finding import Place
from xlreport.form.report.report import Reading
from xlreport.form.report.round import FIRST, Round
from xlreport.layout.sheets.stamp import mark_of, round_in, template_in
from xlreport.messages import workbook as words
from xlreport.use_cases.annotate import annotate
from xlreport.use_cases.read import read_workbook

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


Carrier = Callable[[str | None], Edit]
CARRIERS: tuple[Carrier, ...] = (set_property, set_category, set_name, set_cells)


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


SECOND = Round(2, "0123456789abcdef", "89abcdef")


@pytest.mark.parametrize("told", [SECOND, Round(answers="0123456789abcdef"), Round(9999, "f" * 16, "0" * 8)])
def test_a_mark_tells_the_round_behind_the_form(told: Round) -> None:
    mark = mark_of("zfxxgk/2021", told)
    assert mark.startswith(MARK)
    assert (template_in(mark), round_in(mark)) == ("zfxxgk/2021", told)


def test_a_form_that_is_handed_out_bears_the_plain_mark_and_its_round_is_the_first() -> None:
    assert mark_of("zfxxgk/2021", FIRST) == MARK
    assert round_in(MARK) == FIRST
    assert read().reading.round == FIRST


@pytest.mark.parametrize("slip", [":2:", ":0123456789abcdef:", ":89abcdef:"])
def test_a_round_with_a_slip_of_the_hand_is_none_and_the_form_is_still_known(slip: str) -> None:
    mark = mark_of("zfxxgk/2021", SECOND).replace(slip, slip.translate(str.maketrans("0123456789", "1234567890")))
    assert (template_in(mark), round_in(mark)) == ("zfxxgk/2021", FIRST)


@pytest.mark.parametrize("kept", CARRIERS, ids=lambda carrier: carrier.__name__)
def test_one_carrier_left_is_enough_to_know_the_round(kept: Carrier) -> None:
    second = mark_of("zfxxgk/2021", SECOND)
    lost = [carrier(None) for carrier in CARRIERS if carrier is not kept]
    assert read(*lost, kept(second)).reading.round == SECOND


def test_a_return_copy_is_stamped_with_the_next_round_and_what_it_answers(tmp_path: Path) -> None:
    """It is read to the very report that it was made of, and its own copy counts on."""
    form, first = bundled(), Reading(report=numbered_report(), places={}, findings=())
    second = _copied(first, tmp_path)
    assert second.round == Round(2, report_digest(form, first.report), agency_mark(first.report.agency_name))
    assert report_digest(form, second.report) == second.round.answers
    assert _copied(second, tmp_path).round == replace(second.round, number=3)


def _copied(reading: Reading, folder: Path) -> Reading:
    path = folder / "copy.xlsx"
    path.write_bytes(annotate(bundled(), reading, check(bundled(), reading).findings))
    return read_workbook(path)
