"""Of what is below each superior the page, the list and the workbook that a run of its own would make."""

import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest
from support.commands import BROKEN, Cli, Done, Give

HEAD = "单位全称,上级主管单位,已含下级,截止日期"
ROWS = {
    "某某市": "某某市,,,2025-01-10", "甲县": "甲县,某某市,是,2025-01-10", "甲县一局": "甲县一局,甲县,,2025-01-10",
    "甲县二局": "甲县二局,甲县,,2025-01-10", "甲县三局": "甲县三局,甲县,,2025-01-10", "乙县一局": "乙县一局,乙县,,2025-01-10",
}  # fmt: skip
"""乙县 is named as a superior and is on no list itself."""
BELOW = {
    "某某市": ("甲县", "甲县一局", "甲县二局", "甲县三局"), "甲县": ("甲县一局", "甲县二局", "甲县三局"), "乙县": ("乙县一局",),
}  # fmt: skip
SENT = {"某某市": {}, "甲县": {}, "甲县一局": {}, "甲县二局": BROKEN, "乙县一局": {}}


def write_roster(name: str, agencies: Sequence[str]) -> None:
    Path(name).write_text("\n".join((HEAD, *(ROWS[one] for one in agencies))) + "\n", encoding="utf-8")


def run(cli: Cli, folder: str, out: str, roster: str, *more: str) -> Done:
    return cli("batch", folder, "-o", out, "--roster", roster, "--to", "md", "--jobs", 1, "-q", *more)


@pytest.fixture
def whole(cli: Cli, give: Give) -> Done:
    """A run over all of them."""
    for agency, changed in SENT.items():
        give(f"in/{agency}.json", {"agency.name": agency, **changed})
    give("in/外来.json", {"agency.name": "外来单位"})
    write_roster("名册.csv", tuple(ROWS))
    return run(cli, "in", "out", "名册.csv", "--by-superior")


def parts(path: Path) -> Mapping[str, bytes]:
    """Of a workbook, the links in it as they are below the folder of results."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).replace(rb"..\\..\\", b"") for name in package.namelist()}


@pytest.mark.parametrize("superior", BELOW)
def test_it_is_what_a_run_of_its_own_makes(cli: Cli, give: Give, whole: Done, superior: str) -> None:
    assert whole.status == 1
    for agency in BELOW[superior]:
        if agency in SENT:
            give(f"own/{agency}.json", {"agency.name": agency, **SENT[agency]})
    write_roster("own.csv", BELOW[superior])
    run(cli, "own", "own-out", "own.csv")
    made, own = Path("out/下级", superior), Path("own-out")
    assert (made / "findings.json").read_text("utf-8") == (own / "findings.json").read_text("utf-8")
    assert parts(made / "汇总.xlsx") == parts(own / "汇总.xlsx")
    page = (made / "index.html").read_text("utf-8")
    up = '<p><a href="../../index.html">返回全部单位</a></p>\n'
    assert page.count(up) == 1
    assert page.replace(up, "").replace("../../", "") == (own / "index.html").read_text("utf-8")


def test_every_link_leads_to_a_file(whole: Done) -> None:
    assert whole.status == 1
    pages = sorted(Path("out").rglob("index.html"))
    assert len(pages) == 1 + len(BELOW)
    links = {page: [unquote(one) for one in re.findall(r'href="([^"#]+)"', page.read_text("utf-8"))] for page in pages}
    assert [f"{page}: {one}" for page, own in links.items() for one in own if not (page.parent / one).is_file()] == []
    top = links[Path("out/index.html")]
    assert [one for one in top if one.startswith("下级/")] == [
        f"下级/{superior}/{name}" for superior in ("某某市", "甲县", "乙县") for name in ("index.html", "汇总.xlsx")
    ]


def test_the_page_of_the_whole_says_how_far_each_is(whole: Done) -> None:
    assert whole.status == 1
    page = Path("out/index.html").read_text("utf-8")
    table = page[page.index('id="superiors"') :].partition("</table>")[0]
    rows = [re.findall(r">([^<>]+)</(?:a|td)>", one) for one in table.split("<tr")[2:]]
    assert rows == [
        ["某某市", "4", "1", "1", "0", "2", "1", "汇总.xlsx"], ["甲县", "3", "1", "1", "0", "1", "1", "汇总.xlsx"],
        ["乙县", "1", "0", "0", "0", "1", "1", "汇总.xlsx"],
    ]  # fmt: skip
    whole_list = json.loads(Path("out/findings.json").read_text("utf-8"))
    assert "甲县一局" not in whole_list["selection"]["counted"]


def test_a_run_without_it_takes_them_away(cli: Cli, whole: Done) -> None:
    assert whole.status == 1
    assert Path("out/下级/甲县/汇总.xlsx").is_file()
    run(cli, "in", "out", "名册.csv")
    assert not [one for one in Path("out").rglob("下级/**/*") if one.is_file()]
    assert Path("out/汇总.xlsx").is_file()


def test_without_superiors_there_is_nothing_to_part(cli: Cli, give: Give) -> None:
    give("in/甲.json", {"agency.name": "甲县一局"})
    Path("名册.csv").write_text("单位全称\n甲县一局\n", encoding="utf-8")
    done = run(cli, "in", "out", "名册.csv", "--by-superior")
    assert (done.status, Path("out").exists()) == (2, False)
    assert any("上级主管单位" in line for line in done.err)
