"""What stands in each typed cell: a number the form accepts, a blank, or something else; required fields."""

import unicodedata
from collections.abc import Iterator

from xlreport.form.language.evaluate import PlainValues, evaluate
from xlreport.form.model.address import Address, AgencyAddress, IndicatorAddress
from xlreport.form.model.expression import Reference
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.kind import THIS, Kind, NumberKind, WordsKind, is_counted
from xlreport.form.model.template import Template
from xlreport.form.report.accepted import accepted
from xlreport.form.report.report import BLANK, Entry, Reading, State
from xlreport.form.report.values import ReportValues
from xlreport.layout.printed import printed_number, wanted
from xlreport.messages.codes.reading_codes import GUIDED

_MEANING_NOTHING = frozenset("/\\-—–―−_")
"""Signs people put in a cell instead of a number when there is nothing to report."""


def field_findings(template: Template, reading: Reading) -> Iterator[Finding]:
    """The required fields of the agency that are blank."""
    for field in template.agency_fields:
        if field.required and not reading.report.agency.get(field.id):
            address = AgencyAddress(field.id)
            yield Finding(
                code="AGENCY-MISSING", severity=Severity.ERROR, address=address, place=reading.places.get(address),
                expected=field.label, params={"guide": GUIDED.format(guide=field.guide) if field.guide else ""},
            )  # fmt: skip


def entry_findings(template: Template, reading: Reading) -> Iterator[Finding]:
    """In the form's order. A figure whose table could not be read has no entry, and is told elsewhere."""
    report = reading.report
    values = ReportValues(template, report, reading.previous)
    for table in template.tables:
        blank_is_zero = table.id in report.blank_is_zero
        for address in table.inputs:
            entry, kind = report.entries.get(address), table.kinds[address]
            if entry is not None and not _is_right_number(entry, kind):
                idle = bool(table.conditions) and address in table.conditions and not values.asked(address)
                may_be_blank = idle or (blank_is_zero and is_counted(kind))
                yield from _judge(template, reading, address, entry, kind, may_be_blank=may_be_blank)
    for indicator in template.indicators:
        entry = report.indicators.get(indicator.id, BLANK)
        if not _is_right_number(entry, indicator.kind):
            own = IndicatorAddress(indicator.id)
            yield from _judge(template, reading, own, entry, indicator.kind, may_be_blank=False)


def _is_right_number(entry: Entry, kind: Kind) -> bool:
    """What nearly every cell is, so that nothing else has to be asked of it."""
    return entry.number is not None and isinstance(kind, NumberKind) and kind.accepts(entry.number)


def _judge(
    template: Template,
    reading: Reading,
    address: Address,
    entry: Entry,
    kind: Kind,
    *,
    may_be_blank: bool,
) -> Iterator[Finding]:
    code = _code(entry, kind, may_be_blank=may_be_blank)
    if code is not None:
        found = entry.text
        if isinstance(kind, NumberKind) and entry.number is not None:
            found = printed_number(kind, entry.number)
        yield Finding(
            code=code, severity=template.codes[code].severity, address=address, place=reading.places.get(address),
            found=found, expected=wanted(kind) if code == kind.code else None,
        )  # fmt: skip


def is_blank(entry: Entry) -> bool:
    """Whether nothing stands in a cell, or a sign that says so."""
    return entry.state is State.BLANK or (entry.state is State.TEXT and _means_nothing(entry.text or ""))


def _code(entry: Entry, kind: Kind, *, may_be_blank: bool) -> str | None:
    if entry.state is State.BLANK:
        return None if may_be_blank else kind.blank_code
    if isinstance(kind, WordsKind):
        return None if entry.state is State.TEXT and _accepts(kind, entry.text or "") else kind.code
    if entry.number is not None:
        return None if kind.accepts(entry.number) else kind.code
    return kind.blank_code if is_blank(entry) and kind.blank_code else kind.code


def _accepts(kind: WordsKind, words: str) -> bool:
    """Whether the sheet's own formula accepts them."""
    return bool(evaluate(accepted(kind, Reference(THIS, words=True)), PlainValues({THIS: words})))


def _means_nothing(text: str) -> bool:
    characters = {form for one in set(text) for form in unicodedata.normalize("NFKC", one)} - {" "}
    return bool(characters) and characters <= _MEANING_NOTHING
