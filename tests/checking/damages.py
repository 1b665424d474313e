"""One slip of the hand in a whole report, of the kinds that happen."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from xlreport.checking.diagnosis.equations import cells_of, equations
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.form.report.values import ReportValues

Cells = Mapping[FigureAddress, Entry]


@dataclass(frozen=True)
class Damage:
    """A report in which the cells hold what they should not."""

    kind: str
    cells: Cells
    report: Report


def damages(template: Template, reports: list[Report], count: int, seed: int) -> Iterator[Damage]:
    """So many damages that break a stated relation; totals are damaged where the report states them."""
    chance = random.Random(seed)  # noqa: S311  fixed damages, no secret
    while count:
        report = chance.choice(reports)
        kind = chance.choice(list(KINDS))
        addresses = [*report.entries, *report.stated]
        cells = KINDS[kind](chance, template, report, chance.choice(addresses))
        if any(_entry(report, address) != entry for address, entry in cells.items()):
            damaged = _with(template, report, cells)
            if breaks(template, damaged):
                count -= 1
                yield Damage(kind, cells, damaged)


def breaks(template: Template, report: Report) -> bool:
    """Whether the report breaks a relation that the form states: a cell that must hold a number, or a sum."""
    if any(entry.number is None for entry in report.entries.values()):
        return True
    if any(entry.state is State.TEXT for entry in report.stated.values()):
        return True
    sums = equations(template, cells_of(template, report), ReportValues(template, report))
    return any(not equation.holds for equation in sums)


def _entry(report: Report, address: FigureAddress) -> Entry:
    return report.stated.get(address) or report.entries.get(address, BLANK)


def _number(report: Report, address: FigureAddress) -> Decimal:
    return _entry(report, address).number or Decimal(0)


def _with(template: Template, report: Report, cells: Cells) -> Report:
    entries, stated = dict(report.entries), dict(report.stated)
    for address, entry in cells.items():
        (stated if address in template.totals else entries)[address] = entry
    return replace(report, entries=entries, stated=stated)


def _changed(chance: random.Random, _: Template, report: Report, at: FigureAddress) -> Cells:
    by = chance.choice((1, 2, 3, 5, 7, 10, chance.randrange(1, 100))) * chance.choice((1, -1))
    return {at: Entry.of(max(_number(report, at) + by, Decimal(0)))}


def _moved(chance: random.Random, template: Template, report: Report, at: FigureAddress, *, down: bool) -> Cells:
    table = template.table(at.table)
    ids = [leaf.id for leaf in (table.rows if down else table.columns).leaves]
    index = ids.index(at.row if down else at.column) + chance.choice((1, -1))
    if not 0 <= index < len(ids):
        return {}
    there = replace(at, row=ids[index]) if down else replace(at, column=ids[index])
    if there not in report.entries and there not in report.stated:
        return {}
    return {at: Entry.of(Decimal(0)), there: _entry(report, at)}


def _swapped(chance: random.Random, _: Template, report: Report, at: FigureAddress) -> Cells:
    digits = str(_number(report, at))
    places = [i for i in range(len(digits) - 1) if digits[i : i + 2].isdigit()]
    if not places:
        return {}
    i = chance.choice(places)
    return {at: Entry.of(Decimal(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]))}


def _multiplied(_: random.Random, __: Template, report: Report, at: FigureAddress) -> Cells:
    return {at: Entry.of(_number(report, at) * 10)}


def _blanked(_: random.Random, __: Template, ___: Report, at: FigureAddress) -> Cells:
    return {at: BLANK}


def _worded(_: random.Random, __: Template, report: Report, at: FigureAddress) -> Cells:
    return {at: Entry(State.TEXT, None, f"约{_number(report, at)}")}


KINDS: Mapping[str, Callable[[random.Random, Template, Report, FigureAddress], Cells]] = {
    "changed": _changed,
    "moved a row": partial(_moved, down=True),
    "moved a column": partial(_moved, down=False),
    "digits swapped": _swapped,
    "times ten": _multiplied,
    "blanked": _blanked,
    "turned to text": _worded,
}
