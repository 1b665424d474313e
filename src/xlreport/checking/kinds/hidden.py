"""Characters in a report's own texts that nobody sees and no format prints."""

from collections.abc import Iterator

from xlreport.checking.understanding.passages import passages
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Finding, Place
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.form.text.clean import UNCARRIED


def hidden_characters(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Told once for each cell, with the characters' code points."""
    severity = template.codes[check.code].severity
    for address, place, text in _texts(template, reading):
        hidden = dict.fromkeys(map(_code_point, UNCARRIED.findall(text)))
        if hidden:
            yield Finding(code=check.code, severity=severity, address=address, place=place, found="、".join(hidden))


def _code_point(hidden: str) -> str:
    """Of a character, or of one that Excel has escaped: `_xFFFE_`."""
    return f"U+{ord(hidden):04X}" if len(hidden) == 1 else f"U+{hidden[2:-1].upper()}"


def _texts(template: Template, reading: Reading) -> Iterator[tuple[Address, Place | None, str]]:
    for field in template.agency_fields:
        address = AgencyAddress(field.id)
        yield address, reading.places.get(address), reading.report.agency.get(field.id) or ""
    for passage in passages(template, reading):
        if passage.typed:
            yield passage.address, passage.place, passage.text
