"""The report the project starts from, with the faults it was published with: exactly those are found."""

from pathlib import Path

import openpyxl

from xlreport.checking.run import check
from xlreport.form.loading.folder import templates_folder
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
SHEET = "三、收到和处理政府信息公开申请情况"
OVERWRITTEN = ("（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")


def test_the_seed_with_its_two_labels_overwritten_has_these_findings_and_no_others(tmp_path: Path) -> None:
    form = load_template("zfxxgk/2021")
    path = tmp_path / "seed.xlsx"
    path.write_bytes(write_workbook(form, read_record(SEED, load_templates()).report))
    book = openpyxl.load_workbook(path)
    for row in book[SHEET]:
        for cell in row:
            if cell.value in OVERWRITTEN:
                cell.value = 0
    book.save(path)
    found = check(form, read_workbook(path)).findings
    assert [(one.code, one.severity.value) for one in found] == [
        ("T3-LABEL-OVERWRITTEN", "error"), ("T3-LABEL-OVERWRITTEN", "error"), ("LEAD-CONTACT", "warning"),
        ("Y-LAST-MISSING", "note"),
        ("UNIT-MISMATCH", "warning"),
    ]  # fmt: skip
    (mismatch,) = [one for one in found if one.code == "UNIT-MISMATCH"]
    assert mismatch.found == "张店区融媒中心、中心政府"
