"""The light of a workbook filled in from blank, its counts and lines, against what `check` says of the same file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from blank_fillings import filled
from formula_results import results
from libreoffice import FULL, convert, require_libreoffice
from support.all_forms import IDS, fewer, form, forms
from support.reports import BUNDLED

from xlreport.checking.cell_values import entry_findings, field_findings
from xlreport.checking.inquiry import Subject
from xlreport.checking.run import named_findings, raised_findings
from xlreport.form.model.address import Address, TextAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Reading, State
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import MISSING, UNEXPLAINED, WRONG, Calls
from xlreport.layout.lines import Line
from xlreport.layout.live import SUMS
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

SEEDS = range(200) if FULL else range(0, 200, 10)
"""All two hundred fillings with XLREPORT_FULL=1, every tenth of them otherwise."""

ASKING = {words.FAILS: WRONG, words.ASKS: UNEXPLAINED, words.EXPLAINED: UNEXPLAINED, words.NOTICE: None}
OF_CELLS = {"CHOICE-UNKNOWN", "DATE-UNREADABLE"}
"""What reading a file finds that cells can tell as well."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Filled:
    """A filling as LibreOffice recalculated and saved it, with what is shown there and what `check` finds."""

    path: Path
    plan: Plan
    reading: Reading

    def shown(self, address: Address) -> object:
        cell = self.plan.where(address)
        return results(self.path).get((cell.sheet, cell.name))

    def findings(self) -> list[Finding]:
        """All that is found, what follows from something else included."""
        template = self.plan.template
        values = ReportValues(template, self.reading.report, self.reading.previous)
        raised = raised_findings(template, self.reading, values)
        return [*raised, *named_findings(Subject(template, self.reading, values))]

    def key(self, finding: Finding) -> Key:
        """The rule, and the cell it speaks of: an item left blank moves the addresses of those below it."""
        place = None if isinstance(finding.address, TextAddress) else finding.place
        return finding.code, str(finding.address) if place is None else f"{place.sheet}!{place.cell}"

    def key_of(self, line: Line) -> Key:
        cell = self.plan.where(line.at)
        return line.code or "", str(line.at) if isinstance(line.at, TextAddress) else f"{cell.sheet}!{cell.name}"


@pytest.fixture(scope="module")
def fillings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Filled]]:
    require_libreoffice()
    folder = tmp_path_factory.mktemp("light")
    seeds = [(one, seed) for one in IDS for seed in fewer(one, SEEDS)]
    sources = [filled(form(one), seed, folder / f"{form(one).form}-{seed}.xlsx") for one, seed in seeds]
    found: dict[str, list[Filled]] = {}
    for (one, _), path in zip(seeds, convert(sources, "xlsx", folder / "saved"), strict=True):
        found.setdefault(one, []).append(Filled(path, plan_workbook(form(one)), read_workbook(path, forms())))
    return found


@pytest.mark.parametrize("template_id", IDS)
def test_every_line_says_of_its_rule_what_check_says(fillings: dict[str, list[Filled]], template_id: str) -> None:
    asked = left = 0
    for one in fillings[template_id]:
        lines = one.plan.live.relations
        states = {one.key_of(line): one.shown(line.state_cell) for line in lines}
        left_to_check = {key for key, state in states.items() if state == words.LATER}
        in_sheet = {key for key, state in states.items() if state in ASKING}
        found = {one.key(finding) for finding in one.findings()} & states.keys()
        assert in_sheet == found - left_to_check, one.path.name
        asked, left = asked + len(in_sheet), left + len(left_to_check)
    print(f"{len(fillings[template_id])} fillings, {asked} lines ask in both, {left} are left to check")  # noqa: T201
    assert asked >= (2 * len(fillings[template_id]) if template_id == BUNDLED else 0)


@pytest.mark.parametrize("template_id", IDS)
def test_the_counts_and_the_light_are_those_of_check(fillings: dict[str, list[Filled]], template_id: str) -> None:
    lights: set[str] = set()
    for one in fillings[template_id]:
        counts = _counts(one)
        assert {kind: one.shown(address) for kind, address in SUMS.items()} == counts, one.path.name
        light = results(one.path)[words.COVER, "B2"]
        assert light == _light(counts), one.path.name
        lights.add(str(light)[:3])
    assert len(lights) >= (3 if template_id == BUNDLED else 1)


def _counts(one: Filled) -> dict[Calls, int]:
    template, reading = one.plan.template, one.reading
    seen = {one.key_of(line): line for line in one.plan.live.relations}
    left = {key for key, line in seen.items() if one.shown(line.state_cell) == words.LATER}
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


def _light(counts: dict[Calls, int]) -> str:
    said = ((WRONG, words.LIGHT_WRONG), (MISSING, words.LIGHT_UNFINISHED), (UNEXPLAINED, words.LIGHT_UNEXPLAINED))
    return next((sentence.format(count=counts[kind]) for kind, sentence in said if counts[kind]), words.LIGHT_READY)


def test_a_blank_form_whose_tables_alone_are_filled_in_is_not_ready(tmp_path: Path) -> None:
    """The light said so, while `check` asked for the texts."""
    own = _typed_by_hand(tmp_path, [])
    assert str(own.shown(SUMS[UNEXPLAINED])) == "3"
    assert str(results(own.path)[words.COVER, "B2"]).startswith(words.LIGHT_UNEXPLAINED[:3])


def test_a_thin_report_is_ready_once_every_question_has_its_reason(tmp_path: Path) -> None:
    own = _typed_by_hand(tmp_path, [(line.reason, "本单位人少事少") for line in _asking(_typed_by_hand(tmp_path, []))])
    assert results(own.path)[words.COVER, "B2"] == words.LIGHT_READY


def _asking(one: Filled) -> Sequence[Line]:
    return [line for line in one.plan.live.relations if one.shown(line.state_cell) == words.ASKS]


def _typed_by_hand(folder: Path, contents: Sequence[tuple[Address, str]]) -> Filled:
    """The bundled form with zeros in its tables, and what is said here."""
    require_libreoffice()
    template = form(BUNDLED)
    plan = plan_workbook(template)
    source = folder / f"hand-{len(contents)}.xlsx"
    source.write_bytes(write_workbook(template, blank_report(template, "某区教育局", 2025)))
    book = openpyxl.load_workbook(source)
    zeros = [(address, 0) for table in template.tables for address in table.inputs]
    for address, content in (*zeros, *contents):
        cell = plan.where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(source)
    (path,) = convert([source], "xlsx", folder / "saved")
    return Filled(path, plan, read_workbook(path, forms()))
