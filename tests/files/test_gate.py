import contextlib
import io
import os
import random
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import xlsxwriter
from support.hanging import no_hang

from xlreport.errors import UnreadableWorkbookError
from xlreport.files import isolated
from xlreport.files.cells import cell_reference
from xlreport.files.cells.cell_values import calamine_workbook
from xlreport.files.file_content import JudgedFile
from xlreport.files.grids import read_book
from xlreport.files.limits import LIMITS
from xlreport.form.model.cell import cell_name
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.codes.file_codes import FILE_CODES, FileKind
from xlreport.reading.cells import RawBook, refuse_unread

SOURCES = Path(__file__).parents[2] / "src" / "xlreport" / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT_SPREADSHEET = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
SHEET = "xl/worksheets/sheet1.xml"


def relationships(*entries: tuple[str, str]) -> str:
    elements = "".join(
        f'<Relationship Id="r{index}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(entries, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="http://x/package/2006/relationships">{elements}</Relationships>'


def sheet_xml(rows: str) -> str:
    return f"{DECLARATION}<worksheet {SPREADSHEET}><sheetData>{rows}</sheetData></worksheet>"


def parts_of(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>') -> dict[str, str | bytes]:
    sheets = f'<sheets><sheet name="填报表" sheetId="1" xmlns:r="{OFFICE}" r:id="r1"/></sheets>'
    return {
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"{DECLARATION}<workbook {SPREADSHEET}>{sheets}</workbook>",
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/sharedStrings.xml": f"{DECLARATION}<sst {SPREADSHEET}><si><t>零</t></si><si><t>一</t></si></sst>",
        SHEET: sheet_xml(rows),
    }


def packed(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def ole(*streams: str, then: bytes = b"") -> bytes:
    head = OLE.ljust(48, b"\0") + b"\xfe\xff\xff\xff"  # a directory of no further sector
    return head.ljust(512, b"\0") + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams) + then


def open_document(cell: str) -> bytes:
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    names = " ".join(f'xmlns:{name}="{oasis}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"{DECLARATION}<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{cell}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"{DECLARATION}<manifest/>",
            "content.xml": content,
        }
    )


def shared_by(formula: str, followers: int) -> str:
    cells = '<c r="A2"><f t="shared" si="0"/></c>' * followers
    return f'<row r="1"><c r="A1"><f t="shared" si="0">{formula}</f></c>{cells}</row>'


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], RawBook]:
    def read_bytes(content: bytes) -> RawBook:
        path = tmp_path / "表.xlsx"
        path.write_bytes(content)
        return read_book(path)

    return read_bytes


@pytest.fixture
def refusal(read: Callable[[bytes], RawBook]) -> Callable[[bytes], UnreadableWorkbookError]:
    def refused(content: bytes) -> UnreadableWorkbookError:
        with pytest.raises(UnreadableWorkbookError) as caught:
            refuse_unread(read(content).sheets)
        return caught.value

    return refused


Read = Callable[[bytes], RawBook]
Refusal = Callable[[bytes], UnreadableWorkbookError]


def word_document() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def test_the_workbook_these_tests_bend_is_good(read: Read) -> None:
    assert read(packed(parts_of())).sheets[0].text((0, 0)) == "1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE-EMPTY"),
        (b"\0" * 4096, "FILE-EMPTY"),
        (ole("Root Entry", "EncryptedPackage"), "FILE-ENCRYPTED"),
        (
            ole("Workbook", then=b"\x09\x08\x10\0\0\x06\x05\0" + b"\0" * 12 + b"\x2f\0\x04\0"),
            "FILE-ENCRYPTED",
        ),
        (ole("Root Entry", "Workbook"), "FILE-DAMAGED"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "FILE-OLD-FORMAT"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "FILE-OLD-FORMAT",
        ),
        (b"PK\x03\x04 cut off", "FILE-DAMAGED"),
        (packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}), "FILE-DAMAGED"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_apart_by_its_first_bytes(
    refusal: Refusal, content: bytes, code: str
) -> None:
    assert refusal(content).code == code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ole("Root Entry", "WordDocument"), FileKind.WORD),
        (ole("WordDocument", "ObjectPool", "Workbook"), FileKind.WORD),
        (ole("PowerPoint Document"), FileKind.SLIDES),
        (ole("Root Entry"), FileKind.UNKNOWN),
        (word_document(), FileKind.WORD),
        (
            packed({"_rels/.rels": relationships(("officeDocument", "ppt/a.xml")), "ppt/a.xml": ""}),
            FileKind.SLIDES,
        ),
        (packed({"readme.txt": "x"}), FileKind.ARCHIVE),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), FileKind.OTHER_OPEN_DOCUMENT),
        (b"%PDF-1.7", FileKind.PDF),
        (b"\xef\xbb\xbf  <html><table>", FileKind.WEB_PAGE),
        ("<!DOCTYPE html><html>".encode("utf-16"), FileKind.WEB_PAGE),
        (b"<note/>", FileKind.XML),
        ("机关,数量\n甲,1\n".encode("gb18030"), FileKind.TEXT),
        (b"\x01\x02\x00\x03", FileKind.UNKNOWN),
    ],
)
def test_what_is_no_workbook_is_called_by_its_kind(refusal: Refusal, content: bytes, kind: FileKind) -> None:
    error = refusal(content)
    assert (error.code, error.params["kind"]) == ("FILE-NOT-WORKBOOK", kind)


