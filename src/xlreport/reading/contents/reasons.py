"""Reasons given in the check sheet. The figures a reason was given for are noted when it is first read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from xlreport.form.language.evaluate import Values
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.digest import current_digest
from xlreport.form.report.report import Reason
from xlreport.layout.addresses import line_key, split_key
from xlreport.layout.check_plan import DIGEST, KEY, REASON
from xlreport.reading.cells import Position, RawSheet


def has_keys(sheets: Mapping[str, RawSheet], template: Template) -> bool:
    """Whether the lines that may be explained are there at all; a form without such lines has none."""
    keys = {
        line_key(check.code, str(check.address))
        for check in template.checks
        if template.codes[check.code].severity is not Severity.ERROR
    }
    texts = {content.text for sheet in sheets.values() for content in sheet.cells.values()} if keys else set()
    return not keys or bool(keys & texts)


def reasons_in(sheets: Mapping[str, RawSheet], template: Template) -> Iterator[Reason]:
    """Every reason beside the key of a line, whatever sheet or row it stands in."""
    for sheet in sheets.values():
        for row, column in _keys(sheet, template):
            code, address = split_key(sheet.text((row, column)))
            text = sheet.text((row, column - KEY + REASON)).strip()
            digest = sheet.text((row, column - KEY + DIGEST)).strip()
            if text:
                yield Reason(code=code, address=address, digest=digest, text=text)


def reason_cells(sheet: RawSheet, template: Template) -> set[Position]:
    """The cells that are read as reasons."""
    return {(row, column - KEY + REASON) for row, column in _keys(sheet, template)}


def _keys(sheet: RawSheet, template: Template) -> Iterator[Position]:
    for position in sorted(sheet.cells):
        code, address = split_key(sheet.text(position))
        if code in template.codes and address and position[1] >= KEY - REASON:
            yield position


def with_digest(reason: Reason, template: Template, values: Values) -> Reason:
    """A reason met for the first time holds for the figures of now."""
    digest = current_digest(template, reason, values)
    return reason if reason.digest or digest is None else replace(reason, digest=digest)
