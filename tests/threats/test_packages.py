"""Part B of the threats: sheets that have no part, and pictures, objects and controls beside them."""

import io
import struct
import sys
import zlib
from pathlib import Path

import docx
import openpyxl
import pytest
from bent import (
    FIGURE,
    Parts,
    all_told,
    at,
    bent,
    by_xlsxwriter,
    figure,
    found_in,
    fresh,
    in_part,
    outcome_of,
    parts_of,
    place_of,
    reads_as_fresh,
    refusal_of,
)

PART, _ = place_of(FIGURE)
NAME = PART.rpartition("/")[2]
SHEET = at(FIGURE).partition("!")[0]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = f"xl/worksheets/_rels/{NAME}.rels"


def without_part(parts: Parts) -> None:
    del parts[PART]


@pytest.mark.parametrize(
    "content",
    [
        bent(without_part),
        in_part("xl/_rels/workbook.xml.rels", rf'<Relationship [^>]*?/{NAME}"/>', ""),
        in_part("xl/workbook.xml", f'(name="{SHEET}" [^>]*?) r:id="[^"]*"', r"\1"),
        in_part("xl/workbook.xml", f'(name="{SHEET}" [^>]*?r:id)="[^"]*"', r'\1="rId999"'),
    ],
    ids=["no part", "no relationship", "no id", "another id"],
)
def test_a_sheet_without_its_part_is_missed_by_its_name_and_no_empty_one_is_read(content: bytes) -> None:
    code, said = refusal_of(content)
    assert code == "FILE-SHEET-MISSING"
    assert f"工作表“{SHEET}”只剩名字" in said


def picture(side: int) -> bytes:
    """A black square of that many pixels each way."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1 + side // 8) * side, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_a_picture_of_400_million_pixels_is_told_and_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(picture(20_000))
    assert bomb.stat().st_size < 50_000
    content = by_xlsxwriter(lambda book: book.get_worksheet_by_name(SHEET).insert_image("D30", bomb))
    with pytest.raises(Exception, match="decompression bomb"):
        openpyxl.load_workbook(io.BytesIO(content))
    monkeypatch.setitem(sys.modules, "PIL", None)
    outcome = outcome_of(content)
    assert figure(outcome) == 5
    assert all_told(outcome) == [("FMT-TABLE-AS-IMAGE", "", "1")]


def word_document() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def with_embedded(kind: str, part: str, content: bytes, element: str) -> bytes:
    """One more thing beside the sheet, and an element of the sheet that shows it."""

    def bend(parts: Parts) -> None:
        parts[f"xl/{part}"] = content
        relation = f'<Relationship Id="own" Type="{OFFICE}/{kind}" Target="../{part}"/></Relationships>'
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation.encode())
        assert b"<legacyDrawing" in parts[PART]
        parts[PART] = parts[PART].replace(b"<legacyDrawing", element.encode() + b"<legacyDrawing")

    return bent(bend)


OLE_OBJECT = '<oleObjects><oleObject progId="Package" shapeId="1025" r:id="own"/></oleObjects>'
ACTIVE_X = (
    '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"'
    ' ax:classid="{D7053240-CE69-11CD-A777-00DD01143C57}" ax:persistence="persistStreamInit"/>'
)


@pytest.mark.parametrize(
    ("kind", "part", "content", "element"),
    [
        ("oleObject", "embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), OLE_OBJECT),
        ("package", "embeddings/word.docx", word_document(), OLE_OBJECT),
        ("package", "embeddings/book.xlsx", fresh(), OLE_OBJECT),
        (
            "control", "activeX/activeX1.xml", ACTIVE_X.encode(),
            '<controls><control shapeId="1026" r:id="own" name="Button1"/></controls>',
        ),
    ],
    ids=["ole", "word document", "workbook", "active x"],
)  # fmt: skip
def test_what_is_embedded_is_not_opened_and_the_figures_are_read(
    kind: str, part: str, content: bytes, element: str
) -> None:
    assert reads_as_fresh(with_embedded(kind, part, content, element))


def test_a_button_with_a_macro_is_not_run_and_the_figures_are_read() -> None:
    content = by_xlsxwriter(lambda book: book.get_worksheet_by_name(SHEET).insert_button("D30", {"macro": "Auto_Open"}))
    assert b"Auto_Open" in b"".join(parts_of(content).values())
    (caption,) = (one for one in found_in(content)[1] if one not in found_in(fresh())[1])
    assert (caption.code, caption.found) == ("TEXT-BOX", "Button 1")
    assert found_in(content)[0].report == found_in(fresh())[0].report
    assert found_in(content)[0].places == found_in(fresh())[0].places
