"""Killed at any moment and started again, a run ends with the very files of one that nobody disturbed."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.district import district, write_roster

FULL = os.environ.get("XLREPORT_FULL") == "1"
KILLS = 40 if FULL else 4
SEED = 11

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")


def command(folder: Path, out: Path) -> Sequence[str]:
    return (
        sys.executable, "-m", "xlreport", "batch", str(folder / "收到"), "-o", str(out), "--roster",
        str(folder / "名册.csv"), "--to", "docx,html", "--jobs", "2", "-q",
    )  # fmt: skip


def contents(out: Path) -> dict[str, str]:
    """Every file's digest, what belongs to the run itself aside."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and ".xlreport" not in path.parts)
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_killed_and_started_again_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    here = district(tmp_path / "收到", 10, 1)
    write_roster(here, tmp_path / "名册.csv")
    start = time.monotonic()
    assert subprocess.run(command(tmp_path, tmp_path / "whole"), check=False, capture_output=True).returncode == 1
    lasted = time.monotonic() - start
    expected = contents(tmp_path / "whole")
    assert len(expected) > 30
    chance = random.Random(SEED)  # noqa: S311  fixed moments, no secret
    cut_off = 0
    for number in range(KILLS):
        out = tmp_path / f"killed-{number}"
        with subprocess.Popen(
            command(tmp_path, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as killed:
            time.sleep(chance.random() * lasted)
            os.killpg(killed.pid, signal.SIGKILL)
        cut_off += killed.returncode == -signal.SIGKILL
        again = subprocess.run(command(tmp_path, out), check=False, capture_output=True, text=True)
        assert again.returncode == 1, again.stderr
        assert contents(out) == expected, number
    assert cut_off > KILLS / 2


def test_a_second_run_on_the_same_folder_is_refused_while_the_first_is_at_work(tmp_path: Path) -> None:
    from filelock import FileLock

    here = district(tmp_path / "收到", 1, 0)
    write_roster(here, tmp_path / "名册.csv")
    own = tmp_path / "out" / ".xlreport"
    own.mkdir(parents=True)
    with FileLock(own / "lock"):
        second = subprocess.run(command(tmp_path, tmp_path / "out"), check=False, capture_output=True, text=True)
    assert second.returncode == 3
    assert "正由另一次运行使用" in second.stderr
    assert contents(tmp_path / "out") == {}
