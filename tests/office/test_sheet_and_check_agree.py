"""The sheet's own checks against `check`: the same rules, the same addresses, also where staff broke things."""

import random
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from fillings import random_report
from formula_results import results
from libreoffice import FULL, convert, require_libreoffice

from xlreport.checking.run import raised_findings
from xlreport.form.language.guard import numeric_fields, typed_figures
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Expression
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

SEEDS = range(200) if FULL else range(0, 200, 10)
"""All two hundred fillings with XLREPORT_FULL=1, every tenth of them otherwise."""

BROKEN = {words.FAILS, words.ASKS, words.EXPLAINED, words.LAPSED, words.NOTICE}


@dataclass(frozen=True)
class Returned:
    """A filled workbook as LibreOffice recalculated and saved it, and as it is read back."""

    path: Path
    reading: Reading
    plan: Plan


@pytest.fixture(scope="module")
def template() -> Template:
    return load_template("zfxxgk/2021")


@pytest.fixture(scope="module")
def returned(template: Template, tmp_path_factory: pytest.TempPathFactory) -> list[Returned]:
    require_libreoffice()
    folder = tmp_path_factory.mktemp("agree")
    sources = [_spoilt(template, seed, folder / f"{seed}.xlsx") for seed in SEEDS]
    saved = convert(sources, "xlsx", folder / "saved")
    plan = plan_workbook(template)
    return [Returned(path, read_workbook(path), plan) for path in saved]


def _spoilt(template: Template, seed: int, path: Path) -> Path:
    """A random filling beside a random last year; numbers typed over some totals, reasons given for some questions."""
    chance = random.Random(seed)  # noqa: S311  a fixed filling, no secret
    previous = random_report(template, seed + 1000) if chance.random() < 0.7 else None
    path.write_bytes(write_workbook(template, random_report(template, seed), previous))
    plan = plan_workbook(template)
    book = openpyxl.load_workbook(path)
    for address in chance.sample(sorted(template.totals), chance.randrange(0, 5)):
        cell = plan.where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = chance.choice((0, 1, 77, 12345))
    for line in plan.live.relations:
        if line.reason in plan.cells and chance.random() < 0.3:
            cell = plan.where(line.reason)
            book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = "已与司法局核对"
    book.save(path)
    return path


def test_the_relations_that_the_sheet_shows_broken_are_those_that_check_finds(
    template: Template, returned: list[Returned]
) -> None:
    lines = returned[0].plan.live.relations
    codes = {line.code for line in lines}
    broken = 0
    for one in returned:
        shown = results(one.path)
        values = ReportValues(template, one.reading.report, one.reading.previous)
        found = {(f.code, str(f.address)) for f in raised_findings(template, one.reading, values) if f.code in codes}
        leading = {(total.codes[0], str(address)) for address, total in template.totals.items()}
        asked = {(line.code, str(line.at)) for line in lines}
        states = {
            (line.code, str(line.at)): shown.get((cell.sheet, cell.name))
            for line in lines
            for cell in [one.plan.where(line.state_cell)]
        }
        repaired = _resting_on_repaired_cells(template, one.reading)
        in_sheet = {key for key, state in states.items() if state in BROKEN}
        broken += len(in_sheet)
        assert in_sheet - repaired == found & (asked | leading) - repaired, one.path.name
    print(f"{len(returned)} fillings, {len(lines) * len(returned)} lines, {broken} broken in both")  # noqa: T201  the figure to quote
    assert broken > 3 * len(returned)


def _resting_on_repaired_cells(template: Template, reading: Reading) -> set[tuple[str, str]]:
    """The reader takes a text such as 3件 for a number, with a note; a spreadsheet takes it for text and waits."""
    repaired = {finding.address for finding in reading.findings if finding.code == "NUM-REPAIRED"}
    sides: list[tuple[str, Address, Expression]] = [(c.code, c.address, c.require) for c in template.checks]
    sides += [(total.codes[0], address, total.expression) for address, total in template.totals.items()]
    return {
        (code, str(address))
        for code, address, side in sides
        if repaired & {*typed_figures(side, template.totals), *numeric_fields(side)}
    }


def test_a_reason_in_the_sheet_is_read_and_stands_with_its_finding(
    template: Template, returned: list[Returned]
) -> None:
    explained = 0
    for one in returned:
        shown = results(one.path)
        given = {(reason.code, reason.address) for reason in one.reading.report.reasons}
        for line in one.plan.live.relations:
            cell = one.plan.where(line.state_cell)
            if shown.get((cell.sheet, cell.name)) == words.EXPLAINED:
                explained += 1
                assert (line.code, str(line.at)) in given
    assert explained
