"""Three forms of the same eight agencies in one folder: every file its own outcome, and every form its own sums."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pandas
import pytest
from support.commands import Cli, Done
from support.several_forms import (
    AGENCIES,
    BUNDLED,
    HEAT,
    WATER,
    YEAR,
    Mixed,
    figures,
    mixed_folder,
    office_forms,
    with_troubles,
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("own_process")

SHORT = {BUNDLED: "政府信息公开年报", HEAT: "供热年报", WATER: "用水年报"}
FORMS = tuple(SHORT)
LONG = {BUNDLED: "政府信息公开工作年度报告", HEAT: "供热年度报告", WATER: "用水年度报告"}
TWINS = (f"{AGENCIES[1]}/water.xlsx", f"{AGENCIES[1]}/water（改）.xlsx")
BROKEN = {f"{AGENCIES[2]}/zfxxgk.xlsx": "T3-BALANCE", f"{AGENCIES[3]}/water.xlsx": "W-WHOLE"}
STATES = {
    (BUNDLED, AGENCIES[2]): "退回待改", (HEAT, AGENCIES[0]): "未报", (WATER, AGENCIES[1]): "已收",
    (WATER, AGENCIES[3]): "退回待改",
}  # fmt: skip
"""The states that are not 可发布."""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Mixed:
    return with_troubles(mixed_folder(tmp_path_factory.mktemp("mixed")))


@pytest.fixture(scope="module")
def roster(mixed: Mixed) -> Path:
    path = mixed.folder.parent / "名册.csv"
    path.write_text("\n".join(("单位全称", *AGENCIES)) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def ran(mixed: Mixed, roster: Path) -> Path:
    """The results of a first `batch`."""
    from xlreport.cli.main import run

    out = mixed.folder.parent / "结果"
    own = ("--templates", str(mixed.forms), "--roster", str(roster), "--to", "md", "--jobs", "2", "-q")
    assert run(["batch", str(mixed.folder), "-o", str(out), *own]) == 1
    return out


@pytest.fixture(scope="module")
def sums(mixed: Mixed) -> dict[str, "pandas.Series[Any]"]:
    """The figures of each form's sound reports added up by pandas, from the JSON that `report` writes."""
    from xlreport.cli.main import run

    out = mixed.folder.parent / "数据"
    run(["report", str(mixed.folder), "-o", str(out), "--templates", str(mixed.forms), "--to", "json"])
    rows = defaultdict(list)
    for path in out.glob("*.json"):
        one = json.loads(path.read_text(encoding="utf-8"))
        if (one["template"], one["agency"]["name"]) in mixed.reports:
            cells = {
                f"{table}[{row}, {column}]": number
                for table, lines in one["tables"].items()
                for row, line in lines.items()
                for column, number in line.items()
            }
            rows[one["template"]].append(cells | {f"indicators.{key}": own for key, own in one["indicators"].items()})
    assert {form: len(found) for form, found in rows.items()} == {BUNDLED: 7, HEAT: 7, WATER: 6}
    return {form: pandas.DataFrame(found).astype(float).sum() for form, found in rows.items()}


def test_check_reads_every_file_by_its_own_form(cli: Cli, mixed: Mixed) -> None:
    done = cli("check", mixed.folder, "--templates", mixed.forms, "--format", "json")
    listed = json.loads("\n".join(done.out))
    assert {one["path"]: (one["outcome"], one["template"]) for one in listed["files"]} == {
        path: ("read", form) for path, form in mixed.files.items()
    }
    errors = {
        one["path"]: finding["code"]
        for one in listed["files"]
        for finding in one["findings"]
        if finding["severity"] == "error"
    }
    assert errors == BROKEN


def test_check_compares_files_of_one_form_alone(cli: Cli, mixed: Mixed) -> None:
    done = cli("check", mixed.folder, "--templates", mixed.forms, "--format", "json")
    of_set = {one["code"]: one for one in json.loads("\n".join(done.out))["findings"]}
    assert set(of_set) == {"FILE-DUP", "S5-SAME"}
    assert tuple(of_set["FILE-DUP"]["paths"]) == TWINS
    assert "交了 2 份用水年报" in of_set["FILE-DUP"]["message"]
    assert {mixed.files[path] for path in of_set["S5-SAME"]["paths"]} == {BUNDLED}


