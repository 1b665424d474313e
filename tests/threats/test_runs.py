"""G7, G8 and G13 of the threats: runs that are cut short, that meet, and that are talked into."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.commands import Cli, Give

from xlreport import load_templates
from xlreport.district.run import arrivals
from xlreport.district.run import run as batch_run
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.task import Task, work

COUNT = 9
BATCH = ["batch", "收到", "--to", "md", "--jobs", "1", "-q", "-o"]
NOISE = "19 is out of range"
HOLD = """
import sys
from pathlib import Path
from xlreport import load_templates
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.run import open_output
held = open_output(BatchRequest(folder=Path('收到'), out=Path('out'), forms=load_templates()))
print('held', flush=True)
sys.stdin.read()
"""

needs_signals = pytest.mark.skipif(os.name == "nt", reason="Windows knows neither SIGINT for one process nor SIGKILL")


def results(out: Path) -> Mapping[str, tuple[int, str]]:
    """What the journal keeps; a result that is made again has another number."""
    place = (out / ".xlreport" / "journal.sqlite").absolute().as_uri()
    with closing(sqlite3.connect(f"{place}?mode=ro", uri=True)) as journal:
        try:
            return {key: (row, text) for row, key, text in journal.execute("SELECT rowid, key, result FROM results")}
        except sqlite3.OperationalError:
            return {}


def contents(out: Path) -> dict[str, bytes]:
    files = [path for path in out.rglob("*") if path.is_file() and ".xlreport" not in path.parts]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def interrupted(out: Path) -> tuple[int, str]:
    """A run that gets an interrupt from the keyboard when its second file is kept, so that its first one is counted.

    What a shell starts in the background hears none; so the tests, wherever they run, hand on that it is heard.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return _interrupted(out)
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupted(out: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "xlreport", *BATCH, str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        while not (out / ".xlreport" / "journal.sqlite").exists() or len(results(out)) < 2:
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=60)
    return running.returncode, told


@needs_signals
def test_interrupted_and_started_again_it_goes_on_where_it_was(cli: Cli, give: Give) -> None:
    for number in range(COUNT):
        give(f"收到/{number}.json", {"agency.name": f"某某{number}局"})

    status, told = interrupted(Path("out"))

    done = re.search("已中止：已处理的 ([0-9]+) 份都已保存，再次运行会接着做。", told)
    assert done is not None, told
    assert (status, "Traceback" in told) == (3, False)
    kept = results(Path("out"))
    assert 1 <= int(done[1]) <= len(kept) < COUNT
    for number, path in enumerate(sorted(Path("收到").iterdir())):
        os.utime(path, (4_000_000_000 - number, 315_532_800 + number))
    assert cli(*BATCH, "out").status == cli(*BATCH, "whole").status == 0
    assert results(Path("out")).items() >= kept.items()
    assert contents(Path("out")) == contents(Path("whole"))


@needs_signals
def test_a_second_run_waits_for_nobody_and_takes_over_from_one_that_was_killed(cli: Cli, give: Give) -> None:
    give("收到/a.json")
    with subprocess.Popen([sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        second = cli(*BATCH, "out")
        first.kill()
    assert (second.status, second.out, second.err) == (3, [], ["out 正由另一次运行使用，请等它结束。"])
    assert Path("out/.xlreport/lock").exists()
    journal, lock = batch_run.open_output(BatchRequest(folder=Path("收到"), out=Path("out"), forms=load_templates()))
    journal.close()
    lock.release()


def noisy(task: Task) -> Mapping[str, Any]:
    """Work by libraries that talk, in every way they can."""
    print(NOISE)  # noqa: T201
    print(NOISE, file=sys.stderr)  # noqa: T201
    for stream in (1, 2):
        os.write(stream, f"{NOISE}\n".encode())
    return work(task)


def test_what_libraries_print_is_not_mixed_with_json(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xlreport.cli.main import run

    give("收到/a.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(arrivals, "work", noisy)
    status = run([*BATCH, "out", "--format", "json"])
    out, err = capfd.readouterr()
    assert (status, err) == (0, "")
    assert out == Path("out/findings.json").read_text(encoding="utf-8")
    assert NOISE not in out
