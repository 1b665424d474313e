"""G5 and G9 of the threats: a disk that is full, a file that another program holds, a disk that may only be read."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.commands import BROKEN, Cli
from support.reports import record

from xlreport.records.write import dump_json

COMMANDS = {
    "new": "new -o out/w.xlsx --agency 某局 --year 2024 --force",
    "new for a roster": "new --roster 名册.csv --year 2024 -o out --force",
    "blank roster": "new --blank-roster -o out/r.xlsx --force",
    "report": "report a.json -o out --to docx,html,md,json --force",
    "report as PDF": "report a.json -o out/a.pdf --to pdf --force",
    "annotate": "annotate b.json -o out --force",
    "combine": "combine a.json --agency 某局 --year 2024 -o out/c.xlsx --force",
    "demo": "demo -o out --force",
    "batch": "batch 收到 -o out --jobs 1 --force",
}
OLD = {
    "new": "w.xlsx", "new for a roster": "某局2024年政府信息公开年报.xlsx", "blank roster": "r.xlsx",
    "report": "某某市水务局2024年政府信息公开工作年度报告.docx", "report as PDF": "a.pdf",
    "annotate": "某某市水务局2024年政府信息公开年报（退回修改）.xlsx", "combine": "c.xlsx",
    "demo": "张店区融媒体中心2024年政府信息公开年报.xlsx", "batch": "汇总.xlsx",
}  # fmt: skip
"""What each would write over."""

LIMITED = """
import io, json, os, resource, signal, sys
from contextlib import redirect_stderr, redirect_stdout
from xlreport.cli.main import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
answer = os.dup(1)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
told = {}
for name, line in json.loads(sys.argv[1]).items():
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            status = run(line.replace("out", name).split())
        except BaseException as error:
            status = f"{type(error).__module__}.{type(error).__name__}: {error}"
    told[name] = [status, out.getvalue(), err.getvalue()]
os.write(answer, json.dumps(told).encode())
"""
"""Every command with a limit of 1000 bytes a file, as a full disk is tried where nobody may mount one."""

TOLD = re.compile("写不了 [^：]+：[\u4e00-\u9fff，。]+|没有做完：[\u4e00-\u9fff，]+。")


def inputs(folder: Path) -> None:
    (folder / "收到").mkdir()
    for name, edits in (("a.json", {}), ("b.json", BROKEN), ("收到/a.json", {})):
        (folder / name).write_text(dump_json(record(edits)), encoding="utf-8")
    (folder / "名册.csv").write_text("单位全称\n某局\n", encoding="utf-8")


def old_file(folder: Path, command: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / OLD[command]
    path.write_bytes(b"old")
    return path


@dataclass(frozen=True)
class Ended:
    """`left`: what lies in the folder it was to write into."""

    status: int | str
    err: list[str]
    left: dict[str, bytes]


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Ended]:
    """What each command ends with, all in one process."""
    folder = tmp_path_factory.mktemp("limited")
    inputs(folder)
    names = {command: command.replace(" ", "-") for command in COMMANDS}
    for command, name in names.items():
        old_file(folder / name, command)
    lines = {name: COMMANDS[command] for command, name in names.items()}
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, json.dumps(lines)], cwd=folder, check=True, capture_output=True
    )
    told = json.loads(done.stdout)
    return {
        command: Ended(
            told[name][0], told[name][2].splitlines(),
            {path.name: path.read_bytes() for path in (folder / name).iterdir() if path.is_file()},
        )
        for command, name in names.items()
    }  # fmt: skip


needs_limit = pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows has no limit of a file's size")


@needs_limit
@pytest.mark.parametrize("command", COMMANDS)
def test_where_no_file_may_grow_every_command_ends_with_three_and_leaves_the_old_one(
    limited: Mapping[str, Ended], command: str
) -> None:
    assert (limited[command].status, limited[command].left) == (3, {OLD[command]: b"old"})


@needs_limit
@pytest.mark.parametrize("command", COMMANDS)
def test_where_no_file_may_grow_every_command_says_so_in_chinese(limited: Mapping[str, Ended], command: str) -> None:
    told = [line for line in limited[command].err if line.startswith(("写不了", "没有做完"))]
    assert told
    assert [line for line in told if not TOLD.fullmatch(line)] == []


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A small disk of its own at `out`."""
    place = tmp_path / "out"
    place.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mounted, check=False, capture_output=True).returncode != 0:
        pytest.skip("no small disk may be mounted here")
    yield lambda options: Path(subprocess.run(["mount", "-o", options, str(place)], check=True).args[-1])
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill_up(folder: Path) -> None:
    with (folder / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(512))


@pytest.mark.parametrize("command", ["report", "batch"])
@pytest.mark.parametrize("trouble", ["磁盘已满", "磁盘是只读的"])
def test_a_disk_that_takes_nothing_is_told_and_the_old_file_stays(
    cli: Cli, tmp_path: Path, disk: Callable[[str], Path], command: str, trouble: str
) -> None:
    inputs(tmp_path)
    old = old_file(Path("out"), command)
    if trouble == "磁盘已满":
        fill_up(old.parent)
    else:
        disk("remount,ro")
    before = {path.name for path in old.parent.iterdir()}

    done = cli(*COMMANDS[command].split())

    assert (done.status, old.read_bytes()) == (3, b"old")
    assert done.err
    assert [line for line in done.err if trouble not in line] == []
    assert {path.name for path in old.parent.iterdir()} - before <= {".xlreport"}


@pytest.mark.parametrize("command", ["report", "new"])
def test_a_file_that_another_program_holds_is_to_be_closed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Windows refuses to move a file over one that Word or Excel has open."""
    inputs(tmp_path)
    old = old_file(Path("out"), command)

    def refuse(_: Path, target: Path) -> Path:
        error = PermissionError(13, "另一个程序正在使用此文件", str(target))
        error.winerror = 32  # type: ignore[attr-defined]  # as on Windows
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    done = cli(*COMMANDS[command].split())

    assert (done.status, old.read_bytes()) == (3, b"old")
    assert [path.name for path in Path("out").iterdir()] == [old.name]
    assert [line for line in done.err if old.name in line and "关闭" in line]
