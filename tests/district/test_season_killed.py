"""Killed at any moment of the season and started again, each day ends with the very files of one nobody disturbed."""

import hashlib
import os
import random
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest
from filelock import FileLock
from support.full import FULL
from support.season.desk import Desk
from support.season.table import Day, read_season

DAYS, KILLS = (15, 40) if FULL else (3, 4)
SEED = 18

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")


def contents(out: Path) -> dict[str, str]:
    """Every file's digest, what belongs to the run itself aside."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and ".xlreport" not in path.parts)
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def finish(desk: Desk, day: Day) -> float:
    """The day's run to its end; how long it took."""
    start = time.monotonic()
    done = subprocess.run(desk.process(day), check=False, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    return time.monotonic() - start


def kill(desk: Desk, day: Day, chance: random.Random, within: float) -> None:
    """The day's run killed at some moment; what earlier ones have done makes it shorter, so that it may end before."""
    while not is_killed(desk, day, chance.random() * within):
        within /= 2


def is_killed(desk: Desk, day: Day, after: float) -> bool:
    """The day's run killed with its workers; whether it was still at work."""
    with subprocess.Popen(
        desk.process(day), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as run:
        time.sleep(after)
        os.killpg(run.pid, signal.SIGKILL)
    return run.returncode == -signal.SIGKILL


def test_killed_and_started_again_every_day_ends_as_if_undisturbed(tmp_path: Path) -> None:
    season = read_season()
    calm, disturbed = (Desk(tmp_path / name, ("json", "docx"), jobs=2) for name in ("calm", "disturbed"))
    for desk in (calm, disturbed):
        desk.open(season)
    chance = random.Random(SEED)  # noqa: S311  fixed moments, no secret
    kills = Counter(chance.randrange(DAYS) for _ in range(KILLS))
    for place, day in enumerate(season.days[:DAYS]):
        for desk in (calm, disturbed):
            desk.begin(day)
        lasted = finish(calm, day)
        for _ in range(kills[place]):
            kill(disturbed, day, chance, lasted)
        finish(disturbed, day)
        assert contents(disturbed.out) == contents(calm.out), day.day


def test_a_second_run_on_the_same_folder_is_refused_while_the_first_is_at_work(tmp_path: Path) -> None:
    season = read_season()
    desk = Desk(tmp_path / "county")
    desk.open(season)
    desk.begin(season.days[0])
    own = desk.out / ".xlreport"
    own.mkdir(parents=True)
    with FileLock(own / "lock"):
        second = subprocess.run(desk.process(season.days[0]), check=False, capture_output=True, text=True)
    assert second.returncode == 3
    assert "正由另一次运行使用" in second.stderr
    assert contents(desk.out) == {}