def test_annotate_answers_each_file_in_the_name_of_its_form(cli: Cli, mixed: Mixed, tmp_path: Path) -> None:
    done = cli("annotate", mixed.folder, "-o", tmp_path / "back", "--templates", mixed.forms)
    assert done.status == 1
    assert {path.name for path in (tmp_path / "back").glob("*.xlsx")} == {
        f"{AGENCIES[2]}{YEAR}年政府信息公开年报（退回修改）.xlsx",
        f"{AGENCIES[3]}{YEAR}年用水年报（退回修改）.xlsx",
    }


def test_report_publishes_each_report_under_the_name_of_its_form(cli: Cli, mixed: Mixed, tmp_path: Path) -> None:
    done = cli("report", mixed.folder, "-o", tmp_path / "rep", "--templates", mixed.forms, "--to", "md")
    written = {Path(line).name for line in done.out}
    expected = {f"{agency}{YEAR}年{LONG[form]}.md" for form, agency in mixed.reports}
    assert expected < written
    assert all(name.startswith(AGENCIES[1]) and "用水" in name for name in written - expected)
    assert len(written - expected) == len(TWINS)
    assert [line for line in done.err if "交了 2 份用水年报" in line]


def test_every_agency_owes_every_form(ran: Path) -> None:
    sheet = openpyxl.load_workbook(ran / "汇总.xlsx")["进度"]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    expected = {(SHORT[form], agency): STATES.get((form, agency), "可发布") for form in FORMS for agency in AGENCIES}
    assert {(row[2], row[1]): row[3] for row in rows} == expected
    assert len(rows) == len(expected)


def test_each_form_has_its_sums_and_they_are_those_of_pandas(ran: Path, sums: dict[str, "pandas.Series[Any]"]) -> None:
    book = openpyxl.load_workbook(ran / "汇总.xlsx", data_only=True)
    for form, name in SHORT.items():
        addresses, _, *agencies = book[f"{name}-明细"].iter_rows(min_row=2, values_only=True)
        found = pandas.DataFrame(agencies, columns=addresses).iloc[:, 3:].astype(float).sum()
        assert found.to_dict() == pytest.approx(sums[form].to_dict())


def test_the_sheets_of_a_form_add_up_its_own_figures(ran: Path, sums: dict[str, "pandas.Series[Any]"]) -> None:
    book = openpyxl.load_workbook(ran / "汇总.xlsx", data_only=True)
    for form in (HEAT, WATER):
        rows = list(book[f"{SHORT[form]}-一、户数"].iter_rows(min_row=5, values_only=True, max_col=3))
        assert [tuple(row[1:]) for row in rows] == [
            tuple(sums[form][f"users[{row}, {column}]"] for column in ("old", "new")) for row in ("home", "shop", "all")
        ]
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_page_has_a_section_for_each_form(ran: Path, mixed: Mixed) -> None:
    page = (ran / "index.html").read_text(encoding="utf-8")
    sections = page.split('<section id="form-')[1:]
    assert [section.partition("<h2>")[2].partition("</h2>")[0] for section in sections] == list(SHORT.values())
    counted = [re.findall(r"(\d+) 家计入汇总", section) for section in sections]
    assert counted == [["7"], ["7"], ["6"]]
    links = {unquote(link) for link in re.findall(r' href="([^#"]+)"', page)}
    assert len([link for link in links if link.startswith("报告/")]) == len(mixed.reports)
    assert links == {path.relative_to(ran).as_posix() for path in ran.glob("*/*") if path.suffix in {".md", ".xlsx"}}


