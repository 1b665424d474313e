"""Every format has the same bytes in another process, at another time, in another folder and language."""

from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from support.all_forms import FORMS, SMALL_IDS, different, form
from support.reports import BUNDLED
from support.surroundings import printed_elsewhere
from support.whole_reports import SEED, whole_documents

from xlreport import compose, render_word

SCRIPT = """
import hashlib
from pathlib import Path
import xlreport
from xlreport.render.pdf.pdf import render_pdf
from xlreport.use_cases.forms import known_templates
forms = known_templates(Path({folder!r}))
report = xlreport.read_record(Path({report!r}), forms).report
template = forms[report.template_id]
for draft in (False, True):
    document = xlreport.compose(template, report, draft=draft)
    for made in (xlreport.render_word(document), xlreport.render_html(document).encode(),
                 xlreport.render_markdown(document).encode(), render_pdf(document).content):
        print(len(made), hashlib.sha256(made).hexdigest())
"""
REPORTS = {BUNDLED: SEED, **{one: FORMS / one.partition("/")[0] / "cases/whole.json" for one in SMALL_IDS}}


@pytest.mark.parametrize("template_id", REPORTS)
def test_docx_html_md_and_pdf_depend_on_nothing_but_the_report(template_id: str, tmp_path: Path) -> None:
    told = list(printed_elsewhere(SCRIPT.format(folder=str(FORMS), report=str(REPORTS[template_id])), tmp_path))
    assert told[0] == told[1]
    assert len(set(told[0].splitlines())) == 8


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("name", ["seed", "city", "one-application", *SMALL_IDS])
def test_a_validator_of_the_file_format_finds_no_error_in_word(name: str, draft: bool, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    own = compose(form(name), different(name)) if name in SMALL_IDS else whole_documents()[name]
    path.write_bytes(render_word(replace(own, draft=draft)))
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []
