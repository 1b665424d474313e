"""Headless Chromium as a judge of pages."""

import html
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

SECONDS = 60
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def require_chromium() -> str:
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("XLREPORT_REQUIRE_OFFICE") == "1":
            pytest.fail("XLREPORT_REQUIRE_OFFICE=1, but there is no Chromium on this machine")
        pytest.skip("no Chromium on this machine")
    return found


def dumped(page: Path, *options: str) -> str:
    """The document after its scripts have run."""
    with tempfile.TemporaryDirectory(prefix="xlreport-browser-") as profile:
        command = [
            require_chromium(), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
            "--virtual-time-budget=20000", *options, "--dump-dom", page.as_uri(),
        ]  # fmt: skip
        done = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return done.stdout.decode()


def result(page: Path, *options: str) -> str:
    """What a script of the page has put into the element `result`."""
    found = re.search(r'<pre id="result">(.*?)</pre>', dumped(page, *options), re.DOTALL)
    assert found is not None, "the script of the page did not come to its end"
    return html.unescape(found[1])
