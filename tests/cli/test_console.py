"""Help, streams and encodings: the tool as a process of its own, and what it says of itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from support.commands import BROKEN, Cli, Give

from xlreport.cli.help import ELSEWHERE, fitted

SRC = Path(__file__).parents[2] / "src"
COMMANDS = ["templates", "new", "check", "report", "demo"]


def process(*arguments: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), **environment}
    return subprocess.run(
        [sys.executable, "-m", "xlreport", *arguments], capture_output=True, cwd=cwd, env=own, check=False
    )  # fmt: skip


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["gbk", "C"],
)  # fmt: skip
def test_streams_are_utf8_whatever_the_console(give: Give, tmp_path: Path, environment: dict[str, str]) -> None:
    give(edits={**BROKEN, "agency.name": "é〇局"})
    done = process("check", "a.json", cwd=tmp_path, **environment)
    assert done.returncode == 1
    assert done.stdout.decode("utf-8").startswith("a.json　é〇局 2024 年：错误 1 处\n")
    assert b"\r" not in done.stdout
    missing = process("check", "没有.json", cwd=tmp_path, **environment)
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert missing.stderr.decode("utf-8").startswith("找不到：")


def test_help_is_chinese(tmp_path: Path) -> None:
    done = process("--help", cwd=tmp_path, LC_ALL="C.UTF-8")
    said = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert "用法：" in said
    assert "选项" in said
    assert "命令" in said
    assert all(command in said for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_is_chinese(command: str, cli: Cli) -> None:
    done = cli(command, "--help")
    said = "\n".join(done.out)
    assert (done.status, done.err) == (0, [])
    english = [
        word for word in ("Usage", "Options", "Arguments", "Show this", "required", "default", "Error") if word in said
    ]
    assert english == []


def test_without_a_command_the_help_is_shown(cli: Cli) -> None:
    done = cli()
    assert (done.status, done.err) == (0, [])
    assert done == cli("--help")
    assert len(done.out) > len(COMMANDS)
    assert "\\n" not in "".join(done.out)


@pytest.mark.parametrize(
    ("given", "guess"), [("chekc", "你是不是想用 check？"), ("汇总", "你是不是想用 combine、batch？"), ("xyz", "")]
)
def test_a_command_that_is_not_there_is_told_with_those_that_are_close(cli: Cli, given: str, guess: str) -> None:
    done = cli(given)
    assert (done.status, done.out) == (2, [])
    assert done.err == [f"命令用法不对：没有 '{given}' 这个命令。{guess}", "用 xlreport --help 查看用法。"]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_help_fits_its_width_and_loses_no_word(cli: Cli, width: int) -> None:
    for command in ([], *([one] for one in COMMANDS)):
        said = "\n".join(cli(*command, "--help").out)
        narrow = fitted(said, width)
        assert max(map(cell_len, narrow.splitlines())) <= width
        assert "".join(narrow.split()) == "".join(said.split())
        assert max(map(cell_len, said.splitlines())) <= ELSEWHERE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "没有 'chek' 这个命令"),
        (["new", "-o", "out", "--agency"], "--agency 后面要写一个值"),
        (["check"], "缺少 INPUT"),
        (["templates", "甲", "乙"], "多写了 甲 乙"),
        (["check", "a.json", "--frmat", "json"], "没有 --frmat 这个选项"),
        (["new", "-o", "out", "--agency", "甲", "--year", "x"], "--year 的值“x”不是年度"),
        (["report", "a.json"], "缺少 --out/-o"),
    ],
)
def test_a_wrong_call_is_told_in_chinese_and_ends_with_two(cli: Cli, arguments: list[str], said: str) -> None:
    done = cli(*arguments)
    assert (done.status, done.out) == (2, [])
    assert said in done.err[0]


def test_an_interrupted_command_ends_without_a_traceback(cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    from xlreport.cli.commands import check

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "judge", interrupt)
    done = cli("check", give())
    assert (done.status, done.err) == (3, ["已中止。"])


def test_forms_are_listed_with_id_title_years_and_source(cli: Cli) -> None:
    done = cli("templates")
    assert (done.status, done.err) == (0, [])
    ids = ["wzbb/2018", "xzzf/dt-2021", "xzzf/zj-2021", "zfxxgk/2019", "zfxxgk/2021"]
    assert [line.split("　")[0] for line in done.out] == ids
    source = "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
    assert done.out[-1].split("　") == ["zfxxgk/2021", "政府信息公开工作年度报告", "2021 年起", source]


def test_the_demonstration_ends_as_expected(cli: Cli) -> None:
    done = cli("demo", "-o", "out")
    assert (done.status, done.err) == (0, [])
    assert done.out[-1] == "全部结果与预期一致。"
    assert sorted(path.suffix for path in Path("out").iterdir()) == [".docx", ".html", ".xlsx", ".xlsx"]


def test_the_demonstration_keeps_what_is_there(cli: Cli) -> None:
    cli("demo", "-o", "out")
    assert cli("demo", "-o", "out").status == 3
    assert cli("demo", "-o", "out", "--force").status == 0
