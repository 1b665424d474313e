"""What the workbook counts, against what `check` finds cell by cell."""

from hypothesis import given
from support.reports import bundled, report
from support.strategies import reports

from xlreport.checking.cell_values import entry_findings
from xlreport.form.language.evaluate import evaluate
from xlreport.form.report.report import Reading, Report, State
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import MISSING, WRONG, CountAddress, TablePart
from xlreport.layout.live import SUMS, Live, LiveValues
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words


def live_of(own: Report) -> tuple[Live, LiveValues]:
    live = plan_workbook(bundled(), own.texts).live
    return live, LiveValues(live, ReportValues(bundled(), own), {})


@given(reports(bundled()))
def test_the_cells_counted_missing_or_wrong_are_those_that_check_finds(own: Report) -> None:
    live, values = live_of(own)
    reading = Reading(report=own, places={}, findings=())
    blank_figures = {address for address, entry in own.entries.items() if entry.state is State.BLANK}
    for part in [table.id for table in bundled().tables]:
        found = [one for one in entry_findings(bundled(), reading) if str(one.address).startswith(f"{part}[")]
        blank = sum(one.address in blank_figures for one in found)
        counted = {line.flag: values.content(line.flag) for line in live.completeness if line.part == TablePart(part)}
        missing, wrong = (counted[CountAddress(kind, TablePart(part))] for kind in (MISSING, WRONG))
        assert (missing, wrong) == (blank, len(found) - blank)


def test_the_light_says_ready_only_when_nothing_is_open() -> None:
    live, values = live_of(report())
    assert evaluate(live.light, values) == words.LIGHT_READY


def test_a_negative_count_and_a_fraction_turn_the_light() -> None:
    for edits in ({"documents[regulations, issued]": -1}, {"licensing[licences, decisions]": 1.5}):
        live, values = live_of(report(edits))
        assert values.content(SUMS[WRONG]) == 1
        assert str(evaluate(live.light, values)).startswith(words.LIGHT_WRONG[:3])
