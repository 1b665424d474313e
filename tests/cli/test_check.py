import json
import re
from pathlib import Path

import pytest
from lxml import etree
from support.commands import BROKEN, COMPLETE, FIRST_YEAR, Cli, Give
from support.complete_texts import HEADINGS, OVERVIEW
from support.reports import Edits, bundled, report
from support.workbooks import Filled, written

from xlreport.use_cases.new import write_workbook


def typed(text: str) -> Edits:
    """A report whose overview holds this text alone."""
    return {"texts.overview": {"items": [{"heading": "依申请公开", "text": text, "generated": False}]}}


TEXT = typed("收到政府信息公开申请0件，予以公开7件，开展应急演练8次。")
"""A number that is right, one that is not, and one that is of no cell."""

NO_NUMBERS: Edits = {
    "texts.overview": {
        "items": [
            {"id": one, "heading": HEADINGS[one], "text": re.sub(r"\d+", "若干", text)}
            for one, text in OVERVIEW.items()
        ]
    }
}
"""A complete report that tells no number in its own words."""


def test_a_report_without_faults_ends_well(cli: Cli, give: Give) -> None:
    done = cli("check", give())
    assert (done.status, done.err) == (0, [])
    headline, numbers, once, summary = done.out
    assert headline == "a.json　某某市水务局 2024 年：没有发现问题"
    assert numbers == "  文字中7个数：核对0个，未核对7个。"
    assert once.startswith(f"提示　{bundled().codes[FIRST_YEAR].title}　{FIRST_YEAR}　")
    assert summary == "共读取 1 份；提示 1 处。"


def test_errors_are_shown_below_their_rule_and_end_with_one(cli: Cli, give: Give) -> None:
    done = cli("check", give(edits=BROKEN))
    assert done.status == 1
    headline, rule, finding, muted, _, empty, _, summary = done.out
    assert headline == "a.json　某某市水务局 2024 年：错误 1 处"
    assert rule == f"  错误　{bundled().codes['T3-BALANCE'].title}　T3-BALANCE"
    assert finding.startswith("    （七）总计 × 自然人：")
    assert muted == "  另有 1 处由上述问题引起，未列出"
    assert (empty, summary) == ("", "共读取 1 份；错误 1 处，提示 1 处。")


def test_many_findings_of_one_kind_are_only_counted(cli: Cli, give: Give) -> None:
    wrong: dict[str, object] = {str(address): -1 for address in bundled().table("documents").inputs}
    wrong |= {str(address): -1 for address in bundled().table("disputes").inputs}
    done = cli("check", give(edits=wrong))
    assert sum("T2-INT" in line for line in done.out) == 1
    assert [len(line) - len(line.lstrip()) for line in done.out[:8]] == [0, 2, 4, 4, 4, 4, 4, 4]
    assert done.out[7] == "    另有 13 处"


def test_a_folder_of_good_files_takes_a_line_each(cli: Cli, give: Give) -> None:
    for number in range(60):
        give(f"x/{number:02}.json", NO_NUMBERS)
    done = cli("check", "x")
    assert (done.status, len(done.out)) == (0, 62)
    assert done.out[60].endswith("（60 份）"), "what is true of all of them is told once"
    assert [line.split("　")[0] for line in done.out[:60]] == [f"{number:02}.json" for number in range(60)]


def test_files_are_told_in_the_order_given_and_set_off_where_they_take_several_lines(cli: Cli, give: Give) -> None:
    for name, edits in (
        ("x/a.json", None),
        ("x/b.json", {**BROKEN, "year": 2023}),
        ("x/c.json", None),
        ("x/d.json", None),
    ):
        give(name, edits)
    done = cli("check", "x")
    assert [line.split("　")[0] for line in done.out if not line.startswith(" ")][:-3] == [
        "a.json", "", "b.json", "", "c.json", "d.json",
    ]  # fmt: skip
    assert done.out[-2:] == [
        "共读取 4 份，其中 1 份有错误；错误 1 处，提示 4 处。", "有错误的：某某市水务局（b.json，1 处）。",
    ]  # fmt: skip


@pytest.fixture
def three(give: Give) -> Path:
    """A folder of a report without faults, one with a question, one with an error, and a file that is none."""
    asks = {"indicators.fee_notices_amount": 105, "indicators.fee_notices": 1}
    for name, edits in {"甲局": {}, "乙局": asks, "丙局": BROKEN}.items():
        give(f"x/{name}.json", {**edits, "agency.name": name})
    Path("x/坏.json").write_text("{", encoding="utf-8")
    return Path("x")


def test_in_brief_each_file_takes_a_line_and_who_has_errors_comes_last(cli: Cli, three: Path) -> None:
    done = cli("check", three, "--brief")
    assert done.status == 1
    assert [line.split("　")[0] for line in done.out[:4]] == ["丙局.json", "乙局.json", "坏.json", "甲局.json"]
    assert [line for line in done.out if line.startswith(" ") or not line] == []
    assert done.out[-2:] == ["有错误的：丙局（丙局.json，1 处）。", "未能读取的：坏.json。"]


