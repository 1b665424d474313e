"""Formulas that were made once give what walking their trees gives."""

import random
from collections.abc import Iterator
from decimal import Decimal

import pytest
from support.all_forms import IDS, form

from xlreport.form.language.closures.formulas import Contents, Formulas
from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.guard import decided, total_or_blank
from xlreport.form.language.vocabulary import CellValue, Listed
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress, RecordsAddress
from xlreport.form.model.expression import Expression
from xlreport.form.model.sentence import cited
from xlreport.form.model.template import Template

NUMBERS = ("0", "1", "12", "12.5", "0.0000004", "-3", "999999999999", "1000000000000", "1E+3")


class Drawn:
    """Any content for each cell, the same whenever it is asked for; totals are computed."""

    def __init__(self, template: Template, seed: int) -> None:
        self._template, self._seed = template, seed

    def content(self, address: Address) -> CellValue:
        if isinstance(address, FigureAddress) and (total := self._template.totals.get(address)) is not None:
            return evaluate(total_or_blank(total), self)
        chance = random.Random(f"{self._seed} {address}")  # noqa: S311  fixed contents, no secret
        numbers: CellValue = Decimal(chance.choice(NUMBERS[: 3 if self._seed % 2 else None]))
        if isinstance(address, RecordsAddress):
            return Listed(tuple(chance.choice([Decimal(1), "甲", None]) for _ in range(3)))
        if isinstance(address, FigureAddress | IndicatorAddress):
            return numbers if chance.random() < 0.95 else chance.choice([None, "无", " "])
        return chance.choice([None, "是", "某局", "0512-12345678"])


def formulas_of(template: Template) -> Iterator[Expression]:
    for check in (*template.checks, *template.each_record):
        yield from (check.ready, check.require, check.found, *check.values.values())
    for total in template.totals.values():
        yield from (total.expression, total_or_blank(total), decided([total.expression], template.totals))
    for prose in template.prose_sections.values():
        for item in prose.standard_items:
            yield from (one for sentence in item.sentences for one in cited(sentence))
    yield from template.text_fields.values()


@pytest.mark.parametrize("template_id", IDS)
def test_what_was_made_once_is_what_the_tree_gives(template_id: str) -> None:
    template = form(template_id)
    formulas = Formulas(template.totals)
    made = [(one, formulas.made(one)) for one in formulas_of(template)]
    for seed in range(12):
        values = Drawn(template, seed)
        contents = Contents(formulas, values)
        for expression, closure in made:
            assert closure(contents) == evaluate(expression, values), expression
