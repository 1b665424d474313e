"""Reports of any form in which every figure is unlike every other and every printed relation holds."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.guard import typed_figures
from xlreport.form.language.numbers import difference
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, figures
from xlreport.form.model.finding import Severity
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry, Report
from xlreport.form.report.values import ReportValues

AGENCY = "某市某区“信息”公开局"
YEAR = 2024
_MOST = 9000
_ROUNDS = 3
"""An equation over a column of totals holds by itself once those over its parts do, so they are gone through anew."""


def all_different(template: Template, given: Mapping[FigureAddress, Entry] | None = None) -> Report:
    """Every typed figure and every total of every table is another number, and every printed relation holds.

    `given`: what stands in cells that hold no number, or are left blank.
    """
    kept = given or {}
    for seed in range(1000):
        report = _balanced(template, kept, random.Random(seed))  # noqa: S311  a fixed filling, no secret
        cells = (a for table in template.tables for a in table.addresses if a not in kept)
        found = [figure_of(template, report, a) for a in cells]
        numbers = {number for number in found if number is not None}
        if len(numbers) == len(found) and _goes_below_zero(template, numbers) and _holds(template, report):
            return report
    raise AssertionError("no such filling was found")


def _goes_below_zero(template: Template, numbers: set[Decimal]) -> bool:
    """Wherever the form's figures may."""
    may = any(kind.least < 0 for table in template.tables for kind in table.number_kinds.values())
    return not may or min(numbers) < 0


def figure_of(template: Template, report: Report, address: FigureAddress) -> Decimal | None:
    return ReportValues(template, report).figure(address)


def _balanced(template: Template, kept: Mapping[FigureAddress, Entry], chance: random.Random) -> Report:
    report = blank_report(template, AGENCY, YEAR)
    used: set[Decimal] = set()
    kinds = {a: template.table(a.table).number_kinds[a] for a in report.entries if a not in kept}
    entries = {**kept, **{a: Entry.of(_typed(chance, kind, used)) for a, kind in kinds.items()}}
    told = {one.id: Entry.of(_typed(chance, one.kind, used)) for one in template.indicators}
    report = replace(report, entries=entries, indicators=told)
    for _ in range(_ROUNDS):
        for check in _equations(template):
            report = _solved(template, report, check, chance)
        for check in _orders(template):
            report = _in_order(template, report, check)
    return report


def _orders(template: Template) -> Iterator[Check]:
    """The relations that say which of two typed figures of this year must not be the larger one."""
    for check in template.checks:
        cells = {figure for side in (check.found, check.expected) if side is not None for figure in figures(side)}
        if check.compares == "<=" and len(cells) == 2 and template.codes[check.code].severity is Severity.ERROR:
            yield check


def _in_order(template: Template, report: Report, check: Check) -> Report:
    """The report with the two figures exchanged where the first is the larger one."""
    one, other = figures(Call("sum", tuple(side for side in (check.found, check.expected) if side is not None)))
    if _gap(template, report, check) <= 0 or {one, other} - report.entries.keys():
        return report
    return replace(report, entries={**report.entries, one: report.entries[other], other: report.entries[one]})


def _equations(template: Template) -> Iterator[Check]:
    """The relations between this year's figures that must hold."""
    for check in template.checks:
        this_year = not any(address.previous for address in figures(check.require))
        if check.compares == "==" and this_year and template.codes[check.code].severity is Severity.ERROR:
            yield check


def _holds(template: Template, report: Report) -> bool:
    """Whether no equation has a gap, and no two figures are in the wrong order."""
    equal = (_gap(template, report, check) == 0 for check in _equations(template))
    return all(equal) and all(_gap(template, report, check) <= 0 for check in _orders(template))


def _gap(template: Template, report: Report, check: Check) -> Decimal:
    """By how much the left side of an equation is more than the right one."""
    values = ReportValues(template, report)
    left, right = (evaluate(side, values) for side in (check.found, check.expected) if isinstance(side, Expression))
    assert isinstance(left, Decimal)
    assert isinstance(right, Decimal)
    return difference(left, right)


def _solved(template: Template, report: Report, check: Check, chance: random.Random) -> Report:
    """The report with one typed figure of the equation changed so that it holds, if one of them can take up the gap."""
    gap = _gap(template, report, check)
    sides = tuple(side for side in (check.found, check.expected) if side is not None)
    typed = list(typed_figures(Call("sum", sides), template.totals))
    chance.shuffle(typed)
    for address in typed if gap else ():
        old = report.entries[address].number or Decimal(0)
        slope = _gap(template, _with(report, address, old + 1), check) - gap
        new = old - gap / slope if slope else old
        if slope and new and template.table(address.table).number_kinds[address].accepts(new):
            return _with(report, address, new)
    return report


def _with(report: Report, address: FigureAddress, number: Decimal) -> Report:
    return replace(report, entries={**report.entries, address: Entry.of(number)})


def _typed(chance: random.Random, kind: NumberKind, used: set[Decimal]) -> Decimal:
    """A number of the kind with another whole part than all before it, below zero too where the kind allows it."""
    least, most = int(max(kind.least, Decimal(-_MOST))) + 1, int(min(kind.most, Decimal(_MOST)))
    whole = Decimal(chance.randrange(least, most))
    while whole in used:
        whole = Decimal(chance.randrange(least, most))
    used.add(whole)
    return whole + Decimal(chance.randrange(10**kind.places)).scaleb(-kind.places)
