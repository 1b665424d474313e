"""An ordinary sheet is told quickly as it is with care; what the quick way does not know it leaves to care."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from support.reports import bundled, report
from support.two_ways import SPREADSHEET, book_of, both_ways, told

from xlreport import write_workbook
from xlreport.files.package import open_xml_book

KEPT = Path(__file__).parents[1] / "kept"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

MOST_BYTES = 1_000_000
"""Larger files of the corpus take longer than all others together."""

STYLES = f"""<styleSheet xmlns="{SPREADSHEET}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>
<numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0&quot;.&quot;0"/></numFmts>
<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="9"/>
<xf numFmtId="14"/></cellXfs></styleSheet>""".encode()
READING = '<phoneticPr fontId="1" type="noConversion"/>'
LOOK = '<rPr><sz val="9"/><color rgb="FF00"/><rFont val="黑体"/></rPr>'
RICH = f'<r>{LOOK}<t xml:space="preserve">甲 </t></r><r><t>乙</t></r>'
TEXTS = (
    "<t>甲</t>",
    "<t></t>",
    '<t xml:space="preserve"> 甲\n乙 </t>',
    "<t> 甲 </t>",
    f"<t>甲</t>{READING}",
    "<t>a&lt;&amp;lt;</t>",
    "<t>_x000D_</t>",
    "<t>&#25919;</t>",
    "<t>甲&#10;乙</t>",
    "<t>&#10;甲</t>",
    '<t xml:space="preserve">&#10;</t>',
    '<t xml:space="preserve">&#9;</t>',
    "<t>&#9;甲&#9;</t>",
    RICH,
    f"{RICH}{READING}",
    "<r><t> 甲</t></r>",
    "<t/>",
    "",
    f"<t>甲</t><rPh sb='0' eb='1'><t>jia</t></rPh>{READING}",
    '<r><rPr><b/><b val="1" val="2"/></rPr><t>甲</t></r>',
    "<t>甲</t></si ><si >",
    "</si><t>甲</t><si>",
    f"<t>{'甲' * 700}</t>",
)
VALUES = (
    "0",
    "-0",
    "00",
    "7",
    "-7.50",
    "1e3",
    "1E+300",
    "1e999",
    ".5",
    "5.",
    "+5",
    "0.1",
    "12345678901234567890",
    "1_0",
    "１",
    "2.2000000000000002",
    "45000",
    "45000.5",
    "-1",
    "2958466",
    "-2958466",
    "-100000000000000",
    "100000000000000",
    "-1E+300",
    "0.25",
    "TRUE",
    "",
    " ",
    " 7",
    "甲",
    "a&amp;b",
    "a&#10;b",
    "&#10;",
    "&#10;&#13;",
    "a&#9;b&#9;",
    "&#55;",
    "_x0041_",
    "a\nb",
    " a ",
    "#REF!",
    "#N/A",
    "#甲!",
    "#GETTING_DATA",
    "3",
    "14",
    "99",
    "2024-01-02",
    "inf",
    "nan",
    "&quot;&apos;",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
KINDS = (None, "n", "s", "str", "b", "e", "d", "inlineStr", "z")
LOOKS = (None, "0", "1", "2", "3", "4", "5", "6", "01")


def sheet_of(rows: str, before: str = "", after: str = "", root: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\r\n<worksheet xmlns="{SPREADSHEET}"{root}>{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def strings_of(*texts: str) -> bytes:
    own = "".join(f"<si>{text}</si>" for text in texts)
    return f'<?xml version="1.0"?>\r\n<sst xmlns="{SPREADSHEET}" count="9" uniqueCount="9">{own}</sst>'.encode()


def cell(name: str, value: str, kind: str | None = None, look: str | None = None, formula: str = "") -> str:
    attributes = "".join(f' {key}="{one}"' for key, one in (("s", look), ("t", kind)) if one is not None)
    return f'<c r="{name}"{attributes}>{formula}{value}</c>'


def assert_alike(sheet: bytes, strings: bytes | None = None, styles: bytes | None = STYLES) -> object:
    quickly, carefully = both_ways(book_of(sheet, strings, styles))
    assert quickly == carefully
    return carefully


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_every_kind_is_told_alike(kind: str | None) -> None:
    strings = strings_of(*TEXTS[:14])
    for value in VALUES:
        for own in (
            cell("B2", f"<v>{value}</v>", kind),
            cell("B2", f'<v xml:space="preserve">{value}</v>', kind, "0"),
            cell("B2", f"<is><t>{value}</t></is>", kind),
            cell("B2", f"<v>{value}</v>", kind, None, '<f aca="false">A9</f>'),
        ):
            assert_alike(sheet_of(f'<row r="2">{own}</row>'), strings)


@pytest.mark.parametrize("look", LOOKS)
def test_every_number_in_every_look_is_told_alike(look: str | None) -> None:
    for value in VALUES[:25]:
        own = cell("A1", f"<v>{value}</v>", "n", look) + cell("C1", "<v>1</v>", None, look)
        for styles in (STYLES, STYLES.replace(b"164", b"14"), None):
            assert_alike(sheet_of(f'<row r="1">{own}</row>'), None, styles)


@pytest.mark.parametrize("text", TEXTS)
def test_every_shared_text_is_told_alike_among_plain_ones(text: str) -> None:
    own = "".join(cell(f"A{at}", f"<v>{at}</v>", "s") for at in range(3))
    for strings in ((text,), ("<t>一</t>", text), (text, "<t>一</t>", "<t>二</t>")):
        for at in range(len(strings)):
            assert_alike(sheet_of(f'<row r="1">{cell("A1", f"<v>{at}</v>", "s")}</row>'), strings_of(*strings))
    assert_alike(sheet_of(f'<row r="1">{own}</row>'), strings_of(text, text, text))


FORMULAS = (
    "<f>A1+1</f>",
    "<f>=A1</f>",
    "<f/>",
    "<f></f>",
    '<f t="array" ref="A1">SUM(A1)</f>',
    '<f t="array" ref="A1"/>',
    '<f ca="1">NOW()</f>',
    "<f>A1&amp;&quot;&#10;&#9;&quot;</f>",
    "<f>&#61;A1</f>",
    "<f>&#x41;1</f>",
    "<f>&lt;&gt;&apos;</f>",
    "<f>&amp;quot;</f>",
    "<f>&amp;#10;</f>",
    "<f>&#38;amp;</f>",
    "<f>&#0;</f>",
    "<f>&unknown;</f>",
    "<f>A1]]&gt;</f>",
    "<f>A1]]></f>",
    "<f>\x01</f>",
    "<f>\ufffe</f>",
    "<f>a\r\nb</f>",
    '<f aca="0" aca="0">A1</f>',
    '<f aca="false">A1</f>',
    '<f aca="false"/>',
    '<f aca="false" ca="1">A1</f>',
    '<f aca="false" aca="false">A1</f>',
    "<f>HYPERLINK(&quot;http://purl.oclc.org/ooxml/spreadsheetml/main&quot;)</f>",
    '<f unknown="1">A1</f>',
    '<f t="dataTable" ref="A1">A1</f>',
    "<f>IMAGE(1)</f>",
    '<f xmlns="x">A1</f>',
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_formula_is_told_alike(formula: str) -> None:
    own = cell("A1", "<v>1</v>", None, None, formula) + cell("B1", "<v>甲</v>", "str", None, formula)
    assert_alike(sheet_of(f'<row r="1">{own}</row>'))


SHARED = (
    ('t="shared" ref="A1:A3" si="0"', "$A1+A$1", 't="shared" si="0"', ""),
    ('t="shared" si="0"', "", 't="shared" si="0"', ""),
    ('t="shared" ref="A1:A3" si="0"', "&quot;A1&quot;&amp;B2", 't="shared" si="0"', ""),
    ('t="shared" ref="A1:A3" si="0"', "B2", 't="shared" si="0"', "C9"),
    ('t="shared" ref="A1" si="0"', "(", 't="shared" si="0"', ""),
    ('si="0"', "A1", 't="shared" si="0"', ""),
    ('t="shared"', "A1", 't="shared"', ""),
    ('t="shared" si="0"', "A1", 'si="0"', ""),
    ('t="shared" ref="A1:A3" si="0"', "9" * 9_000, 't="shared" si="0"', ""),
    ('t="shared" ref="A1:A3" si="0"', "A1048576", 't="shared" si="0"', ""),
)


@pytest.mark.parametrize(("first", "formula", "later", "own"), SHARED)
def test_every_shared_formula_is_told_alike(first: str, formula: str, later: str, own: str) -> None:
    rows = f'<row r="1">{cell("A1", "<v>1</v>", formula=f"<f {first}>{formula}</f>")}</row>'
    rows += "".join(
        f'<row r="{row}">{cell(f"A{row}", "<v>2</v>", formula=f"<f {later}>{own}</f>")}'
        f"{cell(f'B{row}', '', formula=f'<f {later}/>')}</row>"
        for row in range(2, 400)
    )
    assert_alike(sheet_of(rows))


CELL = cell("A1", "<v>1</v>")
X14AC = ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
ROWS = (
    "",
    '<row r="1"/>',
    '<row r="1"></row>',
    f'<row r="1">{CELL}</row><row r="2"/>',
    f'<row r="1"/><row r="2">{cell("B2", "<v>2</v>")}</row>',
    f'<row r="1" hidden="1">{CELL}</row>',
    f'<row r="1" hidden="true" ht="0">{CELL}</row><row r="2" hidden="1"/>',
    f'<row r="1" ht="0.0" customHeight="1">{CELL}</row>',
    f'<row r="1" ht="00" hidden="off">{CELL}</row>',
    f'<row r="1" hidden="1" hidden="1">{CELL}</row>',
    f'<row r="1" spans="1:3" x14ac:dyDescent="0.3">{CELL}</row>',
    f'<row r="1" x14ac:dyDescent="0.3"/><row r="2">{cell("A2", "<v>2</v>")}</row>',
    f'<row r="1" xmlns="x">{CELL}</row>',
    f'<row r="1" own="1">{CELL}</row>',
    f'<row r="0">{CELL}</row>',
    f'<row r="7">{CELL}</row>',
    f"<row>{CELL}</row>",
    CELL,
    f'<row r="1">{CELL}{CELL}</row>',
    f'<row r="1">{CELL}<c r="A1" s="1"/></row>',
    f'<row r="1">{CELL}<c r="IV1" s="1"/></row>',
    f'<row r="1">{CELL}<c r="XFD1" s="1"/></row>',
    f'<row r="1">{CELL}<c r="HZ9999"><v>1</v></c></row>',
    f'<row r="1">{CELL}<c r="A20001"><v>1</v></c></row>',
    f'<row r="1">{cell("B1", "<v>2</v>")}{CELL}</row>',
    f'<row r="2">{cell("A2", "<v>2</v>")}</row><row r="1">{CELL}</row>',
    f'<row r="1">{CELL}',
    f"{CELL}</row>",
    f'<row r="1">{CELL}</row></row>',
    f'<row r="1"><row r="2">{CELL}</row></row>',
    f'<row r="1"> {CELL}</row>',
    f'<row r="1">{CELL}</row>\n',
    f'<row r="1">{CELL}x</row>',
    f'<row r="1">{CELL}<!-- a --></row>',
    f'<row r="1">{CELL}<extLst/></row>',
    '<row r="1"><c r="A1" s="99"/></row>',
    f'<row r="1" s="99">{CELL}</row>',
    f"<row r='1'>{CELL}</row>",
    '<row r="1"><c r="A1" t="n"><v></v></c></row>',
    '<row r="1"><c r="A1" t="n"><v/></c></row>',
    '<row r="1"><c r="A1" t="str"><v/></c></row>',
    '<row r="1"><c r="A1"><v>1</v><f>2</f></c></row>',
    '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    '<row r="1"><c s="1" r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
    '<row r="1"><c r="a1"><v>1</v></c></row>',
    '<row r="1"><c r="A01"><v>1</v></c></row>',
    '<row r="1"><c r="A1"></c></row>',
    '<row r="1"><c r="A1" t="str"><is><t>甲</t></is></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 甲</t></is></c><c r="B1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><t></t></is></c><c r="B1"><is><t></t></is></c></row>',
    '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="b"><f>A2</f><v>1</v></c></row>',
    f'<row r="1">{CELL}</row></sheetData><sheetData><row r="2"/>',
    '<row r="1"><c r="A1" t="str"><v>a]]>b</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>\x0b</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a\rb</v></c></row>',
)


@pytest.mark.parametrize("rows", ROWS)
def test_every_way_to_write_rows_is_told_alike(rows: str) -> None:
    for root in ("", X14AC):
        assert_alike(sheet_of(rows, root=root))


AROUND = (
    ("", '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'),
    ('<cols><col min="1" max="3" hidden="1"/></cols>', ""),
    ('<dimension ref="A1:XFD1048576"/>', ""),
    ("<!-- a -->", ""),
    ("<sheetData/>", ""),
    ("", "<sheetData/>"),
    ("<own", ""),
    ("", "<own"),
    ("&unknown;", ""),
    ("", "&unknown;"),
    ('<x:a xmlns:x="x"/>', ""),
    ("", '<x:a xmlns:x="x"/>'),
    ('<a xmlns="x"/>', ""),
    ("", "</worksheet>"),
    ("</sheetData>", ""),
    ("<sheetData>", "</sheetData>"),
    ("<row r='1'><c r='A1'><v>5</v></c></row>", ""),
    ("", "<c r='A1'><v>5</v></c>"),
    ('<sheetPr a=" xmlns:x14ac="/>', ""),
    ("<!-- a", "a -->"),
    ("<!DOCTYPE a>", ""),
    ("", "<!DOCTYPE a>"),
    ("", '<!-- <mergeCell ref="A1:B2"/> --><mergeCells><mergeCell ref="C3:D4"/></mergeCells>'),
    ("", "<?a b?><mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='A0:B2'/><mergeCell/></mergeCells>"),
    ("", "<!-- <sheetData/> -->"),
)


@pytest.mark.parametrize(("before", "after"), AROUND)
def test_whatever_stands_around_the_rows_is_told_alike(before: str, after: str) -> None:
    assert_alike(sheet_of(f'<row r="1" x14ac:dyDescent="1">{CELL}</row>', before, after))
    assert_alike(sheet_of(f'<row r="1">{CELL}</row>', before, after))


def test_bytes_that_are_no_text_are_told_alike() -> None:
    for broken in (b"\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"\xe7\x94"):
        assert_alike(sheet_of(f'<row r="1">{cell("A1", "<v>甲</v>", "str")}</row>').replace("甲".encode(), broken))


def kept() -> Iterator[Path]:
    yield from sorted(KEPT.rglob("*.xlsx"))


@pytest.mark.parametrize("path", list(kept()), ids=lambda path: path.stem)
def test_kept_workbooks_are_told_alike(path: Path) -> None:
    quickly, carefully = both_ways(path.read_bytes())
    assert quickly == carefully


def test_our_own_workbook_is_told_without_calamine_but_for_its_days() -> None:
    content = write_workbook(bundled(), report())
    carefully = told(content, quickly=False)
    with patch.object(open_xml_book, "calamine_workbook", side_effect=AssertionError):
        assert told(content, quickly=True) == carefully


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of other people's files is not at {CORPUS}")
def test_every_file_of_the_corpus_is_told_alike() -> None:
    differing = []
    for path in sorted(CORPUS.glob("*.xls[xm]")):
        if path.stat().st_size < MOST_BYTES:
            quickly, carefully = both_ways(path.read_bytes())
            differing += [] if quickly == carefully else [path.name]
    assert differing == []
