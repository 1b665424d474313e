"""Row 20 of the troubles met outside: our own disk is full while a finished run is brought up to date."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.commands import BROKEN, COMPLETE, Cli
from support.full import FULL
from support.reports import record

from xlreport.records.write import dump_json

POINTS = 40 if FULL else 4
SEED = 19
AGENCIES = ("甲局", "乙局")
BATCH = ["batch", "收到", "-o", "out", "--jobs", "1"]
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
from xlreport.cli.main import main
sys.argv = ["xlreport", *sys.argv[1:]]
main()
"""
"""A command that may write no file of more than 300 kB: what is copied or grows beyond it meets a full disk."""

FAILING = Path(__file__).parents[1] / "support" / "failing_disk"

needs_limit = pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows has no limit of a file's size")


def published(out: Path) -> Mapping[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files if ".xlreport" not in path.parts}


def as_process(folder: Path, **surroundings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "xlreport", *BATCH], cwd=folder, check=False, capture_output=True, encoding="utf-8",
        env={**os.environ, **surroundings},
    )  # fmt: skip


def limited(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", LIMITED, *BATCH], cwd=folder, check=False, capture_output=True, encoding="utf-8"
    )


def put(folder: Path, agency: str, edits: Mapping[str, object] = {}) -> None:
    text = dump_json(record({**COMPLETE, "agency.name": f"某区{agency}", **edits}))
    (folder / f"{agency}.json").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a finished run of two agencies."""
    folder = tmp_path_factory.mktemp("ran")
    (folder / "收到").mkdir()
    for agency in AGENCIES:
        put(folder / "收到", agency)
    assert as_process(folder).returncode == 0
    return folder


@pytest.fixture
def finished(ran: Path, tmp_path: Path) -> Mapping[str, bytes]:
    """What that run published, in a folder of the test's own."""
    shutil.copytree(ran, tmp_path, dirs_exist_ok=True)
    return published(tmp_path / "out")


@needs_limit
def test_an_input_that_our_disk_cannot_take_ends_the_run_with_three_and_everything_stands(
    tmp_path: Path, finished: Mapping[str, bytes]
) -> None:
    (tmp_path / "收到" / "丙局.xlsx").write_bytes(bytes(400_000))
    done = limited(tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert published(tmp_path / "out") == finished
    assert "文件太大" in done.stderr or "磁盘" in done.stderr
    assert "读这个文件时磁盘或网络出错" not in done.stderr


@needs_limit
def test_a_result_that_our_disk_cannot_take_blames_no_file_and_everything_stands(
    tmp_path: Path, finished: Mapping[str, bytes]
) -> None:
    long = "全年公开信息情况良好。" * 12_000
    report = deepcopy(record({**COMPLETE, "agency.name": "某区丁局"}))
    report["texts"]["overview"]["items"][0]["text"] = long
    (tmp_path / "收到" / "丁局.json").write_text(json.dumps(report, ensure_ascii=True), encoding="ascii")
    done = limited(tmp_path)
    assert done.returncode == 3
    assert published(tmp_path / "out") == finished
    assert "FILE-CRASHED" not in done.stderr
    assert "维护人员" not in done.stderr


@needs_limit
def test_an_input_far_larger_than_any_form_is_told_by_its_size_and_not_copied(
    tmp_path: Path, finished: Mapping[str, bytes]
) -> None:
    with (tmp_path / "收到" / "丙局.xlsx").open("wb") as sparse:
        sparse.truncate(2**30)
    done = limited(tmp_path)
    assert done.returncode == 1
    listed = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))["files"]
    assert [one["reason"]["code"] for one in listed if one["path"] == "丙局.xlsx"] == ["FILE-TOO-BIG"]
    assert {name: content for name, content in published(tmp_path / "out").items() if name.startswith("报告/")} == {
        name: content for name, content in finished.items() if name.startswith("报告/")
    }


@dataclass(frozen=True)
class Second:
    """A second run, over a folder with one agency changed, one gone, one new. `calls`: how often it writes."""

    folder: Path
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    calls: int


@pytest.fixture(scope="module")
def second(ran: Path, tmp_path_factory: pytest.TempPathFactory) -> Second:
    folder = tmp_path_factory.mktemp("second")
    shutil.copytree(ran, folder, dirs_exist_ok=True)
    put(folder / "收到", "甲局", BROKEN)
    put(folder / "收到", "丙局")
    (folder / "收到" / "乙局.json").unlink()
    shutil.copytree(folder, whole := folder / "whole")
    (whole / "count").touch()
    assert as_process(whole, **full_from(whole, 10**9)).returncode == 1
    return Second(folder, published(folder / "out"), published(whole / "out"), (whole / "count").stat().st_size)


def full_from(folder: Path, call: int) -> Mapping[str, str]:
    path = os.pathsep.join(filter(None, (str(FAILING), os.environ.get("PYTHONPATH"))))
    return {"PYTHONPATH": path, "FULL_FROM": str(call), "FULL_COUNT": str(folder / "count")}


@pytest.mark.parametrize("point", range(POINTS))
def test_where_the_disk_is_full_from_any_moment_of_a_second_run_on_nothing_is_lost_and_no_file_blamed(
    second: Second, tmp_path: Path, point: int
) -> None:
    for name in ("收到", "out"):
        shutil.copytree(second.folder / name, tmp_path / name)
    (tmp_path / "count").touch()
    call = random.Random(f"{SEED} {point}").randint(1, second.calls)  # noqa: S311  fixed moments, no secret

    done = as_process(tmp_path, **full_from(tmp_path, call))

    told = f"{call} of {second.calls}: {done.stderr}"
    assert (done.returncode, "磁盘已满" in done.stderr) == (3, True), told
    assert not re.search("Traceback|维护", done.stderr), told
    left = published(tmp_path / "out")
    finished = left == second.after  # what is written after that can be made again
    for name, content in second.before.items():
        assert finished or left[name] in {content, second.after.get(name)}, (name, told)
    assert {name for name, content in left.items() if content != second.after.get(name)} <= {*second.before}, told
    again = as_process(tmp_path)
    assert (again.returncode, published(tmp_path / "out")) == (1, second.after), told


def test_nothing_is_removed_in_a_run_that_could_not_write_something_else(
    cli: Cli, tmp_path: Path, finished: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "收到" / "乙局.json").unlink()
    from xlreport.district.publish import ready_copies

    def refuse(source: Path, path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(ready_copies, "copy_file", refuse)
    done = cli(*BATCH)
    assert done.status == 3
    assert any("磁盘已满" in line for line in done.err)
    assert published(tmp_path / "out") == finished
