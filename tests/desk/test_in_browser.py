"""The desk in headless Chromium as a coordinator uses it: from the files in to the results out, killed in between."""

import importlib.resources
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from opened import bytes_below, packed, sent
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from support.district import broken, damaged, missing, questionable, twice_different, zero
from support.full import FULL

from xlreport.cli.main import run
from xlreport.desk.start import LOOPBACK

ROOT = Path(__file__).parents[2]
FILES = 200 if FULL else 12
TROUBLES = (broken, questionable, zero, twice_different, missing, damaged)
GOOD = FILES - 8
"""The troubles are eight files, of six agencies."""
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

    def log(self, kind: str) -> list[dict[str, str]]:
        """What the browser has written down since it was asked last."""
        return list(self.chrome.get_log(kind))  # type: ignore[no-untyped-call]

    def asked(self) -> set[str]:
        """Where the browser has sent its requests: what an address holds itself is sent nowhere."""
        messages = (json.loads(entry["message"])["message"] for entry in self.log("performance"))
        sent_to = [one["params"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        addresses = [urlsplit(one["request"]["url"]) for one in sent_to]
        return {one.netloc or one.geturl() for one in addresses if one.scheme not in {"data", "about"}}


def test_a_coordinator_takes_files_in_and_results_out_though_it_is_killed(tmp_path: Path) -> None:
    made, roster = sent(tmp_path, GOOD, *TROUBLES)
    zipped = tmp_path / "报送.zip"
    zipped.write_bytes(packed(made.folder))
    folder, downloads = tmp_path / "台", tmp_path / "下载"
    with browser(downloads) as chrome:
        person = Coordinator(chrome, downloads)
        with desk(folder) as (process, first):
            chrome.get(first)
            person.look("welcome")
            person.give("form.upload input", zipped)
            assert "收下 1 个文件" in person.text()
            person.give("form[data-send] input", roster)
            assert f"{len(made.roster)} 家" in person.text()
            person.one("form[action='/run'] button").click()
            person.until(lambda: "已核对" in person.text())
            person.look("progress")
            process.kill()
        assert (folder / "结果" / ".xlreport").is_dir()
        with desk(folder) as (process, address):
            chrome.get(address)
            person.until(lambda: person.all(".states"))
            _look_about(person, made.states)
            _take_away(person, folder)
            person.one("form[action='/leave'] button").click()
            person.until(lambda: "已结束使用" in person.text())
            assert process.wait(30) == 0
        assert person.asked() == {urlsplit(first).netloc, urlsplit(address).netloc}
        assert person.broken == {seen: [] for seen in person.broken}
        assert len(person.broken) == 2 * 9
        assert [one for one in person.log("browser") if "Content Security Policy" in one["message"]] == []
    out = tmp_path / "out"
    run(["batch", str(folder / "收到"), "-o", str(out), "--roster", str(folder / "名册" / roster.name), "-q"])
    assert bytes_below(folder / "结果") == bytes_below(out)


def _look_about(person: Coordinator, states: dict[str, str]) -> None:
    wanted = list(states.values())
    assert person.states() == {state: wanted.count(state) for state in person.states()}
    person.look("index")
    agency = next(name for name, state in states.items() if state == "退回待改")
    person.one("input[type=search]").send_keys(agency)
    person.until(lambda: "显示 1 家" in person.text(), 20)
    person.chrome.find_element(By.LINK_TEXT, agency).click()
    person.until(lambda: "D31" in person.text(), 20)
    person.look("agency")
    _copy(person)
    person.chrome.find_element(By.LINK_TEXT, "看报告").click()
    person.until(lambda: person.all("iframe"), 20)
    person.look("preview")
    person.chrome.switch_to.frame(person.one("iframe"))
    assert agency in person.one("h1").text
    person.chrome.switch_to.default_content()
    for path in ("files", "results", "changes", "options"):
        person.go(f"/{path}")
        person.look(path)


def _copy(person: Coordinator) -> None:
    """The message, as the clipboard has it afterwards."""
    chrome = person.chrome
    chrome.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    person.one("button[data-copy]").click()
    person.until(lambda: "已复制" in person.text(), 20)
    held = chrome.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert held.replace("\r\n", "\n") == person.one("#letter").get_property("value")
    assert "请核对这一列的各项数字" in held


def _take_away(person: Coordinator, folder: Path) -> None:
    person.go("/results")
    person.one("a[href='/results/all.zip']").click()
    taken = person.downloads / "年报结果.zip"
    person.until(taken.is_file, 60)
    time.sleep(0.5)
    with zipfile.ZipFile(taken) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == bytes_below(folder / "结果")


def test_without_a_script_states_lists_and_findings_are_seen(tmp_path: Path) -> None:
    made, roster = sent(tmp_path, 1, broken)
    folder, downloads = tmp_path / "台", tmp_path / "下载"
    with desk(folder) as (_, address), browser(downloads) as chrome:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        person = Coordinator(chrome, downloads)
        chrome.get(address)
        for kind, path in (("sent", made.folder / f"{made.roster[0]}.xlsx"), ("roster", roster)):
            person.one(f"form[action^='/files/{kind}'] input[type=file]").send_keys(str(path))
            person.press(f"form[action^='/files/{kind}'] button")
        person.press("form[action='/run'] button")
        person.until(lambda: "各单位" in person.text() and "正在核对" not in person.text(), SECONDS)
        assert [one.text.split("\n")[0] for one in person.all(".badge")] == ["未报", "可发布"]
        person.chrome.find_element(By.LINK_TEXT, made.roster[0]).click()
        assert "要改、要说明的" in person.one("main").text
