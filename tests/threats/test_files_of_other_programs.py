"""Sound files as other programs write them; files that advice for a damaged one cannot help."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bent import Parts, bent, found_in, packed, reads_as_fresh, refusal_of, with_cell
from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.grids import read_book
from xlreport.files.package.gate import Format, admit
from xlreport.form.model.address import SIGNED_ON

ENCODINGS: dict[str, Callable[[str], str | bytes]] = {
    "utf-16": lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
    "utf-16 that says utf-8": lambda text: text.encode("utf-16-be"),
    "us-ascii": lambda text: text.replace("UTF-8", "US-ASCII").encode("ascii", "xmlcharrefreplace"),
    "a comment before the root": lambda text: re.sub(r"<\?xml.*?\?>", "<!-- by hand -->", text),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_parts_in_other_encodings_of_unicode_are_read(encoding: str) -> None:
    def bend(parts: Parts) -> None:
        for name in [one for one in parts if one.endswith((".xml", ".rels"))]:
            own = ENCODINGS[encoding](parts[name].decode())
            parts[name] = own if isinstance(own, bytes) else own.encode()

    assert reads_as_fresh(bent(bend))


def test_a_module_of_visual_basic_is_passed_over() -> None:
    def bend(parts: Parts) -> None:
        book = parts["xl/workbook.xml"].decode()
        own = '<sheet name="Module1" sheetId="99" r:id=""/></sheets>'
        parts["xl/workbook.xml"] = book.replace("</sheets>", own).encode()

    assert reads_as_fresh(bent(bend))


@pytest.mark.parametrize("signs", [b"%TSD-Header-###%", b"\x62\x14\x23\x65\0\0E-SafeNet\0\0\0LOCK"])
def test_a_file_that_an_office_encrypts_is_called_so(signs: bytes) -> None:
    code, said = refusal_of(signs + b"\x91\0\xff" * 400)
    assert code == "FILE-GUARDED"
    assert "解密" in said
    assert ".xlsx" not in said


@pytest.mark.parametrize("name", ["DRMEncryptedDataSpace", "\tDRMContent"])
def test_rights_management_is_no_password(name: str) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(48, b"\0") + b"\xfe\xff\xff\xff"
    entries = b"".join(one.encode("utf-16-le").ljust(128, b"\0") for one in ("EncryptedPackage", name))
    with pytest.raises(UnreadableWorkbookError) as refusal:
        admit(head.ljust(512, b"\0") + entries)
    assert refusal.value.code == "FILE-RIGHTS-MANAGED"


@pytest.mark.parametrize("padding", [b"\0", b"\x07"])
@pytest.mark.parametrize("name", ["WORKBOOK", "workbook"])
def test_the_stream_of_an_old_workbook_is_known_in_any_case_and_by_its_own_length(name: str, padding: bytes) -> None:
    head = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(48, b"\0") + b"\xfe\xff\xff\xff").ljust(512, b"\0")
    entry = (name.encode("utf-16-le") + b"\0\0").ljust(64, padding) + (18).to_bytes(2, "little") + bytes(62)
    admitted = admit(head + entry)
    assert admitted.format is Format.OLD_EXCEL
    assert "Workbook".encode("utf-16-le").ljust(64, b"\0") in bytes(admitted.content)


@pytest.mark.parametrize("written", ["45677", "20250120", "2025-01-20 00:00:00", "2025／1／20"])
def test_a_day_in_another_writing_is_read_and_told(written: str) -> None:
    reading, findings = found_in(with_cell(SIGNED_ON, f"<v>{written}</v>", ' t="str"'))
    assert str(reading.report.signed_on) == "2025-01-20"
    assert [(one.code, one.expected) for one in findings] == [("DATE-REPAIRED", "2025-01-20")]


def test_an_indented_document_is_read_like_any_other(tmp_path: Path) -> None:
    """As LibreOffice writes on request, Gnumeric and SheetJS always."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    names = " ".join(f'xmlns:{one}="{oasis}{one}:1.0"' for one in ("office", "table", "text"))
    cell = '<table:table-cell office:value-type="string"><text:p>甲 乙</text:p></table:table-cell>'
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        '<table:table table:name="表"><table:table-row>'
        f'{cell}<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    root = etree.fromstring(content)
    etree.indent(root, space="\r\n\t ")
    path = tmp_path / "表.ods"
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": mimetype, "META-INF/manifest.xml": b"<manifest/>", "content.xml": etree.tostring(root)}
    path.write_bytes(packed(parts))
    (sheet,) = read_book(path).sheets
    assert {position: one.text for position, one in sheet.cells.items()} == {(0, 0): "甲 乙", (0, 1): "5"}
