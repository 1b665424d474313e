"""E17 and E18 of the threats: formulas where something is to be typed; none is computed, followed or written again."""

import html
import re

import pytest
from bent import FIGURE, TEXT, Parts, at, bent, found_in, parts_of, told, with_cell
from support.reports import bundled

from xlreport import annotate, write_workbook
from xlreport.form.model.address import SIGNED_ON, AgencyAddress, IndicatorAddress

OWN, ELSEWHERE = "FORMULA-TYPED", "FORMULA-ELSEWHERE"
FORMULAS = [
    ("2+3", OWN, "=2+3"),
    ("SUM(B12:C12)", OWN, "=SUM(B12:C12)"),
    ("[1]Sheet1!A1", ELSEWHERE, "=[1]Sheet1!A1"),
    ("'[1]一 月'!$A$1+1", ELSEWHERE, "='[1]一 月'!$A$1+1"),
    ("cmd|'/c calc'!A0", ELSEWHERE, "=cmd|'/c calc'!A0"),
    ("[1]!A0", ELSEWHERE, "=[1]!A0"),
    ('DDE("soffice","/tmp/a.ods","A1")', ELSEWHERE, '=DDE("soffice","/tmp/a.ods","A1")'),
]


@pytest.mark.parametrize(("formula", "code", "quoted"), FORMULAS)
def test_a_formula_in_the_place_of_a_count_is_told_with_what_it_asks_and_read_as_it_was_saved(
    formula: str, code: str, quoted: str
) -> None:
    reading, findings = found_in(with_cell(FIGURE, f"<f>{formula}</f><v>7</v>"))
    assert reading.report.entries[FIGURE].number == 7
    assert told(findings) == [(code, at(FIGURE), quoted)]
    assert {one.expected for one in findings} == {"7"}


@pytest.mark.parametrize("formula", [formula for formula, code, _ in FORMULAS if code == ELSEWHERE])
def test_a_link_to_a_program_or_file_is_told_as_one_and_stands_in_nothing_that_is_written(formula: str) -> None:
    reading, findings = found_in(with_cell(FIGURE, f"<f>{formula}</f><v>7</v>"))
    assert [one.code for one in findings] == [ELSEWHERE]
    for content in (write_workbook(bundled(), reading.report), annotate(bundled(), reading, findings)):
        formulas = formulas_of(content)
        assert len(formulas) > 100
        assert [one for one in formulas if formula in one] == []


def formulas_of(content: bytes) -> list[str]:
    parts = parts_of(content)
    sheets = "".join(part.decode() for name, part in parts.items() if name.startswith("xl/worksheets/sheet"))
    return [html.unescape(formula) for formula in re.findall(r"<f[^>]*>([^<]*)</f>", sheets)]


def test_a_link_by_dde_as_excel_keeps_it_is_told_and_not_called() -> None:
    """The formula says `[1]`, a part of the package what that is."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def bend(parts: Parts) -> None:
        parts.update(parts_of(with_cell(FIGURE, "<f>[1]!A0</f><v>7</v>")))
        link = f'<externalLink xmlns="{main}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
        parts["xl/externalLinks/externalLink1.xml"] = f'<?xml version="1.0" encoding="UTF-8"?>{link}'.encode()
        relations = "xl/_rels/workbook.xml.rels"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
        one = f'<Relationship Id="rId900" Type="{kind}" Target="externalLinks/externalLink1.xml"/></Relationships>'
        parts[relations] = parts[relations].replace(b"</Relationships>", one.encode())
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        listed = f'<externalReferences><externalReference xmlns:r="{relation}" r:id="rId900"/></externalReferences>'
        book = parts["xl/workbook.xml"]
        parts["xl/workbook.xml"] = book.replace(b"<definedNames>", listed.encode() + b"<definedNames>")

    reading, findings = found_in(bent(bend))
    assert reading.report.entries[FIGURE].number == 7
    assert told(findings) == [(ELSEWHERE, at(FIGURE), "=[1]!A0")]


OTHERS = {
    "an indicator": (IndicatorAddress("withdrawn"), "<v>7</v>", ""),
    "the day": (SIGNED_ON, "<v>45667</v>", ""),
    "a word on the cover": (AgencyAddress("phone"), "<v>0533-2883860</v>", ' t="str"'),
    "a text": (TEXT, "<v>某段文字</v>", ' t="str"'),
}


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.parametrize(("formula", "code"), [("A1", OWN), ("[1]Sheet1!A1", ELSEWHERE)])
def test_a_formula_in_any_other_cell_that_people_fill_in_is_told_too(what: str, formula: str, code: str) -> None:
    address, value, attributes = OTHERS[what]
    _, findings = found_in(with_cell(address, f"<f>{formula}</f>{value}", attributes))
    assert told(findings) == [(code, at(address), f"={formula}")]
