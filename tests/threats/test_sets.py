"""Part F of the threats: an agency twice, agencies that are missing or unknown, and what lies beside the workbooks."""

import io
import json
import os
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html
from support.commands import COMPLETE, Cli, Give
from support.containers import mail, zipped
from support.district import book, made_plain
from support.reports import record

from xlreport.records.write import dump_json

pytestmark = pytest.mark.usefixtures("own_process")

FIGURE = "licensing[licences, decisions]"
TWICE = ("某某甲局.json", "某某甲局（改）.json")
SAME = ("微信/某某乙局.json", "收件箱/某某乙局.json")
SPELT = tuple(unicodedata.normalize(form, "某某é局.json") for form in ("NFC", "NFD"))
FILES = {
    TWICE[0]: ("某某甲局", 5), TWICE[1]: ("某某甲局", 6), SAME[0]: ("某某乙局", 7), SAME[1]: ("某某乙局", 7),
    "大学.json": ("某某大学", 11), "大学（本部）.json": ("某某大学（本部）", 11), "丁.json": ("某某丁局", 13),
    SPELT[0]: (SPELT[0].removesuffix(".json"), 17), SPELT[1]: (SPELT[1].removesuffix(".json"), 19),
}  # fmt: skip
ROSTER = (
    "某某甲局", "某某乙局", "某某大学", "某某é局", "某某丙局", "某某戊局", "某某己局", "某某庚局", "某某辛局",
    "某某壬局",
)  # fmt: skip
WRONG_KIND = {"某某庚局": "庚局年报.docx", "某某辛局": "打包.zip/辛局.xlsx", "某某壬局": "转发.eml/扫描件.jpg"}
"""Agencies of which something came that nobody could read."""
REPORT = "2024年政府信息公开工作年度报告.md"
FAR_FUTURE = 4_000_000_000


EMAILS = {"某某壬局": "ren@x.cn"}


@dataclass(frozen=True)
class Ran:
    out: Path
    status: int
    said: str

    @property
    def listing(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "findings.json").read_text(encoding="utf-8"))
        return found

    def paths_told(self, code: str) -> list[list[str]]:
        return sorted(sorted(one["paths"]) for one in self.listing["findings"] if one["code"] == code)

    def messages(self, code: str) -> list[str]:
        return [one["message"] for one in self.listing["findings"] if one["code"] == code]

    def rows(self, sheet: str, name: str = "汇总.xlsx") -> list[tuple[object, ...]]:
        return list(openpyxl.load_workbook(self.out / name, data_only=True)[sheet].iter_rows(values_only=True))

    def listed(self, sheet: str, name: str = "汇总.xlsx") -> list[dict[object, object]]:
        """The rows of a list by its heads, which stand below its title and what is said of it."""
        _, _, heads, *rows = self.rows(sheet, name)
        return [dict(zip(heads, row, strict=True)) for row in rows]

    def counted(self) -> dict[object, object]:
        """Agency and figure of each row that is in the sums."""
        detail = self.rows("明细")
        column = detail[1].index(FIGURE)
        return {row[0]: row[column] for row in detail[3:] if row[1] == "是"}


def texts(out: Path, xpath: str) -> list[str]:
    """What stands in these elements of the page."""
    page = html.document_fromstring((out / "index.html").read_text(encoding="utf-8"))
    found = page.xpath(xpath)
    assert isinstance(found, list)
    return ["".join(map(str, one.itertext())) for one in found if isinstance(one, html.HtmlElement)]


