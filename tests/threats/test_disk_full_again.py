"""Row 20 of the troubles met outside: our own disk is full while a finished run is brought up to date."""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

import pytest
from support.commands import COMPLETE, Cli
from support.reports import record

from xlreport.records.write import dump_json

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

needs_limit = pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows has no limit of a file's size")


def published(out: Path) -> Mapping[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files if ".xlreport" not in path.parts}


@pytest.fixture
def finished(cli: Cli, tmp_path: Path) -> Mapping[str, bytes]:
    """What a run of two agencies published."""
    folder = tmp_path / "收到"
    folder.mkdir()
    for name in ("甲局", "乙局"):
        text = dump_json(record({**COMPLETE, "agency.name": f"某区{name}"}))
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    done = cli(*BATCH)
    assert done.status == 0
    return published(tmp_path / "out")


def limited(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", LIMITED, *BATCH], cwd=folder, check=False, capture_output=True, encoding="utf-8"
    )


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


def test_nothing_is_removed_in_a_run_that_could_not_write_something_else(
    cli: Cli, tmp_path: Path, finished: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "收到" / "乙局.json").unlink()
    from xlreport.district.publish import delivery

    def refuse(source: Path, path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(delivery, "copy_file", refuse)
    done = cli(*BATCH)
    assert done.status == 3
    assert any("磁盘已满" in line for line in done.err)
    assert published(tmp_path / "out") == finished
