"""Parts B and C of the threats: packages and sheets that no form has, hostile or only strange."""

import io
import re
import time
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from bent import FIGURE, Parts, bent, codes, figure, fresh, in_sheet, outcome_of, packed, parts_of, place_of

from xlreport.excel.limits import LIMITS

OFFICE, STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"


def strict(parts: Parts) -> None:
    """As Excel saves “Strict Open XML Spreadsheet”."""
    names = (
        ("officeDocument/2006/relationships/custom-properties", "officeDocument/relationships/customProperties"),
        ("officeDocument/2006/relationships/extended-properties", "officeDocument/relationships/extendedProperties"),
        ("officeDocument/2006/relationships", "officeDocument/relationships"),
        ("officeDocument/2006/custom-properties", "officeDocument/customProperties"),
        ("officeDocument/2006/docPropsVTypes", "officeDocument/docPropsVTypes"),
        ("spreadsheetml/2006/main", "spreadsheetml/main"),
    )
    for usual, own in names:
        for name in parts:
            parts[name] = parts[name].replace((OFFICE + usual).encode(), (STRICT + own).encode())


def test_strict_open_xml_is_read_like_any_other() -> None:
    content = bent(strict)
    assert STRICT.encode() in parts_of(content)["xl/workbook.xml"]
    outcome = outcome_of(content)
    assert figure(outcome) == 5
    assert codes(outcome) == set()


def with_backslashes(parts: Parts) -> None:
    for name in list(parts):
        parts[name.replace("/", "\\")] = parts.pop(name)


def test_part_names_with_backslashes_are_the_same_names() -> None:
    assert figure(outcome_of(bent(with_backslashes))) == 5


def test_a_control_character_in_a_part_is_damage() -> None:
    assert codes(outcome_of(in_sheet(FIGURE, "<sheetData>", "<sheetData>\x01"))) <= {"FILE-DAMAGED", "FILE-UNUSUAL"}


def test_a_lone_surrogate_and_bytes_that_are_no_utf_8_are_damage() -> None:
    part, _ = place_of(FIGURE)
    for junk in (b"&#xD800;", b"\xff"):

        def bend(parts: Parts, junk: bytes = junk) -> None:
            parts[part] = parts[part].replace(b"<sheetData>", b"<sheetData>" + junk)

        assert codes(outcome_of(bent(bend))) == {"FILE-DAMAGED"}


def test_more_sheets_than_any_form_has_are_too_much() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for _ in range(LIMITS.sheets + 1):
        book.add_worksheet()
    book.close()
    assert codes(outcome_of(stream.getvalue())) == {"FILE-TOO-BIG"}


def styles(found: str, new: str) -> Callable[[Parts], None]:
    def bend(parts: Parts) -> None:
        text = parts["xl/styles.xml"].decode()
        parts["xl/styles.xml"] = re.sub(found, new, text, count=1).encode()

    return bend


SLOW = {
    "names": lambda parts: parts.update(
        {
            "xl/workbook.xml": parts["xl/workbook.xml"].replace(
                b"</definedNames>",
                b"".join(b'<definedName name="n%d">1</definedName>' % n for n in range(100_000)) + b"</definedNames>",
            )
        }
    ),
    "styles": styles("(<cellXfs [^>]*>)", r"\g<1>" + "<xf/>" * 200_000),
    "number format": styles("(<numFmts [^>]*>)", rf'\g<1><numFmt numFmtId="200" formatCode="{"[" * 60_000}"/>'),
}  # fmt: skip


@pytest.mark.parametrize("name", SLOW)
def test_what_costs_other_readers_seconds_is_read_or_refused_in_no_time(name: str) -> None:
    content = bent(SLOW[name])
    start = time.monotonic()
    outcome = outcome_of(content)
    assert time.monotonic() - start < 5
    assert outcome.refusal is not None or figure(outcome) == 5


def test_a_formula_shared_over_twenty_thousand_rows_is_no_trap() -> None:
    cells = "".join(
        f'<row r="{row}"><c r="Z{row}"><f t="shared" si="9"/><v>1</v></c></row>' for row in range(301, 20_000)
    )
    first = f'<row r="300"><c r="Z300"><f t="shared" ref="Z300:Z20000" si="9">{"A1+" * 2000}1</f><v>1</v></c></row>'
    content = in_sheet(FIGURE, "</sheetData>", f"{first}{cells}</sheetData>")
    start = time.monotonic()
    outcome = outcome_of(content)
    assert time.monotonic() - start < 5
    assert outcome.refusal is not None or figure(outcome) == 5


def test_a_picture_is_not_decoded_and_does_not_sink_the_figures() -> None:
    def bend(parts: Parts) -> None:
        parts["xl/media/image1.png"] = b"\x89PNG\r\n\x1a\n" + b"\0" * 48

    outcome = outcome_of(bent(bend))
    assert figure(outcome) == 5
    assert "FMT-TABLE-AS-IMAGE" in codes(outcome)


@pytest.mark.parametrize("area", ["A1:XFD1048576", "B1:B1048576"])
def test_an_enormous_merge_costs_nothing(area: str) -> None:
    part, _ = place_of(FIGURE)

    def bend(parts: Parts) -> None:
        merged = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()
        parts[part], count = re.subn(rb"<mergeCells.*?</mergeCells>", merged, parts[part], flags=re.DOTALL)
        assert count == 1

    start = time.monotonic()
    assert figure(outcome_of(bent(bend))) == 5
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("dimension", ["A1", "A1:B2", "A1:XFD1048576"])
def test_a_wrong_dimension_loses_no_cell(dimension: str) -> None:
    part, _ = place_of(FIGURE)

    def bend(parts: Parts) -> None:
        parts[part] = re.sub(rb'<dimension ref="[^"]*"', f'<dimension ref="{dimension}"'.encode(), parts[part])

    assert figure(outcome_of(bent(bend))) == 5


def test_rows_out_of_order_lose_no_cell() -> None:
    part, _ = place_of(FIGURE)

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        rows = re.findall(r"<row .*?</row>|<row [^>]*/>", text, re.DOTALL)
        assert len(rows) > 5
        parts[part] = text.replace("".join(rows), "".join(reversed(rows))).encode()

    assert figure(outcome_of(bent(bend))) == 5


@pytest.mark.parametrize("reference", ["A0", "ZZZZ1", "A99999999999", "1A", ""])
def test_a_cell_that_is_nowhere_is_refused(reference: str) -> None:
    part, name = place_of(FIGURE)

    def bend(parts: Parts) -> None:
        parts[part] = parts[part].replace(f'<c r="{name}"'.encode(), f'<c r="{reference}"'.encode(), 1)

    assert codes(outcome_of(bent(bend))) <= {"FILE-BAD-CELL", "FILE-FAR-CELL", "FILE-DAMAGED", "FILE-UNUSUAL"}


def test_a_cell_written_twice_is_read_as_openpyxl_reads_it_or_refused() -> None:
    part, name = place_of(FIGURE)

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        cell = re.search(rf'<c r="{name}"[^>]*>.*?</c>', text, re.DOTALL)
        assert cell is not None
        again = re.sub(r"<v>.*?</v>", "<v>9</v>", cell[0])
        parts[part] = text.replace(cell[0], cell[0] + again).encode()

    content = bent(bend)
    outcome = outcome_of(content)
    if outcome.refusal is None:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        assert figure(outcome) in {sheet[name].value for sheet in book.worksheets}


def test_a_package_made_again_is_still_the_fresh_one() -> None:
    assert figure(outcome_of(packed(parts_of(fresh())))) == 5
