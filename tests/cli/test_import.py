"""What was published is brought in, checked and taken for last year, as it stands on a website or in a folder."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from support.commands import BROKEN, FIRST_YEAR, Cli
from support.published import case, changed_page, published, relabelled
from support.reports import bundled, record, report

import xlreport
from xlreport.files.printed.formats import PageFormat
from xlreport.form.report.report import Report
from xlreport.records.write import dump_json, record_of

pytestmark = pytest.mark.usefixtures("own_process")

SUFFIXES = {PageFormat.WORD: "docx", PageFormat.WEB: "html", PageFormat.MARKDOWN: "md"}


def put(name: str, own: Report, kind: PageFormat = PageFormat.WORD) -> Path:
    path = Path(f"{name}.{SUFFIXES[kind]}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(published(bundled(), own, kind))
    return path


@pytest.mark.parametrize("kind", SUFFIXES)
def test_a_published_report_becomes_data_in_which_each_figure_has_its_place(cli: Cli, kind: PageFormat) -> None:
    own = case("suqian-2024.json")
    done = cli("import", put("年报", own, kind), "-o", "年报.json")
    assert (done.status, done.out) == (0, ["年报.json"])
    assert done.err == [f"年报.{SUFFIXES[kind]}：各表共 200 格，读到 200 格。"]
    made = json.loads(Path("年报.json").read_text(encoding="utf-8"))
    assert made["tables"] == json.loads(dump_json(record_of(bundled(), own)))["tables"]
    assert (made["agency"]["name"], made["year"]) == ("宿迁市人民政府", 2024)
    (licences,) = (one for one in made["evidence"] if one["cells"][0]["address"] == "licensing[licences, decisions]")
    assert licences["cells"][0]["sheet"] == "第 1 个表格"
    assert licences["cells"][0]["cell"] == "B7"
    assert len(made["evidence"]) == 200


def test_it_becomes_a_workbook_that_can_be_gone_on_with(cli: Cli) -> None:
    own = case("suqian-2024.json")
    put("网站/年报", own, PageFormat.WEB)
    done = cli("import", "网站", "-o", "工作簿", "--to", "xlsx")
    assert (done.status, done.out) == (0, ["工作簿/宿迁市人民政府2024年政府信息公开年报.xlsx"])
    reading = xlreport.read_workbook(Path(done.out[0]))
    assert record_of(bundled(), reading.report)["tables"] == record_of(bundled(), own)["tables"]


def test_what_is_not_sure_is_missing_told_and_the_status_says_so(cli: Cli) -> None:
    own = case("suqian-2024.json")
    Path("年报.html").write_bytes(changed_page(bundled(), own, relabelled("本年废止件数", "对外公开总数量")))
    done = cli("import", "年报.html", "-o", "年报.json")
    assert (done.status, done.out) == (1, ["年报.json"])
    assert any("PAGE-LABEL-OTHER" in line for line in done.err)
    assert done.err[-1] == "年报.html：各表共 200 格，读到 198 格。"
    documents = json.loads(Path("年报.json").read_text(encoding="utf-8"))["tables"]["documents"]
    assert [row["repealed"] for row in documents.values()] == [None, None]


def test_a_wrong_report_that_stands_published_is_found_wrong(cli: Cli) -> None:
    put("网站/甲", report(BROKEN), PageFormat.WEB)
    done = cli("check", "网站", "--format", "json")
    (file,) = json.loads("\n".join(done.out))["files"]
    found = {one["code"]: one for one in file["findings"]}
    assert (done.status, found["T3-BALANCE"]["sheet"], found["T3-BALANCE"]["cell"]) == (1, "第 2 个表格", "D27")


@pytest.fixture
def mixed(cli: Cli) -> Cli:
    """A workbook with its page, which says one more; the page of another agency; a letter."""
    Path("收到").mkdir()
    Path("收到/乙.json").write_text(dump_json(record({"agency.name": "乙局"})), encoding="utf-8")
    put("收到/乙的网页", report({"agency.name": "乙局", "licensing[licences, decisions]": 1}), PageFormat.WEB)
    put("收到/甲", case("suqian-2024.json"))
    Path("收到/通知.html").write_text("<html><body><p>请按时报送。</p></body></html>", encoding="utf-8")
    return cli


def test_in_a_folder_a_page_counts_where_no_workbook_is_and_else_is_held_against_it(mixed: Cli) -> None:
    told = json.loads("\n".join(mixed("check", "收到", "--format", "json").out))
    fates = {one["path"]: (one["outcome"], (one["reason"] or {}).get("code")) for one in told["files"]}
    assert fates == {
        "乙.json": ("read", None), "甲.docx": ("read", None), "乙的网页.html": ("skipped", "FILE-PAGE-BESIDE"),
        "通知.html": ("skipped", "FILE-SKIPPED"),
    }  # fmt: skip
    (differs,) = (one for one in told["findings"] if one["code"].startswith("FILE-PAGE"))
    assert (differs["code"], differs["paths"]) == ("FILE-PAGE-DIFFERS", ["乙的网页.html", "乙.json"])
    assert "行政许可 × 本年处理决定数量 0／1" in differs["message"]


def test_no_report_and_no_return_copy_is_made_of_a_page_beside_a_workbook(mixed: Cli) -> None:
    done = mixed("report", "收到", "-o", "报告", "--to", "json")
    assert {Path(path).name for path in done.out} == {
        f"{name}2024年政府信息公开工作年度报告.json" for name in ("乙局", "宿迁市人民政府")
    }
    assert any("乙的网页.html" in line and "以工作簿为准" in line for line in done.err)
    mixed("annotate", "收到", "-o", "退回")
    assert [path for path in Path("退回").iterdir() if path.suffix == ".xlsx" and "乙局" in path.name][1:] == []


def test_a_page_beside_a_workbook_that_is_named_is_what_was_asked_for(mixed: Cli) -> None:
    told = json.loads("\n".join(mixed("check", "收到/乙的网页.html", "--format", "json").out))
    assert [one["outcome"] for one in told["files"]] == ["read"]


@pytest.mark.parametrize("kind", SUFFIXES)
def test_last_year_is_taken_from_what_was_published(cli: Cli, kind: PageFormat) -> None:
    put("去年/年报", case("suqian-2023.json"), kind)
    Path("今年.json").write_text(dump_json(record_of(bundled(), case("suqian-2024.json"))), encoding="utf-8")
    done = cli("check", "今年.json", "--previous", "去年", "--format", "json")
    codes = {one["code"] for one in json.loads("\n".join(done.out))["files"][0]["findings"]}
    assert not {"Y-CARRY", FIRST_YEAR} & codes
    new = cli("new", "-o", "表.xlsx", "--agency", "宿迁市人民政府", "--year", 2024, "--previous", "去年")
    assert (new.status, new.err) == (0, [])
    opened = xlreport.read_workbook(Path("表.xlsx")).report.entries
    carried = {str(a): e.number for a, e in opened.items() if e.number is not None}
    assert carried["applications[brought_forward, applicant.natural]"] == 118


def test_where_last_year_is_there_as_a_workbook_too_that_counts(cli: Cli) -> None:
    put("去年/网站", case("suqian-2023.json"), PageFormat.WEB)
    other = record_of(bundled(), case("suqian-2023.json"))
    other["tables"]["applications"]["carried_forward"]["applicant.natural"] = 117
    Path("去年/年报.json").write_text(dump_json(other), encoding="utf-8")
    new = cli("new", "-o", "表.xlsx", "--agency", "宿迁市人民政府", "--year", 2024, "--previous", "去年")
    assert (new.status, new.err) == (0, [])
    opened = xlreport.read_workbook(Path("表.xlsx")).report.entries
    carried = {str(a): e.number for a, e in opened.items() if e.number is not None}
    assert carried["applications[brought_forward, applicant.natural]"] == 117


def of_batch(cli: Cli, out: str, *options: object) -> set[tuple[str, str]]:
    """Code and address of each finding about the one file in the folder."""
    cli("batch", "收到", "-o", out, "--jobs", 1, *options)
    (file,) = json.loads(Path(out, "findings.json").read_text(encoding="utf-8"))["files"]
    return {(one["code"], one["address"]) for one in file["findings"]}


@pytest.mark.parametrize("more", [0, 1])
def test_pages_of_last_year_add_the_figure_that_was_not_carried_over_and_nothing_else(cli: Cli, more: int) -> None:
    put("去年公布/宿迁", case("suqian-2023.json"), PageFormat.WEB)
    now = record_of(bundled(), case("suqian-2024.json"))
    now["tables"]["applications"]["brought_forward"]["applicant.natural"] += more
    now["tables"]["applications"]["carried_forward"]["applicant.natural"] += more
    Path("收到").mkdir()
    Path("收到/宿迁.json").write_text(dump_json(now), encoding="utf-8")
    alone, beside = of_batch(cli, "单看"), of_batch(cli, "结果", "--previous", "去年公布")
    assert {code for code, _ in alone - beside} == {FIRST_YEAR}
    carried = {("Y-CARRY", "applications[brought_forward, applicant.natural]")}
    assert beside - alone == (carried if more else set())


XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


def with_part(name: str, text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("扫描.jpg", b"\xff\xd8\xff\xe0" + bytes(64), "PAGE-PICTURE", "请向发布的单位要原来的 Word 文档"),
        ("年报.ofd", with_part("OFD.xml", "<ofd/>"), "PAGE-FIXED-LAYOUT", "OFD"),
        ("通知.html", "<html><body><p>没有表。</p></body></html>".encode(), "PAGE-NOT-RECOGNISED", "表格如果是图片"),
        ("表格.xml", XML_2003.encode(), "FILE-OLD-FORMAT", "另存为“Excel 工作簿（*.xlsx）”"),
        ("年报.txt", "年报".encode(), "PAGE-OTHER-KIND", "各命令可以直接使用"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(cli: Cli, name: str, content: bytes, code: str, says: str) -> None:
    Path(name).write_bytes(content)
    with pytest.raises(xlreport.UnreadableError) as caught:
        xlreport.read_published(Path(name))
    assert caught.value.code == code
    done = cli("import", name, "-o", "年报.json")
    assert (done.status, done.out) == (1, [])
    assert any(says in line for line in done.err) or code == "PAGE-OTHER-KIND"


def test_what_stands_on_websites_goes_through_batch_and_annotate_too(cli: Cli) -> None:
    put("网站/甲", case("suqian-2024.json"), PageFormat.WEB)
    put("网站/乙", report({**BROKEN, "agency.name": "某某市民政局"}), PageFormat.WEB)
    done = cli("batch", "网站", "-o", "结果", "--to", "md", "--jobs", 1)
    listed = {one["path"]: one for one in json.loads(Path("结果/findings.json").read_text(encoding="utf-8"))["files"]}
    assert (done.status, {path: one["outcome"] for path, one in listed.items()}) == (
        1, {"乙.html": "read", "甲.html": "read"},
    )  # fmt: skip
    (returned,) = (path for path in Path("结果/退回").glob("*.xlsx") if "民政局" in path.name)
    again = xlreport.read_workbook(returned)
    assert again.report.agency_name == "某某市民政局"
    annotated = cli("annotate", "网站/乙.html", "-o", "退回")
    assert [Path(path).suffix for path in annotated.out] == [".xlsx", ".txt"]


def test_whose_a_report_is_that_nobody_signed_has_to_be_filled_in(cli: Cli) -> None:
    page = published(bundled(), case("suqian-2024.json"), PageFormat.MARKDOWN).decode().replace("宿迁市人民政府", "")
    Path("年报.md").write_text(page, encoding="utf-8")
    done = cli("import", "年报.md", "-o", "年报.json")
    assert (done.status, done.out) == (1, ["年报.json"])
    assert any("AGENCY-MISSING" in line for line in done.err)
