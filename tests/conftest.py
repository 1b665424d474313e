import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from openpyxl.worksheet.merge import MergedCellRange
from support.commands import cli, give
from support.goldens import hold
from support.own_process import own_process

from xlreport.files.resources import collect_rarely

__all__ = ["cli", "give", "own_process"]

settings.register_profile(
    "house", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
settings.load_profile("house")

collect_rarely()
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="xlreport-cache-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)
"""Forms are kept for this run alone, for the commands that it starts, too."""

MergedCellRange.format = lambda _: None
"""openpyxl draws the borders of merged cells anew when it loads a workbook: half of its time, for nothing here."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected texts")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: builds or installs; left out with -m 'not slow'")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file; `--accept` rewrites it."""
    accept = bool(request.config.getoption("--accept"))
    return lambda path, text: hold(path, text, accept=accept)
