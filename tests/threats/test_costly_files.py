"""Fifty files built to cost: each is checked in little time and memory, or refused by a limit that says which."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from costly import COSTLY
from support.full import FULL

TRIED = list(COSTLY) if FULL else list(COSTLY)[::10]
MOST_SECONDS, MOST_MEGABYTES = 5.0, 500
LIMITS_TOLD = {
    "FILE-TOO-BIG": "超过", "FILE-FAR-CELL": "远在填报表之外", "REPORT-TOO-LONG": "最多",
    "RECORD-UNREADABLE": "太深、数字太长", "RECORD-INVALID": "不是年报的 JSON",
}  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell what a process took")


def test_there_are_fifty_of_them() -> None:
    assert len(COSTLY) >= 50


@pytest.mark.parametrize("case", TRIED)
def test_a_file_built_to_cost_costs_little_or_is_refused_by_a_limit(case: str, tmp_path: Path) -> None:
    suffix, build = COSTLY[case]
    path = tmp_path / f"表{suffix}"
    path.write_bytes(build())
    done, seconds, megabytes = checked(path)
    (told,) = json.loads(done)["files"]
    reason = told["reason"] or {"code": "", "message": ""}
    if told["outcome"] != "read":
        assert reason["code"] in {*LIMITS_TOLD, "FORM-NOT-RECOGNISED"}
        assert LIMITS_TOLD.get(reason["code"], "") in reason["message"]
    assert (seconds < MOST_SECONDS, megabytes < MOST_MEGABYTES) == (True, True), (seconds, megabytes)
    assert len(done) < 5_000_000


MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "xlreport", *sys.argv[1:]], stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, file=sys.stderr)
"""
"""A small process between: the memory of whoever starts a process counts as that of the process it starts."""


def checked(path: Path) -> tuple[bytes, float, int]:
    """What `check` says as JSON; the time of all processors and the most memory of any process."""
    command = [sys.executable, "-c", MEASURED, "check", str(path), "--format", "json"]
    done = subprocess.run(command, check=True, capture_output=True)
    status, seconds, megabytes = done.stderr.split()
    assert int(status) in {0, 1}
    return done.stdout, float(seconds), int(megabytes)
