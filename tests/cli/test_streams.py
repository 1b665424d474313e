"""A result that nobody receives is told in one Chinese sentence, and ends with three."""

import errno
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from support.commands import BROKEN, Cli, Give

from xlreport.use_cases.failures import reason_of

SRC = Path(__file__).parents[2] / "src"
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def process(cwd: Path, *arguments: str, out: int = subprocess.PIPE, err: int = subprocess.PIPE) -> tuple[int, str]:
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC)}
    done = subprocess.run(
        [sys.executable, "-m", "xlreport", *arguments], stdout=out, stderr=err, cwd=cwd, env=own, check=False
    )  # fmt: skip
    return done.returncode, (done.stderr or b"").decode("utf-8")


@needs_full
@pytest.mark.parametrize(
    "arguments", ["check a.json", "check a.json --format json", "templates", "--version", "--help", "check --help"]
)
def test_a_full_disk_is_told(give: Give, tmp_path: Path, arguments: str) -> None:
    give(edits=BROKEN)
    with FULL.open("wb") as full:
        status, said = process(tmp_path, *arguments.split(), out=full.fileno())
    assert (status, len(said.splitlines())) == (3, 1)
    assert "磁盘已满" in said


def test_a_reader_that_went_away_is_told(give: Give, tmp_path: Path) -> None:
    give(edits=BROKEN)
    reading, writing = os.pipe()
    os.close(reading)
    status, said = process(tmp_path, "check", "a.json", out=writing)
    os.close(writing)
    assert (status, len(said.splitlines())) == (3, 1)
    assert "Traceback" not in said
    assert "None" not in said


@needs_full
def test_complaints_nobody_receives_leave_the_status_as_it_is(give: Give, tmp_path: Path) -> None:
    give("x/a.json")
    Path(tmp_path, "x/~$a.xlsx").write_bytes(b"")
    with FULL.open("wb") as full:
        assert process(tmp_path, "check", "nowhere", err=full.fileno())[0] == 2
        assert process(tmp_path, "check", "x", err=full.fileno())[0] == 0


def test_a_full_disk_under_a_workbook_names_the_workbook(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("xlreport.collection.whole_files.os.fsync", full)
    done = cli("new", "-o", "w.xlsx", "--agency", "某局", "--year", "2024")
    assert (done.status, done.out, done.err) == (3, [], ["写不了 w.xlsx：磁盘已满，请腾出空间再运行"])
    assert list(Path().iterdir()) == []


def test_a_reason_without_words_of_ours_is_the_systems_own() -> None:
    assert reason_of(OSError(errno.EXDEV, "another device")) == "another device"
    assert reason_of(OSError("plain")) == "plain"


def test_the_version_is_that_of_the_package(cli: Cli) -> None:
    done = cli("--version")
    assert (done.status, done.out, done.err) == (0, [f"xlreport {version('xlreport')}"], [])
