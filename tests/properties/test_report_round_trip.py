import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from report_strategies import Drawn, reports

from xlreport.form.model.finding import Severity
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

FORM = load_template("zfxxgk/2021")
FORMS = {FORM.id: FORM}
hundred = settings(max_examples=100, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""Nothing is shrunk: a failing report would be written and read for minutes."""


@hundred
@given(reports(FORM))
def test_a_report_written_to_a_workbook_is_read_back_as_it_was(drawn: Drawn) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "年报.xlsx")
        path.write_bytes(write_workbook(FORM, drawn.report))
        reading = read_workbook(path, FORMS)
    assert render_json(FORM, reading.report) == render_json(FORM, drawn.report)
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []


@hundred
@given(reports(FORM))
def test_the_normal_form_of_a_report_is_its_own_normal_form(drawn: Drawn) -> None:
    written = render_json(FORM, drawn.report)
    assert render_json(FORM, parse_record(written, FORMS).report) == written
