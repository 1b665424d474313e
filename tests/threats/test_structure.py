"""Part D of the threats: people move, delete, merge and copy; nothing is guessed and nothing is lost without a word."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from bent import FIGURE, Parts, bent, codes, figure, fresh, outcome_of, place_of, report
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from support.reports import bundled

from xlreport.layout.plan import plan_workbook
from xlreport.model.address import FigureAddress

APPLICATIONS = "三、收到和处理政府信息公开申请情况"


def edited(edit: Callable[[Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(fresh()))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def cell_of(row: str, column: str) -> str:
    address = FigureAddress("applications", row, column)
    return plan_workbook(bundled(), report().texts).where(address).name


def table(book: Workbook) -> Worksheet:
    sheet = book[APPLICATIONS]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_workbook_without_cached_results_is_recomputed() -> None:
    """openpyxl writes formulas without their results."""
    outcome = outcome_of(edited(lambda _: None))
    assert figure(outcome) == 5
    assert {code for code in codes(outcome) if not code.startswith("FILE-")} <= {"TOTAL-BLANK", "TOTAL-MISSING"}


def test_a_deleted_row_is_told_by_its_label() -> None:
    def edit(book: Workbook) -> None:
        sheet = table(book)
        sheet.delete_rows(sheet[cell_of("brought_forward", "applicant.natural")].row)

    outcome = outcome_of(edited(edit))
    assert codes(outcome) & {"LINE-MISSING", "T3-LABEL-OVERWRITTEN"}
    assert outcome.verdict is not None
    assert any("二、上年结转" in str(finding.expected) for finding in outcome.verdict.findings)


def test_two_columns_that_changed_places_are_read_by_their_heads_or_refused() -> None:
    one, other = "applicant.legal.company", "applicant.legal.research"

    def edit(book: Workbook) -> None:
        sheet = table(book)
        left, right = (sheet[cell_of("received", column)].column for column in (one, other))
        for row in sheet.iter_rows(min_row=1, max_row=sheet.max_row):
            a, b = row[left - 1], row[right - 1]
            if not isinstance(a, openpyxl.cell.cell.MergedCell) and not isinstance(b, openpyxl.cell.cell.MergedCell):
                a.value, b.value = b.value, a.value
        sheet[cell_of("received", one)].value = 2
        sheet[cell_of("handled.granted", one)].value = 2

    outcome = outcome_of(edited(edit))
    assert outcome.reading is not None
    swapped = outcome.reading.report.entries[FigureAddress("applications", "received", other)].number
    assert swapped == 2 or "T3-LABEL-OVERWRITTEN" in codes(outcome)


def test_a_value_under_a_merge_is_read_or_told() -> None:
    part, name = place_of(FIGURE)

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        column, row = name[0], name[1:]
        merge = f'<mergeCell ref="{chr(ord(column) - 1)}{row}:{name}"/>'
        parts[part] = text.replace("</mergeCells>", f"{merge}</mergeCells>").encode()

    outcome = outcome_of(bent(bend))
    assert figure(outcome) == 5


def test_two_sheets_of_one_name_are_refused_or_read_apart() -> None:
    def bend(parts: Parts) -> None:
        book = parts["xl/workbook.xml"].decode()
        parts["xl/workbook.xml"] = book.replace('name="校验与说明"', f'name="{APPLICATIONS}"').encode()

    outcome = outcome_of(bent(bend))
    assert outcome.refusal is not None or figure(outcome) == 5


def test_two_filled_copies_of_a_table_are_refused() -> None:
    def edit(book: Workbook) -> None:
        book.copy_worksheet(table(book))

    assert codes(outcome_of(edited(edit))) & {"TABLE-TWICE", "FORM-TWICE"}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read(state: str) -> None:
    def edit(book: Workbook) -> None:
        book[next(sheet.title for sheet in book.worksheets if sheet.title.startswith("二、"))].sheet_state = state

    assert figure(outcome_of(edited(edit))) == 5


def test_the_blank_form_sent_back_is_no_report_of_zeros() -> None:
    from xlreport import blank_report, write_workbook

    outcome = outcome_of(write_workbook(bundled(), blank_report(bundled(), "某某市水务局", 2024)))
    assert "T3-BLANK-CELLS" in codes(outcome)
