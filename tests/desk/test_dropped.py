"""Files brought to the desk in headless Chromium with the mouse and with the keyboard, and a second tab beside."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from coordinator import Coordinator, browser, desk
from opened import sent, served
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from support.district import missing
from support.forms import GRAIN

pytestmark = pytest.mark.usefixtures("own_process")


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def chrome(top: Path) -> Iterator[Chrome]:
    with browser(top) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(top: Path) -> Iterator[str]:
    with desk(top / "台") as (_, address):
        yield address


@pytest.fixture
def person(chrome: Chrome, opened: str, top: Path) -> Coordinator:
    """Somebody for whom a desk was opened; every test gives it files of its own."""
    chrome.get(opened)
    return Coordinator(chrome, top / "台")


def received(person: Coordinator, kind: str = "收到") -> list[str]:
    top = person.downloads / kind
    return sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())


def test_several_files_a_folder_and_a_zip_are_dropped_at_once(person: Coordinator, tmp_path: Path) -> None:
    loose = [tmp_path / name for name in ("甲.xlsx", "乙 （改）.xlsx", "丙.zip")]
    for path in loose:
        path.write_bytes(path.name.encode())
    inside = tmp_path / "收件箱" / "水务局"
    inside.mkdir(parents=True)
    for number in range(150):  # more than a browser lists at once
        (inside / f"{number}.xlsx").write_bytes(str(number).encode())
    (inside / "空").mkdir()
    person.go("/files")
    person.drop("#sent .drop", *loose, tmp_path / "收件箱")
    assert "收下 153 个文件" in person.text()
    names = {*received(person)}
    assert {path.name for path in loose} <= names
    assert {f"收件箱/水务局/{number}.xlsx" for number in range(150)} <= names
    assert (person.downloads / "收到" / "收件箱" / "水务局" / "7.xlsx").read_bytes() == b"7"


def test_on_the_first_page_they_are_dropped_anywhere(person: Coordinator, tmp_path: Path) -> None:
    path = tmp_path / "随处.xlsx"
    path.write_bytes(b"x")
    person.go("/")
    person.drop("h1", path)
    assert "收下 1 个文件" in person.text()
    assert "随处.xlsx" in received(person)


def test_an_empty_folder_is_told(person: Coordinator, tmp_path: Path) -> None:
    (tmp_path / "空的").mkdir()
    person.go("/files")
    person.drop("#sent .drop", tmp_path / "空的", brings_a_page=False)
    person.until(lambda: "里面没有文件" in person.text(), 10)


def test_roster_last_years_reports_and_forms_are_dropped_where_they_belong(person: Coordinator, tmp_path: Path) -> None:
    _, roster = sent(tmp_path, 0, missing)
    last = tmp_path / "去年.html"
    last.write_bytes(b"<p>x</p>")
    person.go("/files")
    person.drop("#roster .drop", roster)
    assert "名册已换成“名册.csv”：1 家" in person.text()
    person.drop("#last-year .drop", last)
    assert received(person, "去年") == ["去年.html"]
    (tmp_path / "表式" / "grain").mkdir(parents=True)
    (tmp_path / "表式" / "grain" / "2022.yaml").write_bytes(GRAIN.read_bytes())
    person.go("/options")
    person.drop("#forms .drop", tmp_path / "表式")
    assert "收下表式：粮食库存月度统计表" in person.text()
    assert received(person, "表式") == ["grain/2022.yaml"]


def test_files_are_chosen_with_the_keyboard(person: Coordinator, tmp_path: Path) -> None:
    """From the top of the page by Tab, and a window to choose from is opened by the space bar."""
    path = tmp_path / "键盘.xlsx"
    path.write_bytes(b"x")
    chrome = person.chrome
    person.go("/files")
    chrome.execute_cdp_cmd("Page.setInterceptFileChooserDialog", {"enabled": True})
    person.log("performance")
    for _ in range(30):
        ActionChains(chrome).send_keys(Keys.TAB).perform()
        if chrome.switch_to.active_element.get_attribute("id") == "files-sent":
            break
    around = "getComputedStyle(document.activeElement.previousElementSibling).outlineStyle"
    assert chrome.execute_script(f"return {around}") == "solid"
    ActionChains(chrome).send_keys(Keys.SPACE).perform()
    opened: list[int] = []

    def is_open() -> bool:
        opened.extend(person.choosers())
        return bool(opened)

    person.until(is_open, 10)
    before = person.one("body").id
    chrome.execute_cdp_cmd("DOM.setFileInputFiles", {"files": [str(path)], "backendNodeId": opened[0]})
    person.until(lambda: person.one("body").id != before, 30)
    chrome.execute_cdp_cmd("Page.setInterceptFileChooserDialog", {"enabled": False})
    assert "键盘.xlsx" in received(person)


def assert_set(event: Event) -> None:
    assert event.wait(60)


def test_another_tab_learns_of_a_run_of_its_end_and_of_that_of_the_desk(chrome: Chrome, tmp_path: Path) -> None:
    going_on = Event()
    with served(tmp_path / "台") as (here, address):
        (here.folder.received / "甲.xlsx").write_bytes(b"x")
        here.runs._advance = lambda *_: assert_set(going_on)  # type: ignore[method-assign]
        person = Coordinator(chrome, tmp_path)
        chrome.get(address)
        person.go("/options")
        first = chrome.current_window_handle
        chrome.switch_to.new_window("tab")
        chrome.get(address)
        person.press("form[action='/run'] button")
        second = chrome.current_window_handle
        chrome.switch_to.window(first)
        person.until(lambda: "正在核对。 看进度" in person.text(), 20)
        chrome.execute_script("location.href = '/'")
        person.until(lambda: person.all("progress"), 20)
        person.go("/files")
        assert "正在核对。 看进度" in person.text()
        going_on.set()
        person.until(lambda: "核对已经结束，这一页还是先前的" in person.text(), 20)
        person.press(".watch a")
        assert "核对已经结束" not in person.text()
        assert "甲.xlsx" in person.text()
    person.until(lambda: "程序已经关闭" in person.text(), 20)
    chrome.switch_to.window(second)
    chrome.close()
    chrome.switch_to.window(first)
