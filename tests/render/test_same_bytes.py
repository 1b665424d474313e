"""Every format has the same bytes in another process, at another time, in another folder and language."""

from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from support.surroundings import printed_elsewhere
from support.whole_reports import SEED, whole_documents

from xlreport import render_word

SCRIPT = f"""
import hashlib
from pathlib import Path
import xlreport
from xlreport.render.pdf.pdf import render_pdf
template = xlreport.load_template('zfxxgk/2021')
report = xlreport.read_record(Path({str(SEED)!r}), xlreport.load_templates()).report
for draft in (False, True):
    document = xlreport.compose(template, report, draft=draft)
    for made in (xlreport.render_word(document), xlreport.render_html(document).encode(),
                 xlreport.render_markdown(document).encode(), render_pdf(document).content):
        print(len(made), hashlib.sha256(made).hexdigest())
"""


def test_docx_html_md_and_pdf_depend_on_nothing_but_the_report(tmp_path: Path) -> None:
    told = list(printed_elsewhere(SCRIPT, tmp_path))
    assert told[0] == told[1]
    assert len(set(told[0].splitlines())) == 8


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("name", ["seed", "city", "one-application"])
def test_a_validator_of_the_file_format_finds_no_error_in_word(name: str, draft: bool, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(render_word(replace(whole_documents()[name], draft=draft)))
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []
