"""What comes in zips and mails is read as if it lay in the folder itself, within limits, and nothing leaves them."""

import base64
import json
import tempfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest
from support.commands import COMPLETE, Cli
from support.containers import compound, mail, outlook_mail, raw_mail, zipped
from support.reports import record

from xlreport.collection.inputs import Inputs, find_inputs, holds_files, paths_read
from xlreport.files.containers.parts import Allowance
from xlreport.messages.codes.file_codes import FileKind
from xlreport.records.write import dump_json

RECORD = dump_json(record({**COMPLETE, "agency.name": "某某甲局"})).encode()
NAMES = {"甲局/年报.json": RECORD, "乙局.json": b"{}", "说明.txt": "请查收".encode()}


def found(tmp_path: Path, files: Mapping[str, bytes]) -> Inputs:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return find_inputs([tmp_path])


def shown(inputs: Inputs) -> list[str]:
    return [one.shown for one in inputs.files]


def contents_of(inputs: Inputs) -> dict[str, bytes]:
    return {one.shown: one.path.read_bytes() for one in inputs.files if one.refused is None}


def refusals(inputs: Inputs) -> dict[str, str | None]:
    return {one.shown: one.refused for one in inputs.files}


def skips(inputs: Inputs) -> dict[str, tuple[FileKind, str]]:
    """What is no workbook and no record: pages are looked into by whoever reads them."""
    pages = (one.page for one in inputs.files if one.page is not None)
    return {one.shown: (one.kind, one.code) for one in (*inputs.skipped, *pages)}


@pytest.mark.parametrize("coding", ["utf-8", "gb18030"])
def test_files_in_a_zip_stand_where_it_stands_whatever_coding_their_names_have(tmp_path: Path, coding: str) -> None:
    inputs = found(tmp_path, {"a.json": b"", "报送.zip": zipped(NAMES, coding), "甲.json": b""})
    assert shown(inputs) == ["a.json", "报送.zip/乙局.json", "报送.zip/甲局/年报.json", "甲.json"]
    assert contents_of(inputs)["报送.zip/甲局/年报.json"] == RECORD
    assert skips(inputs) == {"报送.zip/说明.txt": (FileKind.TEXT, "FILE-SKIPPED")}
    assert [path.name for path in inputs.sources] == ["a.json", "报送.zip", "甲.json"]


def test_utf_8_that_nobody_marked_is_known_as_such(tmp_path: Path) -> None:
    unmarked = zipped({"某某区教育局.json": RECORD}, "utf8")
    assert shown(found(tmp_path, {"a.zip": unmarked})) == ["a.zip/某某区教育局.json"]


def test_two_characters_in_gbk_are_not_taken_for_letters_of_another_script(tmp_path: Path) -> None:
    name = "原位"
    assert not name.encode("gbk").decode("utf-8").isascii()
    assert shown(found(tmp_path, {"a.zip": zipped({f"{name}.json": RECORD}, "gbk")})) == [f"a.zip/{name}.json"]


def test_a_container_is_known_by_its_content_and_opened_once_more_within_another(tmp_path: Path) -> None:
    inner = zipped({"丙局.json": RECORD})
    nested = zipped({"丁局.zip": inner, "三层.zip": zipped({"再包.zip": inner})})
    inputs = found(tmp_path, {"报送.dat": nested, "转发": bytes(mail({"丁局.zip": inner}))})
    assert shown(inputs) == ["报送.dat/丁局.zip/丙局.json", "转发/丁局.zip/丙局.json"]
    assert skips(inputs) == {"报送.dat/三层.zip/再包.zip": (FileKind.UNKNOWN, "FILE-PACK-DEEP")}


