"""HyperFormula computes every formula of our sheets too, and comes to what we and LibreOffice come to.

Twenty fillings with XLREPORT_FULL=1, two otherwise. Gnumeric has no say: it computes no list within SUMPRODUCT.
"""

import json
import re
from collections.abc import Mapping
from decimal import Context
from pathlib import Path

import pytest
from fillings import random_report
from formula_results import Result, agree, formulas, results
from openpyxl.utils.cell import coordinate_to_tuple
from other_programs import require, run_node
from support.all_forms import BUDGET, ENERGY, form
from support.full import FULL
from support.reports import BUNDLED

from xlreport.use_cases.new import write_workbook

FILLINGS = [
    *((BUNDLED, seed) for seed in range(200, 212)),
    *((one, seed) for one in (ENERGY, BUDGET) for seed in range(4)),
]
TRIED = FILLINGS if FULL else [FILLINGS[0], FILLINGS[-1]]
FIFTEEN = Context(prec=15)
_LONG = re.compile(r"-?\d+(?:\.\d+)?")
Rows = list[list[str | float | None]]


@pytest.mark.parametrize(("template_id", "seed"), TRIED)
def test_every_formula_gives_in_hyperformula_what_the_workbook_says(
    template_id: str, seed: int, tmp_path: Path
) -> None:
    require("hyperformula")
    path = tmp_path / "filled.xlsx"
    path.write_bytes(write_workbook(form(template_id), random_report(form(template_id), seed)))
    [computed] = json.loads(run_node("recalculate.cjs", json.dumps([_sheets(path)])))
    said = results(path)
    found = {at: _held(computed, *at) for at in formulas(path)}
    differing = [(*at, said[at], one) for at, one in found.items() if not agree(_shown(said[at]), _shown(one))]
    print(f"{len(formulas(path))} formulas computed, {len(differing)} differ")  # noqa: T201  the figure to quote
    assert differing == []


def _sheets(path: Path) -> Mapping[str, Rows]:
    """The rows of each sheet, with formulas in the place of what they gave."""
    written, cells = formulas(path), results(path)
    sheets: dict[str, Rows] = {}
    for (sheet, name), value in cells.items():
        row, column = coordinate_to_tuple(name)
        rows = sheets.setdefault(sheet, [])
        rows += [[] for _ in range(row - len(rows))]
        rows[row - 1] += [None] * (column - len(rows[row - 1]))
        formula = written.get((sheet, name))
        rows[row - 1][column - 1] = _typed(value) if formula is None else f"={formula}"
    return sheets


def _typed(value: Result) -> str | float | None:
    return f"'{value}" if isinstance(value, str) else None if value is None else float(value)


def _held(computed: Mapping[str, list[list[object]]], sheet: str, name: str) -> Result:
    row, column = coordinate_to_tuple(name)
    line = computed[sheet][row - 1] if row <= len(computed[sheet]) else []
    value = line[column - 1] if column <= len(line) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return FIFTEEN.create_decimal(repr(value)).normalize()
    return None if value is None or value == "" else str(value)


def _shown(value: Result) -> Result:
    """Numbers in a text as a spreadsheet shows them: HyperFormula writes the seventeen digits of a binary fraction."""
    return _LONG.sub(lambda one: _in_fifteen_digits(one[0]), value) if isinstance(value, str) else value


def _in_fifteen_digits(number: str) -> str:
    return f"{FIFTEEN.create_decimal(number).normalize():f}" if len(number) > FIFTEEN.prec else number
