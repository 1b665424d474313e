"""A report as finished sheets of its form: blank, prefilled or filled."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from xlreport.errors import UnwritableError
from xlreport.form.language.evaluate import Values
from xlreport.form.language.spelling import is_blank
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import LEAD, TITLE, Address, FigureAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.finding import Finding
from xlreport.form.model.tables.table import MOST_RECORDS
from xlreport.form.model.template import Template
from xlreport.form.report.opening import is_carried_alone, opening_pairs
from xlreport.form.report.report import Reason, Report
from xlreport.form.report.round import FIRST, Round
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import UNEXPLAINED, GuardAddress
from xlreport.layout.check_plan import no_reasons
from xlreport.layout.computing.given import Given
from xlreport.layout.finished import FinishedBook
from xlreport.layout.pages.fields import FORM_MARK
from xlreport.layout.pasting.cells import PastedAddress
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.layout.sheets.copies.additions import additions_of
from xlreport.layout.sheets.filling import Filling
from xlreport.layout.sheets.planned import PlannedBook, Variety, planned_book
from xlreport.layout.sheets.stamp import mark_of


def finished_book(
    template: Template,
    report: Report,
    last_year: Mapping[FigureAddress, Decimal],
    findings: Sequence[Finding] = (),
    combined: Sequence[str] = (),
    pasted: Sequence[str] = (),
    carried: frozenset[str] = frozenset(),
    handed_in: Round = FIRST,
    as_typed: Mapping[Address, str] | None = None,
) -> FinishedBook:
    """Every sheet with its formulas and their results. Raises UnwritableError for a formula past Excel's limits,
    and for a list that is longer than any may be.

    `last_year`: figures to stand beside this year's. `findings` are marked at their cells and listed on a sheet of
    their own. `combined`: the agencies whose sum the report is. `pasted`: paragraphs of the sheet for a whole text.
    `carried`: fields of the agency that say what they said last year. `handed_in`: the round it is made for.
    `as_typed`: what cells hold that the report has no value for.
    """
    planned, filling = planned_for(template, report, last_year, combined, pasted, carried, handed_in, as_typed)
    book = planned.filled(filling)
    return additions_of(planned.plan, filling.values, findings).laid_over(book) if findings else book


def planned_for(
    template: Template, report: Report, last_year: Mapping[FigureAddress, Decimal], combined: Sequence[str] = (),
    pasted: Sequence[str] = (), carried: frozenset[str] = frozenset(), handed_in: Round = FIRST,
    as_typed: Mapping[Address, str] | None = None,
) -> tuple[PlannedBook, Filling]:  # fmt: skip
    """The sheets that all reports like this one have, and what this one has in them."""
    longest = max(map(len, report.records.values()), default=0)
    if longest > MOST_RECORDS:
        raise UnwritableError("RECORD-MANY", found=str(longest), expected=str(MOST_RECORDS))
    plan = plan_workbook(template, report.texts, report.blank_is_zero, report.records)
    mark = mark_of(template.id, handed_in)
    contents = {**_contents(plan, report, pasted), FORM_MARK: mark, **(as_typed or {})}
    values = Given(plan.paste.rows, ReportValues(template, report, last_year), contents, report.entries, report.records)
    variety = Variety(
        last_year=bool(last_year), known=_known(template, last_year), carried=carried,
        carried_records=_carried_records(plan, values), combined=tuple(combined),
        below=max(len(pasted) - plan.paste.rows, 0), pasted=bool(pasted), others=_reasons_without_line(plan, report),
    )  # fmt: skip
    return planned_book(plan, variety), Filling(
        values=values, mark=mark, agency=report.agency_name, form=template.name, created=date(report.year, 1, 1),
    )  # fmt: skip


def _known(template: Template, last_year: Mapping[FigureAddress, Decimal]) -> frozenset[FigureAddress]:
    """The figures of last year that this year's open with."""
    pairs = opening_pairs(template) if last_year else ()
    return frozenset(source for _, source in pairs if source in last_year)


def _carried_records(plan: Plan, values: Values) -> frozenset[str]:
    """The tables whose records are last year's, as they were taken over."""
    return frozenset(
        one.table.id
        for one in plan.records
        if one.names and is_carried_alone(one.table, one.names, lambda at: is_blank(values.content(at)))
    )


def _contents(plan: Plan, report: Report, pasted: Sequence[str] = ()) -> Mapping[Address, CellValue]:
    """What stands in the typed cells that are no figures: texts, choices, reasons."""
    contents: dict[Address, CellValue] = dict(plan.prose_contents(report.texts))
    contents |= {GuardAddress(one.table.id): one.records.guard for one in plan.records}
    contents |= {PastedAddress(row): text for row, text in enumerate(pasted)}
    for address, text in ((TITLE, report.texts.title), (LEAD, report.texts.lead)):
        contents[address] = NONE if text == "" else text
    contents |= no_reasons(plan.live)
    given = {(reason.code, reason.at): reason for reason in report.reasons}
    for line in plan.live.relations if given else ():
        reason = given.get((line.code or "", line.at))
        if reason is not None:
            contents[line.reason] = reason.text
            contents[line.digest] = reason.digest or None
            contents[line.given] = reason.text if reason.digest else None
    return contents


def _reasons_without_line(plan: Plan, report: Report) -> tuple[Reason, ...]:
    lines = {(line.code, line.at) for line in plan.live.relations if line.kind == UNEXPLAINED}
    return tuple(reason for reason in report.reasons if (reason.code, reason.at) not in lines)