def test_names_that_climb_out_of_a_zip_do_not_and_the_same_name_twice_is_two_files(tmp_path: Path) -> None:
    hostile = zipped({"../../甲.json": RECORD, "/etc/乙.json": b"", "C:\\x\\丙.json": b"", "x/./丙.json": b""})
    twice = zipped({"甲.json": RECORD, "乙.json": b"{}"}, "gbk").replace("乙".encode("gbk"), "甲".encode("gbk"))
    inputs = found(tmp_path, {"坏.zip": hostile, "两份.zip": twice})
    assert shown(inputs) == [
        "两份.zip/甲.json", "两份.zip/甲（2）.json",
        "坏.zip/etc/乙.json", "坏.zip/x/丙.json", "坏.zip/x/丙（2）.json", "坏.zip/甲.json",
    ]  # fmt: skip
    room = Path(tempfile.gettempdir()).resolve()
    assert all(one.path.resolve().is_relative_to(room) for one in inputs.files)


def test_lock_and_hidden_files_in_a_zip_are_counted_as_in_a_folder(tmp_path: Path) -> None:
    own = zipped({"__MACOSX/._甲.json": b"x", ".DS_Store": b"", "~$甲.xlsx": b"", "甲.json": RECORD, "夹/": b""})
    inputs = found(tmp_path, {"a.zip": own})
    assert (shown(inputs), inputs.ignored, inputs.skipped) == (["a.zip/甲.json"], 3, ())


RELATED = b"Content-Type: multipart/related\n\n"
BOMB = zipped({"大.json": b"0" * 50_000_000})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped({f"{number}.json": b"" for number in range(10_000)}), "FILE-PACK-TOO-BIG"),
        (zipped({"甲.json": RECORD})[:-30], "FILE-PACK-DAMAGED"),
        (zipped({f"{number}.zip": BOMB for number in range(15)}), None),
        (b"PK\x03\x04", "FILE-PACK-DAMAGED"),
    ],
    ids=["ten thousand files", "cut off", "bombs in it", "four bytes"],
)
def test_a_zip_beyond_the_limits_is_rejected_with_the_reason(tmp_path: Path, content: bytes, code: str | None) -> None:
    inputs = found(tmp_path, {"a.zip": content})
    if code is not None:
        assert refusals(inputs) == {"a.zip": code}
    else:
        assert set(refusals(inputs).values()) == {"FILE-PACK-TOO-BIG"}


