"""The sheet's own checks against `check`: the same rules, the same addresses, also where staff broke things."""

import random
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from fillings import random_report
from formula_results import results
from recalculated import recalculated
from support.all_forms import IDS, form, forms
from support.reports import BUNDLED

from xlreport.checking.run import check
from xlreport.form.language.guard import numeric_fields, typed_figures
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.expression import Expression, references
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

BROKEN = {words.FAILS, words.ASKS, words.EXPLAINED, words.LAPSED, words.NOTICE, words.FOLLOWS}


@dataclass(frozen=True)
class Returned:
    """A filled workbook as LibreOffice recalculated and saved it, and as it is read back."""

    path: Path
    reading: Reading
    plan: Plan


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Returned]]:
    """Of every form, all saved in one run."""
    found: dict[str, list[Returned]] = {}
    for template_id, path in recalculated(_spoilt, tmp_path_factory.mktemp("agree")):
        own = Returned(path, read_workbook(path, forms()), plan_workbook(form(template_id)))
        found.setdefault(template_id, []).append(own)
    return found


def _spoilt(template: Template, seed: int, path: Path) -> Path:
    """A random filling beside a random last year; numbers typed over some totals, reasons given for some questions."""
    chance = random.Random(seed)  # noqa: S311  a fixed filling, no secret
    previous = random_report(template, seed + 1000) if chance.random() < 0.7 else None
    path.write_bytes(write_workbook(template, random_report(template, seed), previous))
    plan = plan_workbook(template)
    book = openpyxl.load_workbook(path)
    for address in _some_totals(template, chance):
        cell = plan.where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = chance.choice((0, 1, 77, 12345))
    for line in plan.live.relations:
        if line.reason in plan.cells and chance.random() < 0.3:
            cell = plan.where(line.reason)
            book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = "已与司法局核对"
    book.save(path)
    return path


def _some_totals(template: Template, chance: random.Random) -> list[FigureAddress]:
    return chance.sample(sorted(template.totals), min(chance.randrange(0, 5), len(template.totals)))


@pytest.mark.parametrize("template_id", IDS)
def test_the_relations_that_the_sheet_shows_broken_are_those_that_check_finds(
    returned: dict[str, list[Returned]], template_id: str
) -> None:
    """Those that it tells and those that it counts as following from what it tells."""
    template, own = form(template_id), returned[template_id]
    lines = own[0].plan.live.relations
    codes = {line.code for line in lines}
    broken = 0
    for one in own:
        shown = results(one.path)
        verdict = check(template, one.reading)
        findings = (*verdict.findings, *verdict.following)
        found = {(finding.code, str(finding.address)) for finding in findings if finding.code in codes}
        leading = {(total.codes[0], str(address)) for address, total in template.totals.items()}
        asked = {(line.code, str(line.at)) for line in lines}
        states = {
            (line.code, str(line.at)): shown.get((cell.sheet, cell.name))
            for line in lines
            for cell in [one.plan.where(line.state_cell)]
        }
        repaired = _resting_on_repaired_cells(template, one.plan, one.reading)
        in_sheet = {key for key, state in states.items() if state in BROKEN}
        broken += len(in_sheet)
        assert in_sheet - repaired == found & (asked | leading) - repaired, one.path.name
    print(f"{len(own)} fillings, {len(lines) * len(own)} lines, {broken} broken in both")  # noqa: T201  the figure to quote
    assert broken > (3 * len(own) if template_id == BUNDLED else 0)


def _resting_on_repaired_cells(template: Template, plan: Plan, reading: Reading) -> set[tuple[str, str]]:
    """The reader takes a text such as 3件 for a number, with a note; a spreadsheet takes it for text and waits.

    So do the sentences that tell it, and what is asked of the text that they are part of.
    """
    repaired = {finding.address for finding in reading.findings if finding.code == "NUM-REPAIRED"}
    of_texts = [one for one in plan.live.relations if repaired and one.relation is None]
    sides: list[tuple[str, Address, Expression]] = [(c.code, c.address, c.require) for c in template.checks]
    sides += [(total.codes[0], address, total.expression) for address, total in template.totals.items()]
    return {
        (code, str(address))
        for code, address, side in sides
        if repaired & {*typed_figures(side, template.totals), *numeric_fields(side)}
    } | {(one.code or "", str(one.at)) for one in of_texts if not repaired.isdisjoint(_below(plan, one.state))}


def _below(plan: Plan, formula: Expression) -> set[Address | None]:
    """All that a formula names, and what that is worked out from."""
    found: set[Address | None] = set()
    left = [formula]
    while left:
        for address in {one.address for one in references(left.pop())} - found:
            found.add(address)
            if address in plan.live.formulas:
                left.append(plan.live.formulas[address])
    return found


def test_a_reason_in_the_sheet_is_read_and_stands_with_its_finding(
    returned: dict[str, list[Returned]],
) -> None:
    explained = 0
    for one in (own for of_form in returned.values() for own in of_form):
        shown = results(one.path)
        given = {(reason.code, reason.address) for reason in one.reading.report.reasons}
        for line in one.plan.live.relations:
            cell = one.plan.where(line.state_cell)
            if shown.get((cell.sheet, cell.name)) == words.EXPLAINED:
                explained += 1
                assert (line.code, str(line.at)) in given
    assert explained
