"""A report as a workbook of its form: blank, prefilled or filled, always written anew.

A blank one is filled into what is kept of its form in the user's cache folder: to lay all sheets and to have XlsxWriter
write them takes longer than all else that a command does. What lays sheets is imported when they are laid.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from xlreport.files.resources import building
from xlreport.form.language.evaluate import PlainValues
from xlreport.form.loading.kept import digest_of, keep, kept_at, read_kept, unpacked
from xlreport.form.model.address import YEAR, AgencyAddress
from xlreport.form.report.opening import carried_over, figures_of, opened, with_records_of
from xlreport.form.report.report import Report
from xlreport.form.report.round import FIRST, Round
from xlreport.layout.computing.given import Given
from xlreport.layout.sheets.filling import Filling
from xlreport.layout.sheets.stamp import mark_of
from xlreport.workbook.prepared.kept_package import KeptPackage, kept_package

if TYPE_CHECKING:  # of what is kept no form is needed
    from pathlib import Path

    from xlreport.form.loading.listed import Listed
    from xlreport.form.model.template import Template

MOST_KEPT = 8
"""Forms of which a package is kept: it has ten times the size of the form."""

_SUFFIX = ".blank"
_NAME = AgencyAddress("name")
_AUTHOR = "xlsxwriter"


def write_workbook(
    template: "Template", report: Report, previous: Report | None = None, *, combined: Sequence[str] = (),
    handed_in: Round = FIRST,
) -> bytes:  # fmt: skip
    """The workbook's bytes; the same for the same form and reports. Raises UnwritableError past Excel's limits.

    `previous`: last year's report of the same agency; blank opening figures, and blank fields of the agency and lists
    without records that the form carries over, are prefilled from it, and its figures stand beside this year's.
    `combined`: the agencies whose sum it is; the workbook says so. `handed_in`: the round that it is stamped with,
    and what it answers.
    """
    from xlreport.layout.sheets.book import planned_for
    from xlreport.workbook.prepared.package import write_planned

    last_year = figures_of(template, previous) if previous is not None else {}
    carried = carried_over(template, report, previous) if previous is not None else {}
    opening = opened(template, replace(report, agency={**report.agency, **carried}), last_year)
    if previous is not None:
        opening = with_records_of(template, opening, previous)
    known = frozenset(carried)
    with building():
        planned, filling = planned_for(
            template, opening, last_year, combined=combined, carried=known, handed_in=handed_in
        )
        return write_planned(planned, filling)


def blank_workbook(
    form: "Listed", agency: str, year: int, declared: Iterable[str], load: "Callable[[], Mapping[str, Template]]"
) -> bytes:
    """The bytes that `write_workbook` gives for a blank report.

    `declared`: all that forms are declared by, `load`: loads them. Raises UnwritableError past Excel's limits.
    """
    path = _path(form.id, declared)
    if path is None:
        return _as_ever(load()[form.id], agency, year)
    content = read_kept(path)
    package = None if content is None else unpacked(content, KeptPackage)
    if package is None:
        template = load()[form.id]
        package = _package(template, agency, year)
        if package is None:
            return _as_ever(template, agency, year)
        keep(path, package, MOST_KEPT)
    values = Given(0, PlainValues({_NAME: agency, YEAR: Decimal(year)}), package.typed, {}, {})
    return package.filled(
        Filling(values=values, mark=mark_of(form.id), agency=agency, form=form.name, created=date(year, 1, 1))
    )


def _path(form_id: str, declared: Iterable[str]) -> "Path | None":
    author = digest_of(_AUTHOR)
    return None if author is None else kept_at((*declared, form_id, author, zlib.ZLIB_RUNTIME_VERSION), _SUFFIX)


def _package(template: "Template", agency: str, year: int) -> KeptPackage | None:
    from xlreport.form.report.blank import blank_report
    from xlreport.layout.sheets.book import planned_for

    with building():
        return kept_package(*planned_for(template, blank_report(template, agency, year), {}), {_NAME, YEAR})


def _as_ever(template: "Template", agency: str, year: int) -> bytes:
    from xlreport.form.report.blank import blank_report

    return write_workbook(template, blank_report(template, agency, year))
