import json
from pathlib import Path

import pytest
from support.commands import BROKEN, Cli, Give
from support.reports import bundled

from xlreport.collection.outcomes import refusal
from xlreport.form.loading.folder import templates_folder

NAME = "某某市水务局2024年政府信息公开工作年度报告"


def files(folder: str = ".") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def test_one_input_and_one_format_may_be_a_file(cli: Cli, give: Give) -> None:
    done = cli("report", give(), "-o", "r.html", "--to", "html")
    assert (done.status, done.out, done.err) == (0, ["r.html"], [])
    assert "未收到政府信息公开申请" in Path("r.html").read_text(encoding="utf-8")


def test_a_report_in_a_folder_is_named_after_agency_and_year(cli: Cli, give: Give) -> None:
    done = cli("report", give(), "-o", "out", "--to", "docx,html,md,json")
    assert done.status == 0
    assert [Path(line) for line in done.out] == [Path("out", f"{NAME}.{s}") for s in ("docx", "html", "md", "json")]
    assert files("out") == sorted(f"{NAME}.{s}" for s in ("docx", "html", "md", "json"))


def test_evidence_tells_what_typed_numbers_were_held_against_after_where_generated_ones_come_from(
    cli: Cli, give: Give
) -> None:
    own = {"heading": "依申请公开", "text": "收到政府信息公开申请0件，开展应急演练8次。", "generated": False}
    texts = {"texts.overview": {"items": [{"id": "disclosure"}, own]}, "indicators.disclosed_total": 5}
    cli("report", give(edits=texts), "-o", "r.json", "--to", "json")
    told = json.loads(Path("r.json").read_text(encoding="utf-8"))["evidence"]
    *generated, typed = (one for one in told if "poster" not in one)
    assert {tuple(one) for one in generated} == {("number", "paragraph", "cells")}
    assert typed == {
        "number": "0件", "paragraph": own["text"],
        "cells": [{"address": "applications[received, applicant.total]", "sheet": None, "cell": None}],
        "verdict": "agrees", "year": 2024,
    }  # fmt: skip


def test_word_is_written_where_no_format_is_named(cli: Cli, give: Give) -> None:
    cli("report", give(), "-o", "out")
    assert files("out") == [f"{NAME}.docx"]


def test_a_folder_that_is_there_takes_the_name_even_with_a_dot(cli: Cli, give: Give) -> None:
    Path("2024.out").mkdir()
    assert cli("report", give(), "-o", "2024.out", "--to", "md").status == 0
    assert files("2024.out") == [f"{NAME}.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.json", "-o", "r.docx", "--to", "html"],
        ["a.json", "-o", "r.docx", "--to", "docx,html"],
        ["a.json", "b.json", "-o", "r.docx"],
        ["x", "-o", "r.docx"],
        ["a.json", "b.json", "-o", "a.json"],
        ["a.json", "-o", "out", "--to", "xlsx"],
        ["a.json", "-o", "out", "--to", ","],
        ["a.json"],
        ["-o", "out"],
        ["a.json", "-o", "out", "--no-such"],
        ["nowhere", "-o", "out"],
        ["a.json", "-o", "out", "--templates", "nowhere"],
    ],
)
def test_wrong_usage_ends_with_two_and_writes_nothing(cli: Cli, give: Give, arguments: list[str]) -> None:
    for name in ("a.json", "b.json", "x/c.json"):
        give(name)
    before = files()
    done = cli("report", *arguments)
    assert (done.status, done.out) == (2, [])
    assert done.err
    assert files() == before


def test_a_report_with_errors_is_refused_and_its_first_three_errors_told(cli: Cli, give: Give) -> None:
    wrong: dict[str, object] = {str(address): -1 for address in bundled().table("documents").inputs}
    done = cli("report", give(edits=wrong), "-o", "out", "--to", "docx,html,md")
    assert (done.status, done.out, Path("out").exists()) == (1, [], False)
    assert done.err[0] == "a.json：有错误，没有生成报告（先改正，或用 --draft 生成草稿）："
    assert [line.split("　")[0] for line in done.err[1:]] == ["  T2-INT"] * 3


