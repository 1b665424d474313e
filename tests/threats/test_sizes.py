"""Parts B and C of the threats: more than any form has, packed small."""

import io
import os
import re
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
import xlsxwriter
from bent import FIGURE, Parts, at, fresh, packed, parts_of, place_of, reads_as_fresh, refusal_of
from support.hanging import no_hang

from xlreport.files.limits import LIMITS

SHEET, CELL = place_of(FIGURE)
SHEET_NAME = at(FIGURE).partition("!")[0]
STRINGS, STYLES, WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
GIBIBYTE = 1 << 30
MILLION = 1_000_000


def stuffed(part: str, before: bytes, unit: bytes, count: int) -> bytes:
    """The fresh workbook with a unit so many times in one part: true zips, whose blocks are packed once."""
    times = max(1, min(count, (1 << 20) // len(unit)))
    block = unit * times
    head, tail = parts_of(fresh())[part].split(before, 1)
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    one = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(before + tail) + packer.flush()
    checksum = zlib.crc32(head)
    for _ in range(count // times):
        checksum = zlib.crc32(block, checksum)
    size = len(head) + len(block) * (count // times) + len(before + tail)
    content = packed({**parts_of(fresh()), part: start + one * (count // times) + end}, zipfile.ZIP_STORED)
    return as_deflated(content, part, zlib.crc32(before + tail, checksum), size)


def as_deflated(content: bytes, part: str, checksum: int, size: int) -> bytes:
    """The stored bytes of a part told to be packed ones."""
    patch = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        local = package.getinfo(part).header_offset
    central = content.rindex(part.encode()) - 46
    for start, packing in ((local, 8), (central, 10)):
        patch[start + packing : start + packing + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        patch[start + packing + 6 : start + packing + 10] = struct.pack("<I", checksum)
        patch[start + packing + 14 : start + packing + 18] = struct.pack("<I", size)
    return bytes(patch)


def plain(bend: Callable[[Parts], None]) -> bytes:
    """A workbook whose parts are not packed, so that none is too dense."""
    parts = parts_of(fresh())
    bend(parts)
    return packed(parts, zipfile.ZIP_STORED)


def inserted(part: str, before: str, new: str) -> Callable[[Parts], None]:
    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        assert before in text
        parts[part] = text.replace(before, new + before, 1).encode()

    return bend


def test_a_stuffed_workbook_is_one_for_every_program() -> None:
    content = stuffed(STRINGS, b"</sst>", b"<si><t>a</t></si>", 200_000)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert package.read(STRINGS).count(b"<si><t>a</t></si>") > 100_000
    assert reads_as_fresh(content)


@pytest.mark.parametrize("filler", [b"A", b" "], ids=["letters", "blanks"])
@pytest.mark.parametrize("part", [SHEET, STRINGS, WORKBOOK])
def test_a_gibibyte_in_one_part_is_refused_before_it_is_unpacked(part: str, filler: bytes) -> None:
    content = stuffed(part, re.findall(rb"</\w+>\s*$", parts_of(fresh())[part])[0], filler, GIBIBYTE)
    assert len(content) < 5 * MILLION
    tracemalloc.start()
    try:
        code, said = refusal_of(content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert code == "FILE-TOO-BIG"
    assert f"“{part}”" in said
    assert "删去无关的工作表和空白行列" in said
    assert peak < LIMITS.part_bytes


def of_ratio(size: int, ratio: int) -> bytes:
    """Bytes that shrink about so many times."""
    return os.urandom(size // ratio).ljust(size, b"\0")


@pytest.mark.parametrize(
    ("sizes", "ratio"),
    [([LIMITS.part_bytes + 1], 150), ([LIMITS.unpacked_bytes // 10] * 10, 100), ([6 * MILLION], 300)],
    ids=["one part", "all parts", "density"],
)
def test_each_limit_of_size_stands_by_itself(sizes: list[int], ratio: int) -> None:
    more = {f"customXml/item{number}.bin": of_ratio(size, ratio) for number, size in enumerate(sizes)}
    assert refusal_of(packed({**parts_of(fresh()), **more}))[0] == "FILE-TOO-BIG"


@pytest.mark.parametrize(("size", "ratio"), [(40 * MILLION, 150), (LIMITS.ratio_free_bytes, 900)])
def test_a_workbook_as_large_as_the_largest_real_one_is_read(size: int, ratio: int) -> None:
    assert reads_as_fresh(packed({**parts_of(fresh()), "customXml/item1.bin": of_ratio(size, ratio)}))


ROW = b'<row r="1"><c r="A1"><v>1</v></c></row>'
BLANKS = b'<row r="1">%s</row>' % (b'<c r="A1" s="1"/>' * 25)


@pytest.mark.parametrize(
    ("part", "before", "unit", "count"),
    [
        (STRINGS, b"</sst>", b"<si><t>a</t></si>", 20 * MILLION),
        (SHEET, b"</sheetData>", ROW, 20 * MILLION),
        (SHEET, b"</sheetData>", BLANKS, 10 * MILLION // 25),
    ],
    ids=["strings", "cells", "blank cells"],
)
def test_millions_of_strings_or_cells_are_refused_by_their_size(
    part: str, before: bytes, unit: bytes, count: int
) -> None:
    code, said = refusal_of(stuffed(part, before, unit, count))
    assert code == "FILE-TOO-BIG"
    assert f"“{part}”" in said


@pytest.mark.parametrize(
    ("part", "before", "unit", "count", "named"),
    [
        (STRINGS, "</sst>", "<si><t>a</t></si>", LIMITS.book_tags // 4, "文件内部的“xl/sharedstrings.xml”"),
        (SHEET, "</sheetData>", ROW.decode(), LIMITS.sheet_tags // 6, f"工作表“{SHEET_NAME}”"),
    ],
    ids=["strings", "cells"],
)
def test_more_strings_or_cells_than_any_form_has_are_refused_by_their_number(
    part: str, before: str, unit: str, count: int, named: str
) -> None:
    code, said = refusal_of(plain(inserted(part, before, unit * count)))
    assert code == "FILE-TOO-BIG"
    assert named.lower() in said.lower()


def sheets(number: int) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet()
    parts = parts_of(stream.getvalue())
    numbers = range(2, number + 1)
    more = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="m{n}"/>' for n in numbers)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    relations = "".join(f'<Relationship Id="m{n}" Type="{kind}" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    inserted(WORKBOOK, "</sheets>", more)(parts)
    inserted("xl/_rels/workbook.xml.rels", "</Relationships>", relations)(parts)
    parts.update({f"xl/worksheets/sheet{n}.xml": parts["xl/worksheets/sheet1.xml"] for n in numbers})
    return packed(parts, zipfile.ZIP_STORED)


@pytest.mark.parametrize("number", [LIMITS.sheets + 1, 4_900, 5_000])
def test_thousands_of_sheets_are_too_many(number: int) -> None:
    assert refusal_of(sheets(number))[0] == "FILE-TOO-BIG"


def test_as_many_sheets_as_are_let_in_are_looked_through() -> None:
    assert refusal_of(sheets(LIMITS.sheets))[0] == "FORM-NOT-RECOGNISED"


def in_an_endless_format(parts: Parts) -> None:
    """The typed cell in a number format that other readers look through again and again."""
    inserted(STYLES, "</numFmts>", f'<numFmt numFmtId="900" formatCode="{"[" * 60_000}"/>')(parts)
    inserted(STYLES, "</cellXfs>", '<xf numFmtId="900" fontId="0" fillId="0" borderId="0" xfId="0"/>')(parts)
    last = parts[STYLES].partition(b"<cellXfs")[2].partition(b"</cellXfs>")[0].count(b"<xf ") - 1
    parts[SHEET], count = re.subn(
        rf'<c r="{CELL}" s="\d+"'.encode(), f'<c r="{CELL}" s="{last}"'.encode(), parts[SHEET]
    )
    assert count == 1


NAMES = "".join(f'<definedName name="n{n}">1</definedName>' for n in range(100_000))
CONDITIONS = "".join(
    f'<conditionalFormatting sqref="B{n}"><cfRule type="cellIs" dxfId="0" priority="{n + 100}" operator="equal">'
    "<formula>1</formula></cfRule></conditionalFormatting>"
    for n in range(1, 50_001)
)
FORMATS = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * 200_000
COSTLY = {
    "100,000 names": inserted(WORKBOOK, "</definedNames>", NAMES),
    "50,000 conditional formats": inserted(SHEET, "<conditionalFormatting", CONDITIONS),
    "200,000 styles": inserted(STYLES, "</cellXfs>", FORMATS),
    "a number format of 60,000 brackets": in_an_endless_format,
}


@pytest.mark.parametrize("case", COSTLY)
def test_names_styles_and_formats_are_never_expanded_so_that_any_number_of_them_is_read(case: str) -> None:
    content = plain(COSTLY[case])
    with no_hang():
        assert reads_as_fresh(content)


def test_a_formula_shared_over_twenty_thousand_rows_is_not_expanded_and_the_figures_are_read() -> None:
    rows = range(200, LIMITS.last_row + 1)
    first = f'<f t="shared" ref="Z{rows[0]}:Z{rows[-1]}" si="900">{"A1+" * 2000}1</f>'
    formulas = (first if row == rows[0] else '<f t="shared" si="900"/>' for row in rows)
    cells = (f'<row r="{row}"><c r="Z{row}">{f}<v>1</v></c></row>' for row, f in zip(rows, formulas, strict=True))
    content = packed(dict(edited(inserted(SHEET, "</sheetData>", "".join(cells)))))
    assert len(content) < MILLION // 2
    with no_hang():
        assert reads_as_fresh(content)


def edited(bend: Callable[[Parts], None]) -> Parts:
    parts = parts_of(fresh())
    bend(parts)
    return parts


def test_a_million_styled_rows_tell_nothing_and_are_read_past() -> None:
    rows = "".join(f'<row r="{row}" ht="20" customHeight="1"/>' for row in range(200, 1_048_577))
    content = plain(inserted(SHEET, "</sheetData>", rows))
    with no_hang():
        assert reads_as_fresh(content)
