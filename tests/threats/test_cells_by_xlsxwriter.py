"""Parts D and E of the threats where XlsxWriter makes them: rich text, checkboxes, escapes, untrue results."""

import datetime as dt
import io
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from bent import FIGURE, TEXT, Told, at, found_in, fresh, report, told, with_cell
from support.reports import bundled

from xlreport.form.model.address import Address, FigureAddress
from xlreport.layout.plan import plan_workbook

Write = Callable[[Any, Any, int, int], None]
BY_MARK: Told = ("FORM-BY-MARK", "", "“封面与说明”、“_xlreport”")
"""The copy has no properties and no names; all else is told as in the form itself."""

TOTAL = FigureAddress("applications", "received", "applicant.total")


@cache
def cells() -> list[tuple[str, int, int, object, object]]:
    """Sheet, row, column, what was typed and what it shows, of every filled cell of the fresh workbook."""
    typed, shown = (openpyxl.load_workbook(io.BytesIO(fresh()), data_only=one).worksheets for one in (False, True))
    return [
        (sheet.title, cell.row - 1, cell.column - 1, cell.value, results.cell(cell.row, cell.column).value)
        for sheet, results in zip(typed, shown, strict=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def retyped(address: Address, write: Write) -> bytes:
    """The filled form copied cell by cell into a workbook of XlsxWriter's, one cell written in its own way."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheets = {name: book.add_worksheet(name) for name in dict.fromkeys(one[0] for one in cells())}
        for name, row, column, typed, result in cells():
            if isinstance(typed, str) and typed.startswith("="):
                sheets[name].write_formula(row, column, typed, None, "" if result is None else result)
            elif isinstance(typed, dt.datetime):
                sheets[name].write_datetime(row, column, typed, day)
            elif isinstance(typed, str):
                sheets[name].write_string(row, column, typed)
            else:
                sheets[name].write(row, column, typed)
        where = plan_workbook(bundled(), report().texts).where(address)
        write(book, sheets[where.sheet], where.row, where.column)
    return stream.getvalue()


def rich(*parts: str) -> Write:
    """Every second part bold."""

    def write(book: Any, sheet: Any, row: int, column: int) -> None:
        bold = book.add_format({"bold": True})
        pieces = [piece for number, part in enumerate(parts) for piece in ([bold, part] if number % 2 else [part])]
        assert sheet.write_rich_string(row, column, *pieces) == 0

    return write


def string(text: str) -> Write:
    return lambda _, sheet, row, column: sheet.write_string(row, column, text)


def test_a_copy_of_the_form_made_by_xlsxwriter_is_read_as_the_form() -> None:
    reading, findings = found_in(retyped(FIGURE, lambda _, sheet, row, column: sheet.write_number(row, column, 5)))
    assert reading.report.entries == report().entries
    assert told(findings) == [BY_MARK]


@pytest.mark.parametrize(("ticked", "shown"), [(True, "TRUE"), (False, "FALSE")])
def test_a_checkbox_in_the_place_of_a_count_is_no_number(ticked: bool, shown: str) -> None:
    content = retyped(FIGURE, lambda _, sheet, row, column: sheet.insert_checkbox(row, column, ticked))
    reading, findings = found_in(content)
    assert reading.report.entries[FIGURE].number is None
    assert told(findings) == [BY_MARK, ("T2-INT", at(FIGURE), shown)]


PHONETIC = '<is><t>12</t><rPh sb="0" eb="1"><t>ニ</t></rPh><phoneticPr fontId="1"/></is>'
LETTERS: dict[str, tuple[Callable[[], bytes], int, list[Told]]] = {
    "two fonts": (lambda: retyped(FIGURE, rich("1", "2")), 12, [BY_MARK, ("NUM-REPAIRED", at(FIGURE), "12")]),
    "a bold unit": (lambda: retyped(FIGURE, rich("12", "件")), 12, [BY_MARK, ("NUM-REPAIRED", at(FIGURE), "12件")]),
    "a phonetic guide": (
        lambda: with_cell(FIGURE, PHONETIC, ' t="inlineStr"'), 12, [("NUM-REPAIRED", at(FIGURE), "12")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", LETTERS)
def test_rich_text_is_read_as_its_letters_and_a_phonetic_guide_is_none_of_them(what: str) -> None:
    make, number, expected = LETTERS[what]
    reading, findings = found_in(make())
    assert reading.report.entries[FIGURE].number == number
    assert told(findings) == expected


def test_rich_text_in_a_section_is_one_text() -> None:
    reading, findings = found_in(retyped(TEXT, rich("本年", "主动公开", "信息")))
    assert reading.report.texts.sections["overview"].items[0].text == "本年主动公开信息"
    assert told(findings) == [BY_MARK]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("甲\r乙", "甲\n乙"), ("甲\r\n乙", "甲\n乙"), ("甲\x07乙", "甲\x07乙"), ("甲_x000D_乙", "甲_x000D_乙"),
        ("甲_x0007_乙", "甲_x0007_乙"), ("甲_x000_乙", "甲_x000_乙"),
    ],
)  # fmt: skip
def test_escapes_are_the_characters_they_stand_for_and_what_only_looks_like_one_is_text(
    written: str, text: str
) -> None:
    reading, findings = found_in(retyped(TEXT, string(written)))
    assert reading.report.texts.sections["overview"].items[0].text == text
    assert told(findings) == [BY_MARK]


@pytest.mark.parametrize(("written", "quoted"), [("5\r", "5\r"), ("\r\n5", "\r\n5")])
def test_an_escaped_line_end_beside_a_number_is_white_space(written: str, quoted: str) -> None:
    reading, findings = found_in(retyped(FIGURE, string(written)))
    assert reading.report.entries[FIGURE].number == 5
    assert told(findings) == [BY_MARK, ("NUM-REPAIRED", at(FIGURE), quoted)]


@pytest.mark.parametrize("counted", ["),", ")<>0,"], ids=["as it is spelled", "as it was spelled once"])
def test_a_result_that_was_not_computed_anew_is_told_and_the_total_is_recomputed(counted: str) -> None:
    (formula,) = [
        typed for sheet, row, column, typed, _ in cells() if f"{sheet}!{chr(65 + column)}{row + 1}" == at(TOTAL)
    ]

    def write(book: Any, sheet: Any, row: int, column: int) -> None:
        book.set_calc_mode("manual")
        sheet.write_formula(row, column, str(formula).replace("),", counted, 1), None, 777)

    reading, findings = found_in(retyped(TOTAL, write))
    assert TOTAL not in reading.report.stated
    assert told(findings) == [BY_MARK, ("TOTAL-STALE", at(TOTAL), "777")]
    assert findings[1].expected == "0"
