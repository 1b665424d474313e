"""What checking a report costs beside reading its workbook.

    python benchmarks/check.py [runs]

Reading and checking the same workbook, with last year's figures in it so that every rule is asked, in turn in one
process; the ratio is what counts. The goal is at most half. A broken report is diagnosed as well, which costs more.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from xlreport.checking.run import check
from xlreport.form.loading.folder import templates_folder
from xlreport.form.report.report import Entry, Report
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook

CASE = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"


def ratio(workbook: Path, runs: int) -> tuple[float, float, float]:
    """Median milliseconds of reading and of checking, and the median ratio."""
    template = load_template("zfxxgk/2021")
    reading_times, checking_times = [], []
    for _ in range(runs):
        start = time.perf_counter()
        reading = read_workbook(workbook)
        middle = time.perf_counter()
        check(template, reading)
        end = time.perf_counter()
        reading_times.append((middle - start) * 1e3)
        checking_times.append((end - middle) * 1e3)
    ratios = [checked / read for checked, read in zip(checking_times, reading_times, strict=True)]
    return statistics.median(reading_times), statistics.median(checking_times), statistics.median(ratios)


def broken(report: Report) -> Report:
    """One application too many in one column."""
    template = load_template(report.template_id)
    address = template.table("applications").inputs[0]
    number = (report.entries[address].number or Decimal(0)) + 1
    return replace(report, entries={**report.entries, address: Entry.of(number)})


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    template = load_template("zfxxgk/2021")
    report = read_record(CASE, load_templates()).report
    with tempfile.TemporaryDirectory() as folder:
        for name, one in (("clean", report), ("broken", broken(report))):
            path = Path(folder) / f"{name}.xlsx"
            path.write_bytes(write_workbook(template, one, replace(report, year=report.year - 1)))
            read, checked, share = ratio(path, runs)
            sys.stdout.write(f"{name}: read {read:.1f} ms, checked {checked:.1f} ms, ratio {share:.2f}\n")


if __name__ == "__main__":
    main()
