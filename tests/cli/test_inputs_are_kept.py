"""No input is ever written to, and no file's fate touches another's."""

from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from support.commands import BROKEN, Cli, Give
from support.district import made_plain

from xlreport import load_template, write_workbook
from xlreport.narrative.compose import compose

pytestmark = pytest.mark.usefixtures("own_process")


def test_new_does_not_write_over_its_data_even_with_force(cli: Cli, give: Give) -> None:
    source = Path(give())
    before = source.read_bytes()
    done = cli("report", str(source), "-o", str(source), "--to", "json", "--force")
    assert (done.status, source.read_bytes()) == (2, before)


def test_last_years_workbook_is_not_written_over(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    cli("new", "-o", str(path), "--agency", "某局", "--year", "2024")
    before = path.read_bytes()
    done = cli("new", "-o", str(path), "--agency", "某局", "--year", "2025", "--previous", str(path), "--force")
    assert (done.status, path.read_bytes()) == (2, before)


def test_a_report_that_cannot_be_composed_does_not_stop_the_others(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    for agency in ("甲局", "乙局"):
        cli("new", "-o", str(folder / f"{agency}.xlsx"), "--agency", agency, "--year", "2024")

    def broken(template: object, report: object, previous: object, **options: bool) -> object:
        if "甲局" in str(report):
            raise RuntimeError("broken")
        return compose(template, report, previous, **options)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr("xlreport.use_cases.printing.formats.compose", broken)
    done = cli("report", str(folder), "-o", str(tmp_path / "out"), "--to", "md", "--draft")
    assert done.status == 1
    assert [Path(line).name[:2] for line in done.out] == ["乙局"]
    assert any("FILE-CRASHED" in line or "程序出了意外" in line for line in done.err)


@pytest.mark.parametrize("year", ["0", "2200", "99999"])
def test_a_year_that_is_none_is_refused(cli: Cli, year: str) -> None:
    assert cli("new", "-o", "x.xlsx", "--agency", "某局", "--year", year).status == 2


BATCH = ("batch", "in", "-o", "out", "--to", "md", "--jobs", "1", "-q")
NAME = "某局2024年政府信息公开工作年度报告"


@dataclass(frozen=True)
class Call:
    """A command that would write where `kept` lies, and what lies there."""

    words: str
    kept: str
    holds: str


CALLS = {
    "combine, roster": Call("combine in --agency 区 --year 2024 -o 册.xlsx --roster 册.xlsx", "册.xlsx", "roster"),
    "combine, rules": Call("combine in --agency 某区 --year 2024 -o r.xlsx --rules r.xlsx", "r.xlsx", "rules"),
    "batch, roster": Call(f"{' '.join(BATCH)} --roster out/汇总.xlsx", "out/汇总.xlsx", "roster"),
    "batch, previous": Call(f"{' '.join(BATCH)} --previous out/findings.json", "out/findings.json", "last year"),
    "batch, rules": Call(f"{' '.join(BATCH)} --rules out/index.html", "out/index.html", "rules"),
    "report, previous": Call("report in/a.json -o last.json --to json --previous last.json", "last.json", "last year"),
    "report, previous folder": Call(
        "report in -o last --to json --previous last", f"last/{NAME}.json", "last year"
    ),
    "report, rules": Call("report in/a.json -o r.md --to md --rules r.md", "r.md", "rules"),
    "annotate, rules": Call("annotate wrong -o back --rules back/某局2024年政府信息公开年报（退回修改）.txt",
                            "back/某局2024年政府信息公开年报（退回修改）.txt", "rules"),
    "new, rules": Call("new -o r.xlsx --agency 某局 --year 2025 --rules r.xlsx", "r.xlsx", "rules"),
    "new, roster": Call("new -o n --year 2025 --roster n/某局2025年政府信息公开年报.xlsx",
                        "n/某局2025年政府信息公开年报.xlsx", "roster"),
}  # fmt: skip


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_what_a_call_reads_is_kept_whatever_option_names_it_even_with_force(
    cli: Cli, give: Give, tmp_path: Path, call: Call
) -> None:
    give("in/a.json", {"agency.name": "某局"})
    give("wrong/a.json", {"agency.name": "某局", **BROKEN})
    kept = tmp_path / call.kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    if call.holds == "roster":
        lay_roster(kept)
    elif call.holds == "rules":
        kept.write_text('name: "某区"\n', encoding="utf-8")
    else:
        give(call.kept, {"agency.name": "某局", "year": 2023})
    before = kept.read_bytes()
    done = cli(*call.words.split(), "--force")
    assert kept.read_bytes() == before
    assert done.status in {2, 3}
    assert [line for line in done.err if call.kept in line and "是输入文件" in line]


def lay_roster(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["单位全称"])
    book.active.append(["某局"])
    book.save(path)


def test_a_corrected_copy_that_lies_below_the_output_folder_is_neither_replaced_nor_removed(
    cli: Cli, give: Give, tmp_path: Path
) -> None:
    give("in/a.json", {"agency.name": "某局", **BROKEN})
    cli(*BATCH)
    (copy,) = (tmp_path / "out" / "退回").glob("*.xlsx")
    edited: tuple[dict[str, object], ...] = ({}, {"applications[received, applicant.natural]": 2})
    for edits in edited:
        corrected = write_workbook(load_template("zfxxgk/2021"), made_plain("某局", edits))
        copy.write_bytes(corrected)
        done = cli("batch", "out/退回", *BATCH[2:])
        assert copy.read_bytes() == corrected
        assert done.status == bool(edits), "the answer to what is still wrong lies beside it"


def test_a_folder_is_not_its_own_output(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    for force in ((), ("--force",)):
        done = cli("batch", "in", "-o", "../" + tmp_path.name + "/in", "--jobs", "1", "-q", *force)
        assert (done.status, len(done.err)) == (2, 1)
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["a.json"]
