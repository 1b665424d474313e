"""Much beside the form, sheets larger than any form, and workbooks in which only values are left."""

import io

import openpyxl
from bent import FIGURE, Parts, all_told, at, bent, found_in, fresh, outcome_of, place_of, refusal_of

from xlreport.messages import workbook as words

FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LONG = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 20_050))


def test_an_extra_sheet_larger_than_any_form_is_told_and_the_form_is_read() -> None:
    for rows in (FAR, LONG):
        reading, findings = found_in(with_extra_sheet("台账", rows))
        assert [(one.code, one.found) for one in findings] == [("SHEET-UNREAD", "台账")]
        assert reading.report == found_in(fresh())[0].report


def test_a_sheet_of_the_form_that_is_larger_is_refused_also_under_another_name() -> None:
    part, _ = place_of(FIGURE)
    sheet = at(FIGURE).partition("!")[0]

    def far(parts: Parts) -> None:
        parts[part] = parts[part].replace(b"</sheetData>", FAR.encode() + b"</sheetData>")

    def renamed(parts: Parts) -> None:
        far(parts)
        book = parts["xl/workbook.xml"].decode()
        parts["xl/workbook.xml"] = book.replace(f'<sheet name="{sheet}"', '<sheet name="表"').encode()

    assert refusal_of(bent(far))[0] == "FILE-FAR-CELL"
    assert refusal_of(bent(renamed))[0] == "FILE-FAR-CELL"


def test_what_stands_beside_the_form_in_thousands_of_cells_is_told_once_with_its_range() -> None:
    part, _ = place_of(FIGURE)
    rows = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}"><v>7</v></c>' for letter in "BCD") + "</row>"
        for row in range(101, 1101)
    )

    def bend(parts: Parts) -> None:
        parts[part] = parts[part].replace(b"</sheetData>", rows.encode() + b"</sheetData>")

    findings = found_in(bent(bend))[1]
    assert [(one.code, one.expected, one.params["count"]) for one in findings] == [
        ("CELLS-EXTRA", "B101:D1100", "3000")
    ]


def test_a_workbook_of_values_alone_has_one_note_for_all_its_formulas() -> None:
    book = openpyxl.load_workbook(io.BytesIO(fresh()), data_only=True)
    book[at(FIGURE).partition("!")[0]]["N40"] = "此数待核"
    file = io.BytesIO()
    book.save(file)
    outcome = outcome_of(file.getvalue())
    told = [
        one for one in all_told(outcome) if one[0] in {"FORMULAS-GONE", "CELL-EXTRA", "CELLS-EXTRA", "TOTAL-CONSTANT"}
    ]
    assert [code for code, _, _ in told] == ["FORMULAS-GONE", "CELL-EXTRA"]
    assert words.CHECKS in str(told[0][2])


def with_extra_sheet(name: str, rows: str) -> bytes:
    def bend(parts: Parts) -> None:
        parts["xl/worksheets/sheet99.xml"] = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            f"{rows}</sheetData></worksheet>"
        ).encode()
        relation = (
            '<Relationship Id="rX99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'worksheet" Target="worksheets/sheet99.xml"/>'
        )
        added = {
            "xl/workbook.xml": ("</sheets>", f'<sheet name="{name}" sheetId="99" r:id="rX99"/>'),
            "xl/_rels/workbook.xml.rels": ("</Relationships>", relation),
        }
        for part, (end, own) in added.items():
            parts[part] = parts[part].decode().replace(end, own + end).encode()

    return bent(bend)
