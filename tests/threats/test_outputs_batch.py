"""G1, G2 and G4 of the threats for a batch: what it writes of hostile names holds nothing active."""

import csv
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
import python_calamine
from lxml import etree, html
from support.hostile import apart_from_answers
from support.reports import record

from xlreport.messages.district import STATES
from xlreport.records.write import dump_json

sys.path.insert(0, str(Path(__file__).parents[1] / "office"))

from browser import POLICY, SHOW, result, scripted

pytestmark = pytest.mark.usefixtures("own_process")

RUNS = "document.documentElement.dataset.ran=1"
PLAIN = "某某局"
AGENCIES = ("=cmd|'/c calc'!A0", "{agency}{0.__class__}%s", "局#1!A1", "局%41#", f'"><script>{RUNS}</script>')
REMINDED = (
    '=HYPERLINK("http://e.com")', "+1", "-2+3", "@SUM(A1)", "＝1+1", "https://e.com/x", f"javascript:{RUNS}",
    f"<img src=x onerror={RUNS}>", f"<svg onload={RUNS}>", f"' onfocus={RUNS} autofocus x='", "{deadline}{year}",
)  # fmt: skip
FORMULA = re.compile(r'COUNTIFS\([^()]+\)|IF\(COUNTIFS\([^()]+\)=0,"",SUMIF\([^()]+\)\)')
TINT = re.compile(r'OR\((\$[A-Z]+\d+="(' + "|".join((*STATES, "否", "错误", "请核对")) + r')",?)+\)')
"""When a cell is coloured: by our own words alone."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from xlreport.cli.main import run

    folder = tmp_path_factory.mktemp("hostile")
    (folder / "收到").mkdir()
    for number, agency in enumerate((PLAIN, *AGENCIES)):
        own = folder / "收到" / f"{number}<img src=x onerror={RUNS.replace('.', '&#46;')}>.json"
        own.write_text(dump_json(record({"agency.name": agency})), encoding="utf-8")
    with (folder / "名册.csv").open("w", encoding="utf-8", newline="") as roster:
        csv.writer(roster).writerows([["单位全称", "联系人"], *([name, "=1+1"] for name in (*AGENCIES, *REMINDED))])
    arguments = ["batch", "收到", "-o", "out", "--roster", "名册.csv", "--to", "md", "--jobs", "1", "-q"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(arguments) == 0
    return folder / "out"


def parts(path: Path) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(package.read(name))


@cache
def formulas(path: Path) -> Mapping[tuple[str, str], str]:
    """Every formula by its part and cell, of cells, names, validations and formats."""
    found: dict[tuple[str, str], str] = {}
    for name, part in parts(path):
        for number, node in enumerate(part.iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2", "{*}definedName")):
            cell = node.getparent()
            place = str(number) if cell is None else cell.get("r", str(number))
            found[name, place] = "".join(map(str, node.itertext()))
    return found


def links(path: Path) -> list[str]:
    """Where the package leads to, beyond itself."""
    return [
        node.get("Target", "")
        for _, part in parts(path)
        for node in part.iter()
        if node.get("TargetMode") == "External"
    ]


def copies(out: Path) -> dict[str, Path]:
    """Return copies by the agency on their cover."""
    found = {}
    for path in sorted((out / "退回").glob("*.xlsx")):
        (creator,) = [node.text for name, part in parts(path) for node in part.iter("{*}creator")]
        found[str(creator)] = path
    return found


def same_for_any(formulas: Mapping[tuple[str, str], str]) -> Mapping[tuple[str, str], str]:
    """Without the form's mark, which tells what a copy answers, and without what depends on its own answers."""
    return {place: apart_from_answers(text) for place, text in formulas.items() if "XLR1:" not in text}


def test_return_copies_have_the_formulas_of_any_other_and_lead_nowhere(out: Path) -> None:
    found = copies(out)
    assert set(found) == {PLAIN, *AGENCIES}
    for path in found.values():
        assert same_for_any(formulas(path)) == same_for_any(formulas(found[PLAIN]))
        assert links(path) == []
        with zipfile.ZipFile(path) as package:
            assert not [name for name in package.namelist() if re.search("externalLink|vbaProject|embed", name)]


