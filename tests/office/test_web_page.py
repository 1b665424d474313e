"""The web page of a report as a browser has it: accessible by the rules of axe, and fetching nothing."""

import json
from pathlib import Path

import pytest
from browser import SHOW, result, scripted, violations
from support.posters import whole_posters
from support.whole_reports import whole_documents

from xlreport.render.html.html import render_html
from xlreport.render.poster.page import poster_page

PHONE, DESK = "--window-size=390,844", "--window-size=1280,900"


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("name", ["seed", "city", "one-application"])
def test_axe_finds_no_violation(name: str, size: str, tmp_path: Path) -> None:
    assert violations(render_html(whole_documents()[name]), tmp_path / "page.html", size) == []


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("name", ["seed", "one-application", "two-years"])
def test_axe_finds_no_violation_in_a_poster(name: str, size: str, tmp_path: Path) -> None:
    assert violations(poster_page(whole_posters()[name]), tmp_path / "page.html", size) == []


def test_axe_finds_a_violation_where_there_is_one(tmp_path: Path) -> None:
    text = render_html(whole_documents()["seed"]).replace('<html lang="zh-CN">', "<html>")
    assert "html-has-lang" in violations(text, tmp_path / "page.html")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_only_tables_are_wider_than_the_window_and_scroll_in_their_box(size: str, tmp_path: Path) -> None:
    script = (
        SHOW
        + """
      const root = document.documentElement;
      const boxes = [...document.querySelectorAll('.scroll')].map(box => getComputedStyle(box).overflowX);
      show({over: root.scrollWidth - root.clientWidth, boxes: boxes});
    """
    )
    page = tmp_path / "page.html"
    page.write_text(scripted(render_html(whole_documents()["city"]), script), encoding="utf-8")
    found = json.loads(result(page, size))
    assert found["over"] == 0
    assert set(found["boxes"]) == {"auto"}


def test_the_page_fetches_nothing(tmp_path: Path) -> None:
    """Asked of the browser, with the policy out of the way: what would be fetched if it were allowed to."""
    script = SHOW + "show(performance.getEntriesByType('resource').map(one => one.name));"
    for text, fetched in ((render_html(whole_documents()["seed"]), []), (with_picture(), ["http://localhost:9/x.png"])):
        page = tmp_path / "page.html"
        page.write_text(scripted(text, f"window.addEventListener('load', () => {{ {script} }});"), encoding="utf-8")
        assert json.loads(result(page)) == fetched


def with_picture() -> str:
    return render_html(whole_documents()["seed"]).replace("<main>", '<main><img src="http://localhost:9/x.png" alt="">')


def test_the_policy_keeps_a_script_from_running(tmp_path: Path) -> None:
    text = render_html(whole_documents()["seed"]).replace("</body>", f"<script>{SHOW}show('ran')</script></body>")
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(AssertionError, match="did not come to its end"):
        result(page)