def test_a_truncated_workbook_is_damaged(refusal: Refusal) -> None:
    content = packed(parts_of())
    assert refusal(content[: len(content) // 2]).code == "FILE-DAMAGED"
    assert refusal(content[:-10]).code == "FILE-DAMAGED"


def test_a_flipped_bit_in_a_part_is_damage_and_names_the_part(refusal: Refusal) -> None:
    content = bytearray(packed(parts_of(), zipfile.ZIP_STORED))
    content[content.index(b"<v>1") + 3] ^= 1
    error = refusal(bytes(content))
    assert (error.code, error.params["part"]) == ("FILE-DAMAGED", SHEET)


def test_flipping_any_byte_gives_a_book_or_a_refusal(read: Read) -> None:
    content = packed(parts_of(), zipfile.ZIP_STORED)
    chance = random.Random(20)  # noqa: S311
    for _ in range(400):
        bent = bytearray(content)
        bent[chance.randrange(len(bent))] = chance.randrange(256)
        try:
            assert read(bytes(bent)).sheets
        except UnreadableWorkbookError:
            continue


def test_trailing_junk_does_no_harm(read: Read) -> None:
    assert read(packed(parts_of()) + b"\r\n<!-- mail gateway -->").sheets[0].text((0, 0)) == "1"


def test_leading_junk_is_no_workbook(refusal: Refusal) -> None:
    assert refusal(b"junk" + packed(parts_of())).code == "FILE-NOT-WORKBOOK"


def test_a_zip_with_a_password_is_encrypted(refusal: Refusal) -> None:
    content = bytearray(packed(parts_of()))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content)).code == "FILE-ENCRYPTED"


def test_only_stored_and_deflated_parts_are_let_in(refusal: Refusal) -> None:
    assert refusal(packed(parts_of(), zipfile.ZIP_LZMA)).code == "FILE-UNUSUAL"


def test_a_part_that_shrinks_too_well_is_a_bomb(refusal: Refusal) -> None:
    parts = {**parts_of(), "xl/media/a.xml": b"A" * 8_000_000}
    assert refusal(packed(parts)).code == "FILE-TOO-BIG"


def test_a_part_that_is_longer_than_it_declares_is_refused(refusal: Refusal) -> None:
    true_strings = parts_of()["xl/sharedStrings.xml"]
    assert isinstance(true_strings, str)
    declared = true_strings.encode()
    parts = {**parts_of(), "xl/sharedStrings.xml": declared + b" " * 1_000_000}
    content = bytearray(packed(parts))
    entry = content.rindex(b"xl/sharedStrings.xml") - 46
    content[entry + 16 : entry + 20] = struct.pack("<I", zlib.crc32(declared))
    content[entry + 24 : entry + 28] = struct.pack("<I", len(declared))
    error = refusal(bytes(content))
    assert (error.code, error.params["detail"]) == ("FILE-DAMAGED", "size or checksum")


