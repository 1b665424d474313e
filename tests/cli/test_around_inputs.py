"""What lies beside the files of a folder is told in a line each; a folder without any is wrong usage."""

import errno
from pathlib import Path

import pytest
from support.commands import Cli, Give

from xlreport.use_cases.failures import reason_of

COMMANDS = (
    "check in", "report in -o out --to md", "annotate in -o out", "combine in --agency 区 --year 2024 -o c.xlsx",
    "batch in -o out --to md --jobs 1 -q",
)  # fmt: skip
BATCH = "batch in -o out --to md --jobs 1 -q"


@pytest.mark.parametrize("command", COMMANDS)
def test_folders_of_earlier_results_are_not_searched_and_named_in_one_line(cli: Cli, give: Give, command: str) -> None:
    give("in/a.json")
    for folder in ("甲", "乙"):
        give(f"in/{folder}/b.json").write_bytes(b"")
        give(f"in/{folder}/.xlreport/journal.sqlite")
    done = cli(*command.split())
    assert done.status == 0
    assert [line for line in done.err if "以前运行的结果" in line] == ["乙、甲 里是以前运行的结果，没有读取。"]
    assert not [line for line in (*done.out, *done.err) if "b.json" in line]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_holds_anything_else_of_that_name_is_searched(cli: Cli, give: Give, command: str) -> None:
    give("in/a.json")
    give("in/甲/b.json").write_bytes(b"")
    give("in/甲/.xlreport")
    done = cli(*command.split())
    assert done.status == 1
    assert not [line for line in done.err if "以前运行的结果" in line]


def test_locks_beside_last_year_s_files_are_told_too(cli: Cli, give: Give) -> None:
    give("in/a.json")
    give("last/a.json", {"year": 2023})
    give("last/~$a.xlsx")
    give("last/out/.xlreport/journal.sqlite")
    for command in ("check in --previous last", f"{BATCH} --previous last"):
        told = cli(*command.split()).err
        assert [line for line in told if line.startswith("a.xlsx 正在别处打开")]
        assert [line for line in told if line.startswith("out 里是以前运行的结果")]


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_batch_without_anything_to_read_is_wrong_usage(
    cli: Cli, give: Give, tmp_path: Path, force: tuple[str, ...]
) -> None:
    give("in/.xlreport/journal.sqlite")
    give("in/a.csv")
    for command in (BATCH, "batch in -o in"):
        done = cli(*command.split(), *force)
        assert (done.status, done.out, len(done.err)) == (2, [], 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


@pytest.mark.parametrize("code", [32, 33])
def test_a_file_that_a_program_holds_on_windows_is_no_matter_of_permission(code: int) -> None:
    error = PermissionError(errno.EACCES, "another program")
    assert "权限" in reason_of(error)
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]  # as on Windows
    assert "关闭" in reason_of(error)


def test_a_mistake_of_a_form_that_names_a_terminal_s_orders_gives_none(cli: Cli, give: Give) -> None:
    give("in/a.json")
    Path("r.yaml").write_text('"\\x1b]0;x\\a": 1\n"甲\\n写不了": 2\n', encoding="utf-8")
    done = cli("check", "in", "--rules", "r.yaml")
    assert done.status == 3
    assert not [line for line in done.err if "\x1b" in line or line.startswith("写不了")]
