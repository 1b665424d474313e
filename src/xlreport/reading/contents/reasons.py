"""Reasons given in the check sheet and in the list of a return copy, each beside the key of what it explains."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from xlreport.form.language.evaluate import Values
from xlreport.form.model.address import ItemAddress, parse_address
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.digest import current_digest
from xlreport.form.report.report import Reason
from xlreport.layout.addresses import line_key, split_key
from xlreport.layout.check_plan import DIGEST, GIVEN, KEY, REASON
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.sheets import returns as words
from xlreport.reading.cells import ContentKind, Position, RawSheet
from xlreport.reading.contents.strays import stray

Items = Mapping[str, Mapping[int, int | None]]
"""By section, where each item of the workbook stands in the report; None where it is left out."""

BOTH = "；"
"""Between two reasons for the same, given in two places."""


def has_keys(sheets: Mapping[str, RawSheet], template: Template) -> bool:
    """Whether the lines that may be explained are there at all; a form without such lines has none."""
    keys = {
        line_key(check.code, str(check.address))
        for check in template.checks
        if template.codes[check.code].severity is not Severity.ERROR
    }
    return not keys or any(not keys.isdisjoint(sheet.texts) for sheet in sheets.values())


def reasons_in(sheets: Iterable[RawSheet], template: Template, items: Items) -> Iterator[Reason]:
    """Every reason beside the key of a line, whatever sheet or row it stands in; one for an item by where that is."""
    for sheet in sheets:
        for row, column in _keys(sheet, template):
            code, address = split_key(sheet.text((row, column)))
            text = sheet.text((row, column - KEY + REASON)).strip()
            digest = "" if _is_new(sheet, (row, column), text) else sheet.text((row, column - KEY + DIGEST)).strip()
            now = _address_now(address, items) if text else None
            if now is not None:
                yield Reason(code=code, address=now, digest=digest, text=text)


def reasons_without_item(sheets: Iterable[RawSheet], template: Template, items: Items) -> Iterator[Finding]:
    """Reasons for an item that is left out, because somebody emptied it."""
    for sheet in sheets:
        for row, column in _keys(sheet, template):
            text = sheet.text((row, column - KEY + REASON)).strip()
            if text and _address_now(split_key(sheet.text((row, column)))[1], items) is None:
                yield stray(sheet, (row, column - KEY + REASON), text)


def _address_now(address: str, items: Items) -> str | None:
    """A key counts items as the workbook has them, the report without those that are empty."""
    own = parse_address(address)
    if not isinstance(own, ItemAddress):
        return address
    index = items.get(own.section, {}).get(own.index, own.index)
    return None if index is None else str(replace(own, index=index))


def _is_new(sheet: RawSheet, key: Position, text: str) -> bool:
    """Whether a reason stands in other words than when its figures were noted, so that it speaks of those of now.

    In older workbooks a number stands where those words do.
    """
    given = sheet.cells.get((key[0], key[1] - KEY + GIVEN))
    return given is not None and given.kind is ContentKind.TEXT and given.text.strip() not in {"", text}


def joined(kept: Iterable[Reason], returned: Iterable[Reason], template: Template) -> Iterator[Reason]:
    """The reasons of the check sheet, and those that answer a return copy.

    An answer takes the place of a reason for other figures; beside one that was newly given both stand, in one text.
    The check sheet of a return copy repeats what is answered in its list.
    """
    answers = {(one.code, one.address, one.digest): one for one in returned}
    checks = {(check.code, str(check.address)) for check in template.checks}
    for reason in kept:
        own = [key for key in answers if key[:2] == (reason.code, reason.address)]
        if reason in answers.values():
            continue
        if not own or (reason.digest and (reason.code, reason.address) not in checks):
            yield reason
        elif not reason.digest and reason.text != answers[own[0]].text:
            answer = answers[own[0]]
            answers[own[0]] = replace(answer, text=reason.text + BOTH + answer.text)
    yield from answers.values()


def reason_cells(sheet: RawSheet, template: Template) -> set[Position]:
    """The cells that are read as reasons."""
    return {(row, column - KEY + REASON) for row, column in _keys(sheet, template)}


def key_cells(sheet: RawSheet, template: Template) -> set[Position]:
    """The cells that say what a reason is for: its key, and what it was given for."""
    keys = set(_keys(sheet, template))
    return keys | {(row, column - KEY + DIGEST) for row, column in keys}


def unread_reasons(sheet: RawSheet, template: Template) -> Iterator[Finding]:
    """What was typed in the column of reasons of a return copy where nothing is to be explained."""
    heads = sheet.texts.get(words.RETURNED_REASON, ())
    used = reason_cells(sheet, template)
    for row, column in sorted(sheet.cells):
        if any(column == at and row > head for head, at in heads) and (row, column) not in used:
            text = sheet.text((row, column)).strip()
            if text:
                yield stray(sheet, (row, column), text)


def _keys(sheet: RawSheet, template: Template) -> Iterator[Position]:
    keys = [text for text in sheet.texts if "A" <= text < "{" and _is_key(text, template)]
    yield from sorted(at for key in keys for at in sheet.texts[key] if at[1] >= KEY - REASON)


def _is_key(text: str, template: Template) -> bool:
    """Codes begin with a Latin letter, and nearly no other cell of a workbook does."""
    code, address = split_key(text)
    return bool(address) and (code in template.codes or code in GENERAL_CODES)


def with_digest(reason: Reason, template: Template, values: Values) -> Reason:
    """A reason met for the first time holds for the figures of now."""
    digest = current_digest(template, reason, values)
    return reason if reason.digest or digest is None else replace(reason, digest=digest)
