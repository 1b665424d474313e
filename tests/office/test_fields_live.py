"""Fields in texts, recalculated by LibreOffice: the preview says what the report says."""

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from fillings import random_report
from formula_results import agree, formula_cells, results, spoil_results
from libreoffice import ALWAYS, convert, require_libreoffice
from support.full import FULL
from support.preview import paragraphs, preview_of

from xlreport.form.model.template import Template
from xlreport.form.report.report import Item, Report, SectionText, Texts
from xlreport.form.report.texts import normal_section
from xlreport.narrative.blocks import Paragraph
from xlreport.narrative.compose import compose
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook

SEEDS = range(40) if FULL else range(0, 40, 8)
ODD = ("{{%s}}", "｛%s｝", "{%s", "{ %s }", "{%s%s}", "{%s}{%s}", "甲{%s}乙{%s}", '{%s}件"', "{%s}&{%s}", "{%s}0")


@pytest.fixture(scope="module")
def form() -> Template:
    return load_template("zfxxgk/2021")


@pytest.fixture(scope="module")
def recalculated(form: Template, tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, tuple[Path, Path]]:
    """For each filling the workbook as written, and what LibreOffice makes of it with its results spoilt."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("fields")
    originals = {seed: folder / f"{seed}.xlsx" for seed in SEEDS}
    spoilt = []
    for seed, path in originals.items():
        path.write_bytes(write_workbook(form, filling(form, seed)))
        spoilt.append(folder / f"spoilt-{seed}.xlsx")
        spoil_results(path, spoilt[-1])
    resaved = convert(spoilt, "xlsx", folder / "resaved", recalculate=ALWAYS)
    return {seed: (originals[seed], path) for seed, path in zip(SEEDS, resaved, strict=True)}


def filling(form: Template, seed: int) -> Report:
    chance = random.Random(seed)  # noqa: S311  a fixed filling, no secret
    names = list(form.text_fields)

    def text(prefix: str) -> str:
        shapes = [chance.choice((*ODD, "收到{%s}件")) for _ in range(chance.randrange(1, 6))]
        return prefix + "，".join(shape.replace("%s", chance.choice(names)) for shape in shapes) + "。"

    sections = {}
    for key, prose in form.prose_sections.items():
        items = tuple(
            Item(id=one.id, heading=text("题"), text=f"{text('文')}\n{text('又')}", generated=bool(one.sentences))
            for one in prose.standard_items
        )
        sections[key] = SectionText(intro=text("首"), items=normal_section(prose, None, items).items)
    return replace(random_report(form, seed), texts=Texts(title=text("报告"), lead=text("引言"), sections=sections))


def test_every_formula_gives_in_libreoffice_what_it_gives_in_python(
    recalculated: Mapping[int, tuple[Path, Path]],
) -> None:
    differing = [
        (seed, *cell, results(original).get(cell), results(resaved).get(cell))
        for seed, (original, resaved) in recalculated.items()
        for cell in sorted(formula_cells(original))
        if not agree(results(original).get(cell), results(resaved).get(cell))
    ]
    assert differing == []


def test_the_recalculated_preview_holds_every_paragraph_of_the_report(
    form: Template, recalculated: Mapping[int, tuple[Path, Path]]
) -> None:
    for seed, (_, resaved) in recalculated.items():
        own = filling(form, seed)
        wanted = {block.text for block in compose(form, own).blocks if isinstance(block, Paragraph)}
        assert len(wanted) > 20
        assert wanted - set(paragraphs(preview_of(resaved))) == set(), seed
