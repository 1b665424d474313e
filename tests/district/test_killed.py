"""Killed at any moment and started again, a run ends with the very files of one that nobody disturbed."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.district import book, district, made_plain, write_roster

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


@dataclass(frozen=True)
class Day:
    """What has come until then, and what an undisturbed run that began with `before` leaves."""

    folder: Path
    before: Path | None
    after: Path
    lasted: float


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Day]:
    """Two days: on the second some have corrected what they sent, one has taken it back, one is new."""
    place = tmp_path_factory.mktemp("season")
    here = district(place / "1" / "收到", 5, 1)
    write_roster(here, place / "1" / "名册.csv")
    shutil.copytree(place / "1", place / "2", symlinks=True, ignore=lambda *_: {"管.xlsx"})
    received = place / "2" / "收到"
    first, second, third, *_ = sorted(received.glob("某某区第*局.xlsx"))
    first.unlink()
    second.write_bytes(book(made_plain(second.stem, {"licensing[licences, decisions]": 6})))
    third.rename(received / "改过名.xlsx")
    (received / "新.xlsx").write_bytes(book(made_plain("某某区新来局", {})))
    days: list[Day] = []
    for folder in (place / "1", place / "2"):
        before = days[-1].after if days else None
        out = begun(folder / "out", before)
        start = time.monotonic()
        assert subprocess.run(command(folder, out), check=False, capture_output=True).returncode == 1
        days.append(Day(folder, before, out, time.monotonic() - start))
    assert len(contents(days[0].after)) > 20
    assert contents(days[0].after) != contents(days[1].after)
    return days


def begun(out: Path, before: Path | None) -> Path:
    """The output folder as the day before left it."""
    if before is not None:
        shutil.copytree(before, out)
    return out


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_and_started_again_it_ends_as_if_undisturbed(season: Sequence[Day], tmp_path: Path, number: int) -> None:
    day = season[number % len(season)]
    chance = random.Random(f"{SEED} {number}")  # noqa: S311  fixed moments, no secret
    out = begun(tmp_path / "out", day.before)
    with subprocess.Popen(
        command(day.folder, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as killed:
        time.sleep(chance.random() * day.lasted)
        os.killpg(killed.pid, signal.SIGKILL)
    if day.before is not None:
        assert contents(day.before).keys() & contents(day.after).keys() <= contents(out).keys()
    again = subprocess.run(command(day.folder, out), check=False, capture_output=True, text=True)
    assert again.returncode == 1, again.stderr
    assert contents(out) == contents(day.after)


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
