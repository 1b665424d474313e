"""A coordinator's folder in which workbooks, published reports and letters lie together."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from support.commands import COMPLETE, Cli, Give
from support.published import Change, Tree, changed_page, published, zeros_left_blank
from support.reports import Edits, bundled, record, report

from xlreport.files.printed.formats import PageFormat
from xlreport.records.write import dump_json

pytestmark = pytest.mark.usefixtures("own_process")

Told = Mapping[str, Any]
ROSTER = ("甲局", "乙局", "丙局", "丁局", "戊局", "己局", "庚局")
SIX = {"licensing[licences, decisions]": 6}
TWO = {"applications[received, applicant.natural]": 2, "applications[handled.granted, applicant.natural]": 2}
TOTAL_RECEIVED = "applications[received, applicant.total]"


def publish(path: str, agency: str, edits: Edits | None = None) -> None:
    kinds = {".docx": PageFormat.WORD, ".html": PageFormat.WEB, ".md": PageFormat.MARKDOWN}
    own = report({**COMPLETE, "agency.name": agency, **(edits or {})})
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(published(bundled(), own, kinds[target.suffix]))


def letter(path: str, text: str) -> None:
    page = Document()
    page.add_paragraph(text)
    page.add_table(rows=2, cols=2).cell(0, 0).text = "附件"
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    page.save(path)


@pytest.fixture
def mixed(cli: Cli, give: Give) -> Cli:
    """甲 sent both, alike; 乙 both, that differ; 丙 a page alone; 丁 one in two formats; 戊 a scan; 己 last year's."""
    Path("名册.csv").write_text("\n".join(("单位全称", *ROSTER)) + "\n", encoding="utf-8")
    for name in ("甲局", "乙局"):
        give(f"收到/{name}.json", {"agency.name": name})
    publish("收到/网站/1.html", "甲局")
    publish("收到/网站/2.docx", "乙局", SIX)
    publish("收到/网站/3.md", "丙局")
    publish("收到/网站/4.docx", "丁局")
    publish("收到/网站/4.html", "丁局")
    publish("收到/网站/6.html", "己局", {"year": 2023})
    Path("收到/戊局.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    letter("收到/关于报送年报的通知.docx", "请各单位于1月15日前报送2024年政府信息公开工作年度报告。")
    return cli


def run(cli: Cli, *options: object, out: str = "结果") -> Told:
    done = cli("batch", "收到", "-o", out, "--roster", "名册.csv", "--jobs", 1, "--to", "md", *options)
    told: Told = json.loads(Path(out, "findings.json").read_text(encoding="utf-8"))
    return {**told, "status": done.status, "out": done.out}


def fates(told: Told) -> Mapping[str, str]:
    return {one["path"]: one["outcome"] for one in told["files"]}


def found(told: Told, code: str) -> list[list[str]]:
    return [one["paths"] for one in told["findings"] if one["code"] == code]


def sheet(name: str, out: str = "结果") -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(Path(out, "汇总.xlsx"))[name].iter_rows(values_only=True))


def test_each_file_is_used_held_against_a_workbook_or_passed_over_and_named(mixed: Cli) -> None:
    told = run(mixed)
    skipped = {"戊局.pdf", "关于报送年报的通知.docx"}
    assert {path for path, fate in fates(told).items() if fate == "skipped"} == skipped
    assert {path for path, fate in fates(told).items() if fate == "read"} == set(fates(told)) - skipped
    assert {one["reason"]["code"] for one in told["files"] if one["path"] in skipped} == {"FILE-SKIPPED"}
    assert told["status"] == 0
    assert told["selection"]["counted"] == ["甲局", "乙局", "丙局", "丁局"]


def test_the_agency_that_sent_no_workbook_is_counted_by_its_page_and_it_is_said(mixed: Cli) -> None:
    told = run(mixed)
    assert found(told, "FILE-PAGE") == [["网站/3.md"], ["网站/4.docx", "网站/4.html"]]
    states = {row[1]: (row[2], row[-1]) for row in sheet("进度") if isinstance(row[0], int)}
    assert states["丙局"] == ("零报告", "网站/3.md（公布的报告）")
    assert states["丁局"] == ("零报告", "网站/4.docx（公布的报告）")
    assert states["甲局"] == ("零报告", "甲局.json")
    written = {path.name for path in Path("结果/报告").iterdir()}
    assert written == {f"{name}2024年政府信息公开工作年度报告.md" for name in ("甲局", "乙局", "丙局", "丁局")}