def test_a_refused_report_does_not_stop_the_others(cli: Cli, give: Give) -> None:
    give("x/a.json", BROKEN)
    give("x/b.json", {"agency.name": "某某区教育局"})
    done = cli("report", "x", "-o", "out", "--to", "md")
    assert (done.status, files("out")) == (1, ["某某区教育局2024年政府信息公开工作年度报告.md"])


def test_a_draft_is_written_and_marked_and_still_ends_with_one(cli: Cli, give: Give) -> None:
    done = cli("report", give(edits=BROKEN), "-o", "r.md", "--to", "md", "--draft")
    assert (done.status, done.out) == (1, ["r.md"])
    assert "草稿" in Path("r.md").read_text(encoding="utf-8").split("\n")[0]
    assert "有错误" in done.err[0]
    assert done.err[1].startswith("  T3-BALANCE")


def test_a_draft_of_a_faultless_report_ends_well(cli: Cli, give: Give) -> None:
    assert cli("report", give(), "-o", "r.md", "--to", "md", "--draft").status == 0


def test_json_is_never_refused(cli: Cli, give: Give) -> None:
    done = cli("report", give(edits=BROKEN), "-o", "r.json", "--to", "json")
    assert (done.status, done.out) == (1, ["r.json"])
    content = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert content["tables"]["applications"]["received"]["applicant.total"] == 1


def test_json_is_written_beside_a_refused_document(cli: Cli, give: Give) -> None:
    done = cli("report", give(edits=BROKEN), "-o", "out", "--to", "docx,json")
    assert (done.status, files("out")) == (1, [f"{NAME}.json"])
    assert "没有生成报告" in done.err[0]


def test_the_normal_form_makes_the_same_normal_form_again(cli: Cli, give: Give) -> None:
    cli("report", give(edits=BROKEN), "-o", "1.json", "--to", "json")
    cli("report", "1.json", "-o", "2.json", "--to", "json")
    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "json"])
def test_the_same_command_leaves_the_same_bytes(cli: Cli, give: Give, suffix: str) -> None:
    source = give()
    for name in ("1", "2"):
        assert cli("report", source, "-o", f"{name}.{suffix}", "--to", suffix).status == 0
    assert Path(f"1.{suffix}").read_bytes() == Path(f"2.{suffix}").read_bytes()


def test_an_output_that_exists_is_kept_without_force(cli: Cli, give: Give) -> None:
    Path("r.md").write_text("theirs", encoding="utf-8")
    done = cli("report", give(), "-o", "r.md", "--to", "md")
    assert (done.status, done.out, done.err) == (3, [], ["已经存在：r.md。要覆盖请加 --force。"])
    assert Path("r.md").read_text(encoding="utf-8") == "theirs"
    assert cli("report", "a.json", "-o", "r.md", "--to", "md", "--force").status == 0
    assert Path("r.md").read_text(encoding="utf-8") != "theirs"


def test_an_output_that_cannot_be_written_does_not_stop_the_rest(cli: Cli, give: Give) -> None:
    give("x/a.json")
    give("x/b.json", {"agency.name": "某某区教育局"})
    Path("out", f"{NAME}.md").mkdir(parents=True)
    done = cli("report", "x", "-o", "out", "--to", "md", "--force")
    assert (done.status, len(done.out), len(done.err)) == (3, 1, 1)


def test_an_output_below_a_file_cannot_be_written(cli: Cli, give: Give) -> None:
    Path("file").write_text("x", encoding="utf-8")
    done = cli("report", give(), "-o", "file/r.md", "--to", "md")
    assert (done.status, done.out) == (3, [])


def test_two_reports_of_one_name_are_both_written(cli: Cli, give: Give) -> None:
    for name in ("x/a.json", "x/b.json", "y/a.json", "z/a.json"):
        give(name)
    done = cli("report", "x", "y", "z", "-o", "out", "--to", "md")
    assert (done.status, len(set(done.out)), len(files("out"))) == (0, 4, 4)
    assert f"{NAME}.md" in files("out")


