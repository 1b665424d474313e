"""Reports as they were published, brought in as data or as workbooks of their form."""

from collections.abc import Iterator, Mapping

from xlreport.checking.cell_values import field_findings
from xlreport.checking.run import Verdict
from xlreport.collection.inputs import Input, Inputs
from xlreport.collection.outcomes import Outcome
from xlreport.errors import UnwritableError
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry, Reading
from xlreport.narrative.evidence import Evidence, Source
from xlreport.records.write import render_json
from xlreport.use_cases.check import judge
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.printing.formats import Rendered
from xlreport.use_cases.report import WORKBOOK, Contents, Converted, Destination, written_folder

IMPORTED = ("json", WORKBOOK)
"""What published reports are made into."""


def import_folder(
    inputs: Inputs, templates: Mapping[str, Template], suffix: str, destination: Destination
) -> Iterator[Converted]:  # fmt: skip
    """Each published report as `suffix` says: `json` or `xlsx`. What is not sure is left out and told."""

    def imported(one: Input) -> tuple[Outcome, Contents]:
        outcome = judge(one, templates, judging=as_read)
        return outcome, _contents(outcome, suffix)

    return written_folder(inputs, destination, imported)


def as_read(template: Template, reading: Reading) -> Verdict:
    """How it was read, and whose it is; what is wrong with the report itself is not asked."""
    return Verdict((*reading.findings, *field_findings(template, reading)), template=template)


def figures_read(template: Template, reading: Reading) -> tuple[int, int]:
    """How many figures hold a number, and how many there are."""
    cells = [address for table in template.tables for address in table.addresses]
    return sum(_entry(reading, address).number is not None for address in cells), len(cells)


def _contents(outcome: Outcome, suffix: str) -> Contents:
    if outcome.reading is None or outcome.template is None:
        return {}
    template, report = outcome.template, outcome.reading.report
    if suffix != WORKBOOK:
        return {suffix: Rendered(render_json(template, report, _figures(template, outcome.reading)).encode())}
    try:
        return {suffix: Rendered(write_workbook(template, report))}
    except UnwritableError as error:
        return {suffix: error}


def _figures(template: Template, reading: Reading) -> Iterator[Evidence]:
    """Where each figure stands in the file, as it stands there: totals are those that are printed."""
    for table in template.tables:
        for address in table.addresses:
            entry = _entry(reading, address)
            if entry != BLANK:
                said = entry.text if entry.number is None else exact_digits(entry.number)
                yield Evidence(said or "", template.called(address), (Source(address, reading.places.get(address)),))


def _entry(reading: Reading, address: FigureAddress) -> Entry:
    report = reading.report
    return report.entries.get(address) or report.stated.get(address) or BLANK
