"""What one program reads otherwise than another: alternatives, values with elements inside, hidden columns, costs."""

import time

import pytest
from bent import (
    FIGURE,
    Parts,
    all_told,
    at,
    bent,
    figure,
    found_in,
    in_part,
    in_sheet,
    outcome_of,
    place_of,
    refusal_of,
    with_cell,
)

COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
EXCEL_2010 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


@pytest.mark.parametrize(("needs", "read"), [("http://example.org/own", 5), (EXCEL_2010, 999)])
def test_of_alternatives_the_one_is_read_whose_needs_are_known(needs: str, read: int) -> None:
    alternatives = (
        f'<mc:AlternateContent {COMPATIBILITY}><mc:Choice Requires="own" xmlns:own="{needs}"><v>999</v></mc:Choice>'
        "<mc:Fallback><v>5</v></mc:Fallback></mc:AlternateContent>"
    )
    assert figure(outcome_of(with_cell(FIGURE, alternatives))) == read


@pytest.mark.parametrize("xml", ["<v>136<b/>12</v>", "<f>1+<b/>1</f><v>2</v>"])
def test_a_value_with_an_element_inside_is_refused_at_its_cell(xml: str) -> None:
    code, sentence = refusal_of(with_cell(FIGURE, xml))
    assert code == "FILE-CELL-UNUSUAL"
    assert at(FIGURE).rpartition("!")[2] in sentence


def test_a_shared_text_inside_a_misplaced_element_is_refused() -> None:
    def bend(parts: Parts) -> None:
        strings = parts["xl/sharedStrings.xml"].decode()
        at_first = strings.index("<si>")
        own = "<extLst><ext><si><t>甲</t></si></ext></extLst>"
        parts["xl/sharedStrings.xml"] = (strings[:at_first] + own + strings[at_first:]).encode()

    assert refusal_of(bent(bend))[0] == "FILE-UNUSUAL"


@pytest.mark.parametrize(
    "column", ['<col hidden="1" max="9" min="1"/>', "<col min='1' max='9' width='0' customWidth='1' />"]
)
def test_hidden_columns_in_which_people_type_are_told_in_whatever_order_they_are_written(column: str) -> None:
    part, _ = place_of(FIGURE)
    sheet = at(FIGURE).partition("!")[0]

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        begin, end = text.index("<cols>"), text.index("</cols>")
        parts[part] = (text[: begin + 6] + column + text[end:]).encode()

    told = found_in(bent(bend))[1]
    assert [(one.code, one.expected) for one in told] == [("COLUMNS-HIDDEN", sheet)]


def test_hidden_rows_are_told_in_whatever_order_they_are_written() -> None:
    part, _ = place_of(FIGURE)
    for hidden in ('<row hidden="1" r="12"', "<row r='12' hidden = 'true'", '<row r="12" ht="0" customHeight="1"'):
        told = all_told(outcome_of(in_part(part, r'<row r="12"[^>]*', hidden)))
        assert [(code, found) for code, _, found in told] == [("ROWS-HIDDEN", "1")], hidden


def test_tens_of_thousands_of_times_cost_one_pass() -> None:
    part, _ = place_of(FIGURE)
    rows = "".join(f'<row r="{row}"><c r="AA{row}" s="{{}}"><v>0.5</v></c></row>' for row in range(200, 15_200))

    def bend(parts: Parts) -> None:
        styles = parts["xl/styles.xml"].decode()
        looks = styles.partition("<cellXfs")[2].partition("</cellXfs>")[0].count("<xf ")
        parts["xl/styles.xml"] = styles.replace(
            "</cellXfs>", '<xf numFmtId="46" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        ).encode()
        own = rows.format(*[looks] * 15_000)
        parts[part] = parts[part].replace(b"</sheetData>", own.encode() + b"</sheetData>")

    content = bent(bend)
    before = time.process_time()
    assert "CELLS-EXTRA" in {one.code for one in found_in(content)[1]}
    assert time.process_time() - before < 5


def test_foreign_elements_nested_above_many_others_cost_one_pass() -> None:
    nested = "<o:a>" * 240 + "<o:b/>" * 200_000 + "</o:a>" * 240
    content = in_sheet(FIGURE, "<sheetData>", f'<o:o xmlns:o="urn:own">{nested}</o:o><sheetData>')
    before = time.process_time()
    found_in(content)
    assert time.process_time() - before < 5


@pytest.mark.parametrize("part", ["_rels/.rels", "docProps/core.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_elements_are_bounded_in_every_part(part: str) -> None:
    def bend(parts: Parts) -> None:
        head, _, rest = parts[part].rpartition(b"</")
        parts[part] = head + b"<a/>" * 2_100_000 + b"</" + rest

    assert refusal_of(bent(bend))[0] == "FILE-TOO-BIG"


def test_a_day_before_all_days_is_quoted_however_it_is_kept() -> None:
    """`1899-12-31` of type `d` is no number that might be a date."""
    for xml, attributes in (("<v>1899-12-31</v>", ' t="d"'), ("<v>1899-12-31T10:00:00</v>", ' t="d"')):
        assert "T2-INT" in {code for code, _, _ in all_told(outcome_of(with_cell(FIGURE, xml, attributes)))}
