"""`xlreport template preview`: what a form becomes, as pages that anybody can open."""

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.commands import Cli
from support.forms import SMALL, small

from xlreport import preview_template
from xlreport.layout.finished import FinishedCell, FinishedSheet
from xlreport.layout.sheets.book import finished_book
from xlreport.use_cases.template_cases.filling import new_report


class Texts(HTMLParser):
    """The texts of a page, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.fetched: list[str] = []
        self.cells = 0

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.cells += tag == "td"
        self.fetched += [value for name, value in attrs if name in {"src", "href"} and value and value[0] != "#"]


def read(content: bytes) -> Texts:
    page = Texts()
    page.feed(content.decode())
    return page


def seen_cells(sheet: FinishedSheet) -> list[FinishedCell]:
    """The last one laid at each place, in columns that people see."""
    hidden = {
        column for width in sheet.widths if width.hidden for column in range(width.first, width.last + 1)
    }  # fmt: skip
    cells = {(cell.row, cell.column): cell for cell in sheet.cells}
    return [cell for cell in cells.values() if cell.column not in hidden]


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return dict(preview_template(small(), pictures=False))


def test_every_sheet_that_is_shown_stands_on_the_page_with_all_its_words(pages: dict[str, bytes]) -> None:
    page = read(pages["工作簿.html"])
    book = finished_book(small(), new_report(small()), {})
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    assert [sheet.name for sheet in shown if page.texts.count(sheet.name) < 2] == []
    labels = {one.content.strip() for sheet in shown for one in seen_cells(sheet) if isinstance(one.content, str)}
    assert len(labels) > 40
    assert {label for label in labels if label not in page.texts} == set()
    assert page.fetched == []


def test_the_report_holds_figures_that_are_the_same_each_time(pages: dict[str, bytes]) -> None:
    assert pages == dict(preview_template(small(), pictures=False))
    said = "".join(read(pages["报告.html"]).texts)
    assert "某某单位2020年用水年度报告" in said
    assert "2020年用水：居民" in said
    assert "草稿" in said


def test_the_command_writes_the_pages_and_prints_their_paths(cli: Cli, tmp_path: Path) -> None:
    form = tmp_path / "forms/water/2020.yaml"
    form.parent.mkdir(parents=True)
    shutil.copy(SMALL, form)
    done = cli("template", "preview", form, "-o", "look", "--no-pictures")
    assert (done.status, done.err) == (0, [])
    assert [Path(line) for line in done.out] == [Path("look/工作簿.html"), Path("look/报告.html")]
    assert sorted(path.name for path in (tmp_path / "look").iterdir()) == sorted(Path(line).name for line in done.out)
    assert cli("template", "preview", "water/2020", "--templates", "forms", "-o", "look", "--no-pictures").status == 3
    again = cli("template", "preview", form, "-o", "look", "--no-pictures", "--force")
    assert (again.status, again.out) == (0, done.out)


def test_without_an_office_program_the_pages_are_there_and_it_is_said(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = tmp_path / "forms/water/2020.yaml"
    form.parent.mkdir(parents=True)
    shutil.copy(SMALL, form)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    done = cli("template", "preview", form, "-o", "look")
    assert (done.status, len(done.out)) == (0, 2)
    assert done.err == ["没有找到 LibreOffice，只写了网页，没有 PDF 和图片。"]
