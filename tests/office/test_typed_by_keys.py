"""A blank workbook filled in as a clerk does it: in a window of LibreOffice, by Tab, typing and pasting alone."""

import sys
from pathlib import Path

import pytest
from libreoffice import REQUIRED

from xlreport.form.report.blank import blank_report
from xlreport.messages import workbook as words
from xlreport.use_cases.check import check
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from keyboard.clerk import fill, with_reasons  # noqa: E402  the tools are no package
from keyboard.judge import differences, light_of  # noqa: E402
from keyboard.office import SMALL, opened  # noqa: E402
from keyboard.screen import Screen, missing_programs  # noqa: E402

BUNDLED = ROOT / "workbook_templates/zfxxgk/cases/zhangdian-2024.json"


def require_a_keyboard() -> None:
    missing = missing_programs()
    if missing and REQUIRED:
        pytest.fail(f"XLREPORT_REQUIRE_OFFICE=1, but this machine lacks {', '.join(missing)}")
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")


@pytest.mark.slow
def test_a_report_typed_by_keys_from_blank_is_the_report_and_its_light_is_green(tmp_path: Path) -> None:
    require_a_keyboard()
    facts = read_record(BUNDLED, load_templates())
    template = load_template(facts.report.template_id)
    report = with_reasons(template, facts)
    workbook = tmp_path / "blank.xlsx"
    workbook.write_bytes(write_workbook(template, blank_report(template, report.agency_name, report.year)))
    with Screen() as screen, opened(screen, workbook, SMALL) as office:
        fill(office, template, workbook, report)
    reading = read_workbook(workbook)
    assert differences(template, report, reading.report) == []
    assert not check(template, reading).refuses
    assert light_of(workbook) == words.LIGHT_READY