@pytest.mark.parametrize(
    ("only", "codes", "files"),
    [("error", {"T3-BALANCE"}, ["丙局.json", "坏.json"]), ("warning", {"FEE-TEN"}, ["乙局.json", "坏.json"])],
)
def test_only_findings_of_some_severities_are_listed_and_all_are_counted(
    cli: Cli, three: Path, only: str, codes: set[str], files: list[str]
) -> None:
    plain, done = cli("check", three), cli("check", three, "--only", only)
    assert done.status == plain.status == 1
    assert done.out[-3:] == plain.out[-3:]
    assert [line.split("　")[0] for line in done.out if ".json　" in line] == files
    assert {line.split("　")[-1] for line in done.out if line.startswith("  ") and not line.startswith("   ")} >= codes
    listing = json.loads("\n".join(cli("check", three, "--only", only, "--format", "json").out))
    assert {one["code"] for file in listing["files"] for one in file["findings"]} == codes
    assert listing["summary"] == json.loads("\n".join(cli("check", three, "--format", "json").out))["summary"]


def test_a_note_of_no_place_is_told_once_of_many_files(cli: Cli, give: Give, tmp_path: Path) -> None:
    """Thirty files with names of their own were thirty notes that said so."""
    content = write_workbook(bundled(), report({**COMPLETE, "agency.name": "甲局"}))
    for number in range(7):
        (tmp_path / f"{number}.xlsx").write_bytes(content)
    alone, many = cli("check", "0.xlsx"), cli("check", ".")
    assert sum("FILE-NAME" in line for line in alone.out) == 1
    (told,) = [line for line in many.out if "FILE-NAME　" in line]
    assert told.endswith("（7 份，如 0.xlsx、1.xlsx、2.xlsx、3.xlsx、4.xlsx）")


def test_the_findings_can_be_read_by_continuous_integration(cli: Cli, three: Path) -> None:
    done = cli("check", three, "--format", "junit")
    root = etree.fromstring("\n".join(done.out).encode())
    assert done.status == 1
    assert [suite.get("name") for suite in root] == ["丙局.json", "乙局.json", "坏.json", "甲局.json", "（各份之间）"]
    assert {name: root.get(name) for name in ("failures", "errors", "skipped")} == {
        "failures": "1", "errors": "1", "skipped": "0",
    }  # fmt: skip
    (failure,) = root.iter("failure")
    assert (failure.get("type"), "请核对这一列" in str(failure.get("message"))) == ("error", True)


def test_json_stands_alone_on_standard_output(cli: Cli, give: Give) -> None:
    give("x/a.json")
    give("x/b.json", {**BROKEN, "year": 2023})
    Path("x/c.json").write_text("{", encoding="utf-8")
    Path("x/d.et").write_bytes(b"")
    Path("x/~$a.xlsx").write_bytes(b"")
    done = cli("check", "x", "--format", "json")
    listing = json.loads("\n".join(done.out))
    assert done.status == 1
    assert [line.partition(" ")[0] for line in done.err] == ["a.xlsx", "忽略了"]
    assert list(listing) == ["files", "findings", "rules", "summary"]
    assert [(one["path"], one["outcome"]) for one in listing["files"]] == [
        ("a.json", "read"), ("b.json", "read"), ("c.json", "rejected"), ("d.et", "skipped"),
    ]  # fmt: skip
    assert listing["findings"] == []
    assert list(listing["rules"]) == ["set", "digest"]
    assert listing["summary"] == {
        "read": 2, "rejected": 1, "crashed": 0, "timed_out": 0, "skipped": 1, "errors": 1, "warnings": 0, "notes": 2,
        "muted": 1,
    }  # fmt: skip


BALANCE = "applications[handled.total, applicant.natural]"


def test_a_finding_as_json_has_the_keys_of_the_contract(cli: Cli, give: Give) -> None:
    done = cli("check", give(edits=BROKEN), "--format", "json")
    (file,) = json.loads("\n".join(done.out))["files"]
    assert list(file) == [
        "path", "outcome", "reason", "template", "agency", "year", "form", "round", "answers", "findings", "numbers",
    ]  # fmt: skip
    assert (file["reason"], file["template"], file["agency"], file["year"]) == (
        None, "zfxxgk/2021", "某某市水务局", 2024,
    )  # fmt: skip
    finding, _ = file["findings"]
    assert finding.pop("message").endswith("请核对这一列的各项数字。")
    assert finding == {
        "code": "T3-BALANCE", "severity": "error", "count": 1, "address": BALANCE, "addresses": [BALANCE],
        "sheet": None, "cell": None, "found": "0", "expected": "1", "reason": None, "suspect": None,
    }  # fmt: skip


