"""Parts A and B of the threats: zips whose bytes, sizes, names or packing are not what they should be."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from bent import FIGURE, Parts, bent, codes, fresh, outcome_of, packed, parts_of, place_of, reads_as_fresh, refusal_of

SHEET, _ = place_of(FIGURE)
OPENED = (
    "_rels/.rels", "docProps/core.xml", "docProps/custom.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
    "xl/styles.xml", "xl/workbook.xml", SHEET,
)  # fmt: skip
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
PACKING_OF_LOCAL, PACKING_OF_CENTRAL = 8, 10
AES, DEFLATE_64, ZSTANDARD = 99, 9, 93


def entry(content: bytes, part: str) -> zipfile.ZipInfo:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.getinfo(part)


def central(content: bytes, part: str) -> int:
    """Where the directory tells of a part."""
    start = content.rindex(part.encode()) - 46
    assert content.startswith(CENTRAL, start)
    return start


def patched(content: bytes, *changes: tuple[int, bytes]) -> bytes:
    patch = bytearray(content)
    for start, new in changes:
        patch[start : start + len(new)] = new
    return bytes(patch)


def with_flipped_bit(part: str) -> bytes:
    """One bit in the middle of the packed bytes."""
    content = fresh()
    found = entry(content, part)
    place = found.header_offset + 30 + len(part.encode()) + found.compress_size // 2
    return patched(content, (place, bytes([content[place] ^ 0x10])))


def in_each_header(content: bytes, local: int, central: int, number: int) -> bytes:
    """A number of two bytes in every local header and every line of the directory."""
    new = struct.pack("<H", number)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        starts = [one.header_offset + local for one in package.infolist()]
    lines = content.split(CENTRAL)
    place = len(lines[0])
    for line in lines[1:]:
        starts.append(place + central)
        place += len(CENTRAL) + len(line)
    return patched(content, *((start, new) for start in starts))


def names(part: str, said: str) -> bool:
    """Part names know no case."""
    return f"“{part}”".lower() in said.lower()


@pytest.mark.parametrize("part", OPENED)
def test_a_flipped_bit_is_damage_in_the_part_that_is_named(part: str) -> None:
    code, said = refusal_of(with_flipped_bit(part))
    assert code == "FILE-DAMAGED"
    assert names(part, said)
    assert "向提交人重新要一份" in said


@pytest.mark.parametrize("part", ["docProps/app.xml", "xl/theme/theme1.xml"])
def test_a_flipped_bit_in_a_part_that_is_never_opened_sinks_nothing(part: str) -> None:
    assert reads_as_fresh(with_flipped_bit(part))


def test_a_zip_with_a_password_is_called_encrypted() -> None:
    content = in_each_header(fresh(), 6, 8, 1)
    with zipfile.ZipFile(io.BytesIO(content)) as package, pytest.raises(RuntimeError, match="password required"):
        package.read(SHEET)
    code, said = refusal_of(content)
    assert code == "FILE-ENCRYPTED"
    assert "请用密码打开，取消打开密码并保存" in said


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2], ids=["lzma", "bzip2"])
def test_a_packing_that_only_other_zips_have_is_refused_and_told_to_be_saved_anew(packing: int) -> None:
    code, said = refusal_of(packed(parts_of(fresh()), packing))
    assert code == "FILE-UNUSUAL"
    assert "另存为“Excel 工作簿（*.xlsx）”" in said


@pytest.mark.parametrize("packing", [AES, DEFLATE_64, ZSTANDARD])
def test_a_packing_that_python_does_not_know_is_refused_likewise(packing: int) -> None:
    content = in_each_header(fresh(), PACKING_OF_LOCAL, PACKING_OF_CENTRAL, packing)
    with zipfile.ZipFile(io.BytesIO(content)) as package, pytest.raises(NotImplementedError):
        package.read(SHEET)
    assert refusal_of(content)[0] == "FILE-UNUSUAL"


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_the_two_packings_of_workbooks_are_read(packing: int) -> None:
    assert reads_as_fresh(packed(parts_of(fresh()), packing))


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", SHEET])
@pytest.mark.parametrize("more", [-100, 100])
def test_a_part_of_another_size_than_declared_is_damage_and_named(part: str, more: int) -> None:
    size = entry(fresh(), part).file_size + more
    code, said = refusal_of(patched(fresh(), (central(fresh(), part) + 24, struct.pack("<I", size))))
    assert code == "FILE-DAMAGED"
    assert names(part, said)


def test_a_part_that_goes_on_after_what_it_declares_is_damage_and_named() -> None:
    part = "xl/sharedStrings.xml"
    declared = parts_of(fresh())[part]
    content = bent(lambda parts: parts.update({part: declared + b" " * 4_000_000}))
    start = central(content, part)
    true = struct.pack("<I", zlib.crc32(declared)), struct.pack("<I", len(declared))
    code, said = refusal_of(patched(content, (start + 16, true[0]), (start + 24, true[1])))
    assert code == "FILE-DAMAGED"
    assert names(part, said)


@pytest.mark.parametrize("climbing", ["../../{}", "{absolute}", "..\\..\\{}", "xl/../../../{}", "C:\\{}"])
def test_a_part_whose_name_climbs_out_is_passed_over_and_no_file_appears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, climbing: str
) -> None:
    below = tmp_path / "a" / "b" / "c"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    monkeypatch.setattr("tempfile.tempdir", str(below))
    name = climbing.format("climbed.txt", absolute=tmp_path / "climbed.txt")
    content = bent(lambda parts: parts.update({name: b"x"}))
    assert name in parts_of(content)
    assert reads_as_fresh(content)
    assert [path for path in tmp_path.rglob("*") if not path.is_dir()] == []


def added(name: str) -> bytes:
    """The fresh workbook with one more part at its end."""
    file = io.BytesIO(fresh())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, parts_of(fresh())[SHEET].replace(b"<v>5</v>", b"<v>999</v>"))
    return file.getvalue()


@pytest.mark.parametrize("name", [SHEET, SHEET.replace("sheet", "SHEET"), SHEET.replace("/", "\\"), f"/{SHEET}"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_sheet_that_is_there_twice_is_unsafe_and_named(name: str) -> None:
    code, said = refusal_of(added(name))
    assert code == "FILE-UNSAFE"
    assert names(name, said)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_so_is_any_other_part_that_is_there_twice(part: str) -> None:
    assert codes(outcome_of(added(part))) == {"FILE-UNSAFE"}


def with_backslashes(parts: Parts) -> None:
    for name in list(parts):
        parts[name.replace("/", "\\")] = parts.pop(name)


def with_other_case(parts: Parts) -> None:
    for name in list(parts):
        parts[name.upper()] = parts.pop(name)


@pytest.mark.parametrize("rename", [with_backslashes, with_other_case], ids=["backslashes", "capitals"])
def test_part_names_with_backslashes_are_the_same_names(rename: Callable[[Parts], None]) -> None:
    content = bent(rename)
    assert SHEET not in parts_of(content)
    assert reads_as_fresh(content)
