"""The same script in processes that differ in all else: hash seed, time zone, language, clock, folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OTHER_CLOCK = """
import datetime, time
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2041, 7, 8, 9, 10, 11, tzinfo=tz)
    today = utcnow = now
datetime.datetime = Later
time.time = lambda: 2256800000.0
time.localtime = lambda seconds=None, own=time.localtime: own(2256800000.0)
time.gmtime = lambda seconds=None, own=time.gmtime: own(2256800000.0)
"""
SURROUNDINGS = (
    ("", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}),
    (OTHER_CLOCK, {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LC_ALL": "POSIX", "LANG": "zh_CN.GB18030"}),
)


def printed_elsewhere(script: str, folder: Path) -> Iterator[str]:
    """What the script prints in each of the surroundings."""
    for number, (clock, surrounding) in enumerate(SURROUNDINGS):
        place = folder / str(number)
        place.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", clock + script], cwd=place, env={**os.environ, **surrounding}, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        yield done.stdout
