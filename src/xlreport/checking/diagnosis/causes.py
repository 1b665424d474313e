"""What is probably behind broken sums: the one change that would mend them, asked and never asserted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xlreport.checking.diagnosis.equations import Cells, are_plain_and_hold, cells_of, equations, independent
from xlreport.checking.diagnosis.likely_mistakes import Mistake, mistake_of
from xlreport.checking.diagnosis.suspects import Change, Search
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.finding import Finding, Severity, Suspect
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, Reading, Report
from xlreport.form.report.values import ReportValues

Raise = Callable[[Reading, ReportValues], Sequence[Finding]]
"""Everything that the rules find in a reading with these values."""

MOST_CAUSES = 8
"""Beyond so many faults in one report the sums tell nothing about single cells."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A suspected cell, and the findings that would not be there without it."""

    suspect: Suspect
    explains: frozenset[tuple[str, Address | None]]


def causes(
    template: Template, reading: Reading, values: ReportValues, raised: Sequence[Finding], find: Raise
) -> Iterator[Cause]:
    """One cause after the other, each taken as mended before the next is looked for."""
    known = _keys(raised)
    two_years = _keys([finding for finding in raised if any(map(_is_of_last_year, finding.related))])
    for _ in range(MOST_CAUSES):
        if are_plain_and_hold(template, reading, values):
            return
        cells = cells_of(template, reading.report)
        sums = equations(template, cells, values)
        if all(equation.holds for equation in sums):
            return
        changes = Search(template, cells, sums).best() or Search(template, cells, independent(sums)).best()
        named = _named(template, changes, cells, reading.previous)
        if named is None:
            return
        change, mistake = named
        reading = replace(reading, report=_mended(template, reading.report, change))
        values = ReportValues(template, reading.report, reading.previous)
        left = _keys(find(reading, values))
        if not left < known:
            return
        yield Cause(_suspect(reading, change, cells, mistake), frozenset(known - left) - two_years)
        known = left


def _is_of_last_year(address: Address) -> bool:
    """A question about two years is evidence of its own, and is asked beside the sums it would mend."""
    return isinstance(address, FigureAddress) and address.previous


def _keys(findings: Sequence[Finding]) -> set[tuple[str, Address | None]]:
    return {(finding.code, finding.address) for finding in findings}


def _named(
    template: Template, changes: Sequence[Change], cells: Cells, previous: Mapping[FigureAddress, Decimal]
) -> tuple[Change, Mistake] | None:
    """Of those that mend the same, the only change there is, or the only one that a slip of the hand explains."""
    for mends in dict.fromkeys(change.mends for change in changes):
        explained_as = [(one, mistake_of(template, one, cells, previous)) for one in changes if one.mends == mends]
        if len(explained_as) == 1:
            change, mistake = explained_as[0]
            return change, mistake or Mistake.ONLY
        explained = [(change, mistake) for change, mistake in explained_as if mistake is not None]
        if len(explained) == 1:
            return explained[0]
    return None


def _mended(template: Template, report: Report, change: Change) -> Report:
    entries, stated = dict(report.entries), dict(report.stated)
    for address, number in change.cells.items():
        (stated if address in template.totals else entries)[address] = Entry.of(number)
    return replace(report, entries=entries, stated=stated)


def _suspect(reading: Reading, change: Change, cells: Cells, mistake: Mistake) -> Suspect:
    first, *others = change.cells
    return Suspect(
        address=first, place=reading.places.get(first), found=exact_digits(cells[first]),
        expected=exact_digits(change.cells[first]), why=mistake.value, instead=others[0] if others else None,
    )  # fmt: skip


def with_causes(findings: Sequence[Finding], found: Sequence[Cause]) -> list[Finding]:
    """Each cause with the finding that tells it best; what else it explains is left out."""
    kept = list(findings)
    for cause in found:
        own = [one for one in kept if (one.code, one.address) in cause.explains]
        if own:
            leading = min(own, key=lambda one: (one.severity is not Severity.ERROR, not one.params))
            told = replace(leading, suspect=cause.suspect)
            kept = [told if one is leading else one for one in kept if one is leading or one not in own]
    return kept
