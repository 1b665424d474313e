"""Reasons people gave: kept with the finding they explain while its figures are those they were given for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from xlreport.form.language.evaluate import Values
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.digest import cells_digest, current_digest
from xlreport.form.report.report import Reading, Reason

LAPSED = "REASON-LAPSED"


def explained(findings: Iterable[Finding], template: Template, reading: Reading, values: Values) -> Iterator[Finding]:
    """Each finding that may be explained, with its reason; one whose figures changed is followed by a warning."""
    reasons = {(reason.code, reason.at): reason for reason in reading.report.reasons}
    for finding in findings:
        reason = None if finding.address is None else reasons.get((finding.code, finding.address))
        if reason is None or finding.severity is Severity.ERROR:
            yield finding
        elif reason.digest in {"", _digest(template, finding, reason, values)}:
            yield replace(finding, reason=reason.text)
        else:
            yield finding
            yield replace(finding, code=LAPSED, severity=Severity.WARNING, found=reason.text, expected=None)


def _digest(template: Template, finding: Finding, reason: Reason, values: Values) -> str | None:
    """What a reason must have been given for: the same cells where there are several, else the same figures."""
    return cells_digest(finding.addresses) if finding.others else current_digest(template, reason, values)
