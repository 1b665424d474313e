"""Reasons people gave: kept with the finding they explain while what they were given for is still so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from xlreport.form.language.evaluate import Values
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.digest import digest_of
from xlreport.form.report.report import Reading, Reason, key_of
from xlreport.messages.codes.reading_codes import LAPSED


def explained(findings: Iterable[Finding], template: Template, reading: Reading, values: Values) -> Iterator[Finding]:
    """Each finding that may be explained, with its reason; one whose figures or sentence changed has a warning behind.

    One rule may ask the same text about several sentences: each reason goes to the one it was given for.
    """
    told = list(findings)
    given: dict[tuple[str, str], list[Reason]] = {}
    for reason in reading.report.reasons:
        given.setdefault((reason.code, reason.address), []).append(reason)
    found = [_reason(one, given.get(key_of(one), ()), template, values) for one in told]
    held = {id(reason) for reason in found if reason is not None}
    for finding, answer in zip(told, found, strict=True):
        lapsed = [one for one in given.get(key_of(finding), ()) if id(one) not in held]
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


def _reason(finding: Finding, given: Iterable[Reason], template: Template, values: Values) -> Reason | None:
    """The reason that holds for it; one that names no figures and no sentence holds for any."""
    if finding.severity is Severity.ERROR:
        return None
    own = list(given)
    now = digest_of(template, finding, values) if own else ""
    exact = next((one for one in own if one.digest == now), None)
    return exact or next((one for one in own if not one.digest), None)


def with_digests(findings: Iterable[Finding], template: Template, reading: Reading, values: Values) -> Reading:
    """The reading with every reason bound to what it explains now, so that it lapses when that changes."""
    bound: dict[tuple[str, str, str], str] = {}
    for one in findings:
        if one.reason is not None:
            bound.setdefault((*key_of(one), one.reason), digest_of(template, one, values))
    reasons = tuple(
        reason if reason.digest else replace(reason, digest=bound.get((reason.code, reason.address, reason.text), ""))
        for reason in reading.report.reasons
    )
    return replace(reading, report=replace(reading.report, reasons=reasons))
