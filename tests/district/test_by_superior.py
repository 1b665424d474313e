"""Of what is below each superior the page, the list and the workbook that a run of its own would make."""

import json
import os
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest
from support.commands import BROKEN, COMPLETE
from support.reports import Edits, record

from xlreport.cli.main import run
from xlreport.records.write import dump_json

pytestmark = pytest.mark.usefixtures("own_process")

HEAD = "单位全称,上级主管单位,已含下级"
UP = '<p><a href="../../index.html">返回全部单位</a></p>\n'
ROWS = {
    "某某市": "某某市,,",
    "甲县": "甲县,某某市,是",
    **{one: f"{one},甲县," for one in ("甲县一局", "甲县二局", "甲县三局")},
    "乙县一局": "乙县一局,乙县,",
}
"""乙县 is named as a superior and is on no list itself; the report of 甲县 holds those below it."""
BELOW = {
    "某某市": ("甲县", "甲县一局", "甲县二局", "甲县三局"),
    "甲县": ("甲县一局", "甲县二局", "甲县三局"),
    "乙县": ("乙县一局",),
}
SENT: Mapping[str, Edits] = {"某某市": {}, "甲县": {}, "甲县一局": {}, "甲县二局": BROKEN, "乙县一局": {}}


def send(folder: Path, agencies: Sequence[str]) -> None:
    folder.mkdir(parents=True)
    for one in agencies:
        edits = {**COMPLETE, **SENT.get(one, {}), "agency.name": one}
        (folder / f"{one}.json").write_text(dump_json(record(edits)), encoding="utf-8")


def write_roster(path: Path, agencies: Sequence[str]) -> Path:
    path.write_text("\n".join((HEAD, *(ROWS[one] for one in agencies))) + "\n", encoding="utf-8")
    return path


def batch(folder: Path, out: Path, roster: Path, *more: str) -> int:
    own = ("--roster", str(roster), "--to", "md", "--jobs", "1", "-q", *more)
    return run(["batch", str(folder), "-o", str(out), *own])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over all of them, in `out`."""
    place = tmp_path_factory.mktemp("superiors")
    send(place / "in", (*SENT, "外来单位"))
    assert batch(place / "in", place / "out", write_roster(place / "名册.csv", tuple(ROWS)), "--by-superior") == 1
    return place


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def parts(path: Path) -> Mapping[str, bytes]:
    """Of a workbook, the links in it as they are below the folder of results."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).replace(b"..\\..\\", b"") for name in package.namelist()}


@pytest.mark.parametrize("superior", BELOW)
def test_it_is_what_a_run_of_its_own_makes(place: Path, superior: str) -> None:
    own, made = place / superior / "out", place / "out" / "下级" / superior
    send(place / superior / "in", [one for one in BELOW[superior] if one in SENT])
    batch(place / superior / "in", own, write_roster(place / superior / "名册.csv", BELOW[superior]))
    assert text(made / "findings.json") == text(own / "findings.json")
    assert parts(made / "汇总.xlsx") == parts(own / "汇总.xlsx")
    assert text(made / "index.html").count(UP) == 1
    assert text(made / "index.html").replace(UP, "").replace("../../", "") == text(own / "index.html")


def test_every_link_leads_to_a_file(place: Path) -> None:
    out = place / "out"
    pages = sorted(out.rglob("index.html"))
    assert len(pages) == 1 + len(BELOW)
    links = {page: [unquote(one) for one in re.findall(r'href="([^"#]+)"', text(page))] for page in pages}
    assert [f"{page}: {one}" for page, own in links.items() for one in own if not (page.parent / one).is_file()] == []
    assert [one for one in links[out / "index.html"] if one.startswith("下级/")] == [
        f"下级/{superior}/{name}" for superior in BELOW for name in ("index.html", "汇总.xlsx")
    ]


def test_the_page_of_the_whole_says_how_far_each_is(place: Path) -> None:
    page = text(place / "out" / "index.html")
    table = page[page.index('id="superiors"') :].partition("</table>")[0]
    rows = [re.findall(r">([^<>]+)</(?:a|td)>", one) for one in table.split("<tr")[2:]]
    assert rows == [
        ["某某市", "4", "1", "1", "0", "2", "1", "汇总.xlsx"],
        ["甲县", "3", "1", "1", "0", "1", "1", "汇总.xlsx"],
        ["乙县", "1", "0", "0", "0", "1", "1", "汇总.xlsx"],
    ]
    counted = json.loads(text(place / "out" / "findings.json"))["selection"]["counted"]
    assert counted == ["某某市", "甲县", "乙县一局"]


def test_a_run_without_it_takes_them_away(place: Path) -> None:
    out, roster = place / "out", place / "名册.csv"
    kept = {path: path.read_bytes() for path in (out / "下级").rglob("*") if path.is_file()}
    assert len(kept) == 3 * len(BELOW)
    assert batch(place / "in", out, roster) == 1
    assert not [path for path in kept if path.exists()]
    assert batch(place / "in", out, roster, "--by-superior") == 1
    assert {path: path.read_bytes() for path in kept} == kept


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
@pytest.mark.parametrize("link", ["下级", "下级/甲县"])
def test_nothing_is_written_through_a_link(place: Path, tmp_path: Path, link: str) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    assert batch(place / "in", out, place / "名册.csv") == 1
    elsewhere.mkdir()
    (out / link).parent.mkdir(exist_ok=True)
    (out / link).symlink_to(elsewhere, target_is_directory=True)
    assert batch(place / "in", out, place / "名册.csv", "--by-superior") == 3
    assert not list(elsewhere.iterdir())


def test_without_superiors_there_is_nothing_to_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(tmp_path / "in", ("甲县一局",))
    (tmp_path / "名册.csv").write_text("单位全称\n甲县一局\n", encoding="utf-8")
    assert batch(tmp_path / "in", tmp_path / "out", tmp_path / "名册.csv", "--by-superior") == 2
    assert not (tmp_path / "out").exists()
    assert "上级主管单位" in capsys.readouterr().err
