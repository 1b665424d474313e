"""Records of one edition in the sum of another: put together, and what has no column there told."""

import json
from pathlib import Path

import pytest
from support.accounts import BLOG, CLIPS, NEWS, TABLE, accounts, accounts_report
from support.all_forms import FORMS
from support.commands import Cli

from xlreport import UnwritableError, check, load_template, parse_record, read_workbook, write_workbook
from xlreport.checking.run import Verdict
from xlreport.form.report.report import Reading, Report
from xlreport.records.write import dump_json, record_of
from xlreport.use_cases.forms import known_templates

pytestmark = pytest.mark.usefixtures("own_process")

OLD, NEW = "accounts/2022", "accounts/2024"
COUNTED = """counts_in:
  - edition: 2022
    figures: [{at: "overall[accounts, number]", is: "count(platforms)"}]
by_name: true
"""
CHANGES = (
    ("edition: 2022", "edition: 2024"),
    ("by_name: true\n", COUNTED),
    ("{id: owner, label", '{id: clerk, label: "管理员"}\n          - {id: owner, label'),
    ('          - {id: opened, label: "开设日期", kind: opened}\n', ""),
    ("carried: [kind, opened, url]", "carried: [kind, url]"),
)


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """The form of accounts in two editions; the newer one knows who keeps an account, and not since when."""
    text = (FORMS / "accounts" / "2022.yaml").read_text(encoding="utf-8")
    own = tmp_path / "forms" / "accounts"
    own.mkdir(parents=True)
    (own / "2022.yaml").write_text(text, encoding="utf-8")
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after)
    (own / "2024.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "forms"


def newer(forms: Path, agency: str) -> Report:
    rows = [{**CLIPS, "clerk": "某某"}, {**BLOG, "clerk": None}]
    content = {"template": NEW, "year": 2024, "agency": {"name": agency}, "records": {TABLE: rows}}
    content["tables"] = {"overall": {"accounts": {"number": 2}}}
    return parse_record(dump_json(content), known_templates(forms)).report


def test_records_of_both_editions_are_put_together_and_a_lost_column_is_told(
    cli: Cli, forms: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for own in (accounts_report([NEWS], "甲局"), newer(forms, "乙局")):
        book = write_workbook(load_template(own.template_id, forms), own)
        (tmp_path / "in" / f"{own.agency_name}.xlsx").write_bytes(book)
    named = ("--templates", forms, "--template", OLD)
    done = cli("combine", "in", "--agency", "某区", "--year", 2024, "-o", "sum.xlsx", *named)
    assert done.status == 0
    told = "\n".join(done.err)
    assert "清单的“管理员”（1 条）" in told
    assert "开设日期" in told
    whole = record_of(load_template(OLD, forms), read_workbook(tmp_path / "sum.xlsx", known_templates(forms)).report)
    assert [(one["name"], one["owner"], one["followers"]) for one in whole["records"][TABLE]] == [
        ("甲局视频", "乙局", 50), ("甲局微博", "乙局", 300), ("甲局发布", "甲局", 1200),
    ]  # fmt: skip
    assert whole["tables"]["overall"]["accounts"]["number"] == 3
    batch = cli("batch", "in", "-o", "out", "--to", "md", "--jobs", "1", "--templates", forms)
    found = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    assert batch.status == 0
    assert {"AGG-UNPLACED", "AGG-PART"} <= {one["code"] for one in found["findings"]}


def verdict(count: int) -> tuple[Report, Verdict]:
    own = accounts_report([{**BLOG, "name": f"账号{number}"} for number in range(count)])
    return own, check(accounts(), Reading(report=own, places={}, findings=()))


def test_more_records_than_a_list_takes_are_told_and_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("xlreport.checking.record_keys", "xlreport.layout.sheets.book"):
        monkeypatch.setattr(f"{module}.MOST_RECORDS", 3)
    own, fits = verdict(3)
    assert fits.findings == ()
    write_workbook(accounts(), own)
    own, told = verdict(4)
    assert [(one.code, str(one.address), one.found) for one in told.findings] == [
        ("RECORD-MANY", "platforms[账号3].name", "4")
    ]
    with pytest.raises(UnwritableError, match="RECORD-MANY"):
        write_workbook(accounts(), own)
