"""index.html in headless Chromium, used as a person would: read, searched, sorted, its links followed."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser import SHOW, dumped, result, scripted, violations, violations_framed
from lxml import html
from support.district import district, write_roster
from support.several_forms import AGENCIES, HEAT, WATER, Mixed, office_forms

pytestmark = pytest.mark.usefixtures("own_process")

_NAMES = """
const names = () => [...document.querySelectorAll('#agencies tbody tr')].filter(row => !row.hidden)
  .map(row => row.cells[1].textContent);
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from xlreport.cli.main import run

    folder = tmp_path_factory.mktemp("page")
    here = district(folder / "收到", 6, 1)
    hostile = "<img src=x onerror=alert(1)>局"
    here.roster.append(hostile)
    roster = write_roster(here, folder / "名册.csv")
    run(["batch", str(here.folder), "-o", str(folder / "out"), "--roster", str(roster), "--jobs", "2", "-q"])
    return folder / "out" / "index.html"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of two forms, with two agencies of each."""
    from xlreport.cli.main import run

    place = tmp_path_factory.mktemp("several")
    here = Mixed.of(place / "收到", office_forms(place / "表式"))
    for form in (HEAT, WATER):
        for agency in AGENCIES[:2]:
            here.put(form, agency, {"users[home, old]": 5})
    options = ("--templates", str(here.forms), "--jobs", "1", "--to", "md", "-q")
    run(["batch", str(here.folder), "-o", str(place / "out"), *options])
    return place / "out" / "index.html"


def used(page: Path, script: str, *, policy: bool = False) -> object:
    """What a script of the test finds, run after the page's own."""
    copy = page.with_name("used.html")
    copy.write_text(scripted(page.read_text(encoding="utf-8"), script, policy=policy), encoding="utf-8")
    try:
        return json.loads(result(copy))
    finally:
        copy.unlink()


def test_it_says_everything_without_a_script(page: Path) -> None:
    root = html.document_fromstring(page.read_text(encoding="utf-8"))
    words = "".join(map(str, root.itertext()))
    for state in ("未报", "已收", "退回待改", "待说明", "零报告", "可发布"):
        assert state in words
    assert len(list(root.iter("tr"))) > 20
    assert not list(root.iter("img"))
    assert not [node for node in root.iter() if node.get("onerror")]


def test_every_link_leads_to_a_file_that_is_there(page: Path) -> None:
    root = html.document_fromstring(page.read_text(encoding="utf-8"))
    links = [str(link.get("href")) for link in root.iter("a") if link.get("href")]
    ids = {str(node.get("id")) for node in root.iter() if node.get("id")}
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= ids
    files = [link for link in links if not link.startswith("#")]
    assert files
    for link in files:
        assert (page.parent / unquote(link)).is_file(), link


def test_searching_leaves_the_agencies_that_are_looked_for(page: Path) -> None:
    script = (
        SHOW
        + _NAMES
        + """
      const search = document.querySelector('#search');
      search.value = '零报告';
      search.dispatchEvent(new Event('input'));
      show({names: names(), found: document.querySelector('#found').textContent});
    """
    )
    found = used(page, script)
    assert isinstance(found, dict)
    assert len(found["names"]) == 1
    assert found["found"] == "显示 1 家"


def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(page: Path) -> None:
    script = (
        SHOW
        + _NAMES
        + """
      const buttons = document.querySelectorAll('#agencies thead button');
      buttons[1].click();
      const up = names();
      buttons[1].click();
      const head = document.querySelectorAll('#agencies thead th')[1];
      show({up: up, down: names(), sorted: head.getAttribute('aria-sort')});
    """
    )
    found = used(page, script)
    assert isinstance(found, dict)
    assert found["up"] == found["down"][::-1]
    assert found["up"] != found["down"]
    assert found["sorted"] == "descending"


def test_its_own_script_runs_under_its_policy_and_no_other_does(page: Path) -> None:
    with pytest.raises(AssertionError, match="did not come to its end"):
        used(page, SHOW + _NAMES + "show('ran');", policy=True)

    assert '<html lang="zh-CN" class="scripted">' in dumped(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation_and_nothing_is_cut_off(page: Path, width: int) -> None:
    text = page.read_text(encoding="utf-8")
    assert violations_framed(text, page.with_name("judged.html"), width) == ([], 0)


def test_the_list_of_each_form_is_searched_and_sorted_by_itself(several: Path) -> None:
    script = (
        SHOW
        + """
      const names = own => [...document.querySelectorAll('#agencies-' + own + ' tbody tr')]
        .filter(row => !row.hidden).map(row => row.cells[1].textContent);
      const search = document.querySelector('#search-1');
      search.value = '第1局';
      search.dispatchEvent(new Event('input'));
      const button = document.querySelectorAll('#agencies-2 thead button')[1];
      button.click();
      button.click();
      show({first: names(1), second: names(2), found: document.querySelector('#found-1').textContent});
    """
    )
    assert used(several, script) == {
        "first": [AGENCIES[0]], "second": [AGENCIES[1], AGENCIES[0]], "found": "显示 1 家",
    }  # fmt: skip


def test_axe_finds_no_violation_where_there_are_several_forms(several: Path) -> None:
    assert violations(several.read_text(encoding="utf-8"), several.with_name("judged.html")) == []
