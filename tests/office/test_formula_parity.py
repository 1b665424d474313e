from dataclasses import dataclass
from pathlib import Path

import pytest
from fillings import all_different, random_report
from formula_results import agree, formula_cells, results, spoil_results
from libreoffice import ALWAYS, FULL, NEVER, convert, require_libreoffice

from xlreport.checking.run import check
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

SEEDS = range(200) if FULL else range(0, 200, 10)
"""All two hundred fillings with XLREPORT_FULL=1, every tenth of them otherwise."""


@dataclass(frozen=True)
class Recalculated:
    """`spoilt` is the original with wrong results planted; `resaved` is what LibreOffice made of that."""

    original: Path
    spoilt: Path
    resaved: Path


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Recalculated]:
    require_libreoffice()
    folder = tmp_path_factory.mktemp("parity")
    template = load_template("zfxxgk/2021")
    made = []
    for seed in SEEDS:
        original, spoilt = folder / f"{seed}.xlsx", folder / f"spoilt-{seed}.xlsx"
        original.write_bytes(write_workbook(template, random_report(template, seed)))
        planted = spoil_results(original, spoilt)
        assert planted == len(formula_cells(original)), "each formula has one result, and it was spoilt"
        made.append((original, spoilt))
    resaved = convert([spoilt for _, spoilt in made], "xlsx", folder / "resaved", recalculate=ALWAYS)
    return [Recalculated(*pair, path) for pair, path in zip(made, resaved, strict=True)]


def test_every_formula_of_every_sheet_gives_in_libreoffice_what_it_gives_in_python(books: list[Recalculated]) -> None:
    differing = []
    compared = 0
    for book in books:
        expected, found = results(book.original), results(book.resaved)
        for cell in sorted(formula_cells(book.original)):
            compared += 1
            if not agree(expected.get(cell), found.get(cell)):
                differing.append((book.original.name, *cell, expected.get(cell), found.get(cell)))
    print(f"{len(books)} fillings, {compared} formulas compared, {len(differing)} differ")  # noqa: T201  the figure to quote
    assert compared > 300 * len(books)
    assert differing == []


def test_the_planted_wrong_results_were_in_the_files_that_libreoffice_opened(
    books: list[Recalculated], tmp_path: Path
) -> None:
    """With a profile that believes what a file says, they survive: so the agreement above was computed."""
    [believed] = convert([books[0].spoilt], "xlsx", tmp_path, recalculate=NEVER)
    planted, found, corrected = results(books[0].spoilt), results(believed), results(books[0].resaved)
    cells = formula_cells(books[0].original)
    kept = {cell for cell in cells if agree(planted.get(cell), found.get(cell))}
    assert kept == cells
    assert not any(agree(planted.get(cell), corrected.get(cell)) for cell in cells)


def test_wrong_results_in_a_file_are_noted_and_never_believed(tmp_path: Path) -> None:
    template = load_template("zfxxgk/2021")
    report = all_different(template)
    fresh, spoilt = tmp_path / "fresh.xlsx", tmp_path / "spoilt.xlsx"
    fresh.write_bytes(write_workbook(template, report))
    spoil_results(fresh, spoilt)
    reading = read_workbook(spoilt, {template.id: template})
    stale = {finding.address for finding in reading.findings if finding.code == "TOTAL-STALE"}
    assert stale == set(template.totals)
    assert render_json(template, reading.report) == render_json(template, report)
    disputed = {code for total in template.totals.values() for code in total.codes}
    assert disputed.isdisjoint(finding.code for finding in check(template, reading).findings)
