"""Outcomes as lines for people: a headline a file, then its findings by severity and rule, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xlreport.checking.run import Verdict
from xlreport.checking.set_inquiry import SetFinding
from xlreport.cli.screen.lines import Line, Piece, Tone, line
from xlreport.collection.outcomes import Fate, Outcome
from xlreport.form.model.address import FILE_NAME
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.messages import commands as words
from xlreport.messages.findings import code_of, message, where

MOST_OF_A_KIND = 5
"""How many findings of one rule are shown before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of each file is shown: its headline alone if `brief`, findings of some severities only.

    `many`: there are more files, and what is true of several is told once, after the last of them.
    """

    brief: bool = False
    severities: frozenset[Severity] = frozenset(Severity)
    many: bool = False

    @property
    def is_whole(self) -> bool:
        return self.severities == frozenset(Severity)

    def includes(self, outcome: Outcome) -> bool:
        """Whether the file is shown at all. What was not read always is, unless only some severities are wanted."""
        if self.is_whole or outcome.verdict is None:
            return self.is_whole or outcome.fails
        return any(one.severity in self.severities for one in outcome.verdict.findings)


WHOLE = Wanted()

TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.NOTE}


def outcome_lines(outcome: Outcome, wanted: Wanted = WHOLE) -> Iterator[Line]:
    """One line for a file with nothing wrong or not read, else a headline and its groups."""
    if outcome.refusal is not None:
        yield _unread(outcome.shown, outcome.fate, outcome.refusal.message)
    elif outcome.reading is not None and outcome.verdict is not None and outcome.template is not None:
        report = outcome.reading.report
        whose = words.WHOSE.format(agency=report.agency_name or words.NO_AGENCY, year=report.year)
        own = tuple(one for one in outcome.verdict.findings if not is_of_run(one, many=wanted.many))
        verdict = replace(outcome.verdict, findings=own)
        yield line(Piece(outcome.shown, Tone.STRONG), whose, *counts([verdict]))
        if not wanted.brief:
            asked = tuple(one for one in own if one.severity in wanted.severities)
            yield from verdict_lines(outcome.template, replace(verdict, findings=asked))


def is_of_run(finding: Finding, *, many: bool) -> bool:
    """A note that concerns no cell and no text is told of all files together; of `many`, even where it differs."""
    nowhere = finding.address in {None, FILE_NAME} and finding.place is None
    return nowhere and finding.severity is Severity.NOTE and (many or finding.found is None)


def number_lines(outcome: Outcome) -> Iterator[Line]:
    """How many numbers people wrote and how many of them were held against figures; nothing where there are none."""
    numbers = outcome.verdict.numbers if outcome.verdict is not None else ()
    if numbers:
        held = sum(one.is_held for one in numbers)
        told = words.NUMBERS_READ.format(count=len(numbers), held=held, passed=len(numbers) - held)
        yield line(Piece(told, Tone.FAINT), level=1)


def _unread(path: str, fate: Fate, why: str) -> Line:
    if fate is Fate.SKIPPED:
        return line(Piece(words.SKIPPED_LINE.format(path=path, message=why), Tone.FAINT))
    return line(Piece(path, Tone.STRONG), words.GAP, Piece(words.UNREAD, Tone.ERROR), words.COLON, why)


def counts(verdicts: Sequence[Verdict], of_set: Sequence[SetFinding] = ()) -> Iterator[Piece]:
    counted = {severity: sum(verdict.count(severity) for verdict in verdicts) for severity in Severity}
    for one in of_set:
        counted[one.finding.severity] += 1
    if not any(counted.values()):
        yield Piece(words.ALL_WELL, Tone.GOOD)
    found = [(severity, count) for severity, count in counted.items() if count]
    for index, (severity, count) in enumerate(found):
        yield Piece(words.COMMA if index else "")
        told = words.COUNTED.format(severity=words.SEVERITIES[severity.value], count=count)
        yield Piece(told, TONES[severity])
    explained = sum(verdict.explained for verdict in verdicts)
    if explained:
        yield Piece(words.COMMA + words.EXPLAINED.format(count=explained), Tone.FAINT)


def verdict_lines(template: Template, verdict: Verdict) -> Iterator[Line]:
    """The groups below a headline. Where there are only notes, one that stands alone takes a single line."""
    only_notes = verdict.count(Severity.NOTE) == len(verdict.findings)
    for findings in groups(verdict.findings):
        if only_notes and len(findings) == 1:
            (alone,) = findings
            yield line(*head(template, alone), words.GAP, *sentence(template, alone), level=1)
        else:
            yield from _group_lines(template, findings)
    if verdict.muted:
        yield line(Piece(words.MUTED.format(count=verdict.muted), Tone.FAINT), level=1)


def groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one severity and rule together: errors first, and each group where its first finding stands."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for severity in Severity:
        for finding in findings:
            if finding.severity is severity:
                found.setdefault((severity, finding.code), []).append(finding)
    return list(found.values())


def _group_lines(template: Template, findings: Sequence[Finding]) -> Iterator[Line]:
    yield line(*head(template, findings[0]), level=1)
    for finding in findings[:MOST_OF_A_KIND]:
        yield line(*sentence(template, finding), level=2)
    if len(findings) > MOST_OF_A_KIND:
        rest = words.MORE.format(count=len(findings) - MOST_OF_A_KIND)
        yield line(Piece(rest, Tone.FAINT), level=2)


def head(template: Template, finding: Finding) -> Iterator[Piece]:
    title = code_of(template, finding.code).title
    yield Piece(words.SEVERITIES[finding.severity.value], TONES[finding.severity])
    yield Piece(words.GAP + title if title else "", Tone.STRONG)
    yield Piece(words.GAP + finding.code, Tone.FAINT)


def sentence(template: Template, finding: Finding) -> Iterator[Piece]:
    """The sentence of the finding, its place set off from what is said of it."""
    place = where(template, finding)
    yield Piece(place, Tone.STRONG)
    yield Piece(message(template, finding).removeprefix(place))


def first_errors(outcome: Outcome, count: int) -> Iterator[Line]:
    if outcome.verdict is not None and outcome.template is not None:
        errors = [one for one in outcome.verdict.findings if one.severity is Severity.ERROR]
        for error in errors[:count]:
            code = Piece(error.code, Tone.FAINT)
            yield line(code, words.GAP, *sentence(outcome.template, error), level=1)
