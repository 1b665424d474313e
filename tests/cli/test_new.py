import json
from pathlib import Path

import openpyxl
import pytest
from support.commands import BROKEN, Cli, Give
from support.forms import SMALL, edited

NAME = "某某市水务局2024年政府信息公开年报.xlsx"
ASKED = ("--agency", "某某市水务局", "--year", "2024")


def test_a_blank_workbook_is_named_after_agency_and_year(cli: Cli) -> None:
    done = cli("new", "-o", "out", *ASKED)
    assert (done.status, [Path(line) for line in done.out], done.err) == (0, [Path("out", NAME)], [])
    assert openpyxl.load_workbook(done.out[0]).sheetnames[0] == "封面与说明"


def test_a_workbook_may_be_named(cli: Cli) -> None:
    assert cli("new", "-o", "w.xlsx", *ASKED).out == ["w.xlsx"]


def test_the_same_request_makes_the_same_bytes(cli: Cli) -> None:
    for name in ("1.xlsx", "2.xlsx"):
        cli("new", "-o", name, *ASKED)
    assert Path("1.xlsx").read_bytes() == Path("2.xlsx").read_bytes()


def test_a_report_becomes_a_workbook_that_reads_back_the_same(cli: Cli, give: Give) -> None:
    source = give(
        edits={"fees[administrative_fees, amount]": 59237.2449, "texts.lead": "引言", "signed_on": "2025-01-05"}
    )
    cli("report", source, "-o", "1.json", "--to", "json")
    assert cli("new", "-o", "w.xlsx", "--data", source).status == 0
    assert cli("report", "w.xlsx", "-o", "2.json", "--to", "json").status == 0
    before, after = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("1.json", "2.json"))
    proofs = before.pop("evidence"), after.pop("evidence")
    assert before == after
    assert [one["number"] for one in proofs[0]] == [one["number"] for one in proofs[1]]


def test_a_report_with_errors_becomes_a_workbook_and_ends_with_one(cli: Cli, give: Give) -> None:
    done = cli("new", "-o", "w.xlsx", "--data", give(edits=BROKEN))
    assert (done.status, done.out) == (1, ["w.xlsx"])
    assert any("T3-BALANCE" in line for line in done.err)
    assert cli("check", "w.xlsx").status == 1


def test_a_stated_total_is_not_written_but_computed(cli: Cli, give: Give) -> None:
    stated = {"disputes[cases, reconsideration.total]": 7}
    done = cli("new", "-o", "w.xlsx", "--data", give(edits=stated))
    assert done.status == 1
    assert any("T4-SUM" in line for line in done.err)
    assert cli("check", "w.xlsx").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "out"],
        ["-o", "out", "--agency", "水务局"],
        ["-o", "out", "--year", "2024"],
        ["-o", "out", "--agency", " ", "--year", "2024"],
        ["-o", "out", "--agency", "水务局", "--year", "二〇二四"],
        ["-o", "out", "--agency", "水务局", "--year", "2018"],
        ["-o", "out", "--agency", "水务局", "--year", "2020", "--template", "zfxxgk/2021"],
        ["-o", "out", "--agency", "水务局", "--year", "2024", "--template", "zfxxgk/1999"],
        ["-o", "w.docx", "--agency", "水务局", "--year", "2024"],
        ["-o", "out", "--data", "nowhere.json"],
        ["-o", "out", "--data", "a.json", "--year", "2023"],
        ["-o", "out", "--data", "a.json", "--agency", "教育局"],
        ["-o", "out", "--data", "a.json", "--template", "zfxxgk/1999"],
        ["-o", "out", *ASKED, "--previous", "nowhere"],
        ["--agency", "水务局", "--year", "2024"],
    ],
)
def test_wrong_usage_ends_with_two_and_writes_nothing(cli: Cli, give: Give, arguments: list[str]) -> None:
    give()
    done = cli("new", *arguments)
    assert (done.status, done.out) == (2, [])
    assert done.err
    assert [path.name for path in Path().iterdir()] == ["a.json"]


def test_what_the_data_says_already_may_be_repeated(cli: Cli, give: Give) -> None:
    assert cli("new", "-o", "out", "--data", give(), *ASKED, "--template", "zfxxgk/2021").status == 0


def test_data_that_is_no_report_is_a_rejected_file(cli: Cli) -> None:
    Path("a.json").write_text(json.dumps({"template": "zfxxgk/2021", "year": 2024}), encoding="utf-8")
    done = cli("new", "-o", "out", "--data", "a.json")
    assert (done.status, done.out, Path("out").exists()) == (1, [], False)


def test_a_workbook_that_exists_is_kept_without_force(cli: Cli) -> None:
    Path("w.xlsx").write_bytes(b"theirs")
    done = cli("new", "-o", "w.xlsx", *ASKED)
    assert (done.status, done.out, Path("w.xlsx").read_bytes()) == (3, [], b"theirs")
    assert cli("new", "-o", "w.xlsx", *ASKED, "--force").status == 0


def test_a_text_no_cell_can_hold_is_told_in_words(cli: Cli, give: Give) -> None:
    done = cli("new", "-o", "w.xlsx", "--data", give(edits={"texts.lead": "字" * 40_000}))
    assert (done.status, done.out, Path("w.xlsx").exists()) == (3, [], False)
    assert "{" not in done.err[-1]


def test_a_broken_form_ends_with_three_and_tells_every_mistake(cli: Cli, tmp_path: Path) -> None:
    edited(
        SMALL,
        tmp_path / "f" / "water" / "2020.yaml",
        ("id: leaks, label:", "id: leaks, lable:"),
        ("tally: told", "tally: x"),
    )
    done = cli("new", "-o", "out", *ASKED, "--templates", "f")
    assert (done.status, done.out, done.err[0]) == (3, [], "表式有错误：")
    assert any("是不是“label”？" in line for line in done.err[1:])


def test_a_folder_that_cannot_be_made_ends_with_three(cli: Cli) -> None:
    Path("file").write_text("x", encoding="utf-8")
    done = cli("new", "-o", "file/out", *ASKED)
    assert (done.status, done.out, len(done.err)) == (3, [], 1)
