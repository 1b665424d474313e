"""Reports of both editions of 行政执法统计年报: what 庆元县 printed for 2024, and bodies of 大同 made up beside it."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from support.reports import record
from xlreport.form.loading.folder import templates_folder
from xlreport.form.report.report import Report
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook

ZHEJIANG, DATONG = "xzzf/zj-2021", "xzzf/dt-2021"
FOLDER = templates_folder() / "xzzf"
PENALTIES: Mapping[str, object] = {
    "penalties[reported, acts.caution]": 20, "penalties[reported, acts.criticism]": 3,
    "penalties[reported, acts.fine]": 100, "penalties[reported, acts.suspension]": 4,
    "penalties[reported, acts.downgrading]": 1, "penalties[reported, acts.closure]": 2,
    "penalties[reported, acts.shutdown]": 5, "penalties[reported, acts.money]": 123456.78,
    "further_acts[reported, inspections]": 50,
}  # fmt: skip


def qingyuan() -> Report:
    content = (FOLDER / "cases" / "qingyuan-2024.json").read_text(encoding="utf-8")
    return parse_record(content, load_templates()).report


def datong(agency: str, edits: Mapping[str, object] | None = None) -> Report:
    template = load_template(DATONG)
    whole = record({"year": 2024, "agency.name": agency, **(PENALTIES if edits is None else edits)}, template)
    return parse_record(dump_json(whole), load_templates()).report


def put(folder: Path, report: Report) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{report.agency_name}{report.year}年行政执法统计年报.xlsx"
    path.write_bytes(write_workbook(load_template(report.template_id), report))
    return path


def own_forms(folder: Path, *changes: tuple[str, str]) -> Path:
    """A folder of forms with both editions, that of 大同 changed."""
    own = folder / "xzzf"
    shutil.copytree(FOLDER, own, ignore=shutil.ignore_patterns("cases"))
    text = (own / "dt-2021.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (own / "dt-2021.yaml").write_text(text, encoding="utf-8")
    return folder


def codes(listed: str) -> list[str]:
    found: list[str] = [one["code"] for one in json.loads(listed)["findings"]]
    return found
