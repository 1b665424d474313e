"""Reports as a pandas data frame, for those who go on with the figures: wide or long, with exact numbers."""

from collections.abc import Iterable, Iterator, Mapping

import pandas

from xlreport.checking.registry import check_kinds
from xlreport.errors import UnknownTemplateError
from xlreport.form.loading.catalogue import load_templates
from xlreport.form.model.address import Address, IndicatorAddress
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Report
from xlreport.form.report.values import ReportValues
from xlreport.records.cells import json_number, written_cell

REPORT = ("agency", "year", "template")
"""What says which report a row belongs to."""

ITEM = ("address", "label", "value")

Row = dict[str, object]


def to_frame(
    reports: Iterable[Report], *, long: bool = False, templates: Mapping[str, Template] | None = None
) -> pandas.DataFrame:
    """The figures and indicators of the reports, in the order of the reports and of their forms.

    Wide: a row a report, with `agency`, `year`, `template` and a column an item, named by its address. `long`: a row an
    item, with `address`, `label` (what people call it) and `value`. Numbers are exact, int or Decimal, and None where
    nothing was given; totals are recomputed, and the blanks of a table declared zero are 0.
    `templates`: the forms by id; left out, the bundled ones. Raises UnknownTemplateError for a report of another form.
    """
    known = load_templates(check_kinds()) if templates is None else templates
    rows = [row for report in reports for row in _rows(_form_of(report, known), report, long=long)]
    columns = dict.fromkeys((*REPORT, *(ITEM if long else ())))
    for row in rows:
        columns.update(dict.fromkeys(row))
    cells = [[row.get(column) for column in columns] for row in rows]
    return pandas.DataFrame(cells, columns=list(columns), dtype=object).astype({"year": "int64"})


def _form_of(report: Report, templates: Mapping[str, Template]) -> Template:
    if report.template_id not in templates:
        raise UnknownTemplateError(report.template_id)
    return templates[report.template_id]


def _rows(template: Template, report: Report, *, long: bool) -> Iterator[Row]:
    head: Row = dict(zip(REPORT, (report.agency_name, report.year, template.id), strict=True))
    items = _items(template, report)
    if not long:
        yield head | {str(address): number for address, number in items}
        return
    for address, number in items:
        yield head | dict(zip(ITEM, (str(address), template.called(address), number), strict=True))


def _items(template: Template, report: Report) -> Iterator[tuple[Address, object]]:
    values = ReportValues(template, report)
    for table in values.template.tables:
        for address in table.addresses:
            yield address, written_cell(table, address, values)
    for one in template.indicators:
        yield IndicatorAddress(one.id), json_number(report.indicators.get(one.id, BLANK).number)
