"""Last year's reports: one file or a folder of them, found again by the agency's name and the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from xlreport.collection.inputs import find_inputs
from xlreport.collection.outcomes import Outcome
from xlreport.collection.parts import ReportKey, by_part, key_of, part_of
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.template import Template
from xlreport.form.report.editions.carrying import Carrying, predecessors_of
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import Reading, Report
from xlreport.use_cases.check import judge


@dataclass(frozen=True, slots=True)
class PreviousReports:
    """`reports` by agency, form and year; `unread` files could not be used, `doubled` ones are there twice."""

    reports: Mapping[ReportKey, Report]
    unread: tuple[Outcome, ...]
    doubled: tuple[Outcome, ...]
    templates: Mapping[str, Template]

    def of(self, agency: str, template: str, year: int, part: str = "") -> Report | None:
        """The agency's report on the year before `year`, of the same form: figures of another are not joined.

        One of the edition before it counts as far as its figures are the same matter. `part`: what tells it from others
        of the agency; where there was one alone, that is it.
        """
        own = self.templates[template]
        for edition in (own, *predecessors_of(own, self.templates)):
            keys = (key_of(agency, one, edition.id, year - 1) for one in (part, ""))
            found = next((self.reports[key] for key in keys if key in self.reports), None)
            if found is not None:
                return found if edition is own else Carrying(edition, own).carried(found, found.year)
        return None

    def joined(self, reading: Reading) -> Reading:
        """The reading with last year's figures from here, if they are here; else with those it carries itself."""
        report = reading.report
        part = part_of(self.templates[report.template_id], report)
        found = self.of(report.agency_name, report.template_id, report.year, part)
        if found is None:
            return reading
        return replace(reading, previous=self._figures(found), previous_report=found)

    def _figures(self, report: Report) -> Mapping[FigureAddress, Decimal]:
        return figures_of(self.templates[report.template_id], report)


def read_previous(path: Path, templates: Mapping[str, Template]) -> PreviousReports:
    """Every report at `path`, a file or a folder. What is wrong with last year's figures is not asked again.

    A report as it was published counts where there is no workbook of it; a page that is none is passed over.
    """
    files = sorted(find_inputs([path]).files, key=lambda one: one.is_page)
    judged = ((one, judge(one, templates)) for one in files)
    outcomes = [outcome for one, outcome in judged if not (one.is_page and is_no_report(outcome))]
    pages = {one.shown for one in files if one.is_page}
    reports: list[tuple[str, str, str, int, Report]] = []
    known: dict[ReportKey, Report] = {}
    doubled: list[Outcome] = []
    for outcome in outcomes:
        if outcome.reading is not None:
            report = outcome.reading.report
            part = part_of(templates[report.template_id], report)
            key = key_of(report.agency_name, part, report.template_id, report.year)
            if key in known and outcome.shown in pages:
                continue
            if known.setdefault(key, report) != report:
                doubled.append(outcome)
            known[key] = report
            reports.append((report.agency_name, part, report.template_id, report.year, report))
    unread = tuple(outcome for outcome in outcomes if outcome.reading is None)
    return PreviousReports(by_part(reports), unread, tuple(doubled), templates)


def is_no_report(outcome: Outcome) -> bool:
    """Whether it is a page that has nothing to do with any form."""
    return outcome.refusal is not None and outcome.refusal.code == "PAGE-NOT-RECOGNISED"
