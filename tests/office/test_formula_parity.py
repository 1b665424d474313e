from dataclasses import dataclass
from pathlib import Path

import pytest
from fillings import random_report
from formula_results import agree, formula_cells, formula_cells_with, results, shared_cells, spoil_results
from libreoffice import ALWAYS, NEVER, convert, require_libreoffice
from support.all_forms import IDS, different, fewer, form
from support.full import FULL
from support.reports import BUNDLED

from xlreport.checking.run import check
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

SEEDS = range(200) if FULL else range(0, 200, 10)
"""All two hundred fillings with XLREPORT_FULL=1, every tenth of them otherwise."""

LEAST_FORMULAS = {BUNDLED: 300}
"""How many formulas there are in each workbook of a form at the least, where it has as much as the bundled one."""


@dataclass(frozen=True)
class Recalculated:
    """`spoilt` is the original with wrong results planted; `resaved` is what LibreOffice made of that."""

    original: Path
    spoilt: Path
    resaved: Path


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Recalculated]]:
    """Of every form, all recalculated in one run."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("parity")
    made: list[tuple[str, Path, Path]] = []
    for template_id, seed in ((one, seed) for one in IDS for seed in fewer(one, SEEDS)):
        name = f"{template_id.replace('/', '-')}-{seed}.xlsx"
        original, spoilt = folder / name, folder / f"spoilt-{name}"
        original.write_bytes(write_workbook(form(template_id), random_report(form(template_id), seed)))
        planted = spoil_results(original, spoilt)
        assert planted == len(formula_cells(original)), "each formula has one result, and it was spoilt"
        made.append((template_id, original, spoilt))
    resaved = convert([spoilt for _, _, spoilt in made], "xlsx", folder / "resaved", recalculate=ALWAYS)
    books: dict[str, list[Recalculated]] = {}
    for (template_id, original, spoilt), path in zip(made, resaved, strict=True):
        books.setdefault(template_id, []).append(Recalculated(original, spoilt, path))
    return books


@pytest.mark.parametrize("template_id", IDS)
def test_every_formula_of_every_sheet_gives_in_libreoffice_what_it_gives_in_python(
    books: dict[str, list[Recalculated]], template_id: str
) -> None:
    differing = []
    compared = 0
    for book in books[template_id]:
        expected, found = results(book.original), results(book.resaved)
        for cell in sorted(formula_cells(book.original)):
            compared += 1
            if not agree(expected.get(cell), found.get(cell)):
                differing.append((book.original.name, *cell, expected.get(cell), found.get(cell)))
    print(f"{len(books[template_id])} fillings, {compared} formulas compared, {len(differing)} differ")  # noqa: T201  the figure to quote
    assert compared > LEAST_FORMULAS.get(template_id, 30) * len(books[template_id])
    assert differing == []


def test_the_planted_wrong_results_were_in_the_files_that_libreoffice_opened(
    books: dict[str, list[Recalculated]], tmp_path: Path
) -> None:
    """With a profile that believes what a file says, they survive: so the agreement above was computed.

    Except in links and in what is shared: LibreOffice computes HYPERLINK whenever it opens a file, since only that
    tells it where to lead, and the cells that share a formula.
    """
    firsts = [books[template_id][0] for template_id in IDS]
    for first, believed in zip(
        firsts, convert([one.spoilt for one in firsts], "xlsx", tmp_path, recalculate=NEVER), strict=True
    ):
        planted, found, corrected = results(first.spoilt), results(believed), results(first.resaved)
        cells = formula_cells(first.original)
        lasting = cells - formula_cells_with(first.original, "HYPERLINK(") - shared_cells(first.original)
        assert len(lasting) > len(cells) / 20
        kept = {cell for cell in lasting if agree(planted.get(cell), found.get(cell))}
        assert kept == lasting
        assert not any(agree(planted.get(cell), corrected.get(cell)) for cell in cells)


@pytest.mark.parametrize("template_id", IDS)
def test_wrong_results_in_a_file_are_noted_and_never_believed(template_id: str, tmp_path: Path) -> None:
    template = form(template_id)
    report = different(template_id)
    fresh, spoilt = tmp_path / "fresh.xlsx", tmp_path / "spoilt.xlsx"
    fresh.write_bytes(write_workbook(template, report))
    spoil_results(fresh, spoilt)
    reading = read_workbook(spoilt, {template.id: template})
    stale = {finding.address for finding in reading.findings if finding.code == "TOTAL-STALE"}
    assert stale == set(template.totals)
    assert render_json(template, reading.report) == render_json(template, report)
    disputed = {code for total in template.totals.values() for code in total.codes}
    assert disputed.isdisjoint(finding.code for finding in check(template, reading).findings)
