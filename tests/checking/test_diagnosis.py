"""A slip of the hand is found, and where the sums can tell it, the cell it happened in is named."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from cases_of_checks import application
from damages import Damage, damages
from support.full import FULL
from support.reports import bundled, judged, reading
from whole_reports import whole_reports, without_totals

from xlreport.checking.diagnosis.likely_mistakes import Mistake
from xlreport.checking.run import check
from xlreport.form.model.finding import Finding
from xlreport.form.report.report import Reading, Report
from xlreport.messages.findings import MISTAKES, message

COUNT = 2000 if FULL else 200
"""Two thousand damages with XLREPORT_FULL=1, a tenth of them otherwise."""


@dataclass
class Told:
    named: Counter[str] = field(default_factory=Counter)
    mistaken: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    unfound: list[Damage] = field(default_factory=list)

    def share(self, counted: Counter[str]) -> float:
        return counted.total() / self.of.total()


def told_of(reports: list[Report], seed: int) -> Told:
    template, told = bundled(), Told()
    clean = {id(one): findings_of(one) for one in reports}
    known = {key for keys in clean.values() for key in keys}
    for damage in damages(template, reports, COUNT, seed):
        verdict = check(template, Reading(report=damage.report, places={}, findings=()))
        fresh = [one for one in verdict.findings if (one.code, str(one.address)) not in known]
        told.of[damage.kind] += 1
        if not fresh:
            told.unfound.append(damage)
            continue
        cell = named_by(fresh[0])
        if cell in {str(address) for address in damage.cells}:
            told.named[damage.kind] += 1
        elif fresh[0].suspect is not None:
            told.mistaken[damage.kind] += 1
    return told


def findings_of(report: Report) -> set[tuple[str, str]]:
    verdict = check(bundled(), Reading(report=report, places={}, findings=()))
    return {(one.code, str(one.address)) for one in verdict.findings}


def named_by(finding: Finding) -> str | None:
    """The cell a finding points to: its suspect, or where it stands if what stands there is no number."""
    if finding.suspect is not None:
        return str(finding.suspect.address)
    is_number = finding.found is not None and finding.found.replace(".", "").isdigit()
    return None if is_number else str(finding.address)


def shown(title: str, told: Told) -> None:
    rows = (f"{kind} {told.named[kind]}/{told.of[kind]}" for kind in told.of)
    shares = f"named {told.share(told.named):.1%}, another named {told.share(told.mistaken):.1%}"
    print(f"{title}: {told.of.total()} damages, {len(told.unfound)} unfound, {shares}; {', '.join(rows)}")  # noqa: T201  the figure to quote


def test_with_stated_totals_every_slip_is_found_and_nearly_always_its_cell_is_named() -> None:
    told = told_of(whole_reports(), seed=4)
    shown("stated totals", told)
    assert told.unfound == []
    assert told.share(told.named) >= 0.8
    assert told.share(told.mistaken) < 0.02


def test_with_live_totals_every_slip_is_found_and_hardly_ever_a_wrong_cell_is_named() -> None:
    told = told_of([without_totals(one) for one in whole_reports()], seed=5)
    shown("live totals", told)
    assert told.unfound == []
    assert told.share(told.mistaken) < 0.02


SUSPECTED: Mapping[str, tuple[Mapping[str, object], str, str, str]] = {
    "one cell of a cross of totals": (
        {
            application("received"): 7, application("received", "applicant.total"): 7,
            application("handled.granted"): 9, application("handled.granted", "applicant.total"): 7,
            application("handled.total"): 7, application("handled.total", "applicant.total"): 7,
        },
        application("handled.granted"), "7", "only",
    ),
    "ten times too much": (
        {application("received"): 43, application("handled.granted"): 400, application("handled.partial"): 3},
        application("handled.granted"), "40", "tenfold",
    ),
    "two digits swapped": (
        {application("received"): 43, application("handled.granted"): 13, application("handled.partial"): 12},
        application("handled.granted"), "31", "swapped",
    ),
    "a figure in the next column": (
        {
            application("received"): 8, application("handled.granted"): 3,
            application("handled.partial", "applicant.legal.company"): 5,
        },
        application("handled.partial", "applicant.legal.company"), "0", "moved",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SUSPECTED)
def test_the_cell_is_asked_about_with_what_would_mend_the_sums(name: str) -> None:
    edits, address, expected, why = SUSPECTED[name]
    [finding] = [one for one in judged(edits).findings if one.severity == "error"]
    assert finding.suspect is not None
    assert (str(finding.suspect.address), finding.suspect.expected, finding.suspect.why) == (address, expected, why)
    assert message(bundled(), finding).count("？") == 1


def test_where_several_cells_would_mend_a_sum_none_is_named() -> None:
    edits = {application("received"): 6, application("handled.granted"): 2, application("handled.partial"): 3}
    [finding] = judged(edits).findings
    assert (finding.code, finding.suspect) == ("T3-BALANCE", None)


def test_two_slips_are_named_one_by_one() -> None:
    def column(name: str, granted: int) -> dict[str, object]:
        return {
            application("received", name): granted + 3, application("handled.partial", name): 3,
            application("handled.granted", name): granted * 10,
        }  # fmt: skip

    natural, company = column("applicant.natural", 40), column("applicant.legal.company", 70)
    suspects = [one.suspect for one in judged({**natural, **company}).findings]
    assert [one and str(one.address) for one in suspects] == [
        application("handled.granted"), application("handled.granted", "applicant.legal.company"),
    ]  # fmt: skip


def test_what_one_slip_explains_besides_is_muted_and_counted() -> None:
    edits = SUSPECTED["one cell of a cross of totals"][0]
    verdict = judged(edits)
    assert len(verdict.findings) == 1
    assert verdict.muted >= 2


def test_every_slip_has_its_words() -> None:
    assert set(MISTAKES) == {slip.value for slip in Mistake}


def test_a_report_without_a_slip_has_no_suspect() -> None:
    assert all(one.suspect is None for one in check(bundled(), reading()).findings)