def test_those_who_owe_a_form_are_reminded_of_that_form(ran: Path) -> None:
    book = openpyxl.load_workbook(ran / "催报名单.xlsx")
    told = {sheet.title: [row[-1] for row in sheet.iter_rows(min_row=4, values_only=True)] for sheet in book.worksheets}
    assert list(told) == [*(f"{name}-催报名单" for name in SHORT.values()), "按联系人"]
    assert len(told.pop("按联系人")) == len({agency for _, agency in STATES})
    assert [len(lines) for lines in told.values()] == [1, 1, 2]
    assert all(name in line for name in SHORT.values() for line in told[f"{name}-催报名单"])


def test_what_is_wrong_with_the_set_is_told_of_each_form(ran: Path) -> None:
    found = json.loads((ran / "findings.json").read_text(encoding="utf-8"))
    messages = [one["message"] for one in found["findings"] if one["code"] in {"FILE-MISSING", "AGG-COUNT"}]
    assert [message.partition("；")[0] for message in messages] == [
        "政府信息公开年报汇总只含 7 家，名册上有 8 家", f"{AGENCIES[0]}尚未报送供热年报。请催报。",
        "供热年报汇总只含 7 家，名册上有 8 家", "用水年报汇总只含 6 家，名册上有 8 家",
    ]  # fmt: skip


def test_run_again_nothing_is_written(cli: Cli, mixed: Mixed, roster: Path, ran: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in ran.rglob("*") if path.suffix and ".xlreport" not in path.parts}
    own = ("--templates", mixed.forms, "--roster", roster, "--to", "md", "--jobs", "2")
    done = cli("batch", mixed.folder, "-o", ran, *own)
    assert (done.status, done.out) == (1, [])
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert "用水年报：8 家单位：已收 1，退回待改 1，可发布 6。" in done.err


def combined(cli: Cli, mixed: Mixed, out: Path, *options: object) -> Done:
    own = ("--agency", "某某区", "--year", YEAR, "--templates", mixed.forms)
    return cli("combine", mixed.folder, *own, "-o", out, *options)


@pytest.mark.parametrize(("form", "status"), [(BUNDLED, 1), (HEAT, 0), (WATER, 1)])
def test_combine_adds_up_one_form(
    cli: Cli, mixed: Mixed, tmp_path: Path, sums: dict[str, "pandas.Series[Any]"], form: str, status: int
) -> None:
    done = combined(cli, mixed, tmp_path / "sum.xlsx", "--template", form)
    assert done.status == status
    left_out = [line for line in done.err if "FILE-FORM" in line]
    assert len(left_out) == sum(own != form for own in mixed.files.values())
    cli("report", "sum.xlsx", "-o", "sum.json", "--to", "json", "--templates", mixed.forms)
    total = json.loads((tmp_path / "sum.json").read_text(encoding="utf-8"))["tables"]
    expected = sums[form].to_dict()
    found = {
        f"{table}[{row}, {column}]": number
        for table, lines in total.items()
        for row, line in lines.items()
        for column, number in line.items()
    }
    assert found == pytest.approx({key: number for key, number in expected.items() if "[" in key})


def test_combine_asks_which_form_is_meant(cli: Cli, mixed: Mixed, tmp_path: Path) -> None:
    done = combined(cli, mixed, tmp_path / "sum.xlsx")
    assert done.status == 2
    (sentence,) = done.err
    assert "--template" in sentence
    assert all(form in sentence for form in FORMS)
    assert not (tmp_path / "sum.xlsx").exists()


def test_combine_finds_the_one_form_of_the_files(cli: Cli, mixed: Mixed, tmp_path: Path) -> None:
    files = [mixed.folder / agency / "heat.xlsx" for agency in AGENCIES[1:3]]
    own = ("--agency", "某某区", "--year", YEAR, "--templates", mixed.forms)
    assert cli("combine", *files, *own, "-o", "sum.xlsx").status == 0
    assert cli("check", "sum.xlsx", "--templates", mixed.forms, "--format", "json").status == 0