@pytest.mark.parametrize("name", [SHEET, "xl/worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_unsafe(refusal: Refusal, name: str) -> None:
    file = io.BytesIO(packed(parts_of()))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, sheet_xml('<row r="1"><c r="A1"><v>999</v></c></row>'))
    assert refusal(file.getvalue()).code == "FILE-UNSAFE"


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/sharedStrings.xml", SHEET])
def test_a_doctype_is_unsafe_in_every_part_that_is_opened(refusal: Refusal, part: str) -> None:
    parts = parts_of()
    text = parts[part]
    assert isinstance(text, str)
    parts[part] = text.replace(DECLARATION, DECLARATION + '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')
    error = refusal(packed(parts))
    assert (error.code, error.params["part"].lower()) == ("FILE-UNSAFE", part.lower())


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_parts_in_another_encoding_than_those_of_unicode_are_refused(refusal: Refusal, encoding: str) -> None:
    text = sheet_xml('<row r="1"><c r="A1" t="str"><v>一</v></c></row>').replace("UTF-8", encoding)
    assert refusal(packed({**parts_of(), SHEET: text.encode(encoding)})).code == "FILE-UNUSUAL"


def test_a_byte_order_mark_before_utf_8_is_let_in(read: Read) -> None:
    text = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert read(packed({**parts_of(), SHEET: b"\xef\xbb\xbf" + text.encode()})).sheets[0].text((0, 0)) == "1"


def test_strict_open_xml_is_read_under_the_usual_names(read: Read) -> None:
    parts = {name: str(part).replace(OFFICE, STRICT_OFFICE) for name, part in parts_of().items()}
    parts[SHEET] = parts[SHEET].replace(SPREADSHEET, STRICT_SPREADSHEET)
    assert read(packed(dict(parts))).sheets[0].text((0, 0)) == "1"


def test_strict_names_that_nobody_knows_are_refused_by_their_own_code_and_not_read_as_empty(refusal: Refusal) -> None:
    sheet = str(parts_of()[SHEET]).replace(SPREADSHEET, STRICT_SPREADSHEET.replace("main", "other"))
    assert refusal(packed({**parts_of(), SHEET: sheet})).code == "FILE-STRICT-OOXML"


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "XFD1048576"),
        ('<row r="1"><c r="IW1"><v>1</v></c></row>', "IW1"),
        ('<row r="20001"><c r="A20001"><v>1</v></c></row>', "A20001"),
        ("<row r='20001'><c\n s='0'  r = 'A20001'><v>1</v></c></row>", "A20001"),
        ('<row r="1"><c r="iw1"><f>1+1</f></c></row>', "IW1"),
        ('<row r="1048576"><c><v>1</v></c></row>', "A1048576"),
        (f'<row r="1">{"<c/>" * 300}<c><v>1</v></c></row>', "KO1"),
        (f"{'<row/>' * 20_000}<row><c><v>1</v></c></row>", "A20002"),
        ('<row r="1"><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>', "XFD1"),
    ],
)
def test_a_filled_cell_far_from_any_form_is_refused_by_sheet_and_cell(refusal: Refusal, rows: str, cell: str) -> None:
    error = refusal(packed(parts_of('<row r="1"><c r="A1"><v>1</v></c></row>' + rows)))
    assert (error.code, dict(error.params)) == ("FILE-FAR-CELL", {"sheet": "填报表", "cell": cell})


def test_a_far_cell_is_found_under_any_prefix(refusal: Refusal) -> None:
    rows = '<x:row r="1"><x:c r="XFD9"><x:v>1</x:v></x:c></x:row>'
    prefix = SPREADSHEET.replace("xmlns", "xmlns:x")
    sheet = f"{DECLARATION}<x:worksheet {prefix}><x:sheetData>{rows}</x:sheetData></x:worksheet>"
    assert refusal(packed({**parts_of(), SHEET: sheet})).params["cell"] == "XFD9"


@pytest.mark.parametrize("reference", ["A0", "ZZZZ1", "A99999999999", "1A", "", "XFE1", "A1048577", "&#65;0"])
def test_a_filled_cell_that_is_nowhere_is_refused_by_sheet(refusal: Refusal, reference: str) -> None:
    error = refusal(packed(parts_of(f'<row r="1"><c r="{reference}"><v>1</v></c></row>')))
    assert (error.code, error.params["sheet"]) == ("FILE-BAD-CELL", "填报表")


def test_blank_styled_cells_far_away_tell_nothing(read: Read) -> None:
    blanks = "".join(f'<row r="{row}" s="1"><c r="XFD{row}" s="1"/></row>' for row in range(2, 60_000))
    book = read(packed(parts_of(f'<row r="1"><c r="A1"><v>1</v></c></row>{blanks}'), zipfile.ZIP_STORED))
    assert set(book.sheets[0].cells) == {(0, 0)}


