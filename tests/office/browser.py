"""Headless Chromium as a judge of pages."""

import html
import importlib.resources
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

SECONDS = 60
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
SHOW = """
const show = (found) => {
  const pre = document.createElement('pre');
  pre.id = 'result';
  pre.textContent = JSON.stringify(found);
  document.body.append(pre);
};
"""
"""Puts what a script finds where `result` looks for it."""
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


def scripted(text: str, script: str, *, policy: bool = False) -> str:
    """The page with a script of the test; its policy, which forbids that, stands aside unless asked for."""
    page, count = POLICY.subn("", text)
    assert count == 1
    return (text if policy else page).replace("</body>", f"<script>{script}</script></body>")


def framed(text: str, width: int, script: str) -> str:
    """A page in a frame as narrow as wanted, which no window of the browser can be, with a script of the test in it."""
    shown = SHOW.replace("document.body.append", "parent.document.body.append")
    inner = html.escape(scripted(text, shown + script), quote=True)
    style = f"border:0;width:{width}px;height:900px"
    return f'<!DOCTYPE html><body style="margin:0"><iframe srcdoc="{inner}" style="{style}"></iframe></body>'


def violations_framed(text: str, page: Path, width: int) -> tuple[list[str], int]:
    """The rules of axe that a page breaks in a frame so wide, and how many pixels of it are beyond its edge."""
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    run = f"axe.run(document).then(one => show([one.violations.map(v => v.id), {beyond}]));"
    page.write_text(framed(text, width, _axe() + run), encoding="utf-8")
    broken, hidden = json.loads(result(page))
    return list(broken), int(hidden)


def _axe() -> str:
    return importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(text: str, page: Path, *options: str) -> list[str]:
    """The rules of axe that the text of a page breaks; it is laid at `page`."""
    axe = _axe()
    script = f"{axe}{SHOW}axe.run(document).then(found => show(found.violations.map(one => one.id)));"
    page.write_text(scripted(text, script), encoding="utf-8")
    return list(json.loads(result(page, *options)))


def result(page: Path, *options: str) -> str:
    """What a script of the page has put into the element `result`."""
    found = re.search(r'<pre id="result">(.*?)</pre>', dumped(page, *options), re.DOTALL)
    assert found is not None, "the script of the page did not come to its end"
    return html.unescape(found[1])


def print_page(page: Path, pdf: Path) -> None:
    """The page as the browser prints it."""
    with tempfile.TemporaryDirectory(prefix="xlreport-browser-") as profile:
        command = [
            require_chromium(), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
            "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
