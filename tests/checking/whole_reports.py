"""Whole reports in which every relation holds: real ones where they are at hand, and made ones of every size."""

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from support.reports import bundled, report

from xlreport.form.model.address import FigureAddress
from xlreport.form.report.report import Entry, Report
from xlreport.form.report.values import ReportValues
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.read import read_record

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"
"""Published reports beside the checkout; they are not part of it."""


def whole_reports() -> list[Report]:
    """With their totals stated."""
    real = [read_record(path, load_templates()).report for path in sorted(CASES.glob("*.json"))]
    return [*real, *(made(size, seed) for seed, size in enumerate((20, 200, 2000)))]


def made(size: int, seed: int) -> Report:
    """A balanced report of an office with some `size` applications, most cells zero, its totals stated."""
    template, chance = bundled(), random.Random(seed)  # noqa: S311  a fixed report, no secret
    table = template.table("applications")
    empty = report()
    entries = dict(empty.entries)
    for address in entries:
        if address.table != "applications" or (address.row.startswith("handled") and chance.random() < 0.4):
            entries[address] = Entry.of(Decimal(chance.randrange(size)))
    for column in table.columns.leaves:
        if not column.node.computed:
            done = sum(
                e.number or 0 for a, e in entries.items() if a.column == column.id and a.row.startswith("handled")
            )
            brought, carried = chance.randrange(size // 5), chance.randrange(size // 5)
            brought = min(brought, int(done) + carried)
            figures = (done + carried - brought, brought, carried)
            for row, number in zip(("received", "brought_forward", "carried_forward"), figures, strict=True):
                entries[FigureAddress("applications", row, column.id)] = Entry.of(Decimal(number))
    return with_totals(replace(empty, entries=entries))


def with_totals(one: Report) -> Report:
    values = ReportValues(bundled(), one)
    return replace(one, stated={address: Entry.of(values.figure(address)) for address in bundled().totals})


def without_totals(one: Report) -> Report:
    return replace(one, stated={})