def test_where_a_workbook_came_it_counts_and_the_page_is_held_against_it(mixed: Cli) -> None:
    told = run(mixed)
    assert found(told, "FILE-PAGE-SAME") == [["网站/1.html", "甲局.json"]]
    (differs,) = (one for one in told["findings"] if one["code"] == "FILE-PAGE-DIFFERS")
    assert (differs["paths"], differs["severity"]) == (["网站/2.docx", "乙局.json"], "warning")
    assert "乙局公布的报告与工作簿“乙局.json”不同：1 个数字（工作簿／公布：行政许可" in differs["message"]
    assert "0／6" in differs["message"]
    (alike, other) = sorted(told["comparisons"], key=lambda one: len(one["cells"]))
    assert (alike["agency"], alike["cells"], alike["texts"]) == ("甲局", [], [])
    assert (other["kind"], other["old"], other["new"]) == ("page", "乙局.json", "网站/2.docx")
    (cell,) = other["cells"]
    assert (cell["address"], cell["old"], cell["new"]) == ("licensing[licences, decisions]", "0", "6")
    (row,) = (row for row in sheet("两份对照") if row[0] == "乙局")
    assert row[1:] == ("公布", "乙局.json", "网站/2.docx", "数字和各项", cell["name"], "0", "6", 6)
    total = {row[0]: row for row in sheet("明细") if row[0] in {"甲局", "乙局"}}
    assert {row[2] for row in total.values()} == {"甲局.json", "乙局.json"}
    assert [one["findings"] for one in told["files"] if one["path"].startswith("网站/2")] == [[]]


def retouched(path: str, *changes: Change) -> None:
    own = report({**COMPLETE, "agency.name": "乙局", **TWO})
    Path(path).write_bytes(changed_page(bundled(), own, *changes))


def wrong_total(tree: Tree) -> None:
    """The total of the two that were received, in the last column."""
    (row,) = (one for one in tree.iter("tr") if any(cell.text and "本年新收" in cell.text for cell in one))
    assert row[-1].text == "2"
    row[-1].text = "3"


def test_zeros_that_a_website_leaves_blank_are_not_compared_and_a_wrong_total_is_told(mixed: Cli, give: Give) -> None:
    give("收到/乙局.json", {"agency.name": "乙局", **TWO})
    Path("收到/网站/2.docx").unlink()
    retouched("收到/网站/2.html", zeros_left_blank)
    (same,) = (one for one in run(mixed)["findings"] if one["paths"] == ["网站/2.html", "乙局.json"])
    assert same["code"] == "FILE-PAGE-SAME"
    assert "个数在公布的报告里空着或没有读到，没有比" in same["message"]
    retouched("收到/网站/2.html", wrong_total)
    told = run(mixed)
    (differs,) = (one for one in told["findings"] if one["paths"] == ["网站/2.html", "乙局.json"])
    assert (differs["code"], "新出现 1 处问题" in differs["message"]) == ("FILE-PAGE-DIFFERS", True)
    (own,) = (one for one in told["comparisons"] if one["agency"] == "乙局")
    assert ([one["address"] for one in own["findings"]["new"]], own["cells"]) == ([TOTAL_RECEIVED], [])


def test_a_page_on_another_year_counts_for_nothing_and_its_sender_is_not_called_late(mixed: Cli) -> None:
    told = run(mixed, "--as-of", "2025-02-01")
    assert found(told, "FILE-PAGE-YEAR") == [["网站/6.html"]]
    why = {one["agency"]: one["why"] for one in told["selection"]["left_out"]}
    assert why == {**dict.fromkeys(("戊局", "己局"), "交的不是填报工作簿，或打不开"), "庚局": "未报"}


def test_pages_of_last_year_do_not_decide_which_year_is_asked_for(mixed: Cli) -> None:
    for number in range(9):
        publish(f"收到/去年/{number}.md", f"某某{number}局", {"year": 2023})
    assert run(mixed)["selection"]["counted"] == ["甲局", "乙局", "丙局", "丁局"]


def test_pages_that_differ_are_none_of_them_used(mixed: Cli) -> None:
    publish("收到/网站/4.html", "丁局", SIX)
    told = run(mixed)
    assert found(told, "FILE-DUP") == [["网站/4.docx", "网站/4.html"]]
    assert "丁局" not in told["selection"]["counted"]


