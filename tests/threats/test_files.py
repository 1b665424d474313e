"""Part A of the threats: what is no readable workbook is told apart, in words that say what to do."""

import csv
import io
import json
import re
import struct
import sys
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import md5
from pathlib import Path

import docx
import msoffcrypto
import olefile
import pytest
from bent import (
    FIGURE,
    codes,
    figure,
    fresh,
    outcome_of,
    packed,
    parts_of,
    reads_as_fresh,
    refusal_of,
    report,
    with_cell,
)
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4
from support.commands import Cli
from support.hanging import no_hang
from support.reports import bundled

from xlreport import compose, message, render_pdf
from xlreport.records.write import render_json

sys.path.insert(0, str(Path(__file__).parents[1] / "office"))

from libreoffice import convert

XML_2003 = (
    '<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell>'
    '<Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet></Workbook>'
)
DEFAULT_PASSWORD, WRITE_ACCESS = "VelvetSweatshop", 0x5C
MAIL_FOOTER = "\r\n-- \r\n本邮件已经过病毒扫描\r\n".encode()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The fresh workbook as LibreOffice saves it in other formats, by suffix."""
    folder = tmp_path_factory.mktemp("saved")
    source = folder / "填报.xlsx"
    source.write_bytes(fresh())
    return {suffix: convert([source], suffix, folder)[0].read_bytes() for suffix in ("xls", "ods", "html")}


@cache
def encrypted() -> bytes:
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(fresh())).encrypt("secret", file)
    return file.getvalue()


def word() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_table(2, 2)
    document.save(file)
    return file.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def slides() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relation = f'<Relationship Id="r1" Type="{office}" Target="ppt/presentation.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}relationships">{relation}</Relationships>',
            "ppt/presentation.xml": "<presentation/>",
        }
    )


def listed(encoding: str) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([["单位", "数量"], ["某某局", 5]])
    return file.getvalue().encode(encoding)


def document() -> bytes:
    return render_pdf(compose(bundled(), report())).content


def test_a_workbook_with_a_password_is_to_be_saved_without_it() -> None:
    encryption = msoffcrypto.OfficeFile(io.BytesIO(encrypted()))
    assert encryption.is_encrypted()
    code, said = refusal_of(encrypted())
    assert code == "FILE-ENCRYPTED"
    assert "设有打开密码" in said
    assert "取消打开密码并保存，再提交" in said


def test_a_workbook_that_asks_nobody_for_its_password_is_read(saved: Mapping[str, bytes]) -> None:
    """Excel encrypts so what is only to be kept from changes."""
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(fresh())).encrypt(DEFAULT_PASSWORD, file)
    assert reads_as_fresh(file.getvalue())
    assert figure(outcome_of(encrypted_xls(saved["xls"], DEFAULT_PASSWORD))) == figure(outcome_of(fresh()))


def test_an_xls_with_a_password_of_its_own_stays_shut(saved: Mapping[str, bytes]) -> None:
    assert refusal_of(encrypted_xls(saved["xls"], "secret"))[0] == "FILE-ENCRYPTED"


def test_a_file_that_wants_its_password_hashed_without_end_stays_shut() -> None:
    endless = re.sub(rb'(?<=spinCount=")\d+', lambda found: b"9" * len(found[0]), encrypted())
    assert endless != encrypted()
    with no_hang():
        assert refusal_of(endless)[0] == "FILE-ENCRYPTED"


def encrypted_xls(content: bytes, password: str) -> bytes:
    """An .xls whose records are encrypted by RC4, as by Excel 97; the record of the user's name makes room for how.

    Source: [MS-XLS] 2.2.10.
    """
    file = io.BytesIO(content)
    book = olefile.OleFileIO(file, write_mode=True)
    stream = book.openstream("Workbook").read()
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    cipher = DocumentRC4.decrypt(password, salt, io.BytesIO(verifier + md5(verifier).digest()), blocksize=1024).read()  # noqa: S324
    told = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + cipher
    at, plain, shut = 0, bytearray(stream), bytearray(stream)
    bare: set[int] = set()
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == WRITE_ACCESS and length == 2 * 54 + 4:
            shut[at : at + 4 + length] = told + struct.pack("<HH", 0x1234, 54) + bytes(54)
            kind = 0x2F
        clear = length if kind in {0x0809, 0x2F, 0xE1} else 4 if kind == 0x85 else 0
        bare.update(range(at, at + 4 + clear))
        at += 4 + length
    coded = DocumentRC4.decrypt(password, salt, io.BytesIO(bytes(plain)), blocksize=1024).read()
    book.write_stream("Workbook", bytes(shut[i] if i in bare else coded[i] for i in range(len(stream))))
    return file.getvalue()


def test_an_xls_under_the_name_of_an_xlsx_is_read(saved: Mapping[str, bytes]) -> None:
    outcome = outcome_of(saved["xls"])
    assert figure(outcome) == 5
    assert "FORM-BY-MARK" in codes(outcome)


def test_an_xls_under_the_name_of_an_xlsx_is_called_so_and_to_be_saved_as_xlsx(saved: Mapping[str, bytes]) -> None:
    outcome = outcome_of(saved["xls"])
    assert outcome.verdict is not None
    said = [message(bundled(), finding) for finding in outcome.verdict.findings]
    assert [one for one in said if re.search(r"\.xls(?!x)", one) and "*.xlsx" in one]


def test_each_other_format_of_a_folder_is_read_or_listed_by_name(saved: Mapping[str, bytes], cli: Cli) -> None:
    folder = Path("收到")
    folder.mkdir()
    contents = {"a.xls": saved["xls"], "b.ods": saved["ods"], "c.csv": listed("gb18030"), "d.et": saved["xls"]}
    for name, content in {**contents, "e.xlsb": b"PK\x03\x04"}.items():
        (folder / name).write_bytes(content)
    done = cli("check", folder, "--format", "json")
    files = json.loads("\n".join(done.out))["files"]
    told = {one["path"]: (one["outcome"], one["reason"] and one["reason"]["code"]) for one in files}
    read = dict.fromkeys(("a.xls", "b.ods", "d.et"), ("read", None))
    assert told == {**read, "c.csv": ("skipped", "FILE-SKIPPED"), "e.xlsb": ("rejected", "FILE-DAMAGED")}
    assert done.status == 1


def test_of_each_format_that_is_not_read_it_is_said_that_xlsx_is_wanted(cli: Cli) -> None:
    Path("收到").mkdir()
    names = [f"表.{suffix}" for suffix in ("csv", "et", "xlsb")]
    for name in names:
        Path("收到", name).write_bytes(b"x")
    Path("收到", "好.xlsx").write_bytes(fresh())
    files = json.loads("\n".join(cli("check", "收到", "--format", "json").out))["files"]
    said = {one["path"]: one["reason"]["message"] for one in files if one["reason"]}
    assert {path: "xlsx" in message for path, message in said.items()} == dict.fromkeys(names, True)


@pytest.mark.parametrize("name", ["网页.xls", "网页.xlsx"])
def test_a_web_page_saved_under_the_name_of_a_workbook_is_called_so(saved: Mapping[str, bytes], name: str) -> None:
    outcome = outcome_of(saved["html"], name)
    assert outcome.refusal is not None
    assert outcome.refusal.code == "FILE-NOT-WORKBOOK"
    assert "这是网页文件（只是名字像 Excel）" in outcome.refusal.message
    assert ".xlsx 文件" in outcome.refusal.message


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (XML_2003.encode, "FILE-OLD-FORMAT", "另存为“Excel 工作簿（*.xlsx）”"),
        (word, "FILE-NOT-WORKBOOK", "这是Word 文档，"),
        (slides, "FILE-NOT-WORKBOOK", "这是演示文稿（PPT），"),
        (lambda: zipped({"某某局.xlsx": fresh()}), "FILE-NOT-WORKBOOK", "这是压缩包，"),
        (lambda: b"", "FILE-EMPTY", "文件是空的，可能上传或发送没有成功。"),
        (lambda: listed("utf-8-sig"), "FILE-NOT-WORKBOOK", "这是文本文件"),
        (lambda: listed("gb18030"), "FILE-NOT-WORKBOOK", "这是文本文件"),
        (document, "FILE-NOT-WORKBOOK", "这是PDF 文件，"),
    ],
    ids=["xml 2003", "word", "slides", "zip", "empty", "utf-8 text", "gb18030 text", "pdf"],
)
def test_what_is_no_workbook_is_called_by_what_it_is(make: Callable[[], bytes], code: str, words: str) -> None:
    refused, said = refusal_of(make())
    assert refused == code
    assert words in said


@pytest.mark.parametrize("kept", [100, len(fresh()) // 2, len(fresh()) - 10], ids=["beginning", "half", "all but ten"])
def test_a_truncated_workbook_is_incomplete_and_to_be_asked_for_again(kept: int) -> None:
    code, said = refusal_of(fresh()[:kept])
    assert code == "FILE-DAMAGED"
    assert "已损坏或不完整" in said
    assert "向提交人重新要一份" in said


@pytest.mark.parametrize("kept", ["half", "all but ten"])
def test_a_truncated_xls_or_ods_is_incomplete_too(saved: Mapping[str, bytes], kept: str) -> None:
    for suffix in ("xls", "ods"):
        content = saved[suffix]
        cut = content[: len(content) // 2] if kept == "half" else content[:-10]
        assert refusal_of(cut)[0] == "FILE-DAMAGED", suffix


@pytest.mark.parametrize("junk", [b"\0" * 100, MAIL_FOOTER, b"\r\n" * 30_000], ids=["zeros", "footer", "60 KB"])
def test_junk_after_the_workbook_does_no_harm(junk: bytes) -> None:
    assert reads_as_fresh(fresh() + junk)


def test_more_junk_than_a_zip_may_have_a_comment_is_damage() -> None:
    assert refusal_of(fresh() + b"\0" * 70_000)[0] == "FILE-DAMAGED"


@pytest.mark.parametrize("junk", [b"junk", b"\r\n", b"\0\1\2\3", MAIL_FOOTER], ids=["word", "line", "bytes", "footer"])
def test_junk_before_the_workbook_makes_it_none(junk: bytes) -> None:
    code, said = refusal_of(junk + fresh())
    assert code == "FILE-NOT-WORKBOOK"
    assert "不是 Excel 工作簿" in said


@pytest.mark.parametrize(
    "before", [b"PK\x03\x04", with_cell(FIGURE, "<v>7</v>")], ids=["the mark of a zip", "another workbook"]
)
def test_a_workbook_after_what_begins_like_one_is_refused(before: bytes) -> None:
    assert codes(outcome_of(before + fresh())) == {"FILE-UNSAFE"}


TEMPLATE = b"spreadsheetml.template.main"


def test_a_workbook_is_known_by_its_content_whatever_its_name(cli: Cli) -> None:
    """As WPS, templates, mail servers, downloads, and people who rename name them; one that says it is a template."""
    names = ["表.et", "表.xlsx.1", "表.xlsm", "表", "表.json", "表.pdf", "表.zip", "表.xlsx_", "表.bak", "表.dat"]
    Path("收到").mkdir()
    for name in names:
        Path("收到", name).write_bytes(fresh())
    parts = parts_of(fresh())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"spreadsheetml.sheet.main", TEMPLATE)
    Path("收到", "表.xltx").write_bytes(packed(parts))
    Path("收到", "报告.xlsx").write_text(render_json(bundled(), report()), encoding="utf-8")
    done = cli("check", "收到", "--format", "json")
    found = {one["path"]: (one["outcome"], one["agency"]) for one in json.loads("\n".join(done.out))["files"]}
    assert found == dict.fromkeys([*names, "表.xltx", "报告.xlsx"], ("read", "某某市水务局"))


def test_copies_under_odd_names_are_read_and_told_to_be_the_same(cli: Cli) -> None:
    names = ["表 - 副本.xlsx", "表(1).xlsx", "表.XLSX", "表.xlsx.xlsx"]
    for name in names:
        Path("收到").mkdir(exist_ok=True)
        Path("收到", name).write_bytes(fresh())
    assert cli("batch", "收到", "-o", "出", "--to", "md", "--jobs", "1").status == 0
    listing = json.loads(Path("出", "findings.json").read_text(encoding="utf-8"))
    assert {one["path"]: one["outcome"] for one in listing["files"]} == dict.fromkeys(names, "read")
    told = [(one["code"], sorted(one["paths"])) for one in listing["findings"]]
    assert told == [("FILE-SAME", sorted(names))]


def test_the_tests_bend_a_workbook_that_is_good() -> None:
    assert codes(outcome_of(fresh())) == set()
