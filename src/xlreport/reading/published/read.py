"""From a page to a report: what is sure is read, all else is left out and told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from xlreport.errors import EditionMismatchError, UnknownWorkbookError
from xlreport.form.language.guard import typed_figures
from xlreport.form.language.numbers import difference
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Reading, Report, State
from xlreport.form.report.values import ReportValues
from xlreport.layout.grid import section_grids
from xlreport.layout.plan import plan_workbook
from xlreport.reading.cells import RawBook
from xlreport.reading.identify import identify
from xlreport.reading.published.contact import contact_in
from xlreport.reading.published.grids import Grids, grids_of
from xlreport.reading.published.mending.continued import whole_tables
from xlreport.reading.published.mending.cut_rows import whole_rows
from xlreport.reading.published.mending.rejoin import rejoined
from xlreport.reading.published.mending.respell import respelled
from xlreport.reading.published.page import Page
from xlreport.reading.published.tables import read_published_tables
from xlreport.reading.published.texts import read_published_texts
from xlreport.reading.published.title import Bounds, bounds_of, title_ends, year_of


def read_published_page(page: Page, templates: Mapping[str, Template]) -> Reading:
    """The report that a page prints. Raises UnknownWorkbookError or EditionMismatchError where it prints none of ours.

    Totals are kept as they are stated. Blanks stay blank; where they must be zeros, that is told.
    """
    grids = grids_of(page)
    template = _template(page, grids, templates)
    printed = section_grids(template)
    page = whole_rows(whole_tables(respelled(page, printed), printed), printed)
    bounds = bounds_of(page, template)
    if bounds.year is None:
        raise UnknownWorkbookError("PAGE-YEAR-MISSING")
    if not template.serves(bounds.year):
        raise EditionMismatchError(
            "PAGE-YEAR-NOT-SERVED", year=str(bounds.year), found=f"{template.name} {template.edition}"
        )
    return _reading(template, grids_of(rejoined(page, printed)), bounds, bounds.year)


def _template(page: Page, grids: Grids, templates: Mapping[str, Template]) -> Template:
    """The edition that the tables are of; one that serves the year where several look alike."""
    ends = {title_ends(template) for template in templates.values()}
    years = [year for one in sorted(ends) if (year := year_of(page, one)) is not None]
    serving = {key: one for key, one in templates.items() if any(map(one.serves, years)) and not one.by_name}
    for known in (serving, templates):
        try:
            return identify(RawBook(sheets=tuple(grids.sheets.values())), known).template
        except UnknownWorkbookError as error:
            if known is templates:
                code = "PAGE-AMBIGUOUS" if error.code == "FORM-AMBIGUOUS" else "PAGE-NOT-RECOGNISED"
                raise UnknownWorkbookError(code, **error.params) from error
    raise UnknownWorkbookError("PAGE-NOT-RECOGNISED")


def _reading(template: Template, grids: Grids, bounds: Bounds, year: int) -> Reading:
    plan = plan_workbook(template)
    tables = read_published_tables(template, plan, grids)
    texts = read_published_texts(template, plan, bounds)
    blank = blank_report(template, bounds.agency or "", year)
    told = contact_in(template, texts.texts.lead or "")
    report = replace(
        blank, signed_on=bounds.signed_on, entries={**blank.entries, **tables.entries}, stated=tables.stated,
        texts=texts.texts, agency={**blank.agency, **told, "name": bounds.agency},
    )  # fmt: skip
    findings = (*tables.findings, *_blanks(template, report), *texts.findings)
    return Reading(
        report=report, places={**tables.places, **texts.places}, findings=findings, unplaced=texts.unplaced,
        as_typed=tables.as_typed,
    )  # fmt: skip


def _blanks(template: Template, report: Report) -> Iterator[Finding]:
    """The tables with cells that must be zeros, as they are blank and every total that is printed says so."""
    for section, table in ((one, table) for one in template.sections for table in one.tables):
        stated = {a: one.number for a, one in report.stated.items() if a.table == table.id and one.number is not None}
        added = {term for a in stated for term in typed_figures(template.totals[a].expression, template.totals)}
        blank = [a for a in table.numbers if a in added and report.entries[a].state is State.BLANK]
        if not blank or not stated:
            continue
        values = ReportValues(template, replace(report, blank_is_zero=frozenset({table.id})))
        sums = ((values.figure(a), number) for a, number in stated.items())
        if all(own is not None and difference(own, number) == 0 for own, number in sums):
            yield Finding(
                code="PAGE-BLANKS", severity=Severity.NOTE, address=blank[0], others=tuple(blank[1:]),
                found=str(len(blank)), expected=table.caption or section.heading,
            )  # fmt: skip