def test_a_page_whose_title_leaves_out_the_place_is_its_agency_s(mixed: Cli) -> None:
    Path("名册.csv").write_text("单位全称\n某某区水务局\n某某区水利局\n", encoding="utf-8")
    publish("收到/网站/7.md", "水务局")
    assert run(mixed)["selection"]["counted"] == ["某某区水务局"]


def test_without_a_roster_a_shorter_name_is_asked_about(mixed: Cli) -> None:
    publish("收到/网站/7.md", "某某区融媒中心")
    publish("收到/网站/8.md", "某某区水利局")
    content = dump_json(record({**COMPLETE, "agency.name": "某某区融媒体中心"}))
    Path("收到/融媒.json").write_text(content, encoding="utf-8")
    mixed("batch", "收到", "-o", "结果", "--jobs", 1, "--to", "md")
    told = json.loads(Path("结果/findings.json").read_text(encoding="utf-8"))
    assert found(told, "FILE-NAMES") == [["网站/7.md", "融媒.json"]]


def test_a_page_of_another_district_is_not_taken_for_one_s_own(mixed: Cli) -> None:
    Path("名册.csv").write_text("单位全称\n某某区水务局\n", encoding="utf-8")
    publish("收到/水务局/参考.md", "别某区水务局")
    told = run(mixed)
    assert (told["selection"]["counted"], ["水务局/参考.md"] in found(told, "FILE-UNKNOWN")) == ([], True)


def test_a_page_that_came_in_a_mail_or_a_zip_counts_as_one_that_lies_there(mixed: Cli) -> None:
    publish("庚局年报.docx", "庚局")
    with zipfile.ZipFile("收到/庚局.zip", "w") as pack:
        pack.write("庚局年报.docx")
    told = run(mixed)
    assert fates(told)["庚局.zip/庚局年报.docx"] == "read"
    assert "庚局" in told["selection"]["counted"]


def test_a_second_run_reads_nothing_again_and_changes_nothing(mixed: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    run(mixed)

    def not_again(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("xlreport.district.run.arrivals.task_of", not_again)
    monkeypatch.setattr("xlreport.district.run.comparisons.compare_published", not_again)
    assert run(mixed)["out"] == []


def test_it_is_the_same_whichever_files_came_first(mixed: Cli) -> None:
    run(mixed, out="一次")
    Path("先到").mkdir()
    Path("收到").rename("全部")
    Path("收到").mkdir()
    for path in sorted(Path("全部/网站").iterdir()):
        (Path("收到/网站") / path.name).parent.mkdir(exist_ok=True)
        path.rename(Path("收到/网站") / path.name)
    run(mixed)
    for path in Path("全部").glob("*.*"):
        path.rename(Path("收到") / path.name)
    run(mixed)
    assert Path("一次/findings.json").read_bytes() == Path("结果/findings.json").read_bytes()
    reports = [{path.name: path.read_bytes() for path in Path(out, "报告").iterdir()} for out in ("一次", "结果")]
    assert reports[0] == reports[1]


def test_combine_counts_what_batch_counts(mixed: Cli) -> None:
    counted = run(mixed)["selection"]["counted"]
    done = mixed("combine", "收到", "--agency", "某区", "--year", 2024, "-o", "合计.xlsx", "--roster", "名册.csv")
    assert (done.status, f"计入 4 家（共 7 家）：{'、'.join(counted)}" in done.err) == (0, True)
    aside = [line.partition("（")[0] for line in done.err if "以工作簿为准，这份只用来对照" in line]
    assert aside == ["没有计入：网站/1.html", "没有计入：网站/2.docx"]


def test_the_first_workbook_of_an_agency_whose_page_counted_is_not_called_mended(mixed: Cli) -> None:
    run(mixed)
    Path("收到/丙局.json").write_text(dump_json(record({**COMPLETE, "agency.name": "丙局", **SIX})), encoding="utf-8")
    told = run(mixed)
    assert found(told, "FILE-PAGE-DIFFERS") == [["网站/2.docx", "乙局.json"], ["网站/3.md", "丙局.json"]]
    assert [row[2] for row in sheet("往来") if row[1] == "丙局"] == ["收到", "收到"]