def test_a_finding_in_a_workbook_has_its_sheet_and_cell(cli: Cli) -> None:
    def edit(filled: Filled) -> None:
        filled.put("applications[received, applicant.natural]", 1)

    written(Path("w.xlsx"), bundled(), report(), edit)
    done = cli("check", "w.xlsx", "--format", "json")
    ((finding, *_),) = (file["findings"] for file in json.loads("\n".join(done.out))["files"])
    assert finding["sheet"] == "三、收到和处理政府信息公开申请情况"
    assert finding["cell"][0].isalpha()
    assert finding["message"].startswith(f"“{finding['sheet']}”{finding['cell']}")


def test_how_many_numbers_of_the_text_were_held_is_told_after_the_findings(cli: Cli, give: Give) -> None:
    done = cli("check", give(edits={**BROKEN, **TEXT}))
    assert "  文字中3个数：核对2个，未核对1个。" in done.out
    assert [line for line in done.out if line.startswith(" ")][-1] == "  文字中3个数：核对2个，未核对1个。"


def test_good_files_with_numbers_in_their_text_are_not_set_off(cli: Cli, give: Give) -> None:
    for name in ("x/a.json", "x/b.json", "x/c.json"):
        give(name)
    done = cli("check", "x")
    assert [line.partition("：")[0].split("　")[0] for line in done.out[:6]] == [
        "a.json", "  文字中7个数", "b.json", "  文字中7个数", "c.json", "  文字中7个数",
    ]  # fmt: skip


def test_a_number_as_json_has_the_keys_of_the_contract(cli: Cli, give: Give) -> None:
    done = cli("check", give(edits=TEXT), "--format", "json")
    (file,) = json.loads("\n".join(done.out))["files"]
    address = "texts.overview.items[0].text"
    assert file["numbers"] == [
        {"text": "0件", "address": address, "cell": None, "verdict": "agrees", "why": None},
        {"text": "7件", "address": address, "cell": None, "verdict": "differs", "why": None},
        {"text": "8次", "address": address, "cell": None, "verdict": "passed over", "why": "no cell"},
    ]


def test_a_number_in_a_workbook_has_the_cell_of_its_text(cli: Cli) -> None:
    written(Path("w.xlsx"), bundled(), report(TEXT))
    done = cli("check", "w.xlsx", "--format", "json")
    (file,) = json.loads("\n".join(done.out))["files"]
    question = next(one for one in file["findings"] if one["code"] == "X-TEXT-T3-GRANTED" or one["found"] == "7")
    assert {one["cell"] for one in file["numbers"]} == {question["cell"]} != {None}


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b"<html></html>", b"\0" * 5000])
def test_a_file_that_is_no_workbook_is_rejected_with_its_reason(cli: Cli, content: bytes) -> None:
    Path("w.xlsx").write_bytes(content)
    done = cli("check", "w.xlsx", "--format", "json")
    (file,) = json.loads("\n".join(done.out))["files"]
    assert (done.status, file["outcome"], file["findings"]) == (1, "rejected", [])
    assert file["reason"]["code"].startswith("FILE-")
    assert file["reason"]["message"]
    assert (file["template"], file["agency"], file["year"], file["numbers"]) == (None, None, None, [])


def test_one_bad_file_does_not_stop_the_rest(cli: Cli, give: Give) -> None:
    give("x/c.json")
    Path("x/a.xlsx").write_bytes(b"no workbook")
    Path("x/b.json").write_text('{"template": 3}', encoding="utf-8")
    done = cli("check", "x")
    assert done.status == 1
    assert [line.split("　")[0] for line in done.out[:3]] == ["a.xlsx", "b.json", "c.json"]
    assert done.out[-2].startswith("共读取 1 份，另有 2 份未能读取")
    assert done.out[-1] == "未能读取的：a.xlsx、b.json。"


def test_a_crash_costs_one_file(cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    from xlreport.use_cases import read

    def fail(path: Path, _: object) -> object:
        raise ZeroDivisionError(path.name)

    monkeypatch.setattr(read, "read_workbook", fail)
    Path("x").mkdir()
    Path("x/a.xlsx").write_bytes(b"")
    give("x/b.json")
    done = cli("check", "x", "--format", "json")
    files = json.loads("\n".join(done.out))["files"]
    assert (done.status, [one["outcome"] for one in files]) == (1, ["crashed", "read"])
    assert files[0]["reason"]["code"] == "FILE-CRASHED"
    assert "ZeroDivisionError: a.xlsx" in files[0]["reason"]["message"]


@pytest.mark.parametrize("arguments", [["nowhere"], ["empty"], ["a.json", "nowhere"], ["a.json", "--format", "xml"]])
def test_wrong_usage_ends_with_two_and_one_sentence(cli: Cli, give: Give, arguments: list[str]) -> None:
    give()
    Path("empty").mkdir()
    done = cli("check", *arguments)
    assert (done.status, done.out, len(done.err)) == (2, [], 1)


def test_no_input_is_written_to(cli: Cli, give: Give) -> None:
    path = give(edits=BROKEN)
    before = path.read_bytes(), path.stat().st_mtime_ns
    cli("check", path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [one.name for one in Path().iterdir()] == ["a.json"]