def test_one_bad_file_in_a_zip_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    good = bytearray(zipped({"坏.json": RECORD, "好.json": RECORD}, packing=zipfile.ZIP_STORED))
    good[200] ^= 1
    locked = bytearray(zipped({"锁.json": RECORD, "锁.pdf": b"%PDF-"}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := locked.find(sign, start + 1)) >= 0:
            locked[start + place] |= 1
    inputs = found(tmp_path, {"a.zip": bytes(good), "b.zip": bytes(locked), "c.zip": BOMB})
    assert refusals(inputs) == {
        "a.zip/坏.json": "FILE-PACK-DAMAGED", "a.zip/好.json": None,
        "b.zip/锁.json": "FILE-PACK-LOCKED", "c.zip/大.json": "FILE-PACK-TOO-BIG",
    }  # fmt: skip
    assert skips(inputs) == {"b.zip/锁.pdf": (FileKind.PDF, "FILE-PACK-LOCKED")}


def test_what_all_containers_in_one_hold_together_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlreport.collection.received.contents.Allowance", partial(Allowance, files=5))
    three = zipped({f"{number}.json": b"" for number in range(3)})
    inputs = found(tmp_path, {"a.zip": zipped({"1.zip": three, "2.zip": three})})
    assert refusals(inputs) == {
        **{f"a.zip/1.zip/{number}.json": None for number in range(3)},
        "a.zip/2.zip": "FILE-PACK-TOO-BIG",
    }


@pytest.mark.parametrize(
    ("name", "content", "kind", "code"),
    [
        ("a.rar", b"Rar!\x1a\x07\x01\x00", FileKind.ARCHIVE, "FILE-PACK-KIND"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE, "FILE-PACK-KIND"),
        ("winmail.dat", b"\x78\x9f\x3e\x22\x00", FileKind.UNKNOWN, "FILE-WINMAIL"),
        ("a.zip", zipped({}), FileKind.UNKNOWN, "FILE-PACK-EMPTY"),
        ("a.eml", bytes(mail({})), FileKind.UNKNOWN, "FILE-PACK-EMPTY"),
        ("a.mht", b"MIME-Version: 1.0\nSubject: x\n" + RELATED, FileKind.WEB_PAGE, "FILE-SKIPPED"),
        ("a.docx", zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), FileKind.WORD, "FILE-SKIPPED"),
        ("a.jpg", b"\xff\xd8\xff\xe0", FileKind.PICTURE, "FILE-SKIPPED"),
        ("a.heic", b"\0\0\0\x18ftypheic", FileKind.PICTURE, "FILE-SKIPPED"),
        ("a.ofd", zipped({"OFD.xml": b""})[:20], FileKind.PDF, "FILE-SKIPPED"),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_listed_as_what_it_is(
    tmp_path: Path, name: str, content: bytes, kind: FileKind, code: str
) -> None:
    inputs = found(tmp_path, {name: content})
    assert ([one for one in inputs.files if not one.is_page], skips(inputs)) == ([], {name: (kind, code)})


def forwarded(inner: EmailMessage) -> EmailMessage:
    made = mail({"封面.json": RECORD}, subject="转发")
    made.add_attachment(inner)
    return made


def test_the_files_of_a_mail_are_read_and_those_of_the_mail_forwarded_in_it(tmp_path: Path) -> None:
    inner = mail({"某某区乙局.json": b"{}"}, subject="某某区乙局报送", sender="乙 <yi@b.cn>")
    inputs = found(
        tmp_path, {"转发.eml": bytes(forwarded(inner)), "甲.msg": outlook_mail({"甲.json": RECORD}, "甲局", NAMES)}
    )
    assert shown(inputs) == [
        "甲.msg/甲.json", "甲.msg/甲局/年报.json", "甲.msg/乙局.json", "转发.eml/封面.json", "转发.eml/某某区乙局.json",
    ]  # fmt: skip
    assert inputs.files[-1].said == ("转发", "甲 <a@b.cn>", "某某区乙局报送", "乙 <yi@b.cn>")
    assert contents_of(inputs)["转发.eml/封面.json"] == RECORD
    assert contents_of(inputs)["甲.msg/甲.json"].rstrip(b"\0") == RECORD


NAME = "某某区教育局镕.json"


def word(charset: str, raw: bytes) -> bytes:
    return f'filename="=?{charset}?B?{base64.b64encode(raw).decode()}?="'.encode()


TWO_WORDS = (
    b'filename="=?utf-8?Q?=E6=9F=90=E6=9F=90=E5=8C=BA=E6=95=99=E8=82=B2?=\r\n =?utf-8?B?5bGA6ZWVLmpzb24=?="'
)  # fmt: skip
DISPOSITIONS = {
    "RFC 2047, base64": word("gb2312", NAME.encode("gbk")),
    "RFC 2047 in two words": TWO_WORDS,
    "RFC 2231": b"filename*=UTF-8''%E6%9F%90%E6%9F%90%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%80%E9%95%95.json",
    "RFC 2231 in pieces": b"filename*0*=gb2312''%C4%B3%C4%B3%C7%F8;\r\n filename*1*=%BD%CC%D3%FD%BE%D6%E9F.json",
    "bytes in GBK": 'filename="某某区教育局镕.json"'.encode("gbk"),
    "bytes in UTF-8": 'filename="某某区教育局镕.json"'.encode(),
    "as in an address": b'filename="%E6%9F%90%E6%9F%90%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%80%E9%95%95.json"',
    "a charset that is none": word("x-unknown", NAME.encode("gbk")),
}  # fmt: skip


@pytest.mark.parametrize("disposition", DISPOSITIONS.values(), ids=DISPOSITIONS)
def test_the_name_of_an_attachment_is_read_as_its_sender_meant_it(tmp_path: Path, disposition: bytes) -> None:
    inputs = found(tmp_path, {"a.eml": raw_mail(disposition, RECORD)})
    assert contents_of(inputs) == {f"a.eml/{NAME}": RECORD}


def test_a_mail_of_two_hundred_files_is_taken_apart_once(tmp_path: Path) -> None:
    inputs = found(tmp_path, {"a.eml": bytes(mail({f"{number}.json": RECORD for number in range(200)}))})
    assert len(inputs.files) == 200
    assert {one.path.read_bytes() for one in inputs.files} == {RECORD}


def test_a_mail_that_breaks_its_reader_is_rejected_and_costs_nothing_else(tmp_path: Path) -> None:
    deep = b"From: a\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    damaged = outlook_mail({"甲.json": RECORD})[:3000]
    inputs = found(tmp_path, {"a.eml": deep, "b.msg": damaged, "c.json": RECORD})
    assert refusals(inputs) == {"a.eml": "FILE-PACK-DAMAGED", "b.msg": "FILE-PACK-DAMAGED", "c.json": None}


def test_a_container_that_is_named_is_searched_like_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "报送.zip"
    path.write_bytes(zipped(NAMES))
    (tmp_path / "锁.zip").write_bytes(b"PK\x03\x04")
    inputs = find_inputs([path, tmp_path / "锁.zip"])
    assert [one.shown.removeprefix(f"{tmp_path.as_posix()}/") for one in inputs.files] == [
        "报送.zip/乙局.json", "报送.zip/甲局/年报.json", "锁.zip",
    ]  # fmt: skip
    assert inputs.files[-1].refused == "FILE-PACK-DAMAGED"
    assert (holds_files(path), holds_files(tmp_path), holds_files(tmp_path / "锁.zip")) == (True, True, False)
    assert paths_read([tmp_path]) == (path, tmp_path / "锁.zip")


def test_what_came_in_a_container_lies_somewhere_only_as_long_as_it_is_known(tmp_path: Path) -> None:
    (one,) = found(tmp_path, {"a.zip": zipped({"甲.json": RECORD})}).files
    path = one.path
    assert path.is_file()
    assert one.room is not None
    del one
    assert not path.exists()
    assert not path.parent.parent.exists()


def test_a_compound_file_that_is_no_mail_is_not_taken_for_one(tmp_path: Path) -> None:
    inputs = found(tmp_path, {"a.doc": compound({"WordDocument": b"x"}), "b.dat": compound({"Sheet": b"x"})})
    assert skips(inputs) == {
        "a.doc": (FileKind.WORD, "FILE-SKIPPED"), "b.dat": (FileKind.UNKNOWN, "FILE-SKIPPED"),
    }  # fmt: skip


COMMANDS = (
    "check 收到 --format json", "report 收到 -o out --to md", "annotate 收到 -o out",
    "combine 收到 --agency 某某区 --year 2024 -o c.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_reads_what_is_in_a_container(cli: Cli, tmp_path: Path, command: str) -> None:
    (tmp_path / "收到").mkdir()
    other = dump_json(record({**COMPLETE, "agency.name": "某某乙局", "applications[received, applicant.natural]": 1}))
    found(
        tmp_path / "收到", {"报送.zip": zipped({"甲.json": RECORD}), "乙.eml": bytes(mail({"乙.json": other.encode()}))}
    )
    done = cli(*command.split())
    said = "\n".join((*done.out, *done.err))
    assert done.status == 1
    assert ("某某乙局2024" if "annotate" in command else "乙.eml/乙.json") in said
    if "json" in command:
        assert [(one["path"], one["agency"]) for one in json.loads(said)["files"]] == [
            ("乙.eml/乙.json", "某某乙局"), ("报送.zip/甲.json", "某某甲局"),
        ]  # fmt: skip
