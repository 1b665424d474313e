"""Where two parsers would see two contents of a cell: what a person sees is read, or the file is refused."""

import re

import pytest
from bent import FIGURE, Parts, at, bent, codes, figure, found_in, outcome_of, place_of, refusal_of, told, with_cell

from xlreport.form.model.address import FigureAddress, IndicatorAddress

INDICATOR = IndicatorAddress("training_sessions")
SHEET, CELL = place_of(FIGURE)
FOREIGN = 'xmlns="urn:x"'


def in_the_sheet(old: str, new: str) -> bytes:
    def bend(parts: Parts) -> None:
        text, count = re.subn(old, new, parts[SHEET].decode(), count=1, flags=re.DOTALL)
        assert count == 1
        parts[SHEET] = text.encode()

    return bent(bend)


def test_a_table_of_another_namespace_before_the_sheets_own_is_no_table() -> None:
    assert figure(outcome_of(in_the_sheet("<sheetData>(.*?)</sheetData>", FAKE))) == 5


FAKE = rf'<sheetData {FOREIGN}><row r="1"><c r="B11"><v>99</v></c></row></sheetData>\g<0>'


def test_a_value_of_another_namespace_is_no_value() -> None:
    assert figure(outcome_of(with_cell(FIGURE, f"<v>5</v><v {FOREIGN}>99</v>"))) == 5


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (rf'<x:c xmlns:x="urn:x" r="{CELL}"><v>99</v></x:c>', "FILE-UNUSUAL"),
        (rf'<c r="{CELL}"><v>99</v></c>', "FILE-CELL-TWICE"),
    ],
)
def test_a_second_cell_in_the_same_place_refuses_the_file_and_names_the_sheet(xml: str, code: str) -> None:
    refused, said = refusal_of(in_the_sheet(rf'<c r="{CELL}"[^>]*>.*?</c>', rf"\g<0>{xml}"))
    assert refused == code
    assert at(FIGURE).partition("!")[0] in said


def test_a_sheet_of_another_namespace_altogether_is_refused() -> None:
    content = in_the_sheet("spreadsheetml/2006/main", "spreadsheetml/2006/mainly")
    assert codes(outcome_of(content)) == {"FILE-UNUSUAL"}


def test_a_sheet_whose_rows_are_of_another_namespace_has_no_tables() -> None:
    assert "TABLE-NOT-FOUND" in codes(outcome_of(in_the_sheet("<sheetData", f"<sheetData {FOREIGN}")))


ORDERS = [
    ("<is><t>12</t></is><v>5</v>", ' t="inlineStr"', 12, "NUM-REPAIRED"),
    ("<v>2</v><f>1+1</f>", "", 2, "FORMULA-TYPED"),
    ('<v>7</v><extLst><ext uri="{x}"/></extLst>', "", 7, None),
    ("<v>&#55;</v>", "", 7, None),
    ("<v><!-- 1 -->7</v>", "", 7, None),
]


@pytest.mark.parametrize(("xml", "attributes", "number", "code"), ORDERS)
def test_a_cell_in_an_unusual_order_is_read_as_it_is_shown(
    xml: str, attributes: str, number: int, code: str | None
) -> None:
    for address in (FIGURE, INDICATOR):
        reading, findings = found_in(with_cell(address, xml, attributes))
        indicator = reading.report.indicators["training_sessions"]
        entry = indicator if not isinstance(address, FigureAddress) else reading.report.entries[address]
        assert entry.number == number
        assert [one for one, _, _ in told(findings)] == ([code] if code else [])


def test_an_error_whose_type_is_written_in_character_codes_is_an_error() -> None:
    _, findings = found_in(with_cell(FIGURE, "<v>#REF!</v>", ' t="&#101;"'))
    assert told(findings) == [("T2-INT", at(FIGURE), "#REF!")]


def test_a_part_whose_address_is_written_with_percent_signs_is_found() -> None:
    def bend(parts: Parts) -> None:
        parts["xl/worksheets/my sheet.xml"] = parts.pop(SHEET)
        old, new = SHEET.removeprefix("xl/").encode(), b"worksheets/my%20sheet.xml"
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(old, new)

    assert figure(outcome_of(bent(bend))) == 5


def test_of_two_alternatives_in_the_styles_the_first_is_taken() -> None:
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    def bend(parts: Parts) -> None:
        both = rb'<mc:AlternateContent xmlns:mc="%s"><mc:Choice Requires="x">\g<0></mc:Choice>' % compatibility.encode()
        fonts = re.compile(rb"<fonts .*?</fonts>", re.DOTALL)
        styles = fonts.sub(both + rb"<mc:Fallback><fonts/></mc:Fallback></mc:AlternateContent>", parts["xl/styles.xml"])
        assert styles != parts["xl/styles.xml"]
        parts["xl/styles.xml"] = styles

    assert figure(outcome_of(bent(bend))) == 5