def test_batch_may_ask_for_one_form_alone(cli: Cli, mixed: Mixed, roster: Path, tmp_path: Path) -> None:
    own = ("--templates", mixed.forms, "--roster", roster, "--to", "md", "--jobs", "2", "-q", "--template", HEAT)
    done = cli("batch", mixed.folder, "-o", "out", *own)
    assert done.status == 1
    assert {path.name for path in (tmp_path / "out" / "报告").iterdir()} == {
        f"{agency}{YEAR}年供热年度报告.md" for agency in AGENCIES[1:]
    }
    found = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))["findings"]
    others = {path for one in found if one["code"] == "FILE-FORM" for path in one["paths"]}
    assert others == {path for path, form in mixed.files.items() if form != HEAT}


def test_an_unknown_form_cannot_be_asked_for(cli: Cli, mixed: Mixed) -> None:
    done = cli("batch", mixed.folder, "-o", "out", "--template", "fire/2020")
    assert (done.status, len(done.err)) == (2, 1)
    assert "fire/2020" in done.err[0]


def test_agencies_that_sent_a_form_each_are_summed_each_by_its_own(cli: Cli, tmp_path: Path) -> None:
    import random

    forms = office_forms(tmp_path / "表式")
    here = Mixed.of(tmp_path / "收到", forms)
    for agency, form in zip(AGENCIES, FORMS, strict=False):
        here.put(form, agency, figures(form, random.Random(1)))  # noqa: S311  fixed figures
    done = cli("batch", "收到", "-o", "out", "--templates", "表式", "--to", "md", "--jobs", "2", "-q")
    assert (done.status, done.err) == (0, [])
    book = openpyxl.load_workbook(tmp_path / "out" / "汇总.xlsx")
    assert {f"{name}-明细" for name in SHORT.values()} < set(book.sheetnames)
    assert [book[f"{name}-明细"].max_row for name in SHORT.values()] == [4, 4, 4]


def test_last_year_s_figures_of_another_form_are_not_joined(cli: Cli, mixed: Mixed, tmp_path: Path) -> None:
    last = Mixed.of(tmp_path / "去年", mixed.forms)
    agency = AGENCIES[4]
    last.put(HEAT, agency, {"year": YEAR - 1, "users[home, old]": 1})
    own = ("--templates", mixed.forms, "--previous", "去年")
    done = cli("new", "-o", "neu.xlsx", "--agency", agency, "--year", YEAR, "--template", WATER, *own)
    assert [line for line in done.err if "没有带入去年的数字" in line]
    done = cli("new", "-o", "heat.xlsx", "--agency", agency, "--year", YEAR, "--template", HEAT, *own)
    assert done.err == []
    assert cli("check", mixed.folder / agency, *own).status == 0
    assert cli("batch", mixed.folder / agency, "-o", "out", "--to", "md", "--jobs", "1", "-q", *own).status == 0


def test_each_superior_has_what_is_below_it_of_every_form(mixed: Mixed) -> None:
    from xlreport.cli.main import run

    out, roster = mixed.folder.parent / "按上级", mixed.folder.parent / "上级.csv"
    above = ["甲市" if number < 4 else "乙市" for number in range(len(AGENCIES))]
    rows = [f"{agency},{superior}" for agency, superior in zip(AGENCIES, above, strict=True)]
    roster.write_text("\n".join(("单位全称,上级主管单位", *rows)) + "\n", encoding="utf-8")
    own = ("--templates", str(mixed.forms), "--roster", str(roster), "--to", "md", "--jobs", "2", "-q")
    assert run(["batch", str(mixed.folder), "-o", str(out), *own, "--by-superior"]) == 1
    whole, *parts = (
        json.loads((folder / "findings.json").read_text(encoding="utf-8"))
        for folder in (out, out / "下级" / "甲市", out / "下级" / "乙市")
    )
    for key in ("counted", "left_out"):
        told = [one for part in parts for one in part["selection"][key]]
        assert sorted(map(str, told)) == sorted(map(str, whole["selection"][key]))
    assert sorted(file["path"] for part in parts for file in part["files"]) == sorted(
        file["path"] for file in whole["files"] if file["agency"] in AGENCIES
    )
