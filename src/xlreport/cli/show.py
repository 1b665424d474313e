"""Outcomes as lines for people."""

from collections import Counter
from collections.abc import Iterator, Sequence

from xlreport.batch.outcomes import Fate, Outcome
from xlreport.checks.messages import message
from xlreport.checks.run import Verdict
from xlreport.cli import words
from xlreport.model.finding import Finding, Severity
from xlreport.model.template import Template

MOST_OF_A_KIND = 8
"""How many findings of one code are shown before the rest is only counted."""


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """A headline for the file, then its findings grouped by code in reading order."""
    if outcome.refusal is not None:
        line = words.SKIPPED_LINE if outcome.fate is Fate.SKIPPED else words.REFUSED_LINE
        yield line.format(path=outcome.shown, message=outcome.refusal.message)
    elif outcome.reading is not None and outcome.verdict is not None and outcome.template is not None:
        report = outcome.reading.report
        counts = _counts(outcome.verdict)
        yield words.READ_LINE.format(
            path=outcome.shown, agency=report.agency_name, year=report.year, counts=counts
        )  # fmt: skip
        yield from _finding_lines(outcome.template, outcome.verdict)


def _counts(verdict: Verdict) -> str:
    counted = [
        words.COUNTED.format(severity=words.SEVERITIES[severity.value], count=count)
        for severity in Severity
        if (count := verdict.count(severity))
    ]
    return "，".join(counted) or words.ALL_WELL


def _finding_lines(template: Template, verdict: Verdict) -> Iterator[str]:
    groups: dict[str, list[Finding]] = {}
    for finding in verdict.findings:
        groups.setdefault(finding.code, []).append(finding)
    for code, findings in groups.items():
        severity = words.SEVERITIES[findings[0].severity.value]
        for finding in findings[:MOST_OF_A_KIND]:
            yield f"  {severity}　{code}　{message(template, finding)}"
        if len(findings) > MOST_OF_A_KIND:
            yield "  " + words.MORE.format(count=len(findings) - MOST_OF_A_KIND)
    if verdict.muted:
        yield "  " + words.MUTED.format(count=verdict.muted)


def summary_line(outcomes: Sequence[Outcome]) -> str:
    fates = Counter(outcome.fate for outcome in outcomes)
    verdicts = [outcome.verdict for outcome in outcomes if outcome.verdict is not None]
    return words.SUMMARY.format(
        read=fates[Fate.READ], skipped=fates[Fate.SKIPPED],
        rejected=fates[Fate.REJECTED] + fates[Fate.CRASHED] + fates[Fate.TIMED_OUT],
        errors=sum(verdict.count(Severity.ERROR) for verdict in verdicts),
        warnings=sum(verdict.count(Severity.WARNING) for verdict in verdicts),
        notes=sum(verdict.count(Severity.NOTE) for verdict in verdicts),
    )  # fmt: skip


def first_errors(outcome: Outcome, count: int) -> Iterator[str]:
    if outcome.verdict is not None and outcome.template is not None:
        errors = [one for one in outcome.verdict.findings if one.severity is Severity.ERROR]
        yield from (f"  {one.code}　{message(outcome.template, one)}" for one in errors[:count])
