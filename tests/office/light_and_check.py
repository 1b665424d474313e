"""What a filled-in workbook shows of its rules, its counts and its light, beside what `check` finds in it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from formula_results import results

from xlreport.checking.cell_values import entry_findings, field_findings
from xlreport.checking.run import Verdict, check
from xlreport.form.language.evaluate import evaluate_cell
from xlreport.form.model.address import Address, TextAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.report.report import Reading, State
from xlreport.layout.addresses import MISSING, UNEXPLAINED, WRONG, Calls
from xlreport.layout.lines import Line
from xlreport.layout.live import LiveValues
from xlreport.layout.plan import Plan
from xlreport.messages import workbook as words
from xlreport.messages.codes.reading_codes import LAPSED

ASKING = {words.FAILS: WRONG, words.ASKS: UNEXPLAINED, words.EXPLAINED: UNEXPLAINED, words.NOTICE: None}
OF_CELLS = {"CHOICE-UNKNOWN", "DATE-UNREADABLE", "CELL-ERROR"}
"""What reading a file finds that cells can tell as well."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Filled:
    """A filling as a spreadsheet program shows it, and what `check` finds."""

    path: Path
    plan: Plan
    reading: Reading
    live: LiveValues | None = None
    """Given where the formulas are computed without a spreadsheet program."""

    def shown(self, address: Address) -> object:
        if self.live is not None:
            return self.live.content(address)
        cell = self.plan.where(address)
        return results(self.path).get((cell.sheet, cell.name))

    @property
    def light(self) -> object:
        if self.live is not None:
            return evaluate_cell(self.plan.live.light, self.live)
        return results(self.path)[words.COVER, "B2"]

    @cached_property
    def verdict(self) -> Verdict:
        return check(self.plan.template, self.reading)

    def findings(self) -> list[Finding]:
        """All that is found, what only follows from something else included."""
        return [one for one in (*self.verdict.findings, *self.verdict.following) if one.code != LAPSED]

    def key(self, finding: Finding) -> Key:
        """The rule, and the cell it speaks of: an item left blank moves the addresses of those below it."""
        place = None if isinstance(finding.address, TextAddress) else finding.place
        return finding.code, str(finding.address) if place is None else f"{place.sheet}!{place.cell}"

    def key_of(self, line: Line) -> Key:
        cell = self.plan.where(line.at)
        return line.code or "", str(line.at) if isinstance(line.at, TextAddress) else f"{cell.sheet}!{cell.name}"


def counts(one: Filled) -> dict[Calls, int]:
    template, reading = one.plan.template, one.reading
    seen = {one.key_of(line): line for line in one.plan.live.relations}
    left = left_to_check(one) | following(one)
    findings = {one.key(finding): finding for finding in one.findings() if one.key(finding) in seen.keys() - left}
    cells = list(entry_findings(template, reading))
    blank = [finding for finding in cells if _is_blank(reading, finding)]
    of_cells = [finding for finding in reading.findings if finding.code in OF_CELLS]
    broken = [finding for finding in findings.values() if finding.severity is Severity.ERROR]
    given = {(reason.code, reason.at) for reason in reading.report.reasons}
    asked = [finding for finding in findings.values() if finding.severity is Severity.WARNING]
    unexplained = [finding for finding in asked if (finding.code, finding.address) not in given]
    return {
        WRONG: len(cells) - len(blank) + len(of_cells) + len(broken),
        MISSING: len(blank) + len(list(field_findings(template, reading))),
        UNEXPLAINED: len(unexplained),
    }  # fmt: skip


def _is_blank(reading: Reading, finding: Finding) -> bool:
    entries = reading.report.entries
    return any(address == finding.address and entry.state is State.BLANK for address, entry in entries.items())


def light(counts: dict[Calls, int]) -> str:
    said = ((WRONG, words.LIGHT_WRONG), (MISSING, words.LIGHT_UNFINISHED), (UNEXPLAINED, words.LIGHT_UNEXPLAINED))
    return next((sentence.format(count=counts[kind]) for kind, sentence in said if counts[kind]), words.LIGHT_READY)


def asked_by_sheet(one: Filled) -> set[Key]:
    """The lines that ask for something, also those that only follow from another line."""
    asking = {one.key_of(line) for line in one.plan.live.relations if one.shown(line.state_cell) in ASKING}
    return asking | following(one)


def following(one: Filled) -> set[Key]:
    """The broken lines that only show what another line says: they are shown and not counted."""
    return {one.key_of(line) for line in one.plan.live.relations if one.shown(line.state_cell) == words.FOLLOWS}


def led_by_check(one: Filled) -> set[Key]:
    """What `check` tells by itself."""
    return {one.key(finding) for finding in one.verdict.findings}


def left_out_by_check(one: Filled) -> set[Key]:
    """What `check` counts and does not tell, because it follows from something that it tells."""
    return {one.key(finding) for finding in one.verdict.following}


def left_to_check(one: Filled) -> set[Key]:
    """The lines that the sheet leaves to whoever checks the file."""
    return {one.key_of(line) for line in one.plan.live.relations if one.shown(line.state_cell) == words.LATER}


def asked_by_check(one: Filled) -> set[Key]:
    """What `check` finds of rules that have a line, but for what is left to it."""
    lines = {one.key_of(line) for line in one.plan.live.relations}
    return ({one.key(finding) for finding in one.findings()} & lines) - left_to_check(one)


def has_a_cause(one: Filled) -> bool:
    """Whether `check` names the cell behind several lines, or a figure that the form does not accept."""
    wrong = {finding.address for finding in entry_findings(one.plan.template, one.reading)}
    told = any(finding.suspect is not None for finding in one.verdict.findings)
    return told or any(not wrong.isdisjoint(finding.related) for finding in one.verdict.following)