def test_far_blank_cells_written_otherwise_tell_nothing_either(read: Read) -> None:
    rows = "<row r='9'><c r='A9'><v>1</v></c><c s='1' r='XFD9'/><c r='A0'></c></row>"
    assert set(read(packed(parts_of(rows))).sheets[0].cells) == {(8, 0)}


def test_the_bound_is_the_one_the_limits_state() -> None:
    inside = re.compile(cell_reference.INSIDE)
    for column in range(LIMITS.last_column + 500):
        spelled = inside.fullmatch(cell_name(0, column).encode()) is not None
        assert spelled is cell_reference.is_inside((0, column))
    for row in range(LIMITS.last_row + 90_000):
        spelled = inside.fullmatch(cell_name(row, 0).encode()) is not None
        assert spelled is cell_reference.is_inside((row, 0))


def test_too_many_tags_are_refused(refusal: Refusal) -> None:
    row = "".join(f'<c r="{cell_name(0, column)}"><v>1</v></c>' for column in range(256))
    rows = f'<row r="1">{row}</row>' * (LIMITS.sheet_tags // 1000)
    assert refusal(packed(parts_of(rows), zipfile.ZIP_STORED)).code == "FILE-TOO-BIG"


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1"><c r="A1" t="str"><v>{"t=&quot;s&quot;" * 300_000}</v></c></row>'.replace("&quot;", '"'),
        f'<row r="1"><c r="A1" t="str"><v>{"t=&quot;n&quot;" * 300_000}</v></c></row>'.replace("&quot;", '"'),
        f'<row r="1"><c r="A1" t="n"><v>{"1" * 3_000_000}x</v></c></row>',
        f'<row r="1"><c r="A1"{" " * 3_000_000}s="1"/></row>',
        shared_by("[" * 3_000_000, 1),
        shared_by("[" * 8_000, 200),
        "<sheetData" * 300_000,
    ],
)
def test_no_text_costs_its_square(read: Read, rows: str) -> None:
    with no_hang(), contextlib.suppress(UnreadableWorkbookError):
        read(packed(parts_of(rows), zipfile.ZIP_STORED))


def test_a_table_of_strings_that_declares_a_billion_of_them_is_refused(refusal: Refusal) -> None:
    strings = f'{DECLARATION}<sst {SPREADSHEET} uniqueCount="1000000000000"><si><t>a</t></si></sst>'
    assert refusal(packed({**parts_of(), "xl/sharedStrings.xml": strings})).code == "FILE-TOO-BIG"


def test_a_sheet_without_its_part_is_missed_by_name(refusal: Refusal) -> None:
    parts = parts_of()
    del parts[SHEET]
    error = refusal(packed(parts))
    assert (error.code, error.params["sheet"]) == ("FILE-SHEET-MISSING", "填报表")


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "http://127.0.0.1/sheet1.xml"])
def test_a_sheet_outside_the_package_is_missing(refusal: Refusal, target: str) -> None:
    parts = {**parts_of(), "xl/_rels/workbook.xml.rels": relationships(("worksheet", target))}
    assert refusal(packed(parts)).code == "FILE-SHEET-MISSING"


def test_part_names_that_climb_out_write_no_file(read: Read, tmp_path: Path) -> None:
    parts = {**parts_of(), "../../climbed.txt": "x", "/tmp/climbed.txt": "x"}  # noqa: S108
    assert read(packed(parts)).sheets
    assert [path.name for path in tmp_path.iterdir()] == ["表.xlsx"]


def test_deep_nesting_is_damage(refusal: Refusal) -> None:
    assert refusal(packed(parts_of("<row>" * 100_000), zipfile.ZIP_STORED)).code == "FILE-DAMAGED"


def test_the_workbook_part_may_lie_elsewhere_under_another_name(read: Read) -> None:
    parts = parts_of()
    moved: dict[str, str | bytes] = {
        "_rels/.rels": relationships(("officeDocument", "/Book/Main.XML")),
        "book/main.xml": parts["xl/workbook.xml"],
        "book\\_rels\\main.xml.rels": relationships(("worksheet", "../pages/one.xml"), ("sharedStrings", "s.xml")),
        "book/s.xml": parts["xl/sharedStrings.xml"],
        "pages/one.xml": sheet_xml('<row r="2"><c r="B2" t="s"><v>1</v></c></row>'),
    }
    assert read(packed(moved)).sheets[0].text((1, 1)) == "一"