def test_names_that_differ_in_case_only_are_kept_apart(cli: Cli, give: Give) -> None:
    give("x/a.json", {"agency.name": "IT局"})
    give("x/b.json", {"agency.name": "it局"})
    cli("report", "x", "-o", "out", "--to", "md")
    assert len({name.casefold() for name in files("out")}) == 2


def test_other_files_of_a_folder_are_told_and_do_not_change_the_status(cli: Cli, give: Give) -> None:
    give("x/a.json")
    Path("x/b.pdf").write_bytes(b"")
    Path("x/~$b.xlsx").write_bytes(b"")
    done = cli("report", "x", "-o", "out", "--to", "md")
    assert done.status == 0
    assert done.err == [
        "b.xlsx 正在别处打开，收到的可能不是最后的内容；请关闭后再运行。",
        f"跳过 b.pdf：{refusal('FILE-SKIPPED', {'kind': '空文件'}).message}",
        "忽略了 1 个临时文件或隐藏文件。",
    ]


def test_out_is_not_searched_when_the_command_is_repeated(cli: Cli, give: Give) -> None:
    give("x/a.json")
    for _ in range(2):
        done = cli("report", "x", "-o", "x/out", "--to", "json", "--force")
        assert (done.status, len(done.out)) == (0, 1)
    assert files("x") == ["a.json", f"out/{NAME}.json"]


def test_a_name_windows_refuses_is_made_safe(cli: Cli, give: Give) -> None:
    done = cli("report", give(edits={"agency.name": "甲/乙:局"}), "-o", "out", "--to", "md")
    assert [Path(line).name for line in done.out] == ["甲_乙_局2024年政府信息公开工作年度报告.md"]


def test_a_fragment_for_a_website_lies_beside_the_page_under_a_name_that_websites_take(cli: Cli, give: Give) -> None:
    give(edits={"agency.name": "某区（开发区）管委会"})
    done = cli("report", "a.json", "-o", "out", "--to", "html,html-fragment")
    assert [Path(line).name for line in done.out] == [
        "某区（开发区）管委会2024年政府信息公开工作年度报告.html",
        "某区_开发区_管委会2024年政府信息公开工作年度报告-fragment.html",
    ]
    alone = cli("report", "a.json", "-o", "nianbao.html", "--to", "html-fragment")
    assert (alone.status, alone.out) == (0, ["nianbao.html"])
    assert Path("nianbao.html").read_bytes() == Path(done.out[1]).read_bytes()


def test_a_poster_is_named_after_the_report_and_its_numbers_end_the_evidence(cli: Cli, give: Give) -> None:
    done = cli("report", give(), "-o", "out", "--to", "poster.pdf,poster.html,html,json")
    assert done.status == 0
    assert files("out") == sorted(f"{NAME}{one}" for one in ("图解.pdf", "图解.html", ".html", ".json"))
    told = json.loads(Path("out", f"{NAME}.json").read_text(encoding="utf-8"))["evidence"]
    own = [one for one in told if "poster" in one]
    assert own
    assert told[-len(own) :] == own
    assert own[0] == {
        "number": "2024", "paragraph": NAME, "cells": [{"address": "year", "sheet": None, "cell": None}], "poster": "",
    }  # fmt: skip


def test_a_poster_of_a_report_with_errors_is_a_draft_or_none(cli: Cli, give: Give) -> None:
    source = give(edits=BROKEN)
    assert cli("report", source, "-o", "a.html", "--to", "poster.html").status == 1
    assert not Path("a.html").exists()
    cli("report", source, "-o", "a.html", "--to", "poster.html", "--draft")
    assert "草稿" in Path("a.html").read_text(encoding="utf-8")


def test_a_form_that_declares_no_poster_says_so(cli: Cli) -> None:
    start = templates_folder() / "wzbb" / "cases" / "start.json"
    done = cli("report", start, "-o", "out", "--to", "poster.svg,md")
    assert done.status == 3
    (told,) = (line for line in done.err if "图解" in line)
    assert told.startswith("写不了")
    assert "图解.svg：表式 wzbb/2018（政府网站工作年度报表）没有写图解（poster），生成不了图解。" in told
    assert len(files("out")) == 1
