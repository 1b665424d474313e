"""Random reports in every format: the same words and figures in the same order, each number that of its cells."""

import json
import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from random_texts import texts_record
from support.all_forms import BUDGET, ENERGY, IDS, OLDER, fewer, year_of
from support.all_forms import form as small_form
from support.full import FULL
from support.reports import BUNDLED, bundled
from texts_of import of_markdown, of_page, of_pdf, of_word, squeezed

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.kind import Kind, WordsKind
from xlreport.form.model.template import Template
from xlreport.form.report.opening import figures_of
from xlreport.form.text.clean import cleaned
from xlreport.narrative.blocks import Document, Paragraph, Run
from xlreport.narrative.compose import compose
from xlreport.records.read import parse_record
from xlreport.records.write import record_of
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.word.word import render_word

SEED = 6
COUNT = 300 if FULL else 30


AGENCY = {
    BUNDLED: {"name": "某某县水务局", "short_name": "我局", "phone": "0533-2883860"},
    ENERGY: {"name": "某某县水务局", "building": "一号楼"},
    BUDGET: {"name": "某某县水务局"},
}


def template_of(template_id: str) -> Template:
    return bundled() if template_id == BUNDLED else small_form(template_id)


def random_record(form: Template, chance: random.Random) -> dict[str, object]:
    """Figures from nothing to large ones, some blank, indicators some of which are missing, wordings and texts."""
    most = chance.choice((0, 1, 3, 40, 5000, 10**7))
    missing = chance.choice((0.0, 0.0, 0.02))
    tables: dict[str, dict[str, dict[str, object]]] = {}
    for table in form.tables:
        for address in table.inputs:
            content = random_content(table.kinds[address], chance, most) if chance.random() >= missing else None
            tables.setdefault(table.id, {}).setdefault(address.row, {})[address.column] = content
    indicators = {one.id: chance.randint(0, most) for one in form.indicators if chance.random() < 0.7}
    return {
        "template": form.id, "year": year_of(form.id),
        "agency": AGENCY.get(BUNDLED if form.id == OLDER else form.id, AGENCY[BUDGET]),
        "signed_on": "2025-01-15", "tables": tables, "indicators": indicators, "texts": texts_record(form, chance),
    }  # fmt: skip


def random_content(kind: Kind, chance: random.Random, most: int) -> object:
    if isinstance(kind, WordsKind):
        said = chance.choice(kind.choices or ("某区发布", "一、二", "a<b"))
        return [said] if kind.several else said
    least = -most if kind.least < 0 else 0
    return round(least + chance.random() * (most - least), 4) if kind.places else chance.randint(least, most)


def cases(template_id: str) -> Iterator[tuple[dict[str, object], dict[FigureAddress, Decimal]]]:
    chance = random.Random(SEED)  # noqa: S311  fixed cases, no secret
    form = template_of(template_id)
    for _ in fewer(template_id, range(COUNT)):
        last_year = parse_record(
            json.dumps({**random_record(form, chance), "year": year_of(form.id) - 1}), {form.id: form}
        ).report
        yield random_record(form, chance), dict(figures_of(form, last_year)) if chance.random() < 0.5 else {}


def composed(record: dict[str, object], previous: dict[FigureAddress, Decimal]) -> Document:
    form = template_of(str(record["template"]))
    return compose(form, parse_record(json.dumps(record), {form.id: form}).report, previous)


@pytest.mark.parametrize("template_id", IDS)
def test_every_format_carries_the_same_words_in_the_same_order(template_id: str, tmp_path: Path) -> None:
    for number, (record, previous) in enumerate(cases(template_id)):
        document = composed(record, previous)
        words = of_word(render_word(document))
        assert of_page(render_html(document).encode()) == words, number
        assert of_markdown(render_markdown(document).encode()) == words, number
        pdf = render_pdf(document)
        squares = str.maketrans(dict.fromkeys(pdf.replaced, "□"))
        assert of_pdf(pdf.content, tmp_path) == words.translate(squares), number
        for block in document.blocks:
            if isinstance(block, Paragraph):
                assert squeezed(cleaned(block.text)) in words


def values_of(record: dict[str, object], previous: dict[FigureAddress, Decimal]) -> dict[str, Decimal | str | None]:
    """What the cells hold, from the JSON the tool writes, totals added up there."""
    form = template_of(str(record["template"]))
    written = record_of(form, parse_record(json.dumps(record), {form.id: form}).report)
    values: dict[str, Decimal | str | None] = {"year": Decimal(year_of(form.id))}
    for table, rows in written["tables"].items():
        for row, columns in rows.items():
            for column, number in columns.items():
                values[str(FigureAddress(table, row, column))] = None if number is None else Decimal(str(number))
    for name, number in written["indicators"].items():
        values[f"indicators.{name}"] = None if number is None else Decimal(str(number))
    values |= {f"agency.{name}": text for name, text in written["agency"].items()}
    return values | {f"previous({address})": number for address, number in previous.items()}


def possible(cells: list[Decimal]) -> set[Decimal]:
    """What a sentence may say of some cells: themselves, their sum, a difference, a share or a growth in percent."""
    first, *others = cells
    said = {sum(cells, Decimal(0))}
    if others:
        rest = sum(others, Decimal(0))
        last, without_last = cells[-1], sum(cells[:-1], Decimal(0))
        said |= {abs(first - rest)}
        for part, base in ((abs(first - others[0]), first), (abs(first - others[0]), others[0]), (without_last, last)):
            if base:
                said.add((part * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return {number.normalize() for number in said}


@pytest.mark.parametrize("template_id", [BUNDLED, BUDGET])
def test_every_number_of_a_generated_sentence_is_that_of_its_cells(template_id: str) -> None:
    """Numbers without cells belong to the calendar and to the statute, and stand in the form itself."""
    compared = 0
    for record, previous in cases(template_id):
        values = values_of(record, previous)
        for run in generated(composed(record, previous)):
            cells = [values[str(address)] for address in run.cites]
            if run.cites and all(isinstance(cell, Decimal) for cell in cells):
                assert Decimal(run.text).normalize() in possible([cell for cell in cells if isinstance(cell, Decimal)])
                compared += 1
            elif run.cites and not isinstance(run.cites[0], FigureAddress):
                assert run.text == (cells[0] or ("" if cells[0] is None else cells[0]))
    assert compared > (COUNT * 5 if template_id == BUNDLED else 1)


def generated(document: Document) -> Iterator[Run]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.runs


@pytest.mark.parametrize("wrong", [Decimal(7), Decimal("12.4")])
def test_a_number_that_no_cell_gives_would_be_noticed(wrong: Decimal) -> None:
    assert wrong not in possible([Decimal(3), Decimal(5)])
