"""Cells people type in, as other programs keep them: pictures, formats that show something else, covered contents."""

import re
from decimal import Decimal
from xml.sax.saxutils import quoteattr

import pytest
from bent import FIGURE, TEXT, Parts, all_told, at, bent, codes, figure, outcome_of, place_of, with_cell

from xlreport.files.file_content import JudgedXml
from xlreport.files.package.number_formats import disguised
from xlreport.form.model.address import Address, AgencyAddress, IndicatorAddress
from xlreport.reading.cells import Content, ContentKind

NAME = AgencyAddress("phone")
INDICATOR = IndicatorAddress("training_sessions")
WPS = '<f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>'
VALUES_ONLY = '<v>=DISPIMG("ID_1",1)</v>'
BY_ADDRESS = '<f>_xlfn.IMAGE("https://example.org/a.png")</f><v></v>'


@pytest.mark.parametrize("xml", [WPS, VALUES_ONLY])
@pytest.mark.parametrize("address", [TEXT, NAME], ids=str)
def test_a_picture_in_a_cell_of_text_is_an_error_at_that_cell_and_nothing_of_it_is_read(
    xml: str, address: Address
) -> None:
    outcome = outcome_of(with_cell(address, xml, ' t="str"'))
    assert ("CELL-PICTURE", at(address), "图片") in all_told(outcome)
    assert outcome.reading is not None
    assert "DISPIMG" not in repr(outcome.reading.report)


@pytest.mark.parametrize("address", [TEXT, NAME], ids=str)
@pytest.mark.parametrize(("text", "told"), [
    ("字" * 255, True), ("𠮷" * 127 + "字", True), ("字" * 254 + "。", False), ("字" * 254, False), ("字" * 256, False),
])  # fmt: skip
def test_a_text_of_just_as_many_letters_as_other_programs_keep_is_asked_for(
    address: Address, text: str, *, told: bool
) -> None:
    found = all_told(outcome_of(with_cell(address, f"<is><t>{text}</t></is>", ' t="inlineStr"')))
    assert (("TEXT-CUT", at(address), "255") in found) is told


def test_a_picture_in_the_place_of_a_count_is_no_number() -> None:
    assert "图片" in {found for _, _, found in all_told(outcome_of(with_cell(FIGURE, WPS, ' t="str"')))}


@pytest.mark.parametrize("code", ['0!.0000"万元"', "0,", "0%", ";;;", '"1"0'])
def test_a_number_that_is_shown_as_another_one_is_asked_for(code: str) -> None:
    outcome = outcome_of(with_format(FIGURE, code, "12340"))
    assert figure(outcome) == 12340
    assert ("CELL-DISGUISED", at(FIGURE), "12340") in all_told(outcome)


@pytest.mark.parametrize("code", ['0"件"', "#,##0;-#,##0", "[$-804]0;[Red]0", "0_);(0)", "G/通用格式", '0"."', "@"])
def test_a_number_that_is_shown_as_it_is_kept_is_not(code: str) -> None:
    assert "CELL-DISGUISED" not in codes(outcome_of(with_format(FIGURE, code, "12340")))


@pytest.mark.parametrize(("code", "content", "told"), [
    (";;;", Content(ContentKind.TEXT, "无"), True),
    ("0;-0;;@", Content(ContentKind.NUMBER, "0", Decimal(0)), False),
    ("0;;0", Content(ContentKind.NUMBER, "-3", Decimal(-3)), True),
    ('0\\.00"亿"', Content(ContentKind.NUMBER, "300", Decimal(300)), True),
    ("0.00,,", Content(ContentKind.NUMBER, "300", Decimal(300)), True),
    ("0.00", Content(ContentKind.NUMBER, "300", Decimal(300)), False),
])  # fmt: skip
def test_what_a_format_shows_depends_on_what_is_kept(code: str, content: Content, *, told: bool) -> None:
    xml = JudgedXml(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        b'<c r="A1" s="0"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert bool(disguised({(0, 0): content}, xml, {"0": code})) is told


@pytest.mark.parametrize("address", [TEXT, NAME, INDICATOR], ids=str)
def test_what_is_covered_by_a_merge_is_asked_for_whatever_it_is(address: Address) -> None:
    cell = at(address).rpartition("!")[2]
    letters, row = cell[0], int(cell[1:])
    merge = f"<mergeCell ref='{letters}{row - 1}:{cell}' />"
    _, name = place_of(address)
    assert name == cell
    filled = with_merge(address, merge)
    assert ("CELL-COVERED", at(address)) in {one[:2] for one in all_told(outcome_of(filled))}


def with_merge(address: Address, merge: str) -> bytes:
    part, name = place_of(address)

    def bend(parts: Parts) -> None:

        text = parts[part].decode()
        text, count = re.subn(
            rf'<c r="{name}"( s="\d+")?[^>]*?(/>|>.*?</c>)', rf'<c r="{name}"\1 t="str"><v>7</v></c>', text, count=1
        )
        assert count == 1
        begins = "<mergeCells" in text
        old = re.search("<mergeCells[^>]*>", text)
        text = (
            text.replace(old[0], old[0] + merge)
            if begins and old
            else re.sub(
                "(</sheetProtection>|<sheetProtection[^>]*/>|</sheetData>)",
                rf"\1<mergeCells>{merge}</mergeCells>",
                text,
                count=1,
            )
        )
        parts[part] = text.encode()

    return bent(bend)


def with_format(address: Address, code: str, value: str) -> bytes:
    """The typed cell with a number in a format of its own."""
    part, name = place_of(address)

    def bend(parts: Parts) -> None:

        styles = parts["xl/styles.xml"].decode()
        looks = int(re.search(r'<cellXfs count="(\d+)"', styles)[1])  # type: ignore[index]
        styles = styles.replace(
            "</cellXfs>", '<xf numFmtId="900" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        )
        own = f"<numFmt formatCode={quoteattr(code)} numFmtId='900' />"
        styles = re.sub(r"(<numFmts[^>]*>)", lambda found: found[1] + own, styles, count=1)
        assert own in styles
        parts["xl/styles.xml"] = styles.encode()
        text, count = re.subn(
            rf'<c r="{name}"[^>]*?(/>|>.*?</c>)',
            f'<c r="{name}" s="{looks}"><v>{value}</v></c>',
            parts[part].decode(),
            count=1,
        )
        assert count == 1
        parts[part] = text.encode()

    return bent(bend)
