"""Reports on the form whose table of accounts has rows without end, and its workbooks as people change them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from support.all_forms import form, forms
from xlreport.checking.run import Verdict, check
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

ACCOUNTS = "accounts/2022"
TABLE = "platforms"
SHEET = "二、账号清单"
TOP = 6
"""The row of the first record, as a sheet counts."""

NEWS = {"name": "甲局发布", "kind": "微信公众号", "followers": 1200, "opened": "2015-03-01", "url": "https://a.gov.cn"}
BLOG = {"name": "甲局微博", "kind": "微博", "followers": 300}
CLIPS = {"name": "甲局视频", "kind": "短视频", "followers": 50}
Record = Mapping[str, object]


def accounts() -> Template:
    return form(ACCOUNTS)


def accounts_report(rows: Sequence[Record], agency: str = "甲局", **more: object) -> Report:
    content = {
        "template": ACCOUNTS, "year": 2024, "agency": {"name": agency},
        "tables": {"overall": {"accounts": {"number": len(rows)}}}, "records": {TABLE: list(rows)}, **more,
    }  # fmt: skip
    return parse_record(dump_json(content), forms()).report


def changed(path: Path, rows: Sequence[Record], change: Callable[[Worksheet], object]) -> Reading:
    """The workbook with these records, read after somebody changed its list."""
    path.write_bytes(write_workbook(accounts(), accounts_report(rows)))
    book = openpyxl.load_workbook(path)
    change(book[SHEET])
    book.save(path)
    return read_workbook(path, forms())


def verdict(reading: Reading) -> Verdict:
    return check(accounts(), reading)
