"""Findings for other programs: the JSON that `check --format json` prints."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from xlreport.checking.set_inquiry import SetFinding
from xlreport.checking.understanding.numbers import NumberRead
from xlreport.collection.outcomes import Fate, Outcome
from xlreport.collection.rounds.selection import Selection
from xlreport.collection.submissions import IntakeFinding
from xlreport.form.model.finding import Finding, Severity, Suspect
from xlreport.form.model.template import STANDARD, Template
from xlreport.form.text.printable import printable_lines
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.findings import fill, message


def listing(
    outcomes: Sequence[Outcome], templates: Mapping[str, Template], of_set: Sequence[SetFinding] = ()
) -> Mapping[str, Any]:
    """`of_set`: findings about several files; they count in the summary."""
    files = [file_listing(outcome) for outcome in outcomes]
    muted = sum(outcome.verdict.muted for outcome in outcomes if outcome.verdict is not None)
    findings = [form_listing(one) for one in of_set]
    whole: Mapping[str, Any] = legible({"files": files, **about_all(Sums(files), findings, templates, muted)})
    return whole


def limited(listing: Mapping[str, Any], severities: Collection[Severity]) -> Mapping[str, Any]:
    """The list with findings of some severities only; the summary still counts them all."""

    def some(findings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        return [one for one in findings if one["severity"] in severities]

    files = [{**file, "findings": some(file["findings"])} for file in listing["files"]]
    return {**listing, "files": files, "findings": some(listing["findings"])}


def legible(value: Any) -> Any:  # noqa: ANN401  whatever a list holds
    """Every text as people can read it: what would hide in it, or turn it about, is escaped line by line."""
    match value:
        case str():
            return printable_lines(value)
        case Mapping():
            return {key: legible(one) for key, one in value.items()}
        case list():
            return [legible(one) for one in value]
        case _:
            return value


class Sums:
    """Files by their outcome, open findings by their severity, as far as files have been added."""

    def __init__(self, files: Iterable[Mapping[str, Any]] = ()) -> None:
        self._fates: Counter[str] = Counter()
        self._severities: Counter[str] = Counter()
        for one in files:
            self.add(one)

    def add(self, file: Mapping[str, Any]) -> None:
        """A file by its entry in the list."""
        self._fates[file["outcome"]] += 1
        self._severities.update(one["severity"] for one in file["findings"] if not _answered(one))

    def listed(self, findings: Sequence[Mapping[str, Any]], muted: int) -> Mapping[str, int]:
        """Findings about the set are counted with those of the files."""
        found = self._severities + Counter(str(one["severity"]) for one in findings)
        counted = {f"{severity.value}s": found[severity.value] for severity in Severity}
        return {**{fate.value: self._fates[fate.value] for fate in Fate}, **counted, "muted": muted}


def about_all(
    sums: Sums,
    findings: Sequence[Mapping[str, Any]],
    templates: Mapping[str, Template],
    muted: int,
    selection: Selection | None = None,
) -> Mapping[str, Any]:
    """What follows the files in the list; `findings`: findings about several of them."""
    return {
        "findings": findings,
        **({} if selection is None else {"selection": selection.listed()}),
        "rules": {"set": rule_set(templates), "digest": rules_digest(templates)},
        "summary": sums.listed(findings, muted),
    }


def _answered(finding: Mapping[str, Any]) -> bool:
    """A question with its reason is listed and no longer counted."""
    return finding["severity"] == Severity.WARNING and finding["reason"] is not None


def set_listing(findings: Sequence[IntakeFinding]) -> list[Mapping[str, Any]]:
    """Findings about files of the set, of no form: each with the paths it is about."""
    return [{**_finding(one.finding, _general(one.finding)), "paths": list(one.paths)} for one in findings]


def _general(finding: Finding) -> str:
    declared = GENERAL_CODES[finding.code]
    return fill(declared.message + declared.remedy, finding)


def form_listing(one: SetFinding) -> Mapping[str, Any]:
    """A finding about files of the set by a rule of a form."""
    return {**_finding(one.finding, message(one.template, one.finding)), "paths": list(one.paths)}


def rule_set(templates: Mapping[str, Template]) -> str:
    """The name of the rule set in use."""
    return next((template.rule_set for template in templates.values()), STANDARD)


def rules_digest(templates: Mapping[str, Template]) -> str:
    digests = "".join(template.digest for _, template in sorted(templates.items()))
    return hashlib.sha256(digests.encode()).hexdigest()[:16]


def file_listing(outcome: Outcome) -> Mapping[str, Any]:
    """One file of the list."""
    report = outcome.reading.report if outcome.reading is not None else None
    refusal = outcome.refusal
    found = outcome.verdict.findings if outcome.verdict is not None else ()
    template = outcome.template
    return {
        "path": outcome.shown,
        "outcome": outcome.fate.value,
        "reason": None if refusal is None else {"code": refusal.code, "message": refusal.message},
        "template": None if report is None else report.template_id,
        "agency": None if report is None else report.agency_name or None,
        "year": None if report is None else report.year,
        **_handed_in(outcome),
        "findings": [] if template is None else [_finding(finding, message(template, finding)) for finding in found],
        "numbers": [] if outcome.verdict is None else list(map(_number, outcome.verdict.numbers)),
    }


def _handed_in(outcome: Outcome) -> Mapping[str, Any]:
    """Which handing-in of which form a file is, and the digest of the report that it corrects."""
    if outcome.reading is None:
        return {"form": None, "round": None, "answers": None}
    own = outcome.reading.round
    return {"form": outcome.reading.report.template_id, "round": own.number, "answers": own.answers or None}


def _number(number: NumberRead) -> Mapping[str, Any]:
    return {
        "text": number.text,
        "address": str(number.address),
        "cell": None if number.place is None else number.place.cell,
        "verdict": number.verdict.value,
        "why": None if number.why is None else number.why.value,
    }


def _finding(finding: Finding, sentence: str) -> Mapping[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": sentence,
        "count": finding.count,
        "address": None if finding.address is None else str(finding.address),
        "addresses": list(map(str, finding.addresses)),
        "sheet": None if finding.place is None else finding.place.sheet,
        "cell": None if finding.place is None else finding.place.cell,
        "found": finding.found,
        "expected": finding.expected,
        "reason": finding.reason,
        "suspect": None if finding.suspect is None else _suspect(finding.suspect),
    }


def _suspect(suspect: Suspect) -> Mapping[str, Any]:
    return {
        "address": str(suspect.address),
        "sheet": None if suspect.place is None else suspect.place.sheet,
        "cell": None if suspect.place is None else suspect.place.cell,
        "found": suspect.found,
        "expected": suspect.expected,
        "why": suspect.why,
        "instead": None if suspect.instead is None else str(suspect.instead),
    }
