"""The desk in headless Chromium as a coordinator uses it: from the files in to the results out, killed in between."""

import time
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from coordinator import SECONDS, Coordinator, browser, desk
from opened import bytes_below, packed, sent
from selenium.webdriver.common.by import By
from support.district import broken, damaged, missing, questionable, twice_different, zero
from support.full import FULL

from xlreport.cli.main import run

FILES = 200 if FULL else 12
TROUBLES = (broken, questionable, zero, twice_different, missing, damaged)
GOOD = FILES - 8
"""The troubles are eight files, of six agencies."""


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
            person.look("told")
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
            person.look("ended")
            look = "return getComputedStyle(document.querySelector('.top')).backgroundColor"
            assert chrome.execute_script(look) == "rgb(31, 78, 121)"
            assert process.wait(30) == 0
        assert person.asked() == {urlsplit(first).netloc, urlsplit(address).netloc}
        assert person.broken == {seen: [] for seen in person.broken}
        assert len(person.broken) == 2 * 11
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
