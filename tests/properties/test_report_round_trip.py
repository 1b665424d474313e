import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from report_strategies import Drawn, reports
from support.all_forms import SMALL_IDS, form, forms
from support.full import FULL
from support.reports import BUNDLED

from xlreport.form.model.finding import Severity
from xlreport.form.report.report import Report
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

some = settings(max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])
hundred = settings(some, max_examples=100)
written = hundred if FULL else some
"""Nothing is shrunk: a failing report would be written and read for minutes."""


def hold_round_trip(template_id: str, report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "年报.xlsx")
        path.write_bytes(write_workbook(form(template_id), report))
        reading = read_workbook(path, forms())
    assert render_json(form(template_id), reading.report) == render_json(form(template_id), report)
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []


def hold_normal_form(template_id: str, report: Report) -> None:
    first = render_json(form(template_id), report)
    assert render_json(form(template_id), parse_record(first, forms()).report) == first


@written
@given(reports(form(BUNDLED)))
def test_a_report_written_to_a_workbook_is_read_back_as_it_was(drawn: Drawn) -> None:
    hold_round_trip(BUNDLED, drawn.report)


@settings(some, max_examples=10)
@given(st.sampled_from(SMALL_IDS).flatmap(lambda one: st.tuples(st.just(one), reports(form(one)))))
def test_a_report_of_a_small_form_is_read_back_as_it_was(drawn: tuple[str, Drawn]) -> None:
    hold_round_trip(drawn[0], drawn[1].report)


@hundred
@given(reports(form(BUNDLED)))
def test_the_normal_form_of_a_report_is_its_own_normal_form(drawn: Drawn) -> None:
    hold_normal_form(BUNDLED, drawn.report)


@some
@given(st.sampled_from(SMALL_IDS).flatmap(lambda one: st.tuples(st.just(one), reports(form(one)))))
def test_the_normal_form_of_a_small_form_is_its_own_normal_form(drawn: tuple[str, Drawn]) -> None:
    hold_normal_form(drawn[0], drawn[1].report)
