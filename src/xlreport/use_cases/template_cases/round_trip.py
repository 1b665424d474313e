"""A form tried as an agency would use it: a new workbook, filled in at random, read, checked, and made a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from xlreport.checking.run import check
from xlreport.collection.outcomes import refusal
from xlreport.errors import UnreadableError
from xlreport.form.model.address import Address, AgencyAddress, IndicatorAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.kind import Kind, Notation, NumberKind, WordsKind
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, Report
from xlreport.form.report.rows import with_rows
from xlreport.form.text.days import day_of
from xlreport.layout.plan import plan_workbook
from xlreport.messages import authors as words
from xlreport.narrative.compose import compose
from xlreport.records.write import render_json
from xlreport.render.html.html import render_html
from xlreport.render.word.word import render_word
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook
from xlreport.use_cases.template_cases.filling import filled_report, new_report
from xlreport.use_cases.template_cases.results import CaseResult, Failing, Failure, named

TRIPS = 2
_TEMPORARY = "xlreport-"


def round_trips(template: Template) -> Iterator[CaseResult]:
    """Some fillings of the form, the same ones each time; each with what did not come back or was refused."""
    blank = new_report(template)
    workbook = write_workbook(template, blank) if TRIPS else b""
    for number in range(1, TRIPS + 1):
        filling = _Filling(template, blank, workbook, filled_report(template, number))
        yield CaseResult(words.ROUND_TRIP, words.TRIP.format(number=number), tuple(filling.failures()))


@dataclass(frozen=True)
class _Filling:
    """`workbook`: one of the blank report, as an agency gets it, into which `filled` is typed."""

    template: Template
    blank: Report
    workbook: bytes
    filled: Report

    def failures(self) -> Iterator[Failure]:
        """What of the report that was filled in is not what is read, and what its form finds wrong with it."""
        with TemporaryDirectory(prefix=_TEMPORARY) as made:
            path = Path(made) / "filled.xlsx"
            path.write_bytes(self._typed_in())
            try:
                reading = read_workbook(path, {self.template.id: self.template})
            except UnreadableError as error:
                yield Failure(Failing.UNREADABLE, found=(refusal(error.code, error.params).message,))
                return
        if render_json(self.template, reading.report) != render_json(self.template, self.filled):
            yield Failure(Failing.ROUND_TRIP)
        found = [one for one in check(self.template, reading).findings if self._is_of_the_form(one)]
        if found:
            yield Failure(Failing.FILLED, found=named(found))
        document = compose(self.template, reading.report, draft=True)
        render_html(document)
        render_word(document)

    def _is_of_the_form(self, finding: Finding) -> bool:
        """Whether it is an error that no figures excuse: what figures must be to each other is broken at random."""
        asked = {one.code for one in (*self.template.checks, *self.template.each_record)}
        asked |= {one.code for one in self.template.named_checks}
        asked |= set(_codes_of_blanks(self.template))
        return finding.severity is Severity.ERROR and finding.code not in asked

    def _typed_in(self) -> bytes:
        """The workbook with the report typed into it by another program."""
        book = openpyxl.load_workbook(BytesIO(self.workbook))
        cells = plan_workbook(self.template, self.blank.texts, self.blank.blank_is_zero, self.filled.records).cells
        for address, content in _contents(self.template, self.filled).items():
            cell = cells[address]
            book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()


def _codes_of_blanks(template: Template) -> Iterator[str]:
    """Of texts that are left blank, since they must look like something that cannot be made up."""
    patterns = [table if table.records is None else table.records.pattern for table in template.tables]
    for table in patterns:
        for kind in table.kinds.values():
            if isinstance(kind, WordsKind) and kind.require is not None and kind.blank_code is not None:
                yield kind.blank_code


def _contents(template: Template, report: Report) -> Mapping[Address, object]:
    """What is typed, by the cell that it is typed into."""
    typed: dict[Address, object] = {AgencyAddress(one.id): report.agency[one.id] for one in template.agency_fields}
    tables = with_rows(template, report.records).tables
    kinds = {address: kind for table in tables for address, kind in table.kinds.items()}
    typed.update({address: _content(kinds[address], entry) for address, entry in report.entries.items()})
    typed.update({IndicatorAddress(one.id): report.indicators[one.id].number for one in template.indicators})
    return {address: content for address, content in typed.items() if content is not None}


def _content(kind: Kind, entry: Entry) -> object:
    """A day is typed as a date, words as they are."""
    if entry.number is None:
        return entry.text
    is_day = isinstance(kind, NumberKind) and kind.notation is Notation.DAY
    return day_of(entry.number) if is_day else entry.number