def test_the_summary_holds_no_formula_but_counts_and_sums(out: Path) -> None:
    cells = [text for (name, _), text in formulas(out / "汇总.xlsx").items() if "worksheets" in name]
    assert len([text for text in cells if FORMULA.fullmatch(text)]) > 100
    assert [
        text for text in cells if not FORMULA.fullmatch(text) and not TINT.fullmatch(text) and text != '"是,否"'
    ] == []


def test_the_summary_s_links_lead_to_the_return_copies_alone(out: Path) -> None:
    targets = {unquote(link).replace("\\", "/") for link in links(out / "汇总.xlsx")}
    assert targets == {path.relative_to(out).as_posix() for path in copies(out).values()}


def test_the_list_of_who_owes_holds_no_formula_and_no_link(out: Path) -> None:
    cells = [text for (name, _), text in formulas(out / "催报名单.xlsx").items() if "worksheets" in name]
    assert [text for text in cells if not TINT.fullmatch(text)] == []
    assert links(out / "催报名单.xlsx") == []


@pytest.mark.parametrize("name", ["汇总.xlsx", "催报名单.xlsx"])
def test_another_reader_finds_the_hostile_names_as_they_are(out: Path, name: str) -> None:
    reader = python_calamine.CalamineWorkbook.from_path(out / name)
    cells = {
        str(cell) for sheet in reader.sheet_names for row in reader.get_sheet_by_name(sheet).to_python() for cell in row
    }
    assert set(REMINDED if name == "催报名单.xlsx" else (*AGENCIES, *REMINDED)) <= cells
    assert "=1+1" in cells


def test_a_name_with_holes_is_no_pattern(out: Path) -> None:
    rows = openpyxl.load_workbook(out / "催报名单.xlsx").active.iter_rows(values_only=True)
    (row,) = [row for row in rows if row[0] == "{deadline}{year}"]
    assert [cell for cell in row if str(cell).startswith("2024年")]
    (letter,) = [path.read_text(encoding="utf-8") for path in (out / "退回").glob("{agency}*.txt")]
    assert letter.startswith("{agency}{0.__class__}%s：\n")


def test_the_page_parsed_by_another_library_has_its_own_script_and_links_only(out: Path) -> None:
    root = html.document_fromstring((out / "index.html").read_text(encoding="utf-8"))
    tags = {str(node.tag) for node in root.iter()}
    assert tags.isdisjoint(
        {"img", "iframe", "object", "embed", "form", "link", "base", "audio", "video", "foreignobject"}
    )
    assert len(list(root.iter("script"))) == 1
    assert [name for node in root.iter() for name in node.attrib if str(name).startswith("on")] == []
    hrefs = [str(node.get("href")) for node in root.iter() if node.get("href")]
    within = [href for href in hrefs if href.startswith("#")]
    assert {href[1:] for href in within} <= {str(node.get("id")) for node in root.iter()}
    hrefs = [href for href in hrefs if href not in within]
    assert all(re.match("(%E6%8A%A5%E5%91%8A|%E9%80%80%E5%9B%9E)/", href) for href in hrefs)
    assert all((out / unquote(href)).is_file() for href in hrefs)
    reports = {f"报告/{path.name}" for path in (out / "报告").iterdir()}
    assert {unquote(href) for href in hrefs} == {f"退回/{path.name}" for path in copies(out).values()} | reports
    assert len(reports) == len(AGENCIES) + 1
    words = "".join(map(str, root.itertext()))
    assert not [name for name in (*AGENCIES, *REMINDED) if name not in words]


def test_nothing_on_the_page_runs_in_a_browser_even_without_its_policy(out: Path) -> None:
    text = (out / "index.html").read_text(encoding="utf-8")
    assert POLICY.search(text) is not None
    probe = out / "probe.html"
    probe.write_text(scripted(text, CONTROLLED), encoding="utf-8")
    try:
        assert result(probe) == '[null,"1"]'
    finally:
        probe.unlink()


CONTROLLED = f"""{SHOW}
const control = document.createElement('div');
control.innerHTML = '<img src=x onerror="document.documentElement.dataset.control=1">';
document.body.append(control);
const marks = document.documentElement.dataset;
setTimeout(() => show([marks.ran ?? null, marks.control ?? null]), 1000);
"""
"""Shows whether what was planted has run, and that this browser would have run it."""
