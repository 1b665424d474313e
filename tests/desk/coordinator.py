"""Somebody at the browser: headless Chromium with its driver, a desk as a program, and what a person does there."""

import importlib.resources
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from support.full import FULL

from xlreport.desk.start import LOOPBACK

ROOT = Path(__file__).parents[2]
SECONDS = 600 if FULL else 240
WIDTHS = (390, 1280)


def driver_here() -> tuple[str, str]:
    paths = ("/usr/bin/chromium", "/usr/bin/chromedriver")
    if not all(Path(path).exists() for path in paths):
        if os.environ.get("XLREPORT_REQUIRE_OFFICE") == "1":
            pytest.fail("XLREPORT_REQUIRE_OFFICE=1, but there is no Chromium with its driver on this machine")
        pytest.skip("no Chromium with its driver on this machine")
    return paths


@contextmanager
def browser(downloads: Path) -> Iterator[webdriver.Chrome]:
    """One that finds no other machine, and writes down what it asks for."""
    chromium, driver = driver_here()
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900",
        "--disable-background-networking", f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}",
    ):  # fmt: skip
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = webdriver.Chrome(options, Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()


@contextmanager
def desk(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program and the address that it tells."""
    command = [sys.executable, "-m", "xlreport", "desk", "--folder", str(folder), "--no-browser"]
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=paths) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


class Coordinator:
    """Somebody at the browser, who has one window."""

    def __init__(self, chrome: webdriver.Chrome, downloads: Path) -> None:
        self.chrome = chrome
        self.downloads = downloads
        self.broken: dict[str, list[str]] = {}

    def one(self, selector: str) -> WebElement:
        return self.chrome.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def until(self, true: Callable[[], object], seconds: float = SECONDS) -> None:
        WebDriverWait(self.chrome, seconds, 0.2, [StaleElementReferenceException]).until(lambda _: true())

    def text(self) -> str:
        return self.one("body").text

    def go(self, path: str) -> None:
        own = urlsplit(self.chrome.current_url)
        self.chrome.get(f"{own.scheme}://{own.netloc}{path}")

    def states(self) -> dict[str, int]:
        cards = [one.text.split("\n") for one in self.all(".states a")]
        return {name: int(count) for count, name in cards}

    def look(self, name: str) -> None:
        """With the eyes of somebody who hears the page, or has a telephone."""
        axe = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
        for width in WIDTHS:
            seen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
            self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", seen)
            self.chrome.execute_script(axe)
            found = self.chrome.execute_async_script(
                "const done = arguments[0]; axe.run(document, {iframes: false}).then(one => done(one.violations.map("
                "v => v.id + ' ' + v.nodes.map(n => n.html).slice(0, 2).join(' '))));"
            )
            root = "document.documentElement"
            beyond = self.chrome.execute_script(f"return {root}.scrollWidth - {root}.clientWidth")
            self.broken[f"{name} {width}"] = [*found, *([f"{beyond} px beyond the edge"] if beyond else [])]
            if os.environ.get("XLREPORT_PICTURES"):
                height = self.chrome.execute_script(f"return Math.min({root}.scrollHeight, 2400)")
                self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**seen, "height": height})
                self.chrome.save_screenshot(f"{os.environ['XLREPORT_PICTURES']}/desk-{name}-{width}.png")
        self.chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def give(self, selector: str, path: Path) -> None:
        before = self.one("body").id
        self.one(selector).send_keys(str(path))
        self.until(lambda: self.one("body").id != before)

    def press(self, selector: str) -> None:
        """A button that brings another page, and that page."""
        before = self.one("body").id
        self.one(selector).click()
        self.until(lambda: self.one("body").id != before)

    def drop(self, selector: str, *paths: Path, brings_a_page: bool = True) -> None:
        """Files and folders from the desktop, with the mouse."""
        zone = self.one(selector)
        self.chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", zone)
        box = self.chrome.execute_script("return arguments[0].getBoundingClientRect().toJSON()", zone)
        given = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "data": given}
        before = self.one("body").id
        for kind in ("dragEnter", "dragOver", "drop"):
            self.chrome.execute_cdp_cmd("Input.dispatchDragEvent", {"type": kind, **at})
        if brings_a_page:
            self.until(lambda: self.one("body").id != before, 30)

    def choosers(self) -> list[int]:
        """The inputs for which a window to choose files from was opened since this was asked last."""
        messages = (json.loads(entry["message"])["message"] for entry in self.log("performance"))
        return [one["params"]["backendNodeId"] for one in messages if one["method"] == "Page.fileChooserOpened"]

    def log(self, kind: str) -> list[dict[str, str]]:
        """What the browser has written down since it was asked last."""
        return list(self.chrome.get_log(kind))  # type: ignore[no-untyped-call]

    def asked(self) -> set[str]:
        """Where the browser has sent its requests: what an address holds itself is sent nowhere."""
        messages = (json.loads(entry["message"])["message"] for entry in self.log("performance"))
        sent_to = [one["params"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        addresses = [urlsplit(one["request"]["url"]) for one in sent_to]
        return {one.netloc or one.geturl() for one in addresses if one.scheme not in {"data", "about"}}
