"""A report as a workbook of its form: blank, prefilled or filled, always written anew."""

from collections.abc import Sequence
from dataclasses import replace

from xlreport.form.model.template import Template
from xlreport.form.report.opening import carried_over, figures_of, opened, with_records_of
from xlreport.form.report.report import Report
from xlreport.form.report.round import FIRST, Round
from xlreport.layout.sheets.book import planned_for
from xlreport.workbook.prepared.package import write_planned


def write_workbook(
    template: Template, report: Report, previous: Report | None = None, *, combined: Sequence[str] = (),
    handed_in: Round = FIRST,
) -> bytes:  # fmt: skip
    """The workbook's bytes; the same for the same form and reports. Raises UnwritableError past Excel's limits.

    `previous`: last year's report of the same agency; blank opening figures, and blank fields of the agency and lists
    without records that the form carries over, are prefilled from it, and its figures stand beside this year's.
    `combined`: the agencies whose sum it is; the workbook says so. `handed_in`: the round that it is stamped with,
    and what it answers.
    """
    last_year = figures_of(template, previous) if previous is not None else {}
    carried = carried_over(template, report, previous) if previous is not None else {}
    opening = opened(template, replace(report, agency={**report.agency, **carried}), last_year)
    if previous is not None:
        opening = with_records_of(template, opening, previous)
    known = frozenset(carried)
    return write_planned(
        *planned_for(template, opening, last_year, combined=combined, carried=known, handed_in=handed_in)
    )
