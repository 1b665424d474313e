"""Last year's reports: one file or a folder of them, found again by the agency's name and the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from xlreport.collection.inputs import find_inputs
from xlreport.collection.outcomes import Outcome
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.template import Template
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import Reading, Report
from xlreport.reading.labels import normal
from xlreport.use_cases.check import judge


@dataclass(frozen=True, slots=True)
class PreviousReports:
    """`reports` by agency, form and year; `unread` files could not be used, `doubled` ones are there twice."""

    reports: Mapping[tuple[str, str, int], Report]
    unread: tuple[Outcome, ...]
    doubled: tuple[Outcome, ...]
    templates: Mapping[str, Template]

    def of(self, agency: str, template: str, year: int) -> Report | None:
        """The agency's report on the year before `year`, of the same form: figures of another are not joined."""
        return self.reports.get((normal(agency), template, year - 1))

    def joined(self, reading: Reading) -> Reading:
        """The reading with last year's figures from here, if they are here; else with those it carries itself."""
        report = reading.report
        found = self.of(report.agency_name, report.template_id, report.year)
        if found is None:
            return reading
        return replace(reading, previous=self._figures(found), previous_report=found)

    def _figures(self, report: Report) -> Mapping[FigureAddress, Decimal]:
        return figures_of(self.templates[report.template_id], report)


def read_previous(path: Path, templates: Mapping[str, Template]) -> PreviousReports:
    """Every report at `path`, a file or a folder. What is wrong with last year's figures is not asked again."""
    outcomes = [judge(one, templates) for one in find_inputs([path]).files]
    reports: dict[tuple[str, str, int], Report] = {}
    doubled: list[Outcome] = []
    for outcome in outcomes:
        if outcome.reading is not None:
            report = outcome.reading.report
            key = normal(report.agency_name), report.template_id, report.year
            if key in reports and reports[key] != report:
                doubled.append(outcome)
            reports[key] = report
    unread = tuple(outcome for outcome in outcomes if outcome.reading is None)
    return PreviousReports(reports, unread, tuple(doubled), templates)
