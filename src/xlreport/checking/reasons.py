"""Reasons people gave: kept with the finding they explain while what they were given for is still so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from xlreport.form.language.evaluate import Values
from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.tables.table import EACH
from xlreport.form.model.template import Template
from xlreport.form.report.digest import digest_of, list_digest
from xlreport.form.report.report import Reading, Reason, key_of
from xlreport.messages.codes.reading_codes import LAPSED


def explained(findings: Iterable[Finding], template: Template, reading: Reading, values: Values) -> Iterator[Finding]:
    """Each finding that may be explained, with its reason; one whose figures or sentence changed has a warning behind.

    One rule may ask the same text about several sentences: each reason goes to the one it was given for. One for a list
    as a whole explains each of its records that has none of its own.
    """
    told = list(findings)
    lists = _lists(told)
    given: dict[tuple[str, str], list[Reason]] = {}
    for reason in reading.report.reasons:
        given.setdefault((reason.code, reason.address), []).append(reason)

    def of(finding: Finding) -> list[Reason]:
        return [*given.get(key_of(finding), ()), *given.get(_list_of(finding) or ("", ""), ())]

    found = [_reason(one, of(one), lists, template, values) for one in told]
    held = {id(reason) for reason in found if reason is not None}
    for finding, answer in zip(told, found, strict=True):
        lapsed = [one for one in of(finding) if id(one) not in held]
        if answer is not None:
            yield replace(finding, reason=answer.text)
        elif lapsed and finding.severity is not Severity.ERROR:
            held.add(id(lapsed[0]))
            yield finding
            yield replace(
                finding, code=LAPSED, severity=Severity.WARNING, found=lapsed[0].text, expected=None, about=None
            )  # fmt: skip
        else:
            yield finding


_Lists = Mapping[tuple[str, str], list[Finding]]


def _lists(findings: Iterable[Finding]) -> _Lists:
    """What each rule finds in the records of each table."""
    lists: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        own = _list_of(one)
        if own is not None:
            lists.setdefault(own, []).append(one)
    return lists


def _list_of(finding: Finding) -> tuple[str, str] | None:
    """What a reason for all records of its table is known by."""
    at = finding.address
    if not isinstance(at, RecordAddress):
        return None
    return finding.code, str(FigureAddress(at.table, EACH, at.column))


def _reason(
    finding: Finding, own: Sequence[Reason], lists: _Lists, template: Template, values: Values
) -> Reason | None:
    """The reason that holds for it; one that names no figures and no sentence holds for any."""
    if finding.severity is Severity.ERROR:
        return None
    now = digest_of(template, finding, values) if own else ""
    whole = list_digest(lists.get(_list_of(finding) or ("", ""), ())) if own else ""
    exact = next((one for one in own if one.digest == (now if _is_about(one, finding) else whole)), None)
    return exact or next((one for one in own if not one.digest), None)


def _is_about(reason: Reason, finding: Finding) -> bool:
    return (reason.code, reason.address) == key_of(finding)


def with_digests(findings: Iterable[Finding], template: Template, reading: Reading, values: Values) -> Reading:
    """The reading with every reason bound to what it explains now, so that it lapses when that changes."""
    bound: dict[tuple[str, str, str], str] = {}
    for key, own in _lists(findings).items():
        bound |= {(*key, one.reason): list_digest(own) for one in own if one.reason is not None}
    for one in findings:
        if one.reason is not None:
            bound.setdefault((*key_of(one), one.reason), digest_of(template, one, values))
    reasons = tuple(
        reason if reason.digest else replace(reason, digest=bound.get((reason.code, reason.address, reason.text), ""))
        for reason in reading.report.reasons
    )
    return replace(reading, report=replace(reading.report, reasons=reasons))