def fill(folder: Path) -> None:
    for path, (agency, number) in FILES.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        edits = {**COMPLETE, "agency.name": agency, FIGURE: number}
        target.write_text(dump_json(record(edits)), encoding="utf-8")
    os.utime(folder / TWICE[1], (FAR_FUTURE, FAR_FUTURE))
    inner = book(made_plain("某某戊局", {FIGURE: 23}))
    other = dump_json(record({**COMPLETE, "agency.name": "某某己局", FIGURE: 29})).encode()
    (folder / "打包.zip").write_bytes(zipped({"表.xlsx": inner, "辛局.xlsx": inner[:5000]}, "gbk"))
    sent = mail({"己.json": other, "扫描件.jpg": b"\xff\xd8\xff\xe0"}, sender="张 <ren@x.cn>")
    (folder / "转发.eml").write_bytes(bytes(sent))
    (folder / "庚局年报.docx").write_bytes(zipped({"word/document.xml": b"", "[Content_Types].xml": b""}))
    (folder / "~$丁.xlsx").write_bytes(b"\x05Clerk")
    (folder / "打包.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + inner)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    from xlreport.cli.main import run

    folder = tmp_path_factory.mktemp("sets")
    fill(folder / "收到")
    (folder / "名册.csv").write_text(
        "\n".join(["单位全称,别名,联系人邮箱", *(f"{one},{one[2:]},{EMAILS.get(one, '')}" for one in ROSTER)]),
        encoding="utf-8",
    )
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        arguments = ["batch", folder / "收到", "-o", folder / "out", "--roster", folder / "名册.csv", "--jobs", "1"]
        status = run([*map(str, arguments), "--to", "md"])
    return Ran(folder / "out", status, said.getvalue())


def test_of_two_different_files_both_are_listed_and_none_is_chosen_for_being_newer(ran: Ran) -> None:
    assert sorted(TWICE) in ran.paths_told("FILE-DUP")
    assert "某某甲局" not in ran.counted()
    assert not [path.name for path in (ran.out / "报告").iterdir() if path.name.startswith("某某甲局")]
    told = [text for text in texts(ran.out, "//li") if "某某甲局交了 2 份" in text]
    assert told
    assert all("哪一份都没有采用" in text for text in told)
    (row,) = [row for row in ran.listed("问题") if row["规则"] == "FILE-DUP" and "甲" in str(row["文件"])]
    assert all(path in str(row["文件"]) for path in TWICE)


COMMANDS = {
    "check": "check 收到", "check for a program": "check 收到 --format json", "report": "report 收到 -o out --to md",
    "combine": "combine 收到 --agency 区 --year 2024 -o c.xlsx",
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_two_different_files_of_an_agency_are_both_named_by_every_command(cli: Cli, give: Give, command: str) -> None:
    give("收到/1.json", {"agency.name": "某某甲局"})
    give("收到/2.json", {"agency.name": "某某甲局", FIGURE: 6})
    give("收到/3.json", {"agency.name": "某某甲局", "year": 2023})
    done = cli(*command.split())
    assert done.status == 1
    if command.endswith("json"):
        (told,) = [one for one in json.loads("\n".join(done.out))["findings"] if one["code"] == "FILE-DUP"]
        assert told["paths"] == ["1.json", "2.json"]
    else:
        (line,) = [one for one in (*done.out, *done.err) if "1.json" in one and "2.json" in one]
        assert "FILE-DUP" in line
        assert "3.json" not in line


@pytest.mark.parametrize(
    "command", [*COMMANDS.values(), "batch 收到 -o out --to md --jobs 1"], ids=[*COMMANDS, "batch"]
)
def test_without_a_roster_names_that_differ_in_brackets_alone_are_named_together(
    cli: Cli, give: Give, command: str
) -> None:
    names = ("某某大学", "某某大学（本部）", "某某小学（东校区）", "某某小学（西校区）", "某某中学")
    for number, name in enumerate(names):
        give(f"收到/{number}.json", {"agency.name": name})
    done = cli(*command.split())
    assert done.status == 0
    said = "\n".join((*done.out, *done.err))
    if command.startswith("batch"):
        said = Path("out/findings.json").read_text(encoding="utf-8")
    (line,) = [line for line in said.splitlines() if "可能是同一家单位" in line]
    assert "“某某大学”和“某某大学（本部）”" in line


def test_a_name_that_is_not_quite_the_roster_s_is_told_and_not_counted(ran: Ran) -> None:
    assert ["大学（本部）.json"] in ran.paths_told("FILE-UNKNOWN")
    assert ran.counted() == {"某某乙局": 7, "某某大学": 11, "某某戊局": 23, "某某己局": 29}


def test_of_two_files_that_are_the_same_one_is_counted_and_the_other_named(ran: Ran) -> None:
    assert ran.paths_told("FILE-SAME") == [sorted(SAME)]
    assert ran.messages("FILE-SAME") == [f"某某乙局的这 2 份内容相同，只计一份（{SAME[0]}）。"]
    assert ran.counted()["某某乙局"] == 7


def test_who_is_missing_and_who_is_unknown_stand_in_every_list(ran: Ran) -> None:
    missing, unknown = ran.messages("FILE-MISSING"), ran.messages("FILE-UNKNOWN")
    assert [message.partition("尚未")[0] for message in missing] == ["某某丙局"]
    assert [path for (path,) in ran.paths_told("FILE-UNKNOWN")] == ["丁.json", "大学（本部）.json"]
    assert {*missing, *unknown} <= {row["说明"] for row in ran.listed("问题")}
    todo = "".join(texts(ran.out, "//li"))
    assert all(name in todo for name in ("某某丙局", "某某丁局", "某某大学（本部）"))
    assert "某某丙局" in {row["单位"] for row in ran.listed("催报名单", "催报名单.xlsx")}


def test_names_composed_and_decomposed_are_one_agency_and_two_files(ran: Ran) -> None:
    assert sorted(SPELT) in ran.paths_told("FILE-DUP")
    assert not set(SPELT) - {one["path"] for one in ran.listing["files"]}
    assert not [name for name in ran.counted() if unicodedata.normalize("NFC", str(name)) == "某某é局"]


def test_a_lock_is_counted_and_tells_that_its_workbook_is_open_somewhere(ran: Ran) -> None:
    assert "忽略了 1 个临时文件或隐藏文件。" in ran.said
    assert [line for line in ran.said.splitlines() if "丁.xlsx" in line and "打开" in line and "~$" not in line]


def test_what_is_in_zips_and_mails_is_counted_like_what_lies_in_the_folder(ran: Ran) -> None:
    read = [one["path"] for one in ran.listing["files"] if one["outcome"] == "read"]
    assert {"打包.zip/表.xlsx", "转发.eml/己.json"} <= set(read)
    assert [path.name for path in (ran.out / "报告").iterdir() if "戊" in path.name] == [f"某某戊局{REPORT}"]


def test_other_archives_are_listed_with_what_to_do(ran: Ran) -> None:
    listed = {one["path"]: (one["outcome"], one["reason"]["code"]) for one in ran.listing["files"] if one["reason"]}
    assert listed == {
        "打包.rar": ("skipped", "FILE-PACK-KIND"), "庚局年报.docx": ("skipped", "FILE-SKIPPED"),
        "打包.zip/辛局.xlsx": ("rejected", "FILE-DAMAGED"), "转发.eml/扫描件.jpg": ("skipped", "FILE-SKIPPED"),
    }  # fmt: skip
    assert ran.listing["summary"]["skipped"] == 3
    assert texts(ran.out, "//table[@id='files']/tbody/tr/*[1]") == list(listed)
    (rar,) = [one["reason"]["message"] for one in ran.listing["files"] if one["path"] == "打包.rar"]
    assert "解压" in rar


def test_nobody_who_has_sent_anything_is_called_late(ran: Ran) -> None:
    assert ran.paths_told("FILE-WRONG-KIND") == sorted([path] for path in WRONG_KIND.values())
    told = ran.messages("FILE-MISSING") + ran.messages("FILE-OVERDUE")
    assert not [message for message in told if any(agency in message for agency in WRONG_KIND)]
    reminded = [row for row in ran.listed("催报名单", "催报名单.xlsx") if row["单位"] in WRONG_KIND]
    assert {row["单位"]: (row["状态"], row.get("是否逾期")) for row in reminded} == dict.fromkeys(
        WRONG_KIND, ("格式不符", None)
    )
    word = next(one["reason"]["message"] for one in ran.listing["files"] if one["path"] == "庚局年报.docx")
    assert "Word" in word
    assert "可能是某某庚局交的" in word
    assert "另存为" not in word