@pytest.mark.parametrize(("rows", "columns"), [(1_048_576, 0), (1, 16_383)])
def test_a_far_cell_of_an_open_document_is_refused(refusal: Refusal, rows: int, columns: int) -> None:
    blanks = f'<table:table-cell table:number-columns-repeated="{columns}"/>' if columns else ""
    cell = blanks + '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    error = refusal(open_document(row))
    assert (error.code, error.params["sheet"]) == ("FILE-FAR-CELL", "表")


def test_repeated_blank_cells_of_an_open_document_tell_nothing(read: Read) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048575">{cell}</table:table-row>'
    )
    assert set(read(open_document(rows)).sheets[0].cells) == {(0, 0)}


def test_a_doctype_in_an_open_document_is_unsafe(refusal: Refusal) -> None:
    content = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b'<?xml version="1.0"?><!DOCTYPE a><a/>',
    }
    assert refusal(packed({**content})).code == "FILE-UNSAFE"


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWorkbookError, match="FILE-NOT-REGULAR"):
        read_book(tmp_path)
    with pytest.raises(UnreadableWorkbookError, match="FILE-NOT-FOUND"):
        read_book(tmp_path / "无.xlsx")
    with pytest.raises(UnreadableWorkbookError, match="FILE-UNREADABLE"):
        read_book(tmp_path / "a\0b.xlsx")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "管道.xlsx")
        with pytest.raises(UnreadableWorkbookError, match="FILE-NOT-REGULAR"):
            read_book(tmp_path / "管道.xlsx")


def test_a_file_nobody_may_read_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "锁.xlsx"
    path.write_bytes(b"PK")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableWorkbookError, match="FILE-NO-PERMISSION"):
        read_book(path)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")
def test_no_file_is_left_open(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    contents = [packed(parts_of()), packed(parts_of("<row>")), ole("Workbook"), b"%PDF"]
    before = len(list(Path("/proc/self/fd").iterdir()))
    for content in contents:
        path.write_bytes(content)
        try:
            read_book(path)
        except UnreadableWorkbookError:
            continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for a reader is a shell script")
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("kill -ABRT $$", "FILE-DAMAGED"),
        ("exit 3", "FILE-DAMAGED"),
        ("echo no JSON", "FILE-DAMAGED"),
        ("exec sleep 20", "FILE-TIMEOUT"),
        ("kill -XCPU $$", "FILE-TIMEOUT"),
    ],
)
def test_a_reader_that_dies_or_hangs_is_a_refusal(
    refusal: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    reader = tmp_path / "reader"
    reader.write_text(f"#!/bin/sh\n{script}\n")
    reader.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(reader))
    monkeypatch.setattr(isolated, "LIMITS", replace(LIMITS, waiting_seconds=1))
    assert refusal(ole("Workbook")).code == code


def test_a_panic_of_calamine_is_a_refusal_and_an_interruption_is_not() -> None:
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})
    content = JudgedFile(packed(parts_of()))
    with pytest.raises(UnreadableWorkbookError, match="FILE-DAMAGED"), calamine_workbook(content):
        raise panic
    with pytest.raises(KeyboardInterrupt), calamine_workbook(content):
        raise KeyboardInterrupt


def test_every_code_that_is_raised_stands_in_the_catalogue_and_the_other_way_round() -> None:
    rooms = (SOURCES, SOURCES.parent / "collection", SOURCES.parent / "use_cases")
    sources = [path for room in rooms for path in room.rglob("*.py")]
    pattern = re.compile(r'"((?:FILE|FOLDER)-[A-Z-]+)"')
    raised = {code for path in sources for code in pattern.findall(path.read_text("utf-8"))}
    own = {code.code for code in FILE_CODES}
    assert raised - (set(GENERAL_CODES) - own) == own
    assert all(code.message and code.remedy for code in FILE_CODES)


def test_a_workbook_by_xlsxwriter_passes(read: Read) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        workbook.add_worksheet("表").write("IV20000", 1)
    assert set(read(file.getvalue()).sheets[0].cells) == {(19_999, 255)}


def test_an_old_workbook_that_was_cut_off_is_damage(refusal: Refusal) -> None:
    head = OLE.ljust(30, b"\0") + b"\x09"
    assert refusal(head.ljust(512, b"\0") + b"\0" * 100).code == "FILE-DAMAGED"
