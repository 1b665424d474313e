"""A whole block of figures pasted with its totals, as from last year's report: the sheet and `check` say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from formula_results import results
from libreoffice import convert, require_libreoffice
from support.all_forms import ENERGY, forms
from support.balanced import all_different, figure_of
from support.reports import BUNDLED

from xlreport.checking.run import check, raised_findings
from xlreport.form.language.guard import typed_figures
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Reference
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Reading, Report
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import WRONG, LineAddress, LineCell
from xlreport.layout.live import SUMS
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

WITH_TOTALS = (BUNDLED, ENERGY)
RIGHT, CHANGED, CLEARED = "right", "changed", "cleared"


@dataclass(frozen=True)
class Pasted:
    """A workbook after the paste, as LibreOffice recalculated and saved it. `off`: totals that are not the sum."""

    template: Template
    filling: Report
    path: Path
    reading: Reading
    off: frozenset[FigureAddress]

    def shown(self, at: tuple[str, str]) -> object:
        return results(self.path).get(at)

    def cell(self, address: Address) -> object:
        cell = plan_workbook(self.template).where(address)
        return self.shown((cell.sheet, cell.name))


def first_typed(template: Template) -> FigureAddress:
    """A typed figure that totals add up."""
    return next(typed_figures(Reference(total), template.totals)[0] for total in template.totals)


def totals_above(template: Template, figure: FigureAddress) -> frozenset[FigureAddress]:
    return frozenset(one for one in template.totals if figure in typed_figures(Reference(one), template.totals))


def pasted(template: Template, filling: Report, what: str, path: Path) -> frozenset[FigureAddress]:
    """All figures of all tables as numbers, totals too; then one typed figure changed; then the totals emptied."""
    path.write_bytes(write_workbook(template, blank_report(template, filling.agency_name, filling.year)))
    plan = plan_workbook(template)
    book = openpyxl.load_workbook(path)
    for table in template.tables:
        for address in table.addresses:
            cell = plan.where(address)
            book[cell.sheet][cell.name] = figure_of(template, filling, address)
    changed = first_typed(template)
    off = frozenset[FigureAddress]()
    if what != RIGHT:
        cell, number = plan.where(changed), figure_of(template, filling, changed)
        assert number is not None
        book[cell.sheet][cell.name] = number + 3
        off = totals_above(template, changed)
    if what == CLEARED:
        for address in off:
            cell = plan.where(address)
            book[cell.sheet][cell.name] = None
    book.save(path)
    return off


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Pasted]:
    require_libreoffice()
    folder = tmp_path_factory.mktemp("pasted")
    asked = [(one, what) for one in WITH_TOTALS for what in (RIGHT, CHANGED, CLEARED)]
    fillings = {one: all_different(forms()[one]) for one in WITH_TOTALS}
    paths = [folder / f"{number}.xlsx" for number in range(len(asked))]
    off = [pasted(forms()[one], fillings[one], what, path) for (one, what), path in zip(asked, paths, strict=True)]
    return {
        key: Pasted(forms()[key[0]], fillings[key[0]], saved, read_workbook(saved, forms()), own)
        for key, saved, own in zip(asked, convert(paths, "xlsx", folder / "saved"), off, strict=True)
    }


def state_of(own: Pasted, total: FigureAddress) -> object:
    return own.cell(LineAddress(LineCell.STATE, own.template.totals[total].codes[0], total))


def mark_of(own: Pasted, address: FigureAddress) -> object:
    """What stands right of the figure's row."""
    plan = plan_workbook(own.template)
    sheet = next(one for one in plan.tables if one.name == plan.where(address).sheet)
    return own.shown((sheet.name, cell_name(plan.where(address).row, sheet.mark_column)))


def all_findings(own: Pasted) -> list[Finding]:
    values = ReportValues(own.template, own.reading.report, own.reading.previous)
    return [*own.reading.findings, *raised_findings(own.template, own.reading, values)]


def said_of_totals(own: Pasted) -> dict[str, set[object]]:
    """By the code: which totals `check` names."""
    said: dict[str, set[object]] = {}
    codes = {
        address: {*total.codes, "TOTAL-CONSTANT", "TOTAL-CLEARED"} for address, total in own.template.totals.items()
    }
    for finding in all_findings(own):
        if isinstance(finding.address, FigureAddress) and finding.code in codes.get(finding.address, ()):
            said.setdefault(finding.code, set()).add(finding.address)
    return said


@pytest.mark.parametrize("template_id", WITH_TOTALS)
def test_a_block_pasted_with_its_right_totals_is_read_and_nothing_is_wrong(
    after: Mapping[tuple[str, str], Pasted], template_id: str
) -> None:
    own = after[template_id, RIGHT]
    assert own.reading.report.entries == own.filling.entries
    assert said_of_totals(own) == {"TOTAL-CONSTANT": set(own.template.totals)}
    assert {state_of(own, total) for total in own.template.totals} == {words.PASSES}
    assert {mark_of(own, total) for total in own.template.totals} <= {words.MARK_DONE, None}
    assert own.cell(SUMS[WRONG]) == 0


@pytest.mark.parametrize("template_id", WITH_TOTALS)
def test_a_figure_changed_after_the_paste_makes_sheet_and_check_name_the_totals_that_no_longer_are_its_sum(
    after: Mapping[tuple[str, str], Pasted], template_id: str
) -> None:
    own = after[template_id, CHANGED]
    states = {total: state_of(own, total) for total in own.template.totals}
    failing = {total for total, state in states.items() if state in {words.FAILS, words.FOLLOWS}}
    following = {total for total, state in states.items() if state == words.FOLLOWS}
    said = said_of_totals(own)
    assert own.off
    assert said.pop("TOTAL-CONSTANT") == own.template.totals.keys() - own.off
    assert failing == own.off == set().union(*said.values())
    led = {(one.code, one.address) for one in check(own.template, own.reading).findings}
    assert not {(own.template.totals[total].codes[0], total) for total in following} & led
    assert failing - following
    changed = first_typed(own.template)
    row = [total for total in own.template.table(changed.table).totals if total.row == changed.row]
    off = len(own.off.intersection(row))
    gap = f"{words.MARK_TOTAL_OFF}3" if len(row) == 1 else words.MARK_TOTALS_OFF.format(count=off)
    assert mark_of(own, changed) == gap


@pytest.mark.parametrize("template_id", WITH_TOTALS)
def test_clearing_such_totals_is_all_it_takes(after: Mapping[tuple[str, str], Pasted], template_id: str) -> None:
    own = after[template_id, CLEARED]
    said = said_of_totals(own)
    assert said.pop("TOTAL-CLEARED") == own.off
    assert said.keys() == {"TOTAL-CONSTANT"}
    assert {state_of(own, total) for total in own.template.totals} == {words.PASSES}
    assert mark_of(own, first_typed(own.template)) == words.MARK_DONE
